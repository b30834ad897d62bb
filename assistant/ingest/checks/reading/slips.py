"""Whether one number is another one mistyped."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from assistant.ingest.checks.reading.intervals import Reach
from assistant.quantities import Quantity

Slip = Literal["", "scale", "swap", "digit"]
FEWEST_DIGITS: Final = 3
"""Of numbers that are not alike by chance when two digits have changed places."""
_POWERS: Final = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8))


def slip_of(written: Quantity, meant: Decimal) -> Slip:
    """How `written` would have come of `meant`: another scale, two digits swapped, one changed."""
    place = written.place or Decimal(1)
    ours, theirs = abs(written.value), abs(meant)
    if not ours or not theirs or abs(ours - theirs) <= written.slack:
        return ""
    ratio = max(ours, theirs) / min(ours, theirs)
    scaled = any(abs(ratio / power - 1) * ours <= written.slack for power in _POWERS)
    if scaled and (_digits(ours) == _digits(theirs) or len(_digits(ours)) >= FEWEST_DIGITS):
        return "scale"
    left, right = (
        str(int((value / place).to_integral_value(ROUND_HALF_UP))) for value in (ours, theirs)
    )
    if len(left) != len(right):
        return ""
    apart = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(left) >= FEWEST_DIGITS and len(apart) == 2 and sorted(left) == sorted(right):
        near = apart[1] - apart[0] == 1
        long = len(left.rstrip("0")) > FEWEST_DIGITS
        return "swap" if near or long else ""
    return "digit" if len(apart) == 1 and len(left) > 1 else ""


def slip_among(written: Quantity, meant: Sequence[Reach]) -> Reach | None:
    """The one of them that it would have come of."""
    found = [each for each in meant if slip_of(written, each.value)]
    return found[0] if len(found) == 1 else None


def _digits(value: Decimal) -> tuple[int, ...]:
    """Without the zeros at its end."""
    return value.normalize().as_tuple().digits
