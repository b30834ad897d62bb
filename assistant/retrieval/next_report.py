"""A follow-up that asks the same of another report by its month alone. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import find_periods
from assistant.retrieval.language import normalise
from assistant.retrieval.occasions import Asked
from assistant.retrieval.reports import day_of, reports_in, reports_of

_MONTH_ALONE: Final = re.compile(
    r"那?么?(?:\d{2,4}年)?(?:\d{1,2}|[一二三四五六七八九十]+)月份?(?:的|里面?|中)?呢?[?？!！。]*"
    r"|(?:and|what about|how about) (?:in |for )?[a-z]+(?: \d{4})?\?*",
    re.IGNORECASE,
)


def next_asked(text: str, view: View, periods: tuple[str, ...]) -> Asked | None:
    """`5月的呢` after `1月的汇报里…`, where that asked of no period: the report of that month."""
    text = normalise(text)
    reports = reports_in(view)
    spans = find_periods(text, day_of(reports))
    if periods or len(spans) != 1 or not _MONTH_ALONE.fullmatch(text):
        return None
    held = reports_of(spans[0].key, reports)
    return Asked("of", "呢", held[:1]) if held else None
