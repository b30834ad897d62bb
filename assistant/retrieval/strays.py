"""Spans of time, amounts, rates and movements of a question that no slot took. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.counted_in import is_money_word, miscounted
from assistant.retrieval.language import Reading
from assistant.retrieval.shares import in_percent
from assistant.retrieval.times import counts_periods
from assistant.retrieval.vetoes import undated
from assistant.retrieval.words import MEASURED_ELSE

_TIMES: Final = frozenset({"year", "month", "s"})
_FAR: Final = re.compile(
    r"\d{5,}年|半年(?!度)(?=[^末底初])|[一二两三四五六七八九十\d]+个(?:月|季度)|(?<![一二三四1-4])季度(?!末)|周均|日均|[一二两三四五六七八九十]年(?:及?以[上下内])"
)
_AMOUNT: Final = re.compile(r"金额")
_RATE: Final = re.compile(r"率(?!先)")
_SCALE: Final = re.compile(
    r"(?<![\d一二两三四五六七八九几多少上近过约数.])[十百千万亿]{1,2}(?P<unit>[\u3400-\u9fff])"
)
_A_MONTH: Final = re.compile(r"(?:现在|如今|目前|眼下|每|平均)[一1]个月")
"""`现在一个月迟到几次` of what is told month by month."""
_BEFORE: Final = re.compile(r"([\u3400-\u9fff]{2})的?$")


def strays(
    reading: Reading, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> tuple[str, ...]:
    """Spans of time that no slot took, and an amount of what is not counted in money."""
    placed = {name for names in members.values() for name in names}
    placed |= {name for mention in reading.mentions for name in mention.names("member")}
    spans = [q.text for q in reading.stated if q.unit in _TIMES and q.text not in placed]
    spans += _FAR.findall(undated(reading)) if not spans else []
    spans = [span for span in spans if not counts_periods(span, reading)]
    if any(re.fullmatch(r"[\d*]+-\d\d", period.key) for period in reading.periods):
        spans = [span for span in spans if not re.fullmatch("[一1]个月", span)]  # which it is
    if _A_MONTH.search(reading.text) and _monthly(metrics, view):
        spans = [span for span in spans if not re.fullmatch("[一1]个月", span)]
    units = {m.unit for m in view.metrics() if m.name in metrics}
    amount = _AMOUNT.search(reading.text)
    known = bool(units) and None not in units
    wrong = amount is not None and known and not any(is_money_word(u) for u in units)
    used = reading.confirms or reading.years or "annualise" in reading.operations
    kept = () if used else tuple(spans)
    wrong_amount = (amount[0],) if amount and wrong else ()
    others = (*_rates(reading, view), *_measured(reading), *_scales(reading, metrics, view))
    return (*kept, *wrong_amount, *others, *miscounted(reading, metrics, view))


def _monthly(metrics: tuple[str, ...], view: View) -> bool:
    uses = view.uses()
    periods = [p for name in metrics if name in uses for p in uses[name].periods if p]
    return bool(periods) and all(re.fullmatch(r"\d{4}-\d\d", period) for period in periods)


def _measured(reading: Reading) -> Iterator[str]:
    """`新签的客户`: right before a metric, where a dictionary cuts it into plain words."""
    for mention in reading.mentions:
        before = _BEFORE.search(reading.text, 0, mention.start)
        if before and before[1] in MEASURED_ELSE and mention.names("metric"):
            yield before[1]


def _scales(reading: Reading, metrics: tuple[str, ...], view: View) -> Iterator[str]:
    """`万瓶规模的良品率` of 千瓶良品率: a name says for how many it is measured."""
    texts = [t for m in view.metrics() if m.name in metrics for t in (m.name, *m.aliases)]
    named = [match for text in texts for match in _SCALE.finditer(text)]
    for said in _SCALE.finditer(reading.text) if named else ():
        alike = {match[0] for match in named if match["unit"] == said["unit"]}
        if alike and said[0] not in alike:
            yield said[0]


def _rates(reading: Reading, view: View) -> tuple[str, ...]:
    """`出货率` is no number of things that were shipped: a rate behind a name is in percent."""
    return tuple(
        reading.text[mention.start : mention.end + 1]
        for mention in reading.mentions
        if _RATE.match(reading.text, mention.end) and mention.names("metric")
        if not any(in_percent(view, name) for name in mention.names("metric"))
    )
