"""What a percentage of prose is of: near it, in a table of its page, or by its name elsewhere."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.rates.known_rates import whose
from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.changing import compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import place_of
from assistant.ingest.checks.reading.intervals import HUNDRED
from assistant.ingest.checks.reading.naming import WHOLE, Named, core, label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike, joinable
from assistant.ingest.checks.reading.splits import sums_of
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import written
from assistant.quantities.units import is_money

_WHOLE: Final = re.compile(r"总|全|公司|集团|整体")
_WITHIN: Final = re.compile(r"的?[^，,。；\d]{0,10}(?:[里中]|当中|里面|之中)[，,]")
_SPLIT: Final = re.compile(r"[按分][^，,。；：:]{1,6}[：:]")
"""All of it is told: `按花色：`."""
_OF_NO_NAME: Final = re.compile(r"\s*[，,（(]?(?:占比?)(?:约|了|为|到|\s)*")
_POINTED: Final = re.compile(
    r"^(?:该|此|其)(?:客户|店|厂|区域?|校区|产品|项目|渠道|业务|公司|部门|品类|门店|单位|线|类)?的?(?=[一-鿿]{2})"
)
"""`占该店应收的一半`"""
_AMOUNT: Final = re.compile("(?:账款|款项|余额|总额|款)+$")
"""`占应收的6%` of 应收账款."""
FIRST: Final = 4
"""Characters before the number that a line begins with."""
FEWEST_MEMBERS: Final = 2
MOST_OFF: Final = 1
"""Percent that rounded shares of all may come to, more or less."""
SHORTEST_WHOLE: Final = 4
"""Characters of a name that means one thing in a whole document."""
PIECE: Final = 2
"""Characters at the end of a name that tell what is measured: `占全渠道` of 全渠道销售."""
SHORTEST_DATED: Final = 2
"""Enough beside a period: `占三季度收入的`."""


class Shared(NamedTuple):
    sentence: Sentence
    part: Number
    share: Number
    whole: str


def totals_near(shared: Shared, paragraph: Sequence[Sentence]) -> list[Quantity]:
    """What the percentage may be of: the number the whole names, or the sum that it is part of."""
    part = shared.part.quantity
    if opened := _opening(shared, paragraph):
        return [opened]
    if listed := listed_wholes(shared):
        return listed
    named, summed = [], []
    for sentence in paragraph:
        for number in sentence.numbers:
            if not alike(number.quantity, part) or number.quantity.value <= part.value:
                continue
            label = label_of(sentence, number)
            if len(label) > 1 and _means(shared, number, label):
                named.append(number.quantity)
        summed += [*_split(sentence, shared), *_added(sentence, shared)]
        terms = (n.quantity for each in sums_of(sentence) for n in (each.total, *each.parts))
        summed += [q for q in terms if alike(q, part) and q.value > part.value]
    if named:
        return named
    return summed if not shared.whole or _WHOLE.search(shared.whole) else []


def listed_wholes(shared: Shared) -> list[Quantity]:
    """`8千件分给三个区：甲4千件（占50%），乙…`: what the items come to, or are told to come to."""
    run = _items(shared)
    if len(run) < FEWEST_MEMBERS or shared.whole:
        return []
    own, ahead = run[0][0].quantity, run[0][0].start
    value = sum((part.quantity.value for part, _ in run), Decimal(0))
    told = [n.quantity for n in shared.sentence.numbers if n.end <= ahead and n.depth == 0]
    told = [q for q in told if alike(q, own) or joinable(q, own)]
    if closed := [q for q in told if q.value == value]:
        return closed
    shares = sum((share.quantity.value for _, share in run), Decimal(0))
    if abs(shares - HUNDRED) > MOST_OFF:
        return []
    summed = own.model_copy(update={"value": value, "text": written(value, own.unit)})
    return [*(q for q in told if value < q.value * 2 < value * 4), summed]


def _items(shared: Shared) -> list[tuple[Number, Number]]:
    """The parts of its sentence that have their share right behind them, in a row with its own."""
    runs: list[list[tuple[Number, Number]]] = []
    numbers = shared.sentence.numbers
    for at, (part, share) in enumerate(pairwise(numbers)):
        shared_out = share.quantity.unit == PERCENT and _OF_NO_NAME.fullmatch(share.words)
        if shared_out and alike(part.quantity, shared.part.quantity):
            goes_on = runs and runs[-1][-1][1] is numbers[at - 1]
            runs[-1 if goes_on else len(runs) :] = [[*(runs[-1] if goes_on else ()), (part, share)]]
    return next((run for run in runs if any(part is shared.part for part, _ in run)), [])


def _opening(shared: Shared, paragraph: Sequence[Sentence]) -> Quantity | None:
    """`60万元的增量里，甲区15万元，占25%；乙区占三成`: of what the line is said to be about."""
    at = paragraph.index(shared.sentence) if shared.sentence in paragraph else 0
    for sentence in (paragraph[at], *paragraph[max(at - 1, 0) : at]):
        first = sentence.numbers[0] if sentence.numbers else None
        if first is None or shared.whole or not _WITHIN.match(sentence.text, first.end):
            continue
        larger = first.quantity.value > shared.part.quantity.value
        if first.start <= FIRST and larger and alike(first.quantity, shared.part.quantity):
            return first.quantity
    return None


def _split(sentence: Sentence, shared: Shared) -> list[Quantity]:
    """The first value of the part's own sentence, where all that follow it come to it."""
    values = [
        n for n in sentence.numbers if n.depth == 0 and alike(n.quantity, shared.part.quantity)
    ]
    if shared.part not in values[1:] or len(values) < FEWEST_MEMBERS + 1:
        return []
    behind = [n for n in sentence.numbers if n.start > values[0].start][:1]
    if behind and behind[0].quantity.unit == PERCENT and _OF_NO_NAME.fullmatch(behind[0].words):
        return []  # `甲4万元占一半，乙3万元占…`: a part itself
    if any(values[0] in chain.parts for chain in chains_of(sentence)):
        return []
    rest = sum((n.quantity.value for n in values[1:]), Decimal(0))
    return [values[0].quantity] if rest == values[0].quantity.value else []


def _added(sentence: Sentence, shared: Shared) -> list[Quantity]:
    """What the terms come to that it is added up with, where nobody tells it."""
    own = shared.part.quantity
    sums = [
        sum((n.quantity.value for n in chain.parts), Decimal(0))
        for chain in chains_of(sentence)
        if chain.total is None and shared.part in chain.parts and not shared.whole
        if _SPLIT.match(chain.parts[0].words)
    ]
    return [
        own.model_copy(update={"value": summed, "text": written(summed, own.unit)})
        for summed in sums
    ]


def _means(shared: Shared, number: Number, label: str) -> bool:
    """The whole by its name; or, where the sentence leaves it out, `整体收入` beside `收入`."""
    if shared.whole:
        whole = _POINTED.sub("", shared.whole)
        return _AMOUNT.sub("", label).endswith(whole) or whole.endswith(label)
    own = label_of(shared.sentence, shared.part)
    beside = number in shared.sentence.numbers
    if "其中" in shared.part.words and beside:
        alike_ones = [
            n
            for n in shared.sentence.numbers
            if n.end <= shared.part.start and alike(n.quantity, shared.part.quantity)
        ]
        return bool(alike_ones) and number is alike_ones[-1]
    if _WHOLE.search(label) and beside and _is_count(number):
        return number.start < shared.part.start
    return bool(_WHOLE.search(label)) and len(own) > 1 and label[-2:] == own[-2:]


def _is_count(number: Number) -> bool:
    return number.quantity.unit is not None and not is_money(number.quantity.unit)


def tabled(shared: Shared, evidence: Evidence) -> list[Quantity]:
    """`占全年的48%`: the cells under 全年 of the tables on this page, in rows of this name."""
    passage, own = shared.sentence.passage, label_of(shared.sentence, shared.part)
    found = []
    for grid in evidence.grids:
        here = (grid.passage.document, place_of(grid.passage)) == (
            passage.document,
            place_of(passage),
        )
        column = grid.total_column
        if here and column and shared.whole == grid.names[column] and len(own) > 1:
            rows = [row for row, name in enumerate(grid.labels) if name.endswith(own)]
            found += [cell for row in rows if (cell := grid.cells[row][column])]
    return [cell for cell in found if alike(cell, shared.part.quantity)]


def dated_wholes(shared: Shared, evidence: Evidence) -> list[Quantity]:
    """`二季度发货3万吨，占上半年55%`: what is called as the part, of the period named."""
    sentence, name = shared.sentence, label_of(shared.sentence, shared.part)
    periods = [s for s in sentence.periods if shared.part.end <= s.start < shared.share.start]
    said = sentence.text[periods[-1].end : shared.share.start] if periods else "占"
    if len(name) < PIECE or shared.whole or said.strip("的约 "):
        return []
    named = evidence.named.get(sentence.passage.document, ())
    found = [n.number for n in named if n.label == name and n.period == periods[-1].key
             and not n.planned]  # fmt: skip
    found = [n for n in found if n is not shared.part and not compared(n.words)]
    part = shared.part.quantity
    larger = [
        n.quantity for n in found if alike(n.quantity, part) and n.quantity.value > part.value
    ]
    return larger if len({quantity.value for quantity in larger}) == 1 else []


def called_elsewhere(shared: Shared, evidence: Evidence) -> list[Quantity]:
    """Where the whole has a name of its own, or a period: every value of that name and period."""
    sentence, whole = shared.sentence, core(WHOLE.sub("", shared.whole))
    periods = [s.key for s in sentence.periods if s.end <= shared.share.start]
    dated = MASK in shared.share.words and bool(periods)
    own = shared.whole + label_of(sentence, shared.part)[-PIECE:]
    shortest = SHORTEST_DATED if dated else SHORTEST_WHOLE
    names = {own, whole, shared.whole}
    if len(whole) < shortest and len(shared.whole) <= SHORTEST_WHOLE:
        names = {own} if len(whole) >= PIECE else set()
    found = [
        named.number.quantity
        for named in evidence.named.get(sentence.passage.document, ())
        if any(_is_called(named, name) for name in names)
        if not named.planned and (not dated or named.period == periods[-1])
    ]
    part = shared.part.quantity
    return [q for q in found if alike(q, part) and q.value > part.value]


def _is_called(named: Named, name: str) -> bool:
    """`自有渠道售出` is no `售出` of all, `本季收入` is a 收入."""
    if core(named.label) == name:
        return True
    return bool(name) and named.label.endswith(name) and not whose(named, name)
