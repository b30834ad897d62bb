"""Whether a number of the document fits the numbers around it: what does is no slip.

Read are values beside it, in its paragraph, in the rows of tables that it names, and those that its
sentence names. Where a relation of two of them gives the number to its last digit, the number is
right, whatever another reading of the words makes of it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    minus,
    plus,
    reach,
)
from assistant.ingest.checks.reading.makings import LOOSEST, RATES, Term, digits_of, gives, is_made
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity

FEWEST_DIGITS: Final = 2
"""Of a result that confirms by more than chance."""
FAR_DIGITS: Final = 3
"""The same, of operands from elsewhere, of which there are many."""
LONGEST_RUN: Final = 8
"""Numbers in turn that may be the parts of a sum."""
MOST_NAMED: Final = 40
"""Values from elsewhere in the document that a sentence names."""
_GROWTH: Final = re.compile("[增涨降升减跌]|[多少快慢]|变动|同比|环比")

_OF_INCREASE: Final = re.compile("[量额]的[^，,。]{0,3}$")
"""`占同比增量的20%` is a share."""


Pair = tuple[Quantity, Quantity]


class Operands(NamedTuple):
    beside: Sequence[Term]
    """In the sentence, or in the row."""
    around: Sequence[Quantity] = ()
    """In the paragraph, and what the sentence names elsewhere."""
    parts: Sequence[Quantity] = ()
    """Of which it may be a share: cells of rows that it names, and their differences."""
    pairs: Sequence[Pair] = ()
    """Of one row; of the sentence before and such a row."""


def number_fits(
    evidence: Evidence, sentence: Sentence, number: Number, value: Decimal | None = None
) -> bool:
    """As it is written, or if it were another `value`."""
    known = operands_of(evidence, sentence, number)
    term, numbers = term_of(sentence, number), sentence.numbers
    if value is not None:
        term = term._replace(quantity=term.quantity.model_copy(update={"value": value}))
        other = number._replace(quantity=term.quantity)
        numbers = tuple(other if each is number else each for each in numbers)
        number = other
    return fits(term, known) or is_part(numbers, number, known.around)


def fits_beside(evidence: Evidence, sentence: Sentence, number: Number) -> bool:
    """By another of its own sentence, with one more of this or of the sentence before."""
    beside = [n.quantity for n in sentence.numbers if n is not number]
    pairs = [*permutations(beside, 2), *_both_ways(beside, before_it(evidence, sentence))]
    return any(gives(a, b, term_of(sentence, number)) for a, b in pairs)


def cell_fits(grid: Grid, row: int, cell: Quantity) -> bool:
    """By others of its row, or as the share of one in its total."""
    others = [Term(c, grid.change(at)) for at, c in enumerate(grid.cells[row]) if c and c != cell]
    totals = grid.cells[grid.total_row] if grid.total_row is not None else []
    shares = [(one, whole) for one, whole in zip(grid.cells[row], totals, strict=False)
              if one and whole and one is not whole]  # fmt: skip
    return fits(Term(cell), Operands(others, pairs=shares))


def term_of(sentence: Sentence, number: Number) -> Term:
    told = next(each for each in told_in(sentence) if each.number is number)
    if told.role == "change" and not _OF_INCREASE.search(number.words):
        return Term(number.quantity, True)
    return Term(number.quantity, None if _GROWTH.search(number.words) else False)


def operands_of(evidence: Evidence, sentence: Sentence, number: Number) -> Operands:
    beside = [term_of(sentence, n) for n in sentence.numbers if n is not number]
    paragraph = evidence.by_place.get(sentence.passage.id, [])
    around = [n.quantity for other in paragraph if other is not sentence for n in other.numbers]
    before = before_it(evidence, sentence)
    parts: list[Quantity] = []
    pairs: list[Pair] = [*_of_lists(sentence)]
    for grid in evidence.grids_of(sentence.passage.document):
        for row in rows_in(grid, sentence.text):
            cells = [cell for cell in grid.cells[row] if cell]
            parts += [*cells, *_differences(cells)]
            pairs += permutations(cells, 2)
            pairs += ((a, b) for a in before for b in cells)
    named = (
        fact.quantity
        for fact in facts_about(evidence, sentence.passage)
        if any(len(name) > 1 and name in sentence.text for name in map(bare, fact.names))
    )
    around += [q for q, _ in zip(named, range(MOST_NAMED), strict=False)]
    return Operands(beside, around, parts, pairs)


def _of_lists(sentence: Sentence) -> Iterator[Pair]:
    """`甲3万 + 乙2万，乙占四成`: each part with what all of them come to."""
    for chain in chains_of(sentence):
        value = sum((part.quantity.value for part in chain.parts), Decimal(0))
        whole = chain.parts[0].quantity.model_copy(update={"value": value, "text": str(value)})
        yield from ((part.quantity, whole) for part in chain.parts)
        yield from ((n.quantity, whole) for n in sentence.numbers if n.start > chain.parts[-1].end)


def before_it(evidence: Evidence, sentence: Sentence) -> list[Quantity]:
    paragraph = evidence.by_place.get(sentence.passage.id, [])
    at = paragraph.index(sentence) if sentence in paragraph else 0
    return [n.quantity for n in paragraph[at - 1].numbers] if at else []


def rows_in(grid: Grid, text: str) -> Iterator[int]:
    """That the words name, and the total."""
    for row, label in enumerate(grid.labels):
        if row == grid.total_row or (len(label) > 1 and label in text):
            yield row


def _differences(cells: Sequence[Quantity]) -> Iterator[Quantity]:
    for left, right in combinations(cells, 2):
        if left.unit == right.unit and left.unit not in RATES and left.value != right.value:
            value = abs(left.value - right.value)
            place = max(filter(None, (left.place, right.place)), default=None)
            yield left.model_copy(update={"value": value, "place": place, "text": str(value)})


def fits(term: Term, known: Operands) -> bool:
    """As the result of two others, or as an operand of a result beside it."""
    number, beside = term.quantity, [each.quantity for each in known.beside]
    near, far = [*permutations(beside, 2), *known.pairs], [*_both_ways(beside, known.around)]
    shares = _both_ways(beside, known.parts)
    far += (p for p in shares if number.unit in {PERCENT, TIMES} or not alike(*p))
    digits = digits_of(number)
    if digits >= FEWEST_DIGITS and any(gives(a, b, term) for a, b in near):
        return True
    if digits >= FAR_DIGITS and any(gives(a, b, term) for a, b in far):
        return True
    if _balances(number, beside):
        return True
    results = [r for r in known.beside if digits_of(r.quantity) >= FEWEST_DIGITS]
    results = [r for r in results if r.quantity.bound == "exact"]
    others = [*beside, *known.around]
    return any(
        gives(number, other, result) or gives(other, number, result)
        for result in results
        for other in ([*others, *known.parts] if result.quantity.unit in RATES else others)
        if other is not result.quantity
    )


def _balances(number: Quantity, beside: Sequence[Quantity]) -> bool:
    """`月初200人，入职30人，离职10人，月末220人`: one of four of which two pairs are equal."""
    alike_ones = [q for q in beside if alike(q, number) and q.unit not in RATES]
    return digits_of(number) >= FEWEST_DIGITS and any(
        is_made(number, minus(plus(reach(a), reach(b)), reach(c)))
        for trio in combinations(alike_ones[:LONGEST_RUN], 3)
        for a, b, c in (trio, (trio[0], trio[2], trio[1]), (trio[1], trio[2], trio[0]))
        if min(abs(a.value - c.value), abs(b.value - c.value)) > 0
    )


def _both_ways(left: Sequence[Quantity], right: Sequence[Quantity]) -> Iterator[Pair]:
    for a in left:
        for b in right:
            yield a, b
            yield b, a


def is_part(numbers: Sequence[Number], number: Number, around: Iterable[Quantity]) -> bool:
    """Numbers in turn add up to it; or it is one of those, and their sum stands somewhere.

    What brackets say in between, `甲区3万（31天），乙区4万`, may be left out.
    """
    outside = [n for n in numbers if n.depth == 0]
    known = [*(n.quantity for n in numbers), *around]
    without = number.depth == 0 and len(outside) < len(numbers)
    return _adds_up(numbers, number, known) or (without and _adds_up(outside, number, known))


def _adds_up(numbers: Sequence[Number], number: Number, known: Sequence[Quantity]) -> bool:
    for start, end in combinations(range(len(numbers) + 1), 2):
        run = [n.quantity for n in numbers[start:end]]
        if not 2 <= len(run) <= LONGEST_RUN or not all(alike(q, run[0]) for q in run):
            continue
        if run[0].unit in {POINTS, TIMES}:
            continue
        total = plus(*map(reach, run))
        closed = known if number in numbers[start:end] else [number.quantity]
        outside = [q for q in closed if alike(q, run[0]) and not any(q is part for part in run)]
        least = min(abs(part.value) for part in run)
        outside = [q for q in outside if least > LOOSEST * q.slack]
        if any(digits_of(q) >= FEWEST_DIGITS and is_made(q, total) for q in outside):
            return True
    return False
