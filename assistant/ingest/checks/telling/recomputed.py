"""A result that looks mistyped beside what the operands that it is told with come to.

`上年为5亿元，同比增长20%`, with the value of now wherever it stands nearby; `检测费90万元，每批
3,000元` after so many 批; `前十大客户3亿元，集中度30%` of the total of a table.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE
from assistant.ingest.checks.reading.makings import digits_of, made_of
from assistant.ingest.checks.reading.proofs import before_it, number_fits, term_of
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import MASK, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

Pair = tuple[Quantity, Quantity]
_PER: Final = re.compile(r"(?:每|单|平均每?|(?=[\u4e00-\u9fff]均))(?P<what>[\u4e00-\u9fff]{1,3})")
_SHARE: Final = re.compile(r"占|比重|份额|集中度|贡献")
_SHORT_OF: Final = re.compile(r"(?:缺|差|超额?|多[收出]?|少[收出]?|超出|不足|欠)(?:约|了|\s)*$")
_THAT_IS: Final = re.compile(r"^[，,（(\s]*(?:约合|折合|合计?|即|也就是|相当于|约)(?:约|人民币)*$")
DECIMALS: Final = 2
SHORTEST_RUN: Final = 2
SHORT: Final = 2
"""Characters by which one is called."""
FEWEST_DIGITS: Final = 3
LOOSEST: Final = 4
"""Times the last digit of a result that its operands may leave open."""


def recomputed(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three; what is off is off by a digit, a swap or a scale."""
    for told in (t for sentence in evidence.sentences for t in told_in(sentence)):
        quantity = told.quantity
        if quantity.bound != "exact" or quantity.unit in {None, TIMES, POINTS}:
            continue
        found = next(_slips(evidence, told), None)
        if found and not number_fits(evidence, told.sentence, told.number):
            left, right, printed = found
            what = (
                f"由 {left.text} 与 {right.text} 算得 {printed}，报告写 {told.text}，两者不一致。"
            )
            yield of_passages("does_not_add_up", what, (told.sentence.passage,))
    yield from _written_twice(evidence)


def _slips(evidence: Evidence, told: Told) -> Iterator[tuple[Quantity, Quantity, str]]:
    quantity, term = told.quantity, term_of(told.sentence, told.number)
    for left, right in _operands(evidence, told):
        for computed in filter(None, made_of(left, right, term)):
            vague = computed.high - computed.low > quantity.slack * 2 * LOOSEST
            slip = "" if vague else slip_of(quantity, computed.value)
            long = slip != "scale" and digits_of(quantity) >= FEWEST_DIGITS
            if slip and (long or (slip == "scale" and quantity.unit != PERCENT)):
                yield left, right, written(rounded(computed.value, DECIMALS), quantity.unit)


def _operands(evidence: Evidence, told: Told) -> Iterator[Pair]:
    if told.quantity.unit == PERCENT and told.role == "change":
        yield from _of_growth(evidence, told)
    elif told.quantity.unit == PERCENT and _SHARE.search(told.number.words):
        yield from _of_share(evidence, told)
        yield from _among_siblings(told)
    elif told.role == "mean":
        yield from _of_mean(evidence, told)
    elif _SHORT_OF.search(told.sentence.text[: told.number.start]):
        yield from _of_row(evidence, told)


def _of_growth(evidence: Evidence, told: Told) -> Iterator[Pair]:
    """From a base that its sentence tells, to what stands around."""
    bases = [t for t in told_in(told.sentence)[: told.at] if t.role == "base"]
    if not bases or YEARLY.search(told.number.words):
        return
    base = bases[-1]
    beside = [t.quantity for t in told_in(told.sentence) if t.is_level]
    sums = _summed([q for q in beside if q is not base.quantity and alike(q, base.quantity)])
    for new in (*beside, *before_it(evidence, told.sentence), *sums):
        if alike(new, base.quantity) and new.value != base.quantity.value:
            yield new, base.quantity


def _summed(parts: Sequence[Quantity]) -> Iterator[Quantity]:
    """What parts told in turn come to."""
    if len(parts) > SHORTEST_RUN:
        value = sum((part.value for part in parts), Decimal(0))
        text = " + ".join(part.text for part in parts)
        yield parts[0].model_copy(update={"value": value, "text": text})


def _of_share(evidence: Evidence, told: Told) -> Iterator[Pair]:
    """Of the total of a table in which the value told before may be a part."""
    levels = [t for t in told_in(told.sentence)[: told.at] if t.is_level]
    part = levels[-1].quantity if levels else None
    for grid in evidence.grids_of(told.sentence.passage.document):
        for column, cell in enumerate(
            grid.cells[grid.total_row] if grid.total_row is not None else ()
        ):
            amount = not (grid.change(column) or AVERAGE.search(grid.header[column]))
            if amount and part and cell and alike(part, cell) and part.value < cell.value:
                yield part, cell


def _among_siblings(told: Told) -> Iterator[Pair]:
    """`一季度40万元，二季度60万元，二季度占60%`: of the values in turn before it."""
    levels = [t for t in told_in(told.sentence)[: told.at] if t.role in {"level", "base"}]
    run = [t for t in levels if alike(t.quantity, levels[-1].quantity)]
    if len(run) > 1:
        value = sum((part.quantity.value for part in run), Decimal(0))
        shown = " + ".join(part.text for part in run)
        whole = run[0].quantity.model_copy(update={"value": value, "text": shown})
        yield from ((part.quantity, whole) for part in run if _named(part) & _named(told))


def _named(told: Told) -> set[str]:
    """Whose it is, by the name or the period of its own clause."""
    start = told.number.start - len(told.number.words)
    spans = [s for s in told.sentence.periods if start <= s.start and s.end <= told.number.start]
    return {span.key for span in spans} | ({re.sub(r"占.*", "", told.name)} - {""})


def _of_mean(evidence: Evidence, told: Told) -> Iterator[Pair]:
    """By what its words say it is per."""
    per = next(reversed([*_PER.finditer(told.number.words)]), None)
    beside = [t.quantity for t in told_in(told.sentence)[: told.at]]
    known = [*beside, *before_it(evidence, told.sentence)]
    for total in (q for q in known if alike(q, told.quantity) and q.value != told.quantity.value):
        for count in known:
            if per and count.unit and per["what"].startswith(count.unit[:1]):
                yield total, count
    counts = [q for q in beside[-1:] if per and q.unit and per["what"].startswith(q.unit[:1])]
    yield from ((total, count) for count in counts for total in _called(evidence, told))


def _called(evidence: Evidence, told: Told) -> Iterator[Quantity]:
    """What its section tells of the one that its sentence begins with: `北线客户30户，户均2元`."""
    sentence = told.sentence
    for fact in facts_about(evidence, sentence.passage):
        here = fact.passage.sections == sentence.passage.sections and fact.cell is None
        named = any(sentence.text.startswith(name[:SHORT]) for name in fact.names if name[SHORT:])
        if here and named and alike(fact.quantity, told.quantity) and not fact.ago:
            yield fact.quantity


def _of_row(evidence: Evidence, told: Told) -> Iterator[Pair]:
    """Two cells of the row that is named last."""
    for grid in evidence.grids_of(told.sentence.passage.document):
        row = last_label(told.sentence, told.number, grid)
        cells = (
            [c for c in grid.cells[row] if c and alike(c, told.quantity)] if row is not None else []
        )
        yield from ((a, b) for a in cells for b in cells if a.value > b.value)


def _written_twice(evidence: Evidence) -> Iterator[Finding]:
    """`17,680万元，约合1.77亿元`"""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for left, right in pairwise(told):
            said = _THAT_IS.match(right.number.words.replace(MASK, ""))
            listed = re.search("[+＋、]", left.number.words)
            one = said and not listed and alike(left.quantity, right.quantity)
            if one and slip_of(right.quantity, left.quantity.value) == "scale":
                what = f"{left.text} 与 {right.text} 应为一个数，报告写 {right.text}，"
                what += "数量级不一致。"
                yield of_passages("contradiction", what, (sentence.passage,))
