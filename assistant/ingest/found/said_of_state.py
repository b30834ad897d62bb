"""`期末在册学员` of a sentence is 在册学员 of a table: the words before say only how it stands."""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Final

from assistant.quantities import Quantity

_STATE: Final = re.compile(
    r"(?:[期年月季]末|[当本](?:[月期]|[季年]度?)|受理|在用|在营|在册|现有|共有)的?"
)
_FARTHEST: Final = Decimal("1.5")
"""Times that one of two values of one thing is the other."""
Values = Mapping[str, Quantity]
"""By period."""


def without_state(name: str) -> str:
    """在册学员 of 期末在册学员."""
    before = _STATE.match(name)
    return name[before.end() :] if before and len(name) > before.end() + 1 else name


def stated_so(wholes: Mapping[str, Values], declared: Collection[str]) -> dict[str, str]:
    """The longer name with the one that it is: both have one value the same, and no two values
    that are far apart.
    """
    found: dict[str, str] = {}
    for name, values in wholes.items():
        bare = without_state(name)
        if bare != name and bare in wholes and name not in declared and _one(values, wholes[bare]):
            found[name] = bare
    return found


def _one(one: Values, other: Values) -> bool:
    shared = [(one[p], other[p]) for p in one.keys() & other.keys()]
    near = all(a.unit == b.unit and _near(a.value, b.value) for a, b in shared)
    return near and any(a.value == b.value for a, b in shared)


def _near(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high <= low * _FARTHEST
