"""A series of years that grows by one rate, `按每年20%规划：2032年480万、2033年576万、…`.

All the values but one make the rate to the digit, and that one is mistyped.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_EACH: Final = re.compile(r"每年|逐年|各年|按|以")
"""Every year grows by it; of other compound growth only the first and the last year are told."""
_OF_SOME: Final = re.compile(r"[前后首头](?:[两二三四五六七八九]|\d)年")
_YEAR: Final = re.compile(r"\d{4}")
FEWEST: Final = 3
DECIMALS: Final = 2
Series = Sequence[tuple[int, Number]]


def geometric_series(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of each value, of that before it and of the rate."""
    for sentence in evidence.sentences:
        rates = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
        rates = [n for n in rates if len(rates) == 1 or _is_yearly(n)]
        series = _series(sentence) if len(rates) == 1 else []
        if len(series) < FEWEST or rates[0].quantity.bound != "exact":
            continue
        if _is_yearly(rates[0]):
            yield from _check(sentence, rates[0], series, bool(_EACH.search(_said(rates[0]))))


def _is_yearly(rate: Number) -> bool:
    return bool(YEARLY.search(_said(rate)) or _EACH.search(_said(rate)))


def _said(rate: Number) -> str:
    return re.split("[，,；;：:]", rate.words)[-1]


def _series(sentence: Sentence) -> Series:
    """One value for each of the years that follow each other; empty where there are others."""
    held: list[tuple[int, Number]] = []
    for number in (n for n in sentence.numbers if n.quantity.unit != PERCENT):
        start = number.start - len(number.words)
        spans = [s for s in sentence.periods if start <= s.start < number.start]
        if len(spans) == 1 and _YEAR.fullmatch(spans[0].key):
            held.append((int(spans[0].key), number))
    one = all(alike(n.quantity, held[0][1].quantity) for _, n in held)
    exact = all(n.quantity.bound == "exact" for _, n in held)
    in_turn = all(new == old + 1 for (old, _), (new, _) in pairwise(held))
    return held if one and exact and in_turn else []


def _check(sentence: Sentence, rate: Number, series: Series, each: bool) -> Iterator[Finding]:
    factor = 1 + rate.quantity.value / HUNDRED
    if _grows(series, factor):
        return
    last = len(series) - 1
    blamed = range(last + 1) if each else (0, last)
    for at in blamed:
        others = [*series[:at], *series[at + 1 :]]
        year, number = series[at]
        near, base = series[at - 1] if at else series[1]
        meant = base.quantity.value * factor ** (year - near)
        sure = len(others) >= FEWEST or each
        of_all = at == last and not (each or _OF_SOME.search(_said(rate)))
        slipped = slip_of(number.quantity, meant) or of_all
        if sure and _grows(others, factor) and slipped:
            unit = number.quantity.unit
            what = f"每年 {rate.text}，{near} 年为 {base.text}，{year} 年应为 "
            what += f"{written(rounded(meant, DECIMALS), unit)}，报告写 {number.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
            return


def _grows(series: Series, factor: Decimal) -> bool:
    """By the factor to the digit, from each value to the next one."""
    return all(
        abs(old.quantity.value * (step := factor ** (new_year - old_year)) - new.quantity.value)
        <= new.quantity.slack + old.quantity.slack * step
        for (old_year, old), (new_year, new) in pairwise(series)
    )
