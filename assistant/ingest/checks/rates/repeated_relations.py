"""What one sentence of a line proves of three values, the next one says of the same three then.

`6月开窑30次，每窑25万片，产量750万片；去年6月开窑20次，每窑24万片，产量480万片`
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.lines.line import lines_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.sentences import MASK
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_AGO: Final = re.compile(r"去年|上年|同期|上个?[月季年]")
_NO_VALUE: Final = frozenset({PERCENT, POINTS, TIMES})
_NEXT: Final = re.compile(r"[^，,。]{0,6}[，,]?[^，,。]{0,8}")
FEWEST_CHARS: Final = 2
DECIMALS: Final = 2


class _Three(NamedTuple):
    told: tuple[Told, Told, Told]

    @property
    def names(self) -> tuple[str, ...]:
        """What stands before the last two, and the units of all."""
        words = (t.number.words.replace(MASK, "").strip("，, ") for t in self.told[1:])
        return (*words, *(t.quantity.unit or "" for t in self.told))


def repeated_relations(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Only what is one by the other, and by no other two of them."""
    for line in lines_of(evidence):
        threes = list(_threes(line.told))
        for one, other in permutations(threes, 2):
            if one.names == other.names and one.told[0].sentence is not other.told[0].sentence:
                yield from _check(one, other)


def _threes(told: Sequence[Told]) -> Iterator[_Three]:
    """Levels that follow each other in one sentence, each under a name."""
    for a, b, c in zip(told, told[1:], told[2:], strict=False):
        one = a.sentence is b.sentence is c.sentence
        plain = all(map(_is_level, (a, b, c)))
        near = all(_NEXT.fullmatch(t.number.words) for t in (b, c))
        three = _Three((a, b, c))
        if one and plain and near and len(three.names[1]) >= FEWEST_CHARS:
            yield three


def _is_level(told: Told) -> bool:
    kept = told.role not in {"change", "gap", "multiple", "plan"}
    return kept and told.quantity.bound == "exact" and told.quantity.unit not in _NO_VALUE


def _check(proved: _Three, other: _Three) -> Iterator[Finding]:
    ways = [way for way in range(len(_made(proved))) if _holds(proved, way)]
    if len(ways) != 1:
        return
    made = _made(other)[ways[0]]
    stated = other.told[2]
    if made and deviation(stated.quantity, made) == "warning" and _is_slip(other, ways[0]):
        first, second = (t.text for t in other.told[:2])
        sign = ("×", "/")[ways[0]]
        printed = written(rounded(made.value, DECIMALS), stated.quantity.unit)
        what = f"按 {first} {sign} {second} 算为 {printed}，报告写 {stated.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (stated.sentence.passage,))


def _is_slip(three: _Three, way: int) -> bool:
    """One of them would fit to the digit, if a slip had not changed it."""
    quantities = tuple(t.quantity for t in three.told)
    a, b, c = (q.value for q in quantities)
    if not (a and b and c):
        return False
    meant = ((c / b, c / a, a * b), (c * b, a / c, a / b))[way]
    for at, (quantity, value) in enumerate(zip(quantities, meant, strict=True)):
        printed = rounded(value, -(quantity.place or Decimal(1)).adjusted())
        left, right, made = (printed if n == at else q for n, q in enumerate((a, b, c)))
        off = left * right - made if way == 0 else left / (right or Decimal(1)) - made
        if abs(off) <= quantities[-1].slack and slip_of(quantity, printed):
            return True
    return False


def _holds(three: _Three, way: int) -> bool:
    made = _made(three)[way]
    return made is not None and deviation(three.told[2].quantity, made) is None


def _made(three: _Three) -> tuple[Reach | None, Reach | None]:
    """The product, and the quotient, of the first two."""
    first, second = (reach(t.quantity) for t in three.told[:2])
    by = Reach(*(a * b for a, b in zip(first, second, strict=True)))
    return by, over(first, second) if second.value > Decimal(0) else None
