"""Parts told in turn that would add up to a whole nearby if one digit were another.

`期末720人；医生218人、护士296人、其他260人`, with 206 others: no word says that these are all, but
the sum does. The parts stand in one sentence, or one in each line of a list.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import opens_line
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.proofs import before_it, is_part
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

FEWEST: Final = 2
FEWEST_LINES: Final = 3
MOST_SIGNED: Final = 6
FEWEST_DIGITS: Final = 3
"""Of a part that another digit would make fit by more than chance."""
MANY_DIGITS: Final = 4
"""Of one whose whole stands somewhere in the report."""
_NO_SUM: Final = frozenset({None, POINTS, TIMES, PERCENT, "s", "year", "month"})
_PASSED: Final = frozenset({POINTS, PERCENT, "s"})
"""Of what stands between parts, and says something of them."""
_NO_PART: Final = frozenset({"change", "gap", "mean", "multiple"})
_OPENS: Final = re.compile(r"其中|[：:（(]|包括|分别为")
_STOCK: Final = re.compile(r"流出|支出|[年期月季]初[^，,。；]*$")
"""What a balance opens with, and what it loses."""
_AGO: Final = re.compile(r"[比较]|去年|上年|同期|此前|原")


class Run(NamedTuple):
    sentence: Sentence
    parts: Sequence[Number]
    lines: bool
    """Each stands in a line of its own."""

    @property
    def total(self) -> Decimal:
        return sum((n.quantity.value for n in self.parts), Decimal(0))


def mistyped_parts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond the last printed digit of the whole."""
    for sentence in evidence.sentences:
        for run in _runs(sentence):
            near = [*_beside(run), *before_it(evidence, sentence)]
            if not any(is_part(sentence.numbers, n, near) for n in (run.parts[0], run.parts[-1])):
                yield from _wrong(evidence, run)
    for paragraph in evidence.paragraphs:
        for run in _lines(paragraph):
            yield from _wrong(evidence, run)


def _wrong(evidence: Evidence, run: Run) -> Iterator[Finding]:
    """The whole that one slip leads to, or that is one itself; told beside it first."""
    if any(_STOCK.search(number.words) for number in run.parts):
        return
    largest = max(n.quantity.value for n in run.parts)
    near, far = (
        [q for q in wholes if q.value > largest and q.bound == "exact"]
        for wholes in (_near(evidence, run), _far(evidence, run))
    )
    if any(whole.value == run.total for whole in near) or _nets(run.parts, near):
        return
    for whole in near:
        if len(run.parts) > FEWEST and _is_mistyped(whole, run.total, MANY_DIGITS):
            yield _told(run, whole, whole.text)
            return
    if _stands(evidence, run):
        return
    digits = [*((whole, FEWEST_DIGITS) for whole in near), *((whole, MANY_DIGITS) for whole in far)]
    for whole, fewest in digits:
        if slipped := _slipped(run, whole, fewest):
            yield _told(run, whole, slipped.text)
            return


def _told(run: Run, whole: Quantity, slipped: str) -> Finding:
    parts = " + ".join(n.text for n in run.parts)
    summed = written(rounded(run.total, 2), whole.unit)
    what = f"{parts} 相加为 {summed}，总数写 {whole.text}，{slipped} 疑有误，两者不一致。"
    return of_passages("does_not_add_up", what, (run.sentence.passage,))


def _is_mistyped(stated: Quantity, meant: Decimal, fewest: int) -> bool:
    slip = slip_of(stated, meant) if meant > 0 else ""
    long = digits_of(stated) >= fewest
    return (slip == "swap" and (long or fewest == FEWEST_DIGITS)) or (slip == "digit" and long)


def _runs(sentence: Sentence) -> Iterator[Run]:
    """The longest runs of levels of one unit, without what stands in brackets behind them."""
    run: list[Number] = []
    for told in [*told_in(sentence), None]:
        number = told.number if told else None
        if run and number and _is_passed(number, run[0]):
            continue
        fits = told and _is_level(told)
        if run and not (fits and number and alike(number.quantity, run[0].quantity)):
            for parts in _ends(run):
                yield Run(sentence, parts, lines=False)
            run = []
        if fits and number:
            run.append(number)


def _is_passed(number: Number, first: Number) -> bool:
    return number.depth > first.depth or number.quantity.unit in _PASSED


def _lines(paragraph: Sequence[Sentence]) -> Iterator[Run]:
    """The first values of sentences that a semicolon or the end of a line divides."""
    run: list[tuple[Sentence, Number]] = []
    for before, sentence in pairwise([None, *paragraph, None]):
        first = next(iter(told_in(sentence)), None) if sentence else None
        fits = first and _is_level(first) and first.quantity.bound == "exact"
        goes_on = run and fits and first and before and sentence and (
            alike(first.quantity, run[0][1].quantity) and _divided(before, sentence)
        )  # fmt: skip
        if run and not goes_on:
            for some in (run, run[1:]):
                if len(some) >= FEWEST_LINES:
                    yield Run(some[0][0], [number for _, number in some], lines=True)
            run = []
        if fits and first and sentence and not sentence.text.endswith(("：", ":")):
            run.append((sentence, first.number))


def _divided(before: Sentence, sentence: Sentence) -> bool:
    text = sentence.passage.text
    start = text.find(before.text) + len(before.text)
    return "。" not in text[start : max(text.find(sentence.text, start), start)]


def _is_level(told: Told) -> bool:
    ago = told.role == "base" and _AGO.search(told.number.words)
    unit = told.quantity.unit
    summed = unit not in _NO_SUM or (unit is None and joinable(told.quantity, told.quantity))
    return told.role not in _NO_PART and not ago and summed


def _nets(run: Sequence[Number], wholes: Sequence[Quantity]) -> bool:
    """`期初100家，新增20家、流失5家，期末115家`: some of them go off."""
    first, *rest = (n.quantity.value for n in run)
    if len(rest) > MOST_SIGNED:
        return False
    nets = {first + sum(s * v for s, v in zip(signs, rest, strict=True))
            for signs in product((1, -1), repeat=len(rest))}  # fmt: skip
    return any(whole.value in nets for whole in wholes)


def _stands(evidence: Evidence, run: Run) -> bool:
    """The sum is told somewhere, so it is right."""
    part, total = run.parts[0].quantity, run.total
    return any(
        fact.quantity.value == total and alike(fact.quantity, part)
        for fact in facts_about(evidence, run.sentence.passage)
    )


def _ends(run: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """All of it; without the first, which may be the whole; without the last."""
    for part in (run, run[1:], run[:-1]):
        if len(part) >= FEWEST and all(n.quantity.bound == "exact" for n in part):
            yield part


def _beside(run: Run) -> list[Quantity]:
    """What stands right before and right behind it, of the depth of the parts or less."""
    sentence, (first, *_, last) = run.sentence, run.parts
    told = {t.number.start: t for t in told_in(sentence)}
    if not (len(run.parts) > FEWEST or _OPENS.search(first.words)) or run.lines:
        return []
    numbers = [n for n in sentence.numbers if n.depth <= first.depth]
    before = [n for n in numbers if n.start < first.start and not _is_passed(n, first)]
    behind = [n for n in numbers if n.start > last.start and not _is_passed(n, first)]
    beside = [*before[-1:], *behind[:1]]
    return [n.quantity for n in beside if _is_level(told[n.start])
            and alike(n.quantity, first.quantity)]  # fmt: skip


def _near(evidence: Evidence, run: Run) -> list[Quantity]:
    """In the sentence, right before it, or the total of a table of the section."""
    near = _beside(run)
    if len(run.parts) > FEWEST:
        near += [] if opens_line(run.sentence) else before_it(evidence, run.sentence)
        passage = run.sentence.passage
        for grid in evidence.grids_of(passage.document):
            rows = {grid.total_row, last_label(run.sentence, run.parts[0], grid)} - {None}
            if grid.passage.sections == passage.sections:
                near += [
                    cell for row in rows if row is not None for cell in grid.cells[row] if cell
                ]
    return _alike(near, run)


def _far(evidence: Evidence, run: Run) -> list[Quantity]:
    """What the report tells more than once."""
    if len(run.parts) <= FEWEST:
        return []
    facts = [fact.quantity for fact in facts_about(evidence, run.sentence.passage)]
    facts = _alike(facts, run)
    times = Counter(quantity.value for quantity in facts)
    return [quantity for quantity in facts if times[quantity.value] > 1]


def _alike(quantities: Iterable[Quantity], run: Run) -> list[Quantity]:
    return [q for q in quantities if alike(q, run.parts[0].quantity)]


def _slipped(run: Run, whole: Quantity, fewest: int) -> Number | None:
    """The part, or the first of two, that by a slip of its digits makes the sum another."""
    for number in run.parts:
        meant = number.quantity.value + whole.value - run.total
        if _is_mistyped(number.quantity, meant, fewest):
            return number
    return None
