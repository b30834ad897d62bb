"""`往后每月须做到61万元，稍高于5月实绩`: a value against that of a month that it names."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    deviation,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.periods import PeriodSpan, period_matches
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_THAN: Final = re.compile(
    r"[，,](?:仍|已|均|也|还)?(?:略|稍|小幅|明显|大幅|远|显著)?(?P<word>高于|低于|超过|不及|不到|少于|多于)(?:了|今年|本年)?$"
)
_LEVEL: Final = re.compile(
    r"的?(?:月度?)?(?:实际|当月)?(?:水平|完成额|完成水平|实绩|实际值|数|收入|营收|产量|销量)(?=[，,。；;]|$)"
)
_COMPARED: Final = re.compile(r"[，,（(]\s*(?:比|较)$")
_MORE_BY: Final = re.compile(
    r"的?(?:月度?)?(?:实际|当月)?(?:水平|完成额|完成|实绩|实际值|收入|营收)?的?"
    r"(?:高|增长|增加|多|提高|低|下降|减少|降低)[出了]?(?:约|近|\s)*"
)
_MORE: Final = frozenset({"高于", "超过", "多于"})
NEAR: Final = Decimal("0.25")
"""Of the value: what lies farther off is of something else."""


def than_then(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. The month has one value near it in the totals of tables."""
    for sentence in evidence.sentences:
        for span in sentence.periods:
            before = sentence.text[: span.start]
            word = _THAN.search(before)
            numbers = [n for n in sentence.numbers if word and n.end == word.start()]
            if word and numbers and _LEVEL.match(sentence.text, span.end):
                yield from _check(evidence, sentence, numbers[0], span, word["word"])
            yield from _by_how_much(evidence, sentence, span)


def _check(
    evidence: Evidence, sentence: Sentence, number: Number, span: PeriodSpan, word: str
) -> Iterator[Finding]:
    value = number.quantity
    if not is_money(value.unit) or value.bound != "exact":
        return
    near = [
        c for c in _totals(evidence, sentence, span) if abs(c.value - value.value) <= NEAR * c.value
    ]
    wrong = [
        c for c in near if c.value != value.value and (value.value > c.value) != (word in _MORE)
    ]
    if near and len(wrong) == len(near):
        said = sentence.text[span.start : span.end]
        what = f"报告写 {number.text}「{word}」{said}，而{said}为 {wrong[0].text}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _by_how_much(evidence: Evidence, sentence: Sentence, span: PeriodSpan) -> Iterator[Finding]:
    """`6月要做到63万元，比5月多5.0%`"""
    compared = _COMPARED.search(sentence.text[: span.start])
    behind = [n for n in sentence.numbers if n.start >= span.end][:1]
    value = [n for n in sentence.numbers if compared and n.end == compared.start()]
    said = _MORE_BY.fullmatch(sentence.text[span.end : behind[0].start]) if behind else None
    if not value or not said or not is_money(value[0].quantity.unit):
        return
    stated, planned = behind[0].quantity, value[0].quantity
    near = {
        c.value: c
        for c in _totals(evidence, sentence, span)
        if abs(c.value - planned.value) <= NEAR * c.value
    }
    if len(near) != 1 or stated.unit != PERCENT:
        return
    (then,) = near.values()
    ratio = over(reach(planned), reach(then))
    grown = scaled(ratio, HUNDRED, -HUNDRED) if ratio else None
    if grown and deviation(stated, size(grown)) == "warning":
        printed = written(rounded(grown.value, 2), PERCENT)
        what = f"从 {then.text} 到 {planned.text}，变化为 {printed}，"
        what += f"报告写 {stated.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _totals(evidence: Evidence, sentence: Sentence, span: PeriodSpan) -> Sequence[Quantity]:
    """Of that month: totals of columns, and rows of months."""
    found: list[Quantity] = []
    for grid in evidence.grids_of(sentence.passage.document):
        for row, cells in enumerate(grid.cells):
            of_row = grid.period_of(grid.labels[row])
            for column, cell in enumerate(cells):
                period = of_row or (grid.period(column) if row == grid.total_row else None)
                own = cell and is_money(cell.unit) and not grid.change(column)
                own = own and not PLAN.search(grid.names[column])
                own = own and (column == 1 or not of_row)
                if cell and own and period and period_matches(span.key, period):
                    found.append(cell)
    return found
