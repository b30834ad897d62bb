"""The period that a heading is about: what stands below `4月` is of April."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from assistant.ingest.found.dates import with_year
from assistant.ingest.found.measures import unnumbered
from assistant.periods import find_periods, year_before

_SAYS_WHEN: Final = re.compile(
    r"\d|[一二三四五六七八九十]月|[一二三四]季|[上下]半年|上个?[月季]|[去上]年"
)
"""今年 and 本月 count from the report, whose sentences say themselves how much of it they sum."""
_NUMBER: Final = re.compile(r"^[\s（(]*(?:[一二三四五六七八九十]+|\d+)[、.．)）]\s*")
_A_YEAR_AGO: Final = re.compile(r"(?:去年|上年)同期(?:情况|数据|回顾|表现)?\s*$")
_PLAIN: Final = re.compile(
    r"[\s份度的:：]*(?:生产|经营|运营|业务|工作|销售|财务|整体|总体|主要|重点|核心|完成|执行|实际)*"
    r"(?:情况|概况|回顾|总结|小结|数据|业绩|表现|指标|实绩|成绩|汇报|报告|进展|结果|动态|统计|快报)?\s*"
)
"""`4月经营情况`; in `2030年新品` and `去年12月整改` the time tells what is meant, and not when."""
_MONTH: Final = re.compile(r"(?:(?:19|20)\d\d年)?\d{1,2}月份?")
_NOT_OF_IT: Final = re.compile(
    r"整改|遗留|问题|以[来前后]|之[前后]|同期|对比|相比|比|[起至到]|新|老|版"
)


def headed_period(sections: Sequence[str], title: str, today: date, own: str) -> str | None:
    """Of the nearest heading that is about one; None if that names several, or a year of which the
    report's own period is a part.
    """
    for heading in reversed(sections):
        text = _NUMBER.sub("", unnumbered(heading))
        if own and _A_YEAR_AGO.match(text):
            return year_before(own)
        spans = [s for s in find_periods(text, today) if _SAYS_WHEN.search(text[s.start : s.end])]
        if heading == title or not spans:
            continue
        first, last = spans[0], spans[-1]
        if text[: first.start].strip():
            continue
        rest = text[last.end :]
        month = _MONTH.fullmatch(text[first.start : first.end]) and not _NOT_OF_IT.search(rest)
        if not (_PLAIN.fullmatch(rest) or month):
            continue
        keys = {with_year(span.key, "actual", today) for span in spans}
        key = keys.pop() if len(keys) == 1 else None
        return key if key and not (own.startswith(key) and own != key) else None
    return None
