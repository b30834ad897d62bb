"""The period that a heading is about: what stands below `4月` is of April."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.ingest.found.dates import with_year
from assistant.ingest.found.measures import unnumbered
from assistant.periods import find_periods

_SAYS_WHEN: Final = re.compile(
    r"\d|[一二三四五六七八九十]月|[一二三四]季|[上下]半年|上个?[月季]|[去上]年"
)
"""今年 and 本月 count from the report, whose sentences say themselves how much of it they sum."""
_HELD_AGAINST: Final = re.compile(r"[与和较比同跟从自距]$")
_OTHERWISE: Final = re.compile(
    r"^(?:以来|以前|以后|之?[前后]|[起至到初末底]|[同环]比|对比|相比"
    r"|[^，,]{0,4}(?:成立|开业|投产|上线|入职|入驻|签约|设立|建成|开始))"
)
"""Behind a time that only says since when, or what with."""


def headed_period(sections: Sequence[str], title: str, today: date) -> str | None:
    """Of the nearest heading that is about one; None if that names several."""
    for heading in reversed(sections):
        text = unnumbered(heading)
        spans = [s for s in find_periods(text, today) if _SAYS_WHEN.search(text[s.start : s.end])]
        if heading == title or not spans:
            continue
        first, last = spans[0], spans[-1]
        if _HELD_AGAINST.search(text[: first.start]) or _OTHERWISE.match(text[last.end :]):
            continue
        keys = {span.key for span in spans}
        return with_year(keys.pop(), "actual", today) if len(keys) == 1 else None
    return None
