"""Parts told in turn that would add up to a whole nearby if one digit were another.

`期末720人；医生218人、护士296人、其他260人`, with 206 others: no word says that these are all, but
the sum does.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.proofs import before_it, digits_of, is_part
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

FEWEST: Final = 2
MOST_SIGNED: Final = 6
FEWEST_DIGITS: Final = 3
"""Of a part that another digit would make fit by more than chance."""
_NO_SUM: Final = frozenset({None, POINTS, TIMES, PERCENT, "s", "year", "month"})
_NO_PART: Final = frozenset({"change", "gap", "mean", "multiple"})
_OPENS: Final = re.compile(r"其中|[：:（(]|包括|分别为")
_AGO: Final = re.compile(r"[比较]|去年|上年|同期|此前|原")


def mistyped_parts(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond the last printed digit of the whole."""
    for sentence in evidence.sentences:
        for run in _runs(sentence):
            wholes = list(_wholes(evidence, sentence, run))
            known = [*before_it(evidence, sentence), *wholes]
            if not wholes or is_part(sentence, run[0], known) or is_part(sentence, run[-1], known):
                continue
            total = sum((n.quantity.value for n in run), Decimal(0))
            if _stands(evidence, sentence, run[0].quantity, total) or _nets(run, wholes):
                continue
            for whole in wholes:
                if slipped := _slipped(run, total, whole):
                    parts = " + ".join(n.text for n in run)
                    summed = written(rounded(total, 2), whole.unit)
                    what = f"{parts} 相加为 {summed}，总数写 {whole.text}，"
                    what += f"{slipped.text} 疑有误，两者不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))
                    break


def _runs(sentence: Sentence) -> Iterator[Sequence[Number]]:
    """The longest runs of levels of one unit."""
    run: list[Number] = []
    for told in [*told_in(sentence), None]:
        number = told.number if told else None
        fits = told and _is_level(told)
        if run and not (fits and number and alike(number.quantity, run[0].quantity)):
            yield from _ends(run)
            run = []
        if fits and number:
            run.append(number)


def _is_level(told: Told) -> bool:
    ago = told.role == "base" and _AGO.search(told.number.words)
    return told.role not in _NO_PART and not ago and told.quantity.unit not in _NO_SUM


def _nets(run: Sequence[Number], wholes: Sequence[Quantity]) -> bool:
    """`期初100家，新增20家、流失5家，期末115家`: some of them go off."""
    first, *rest = (n.quantity.value for n in run)
    nets = {first + sum(s * v for s, v in zip(signs, rest, strict=True))
            for signs in product((1, -1), repeat=len(rest))}  # fmt: skip
    return len(rest) <= MOST_SIGNED and any(whole.value in nets for whole in wholes)


def _stands(evidence: Evidence, sentence: Sentence, part: Quantity, total: Decimal) -> bool:
    """The sum is told somewhere, so it is right."""
    return any(
        fact.quantity.value == total and alike(fact.quantity, part)
        for fact in facts_about(evidence, sentence.passage)
    )


def _ends(run: Sequence[Number]) -> Iterator[Sequence[Number]]:
    """All of it; without the first, which may be the whole; without the last."""
    for part in (run, run[1:], run[:-1]):
        if len(part) >= FEWEST and all(n.quantity.bound == "exact" for n in part):
            yield part


def _wholes(evidence: Evidence, sentence: Sentence, run: Sequence[Number]) -> Iterator[Quantity]:
    """In the sentence, right before it, or the total of a table of the section."""
    first = run[0].quantity
    told = {t.number.start: t for t in told_in(sentence)}
    at = [sentence.numbers.index(run[0]) - 1, sentence.numbers.index(run[-1]) + 1]
    opened = len(run) > FEWEST or _OPENS.search(run[0].words)
    beside = [sentence.numbers[i] for i in at if opened and 0 <= i < len(sentence.numbers)]
    near = [n.quantity for n in beside if _is_level(told[n.start]) and alike(n.quantity, first)]
    if len(run) > FEWEST:
        near += [q for q in before_it(evidence, sentence) if alike(q, first)]
    if len(run) > FEWEST:
        for grid in evidence.grids_of(sentence.passage.document):
            if grid.passage.sections == sentence.passage.sections and grid.total_row is not None:
                near += [c for c in grid.cells[grid.total_row] if c and c.unit == first.unit]
    largest = max(n.quantity.value for n in run)
    yield from (q for q in near if q.value > largest and q.bound == "exact")


def _slipped(run: Sequence[Number], total: Decimal, whole: Quantity) -> Number | None:
    """The part, or the first of two, that by a slip of its digits makes the sum another."""
    for number in run:
        meant = number.quantity.value + whole.value - total
        slip = slip_of(number.quantity, meant) if meant > 0 else ""
        long = digits_of(number.quantity) >= FEWEST_DIGITS
        if slip == "swap" or (slip == "digit" and long):
            return number
    return None
