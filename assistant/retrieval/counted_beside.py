"""`平均一台收入多少`: what is counted in this measure word, beside a value spread over it. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Figure
from assistant.retrieval.language import Reading

_EACH: Final = re.compile(rf"[每一](?P<unit>{'|'.join(MEASURE_WORDS)})")


def counted_beside(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The value, and the only metric that counts so and is told of the same members; else none."""
    asked = _EACH.search(reading.text)
    if asked is None or len(metrics) != 1 or metrics[0] not in view.uses():
        return ()
    named = {(t.dimension, t.name) for m in reading.mentions for t in m.targets if t.dimension}
    places = [f.dimensions for f in view.figures(metrics[0]) if _fits(f, named) and _money(f)]
    counts = [
        name
        for name in view.uses()
        if name != metrics[0]
        if any(
            f.quantity and f.quantity.unit == asked["unit"] and f.dimensions in places
            for f in view.figures(name)
        )
    ]
    return (*metrics, *counts) if len(counts) == 1 else ()


def _fits(figure: Figure, named: set[tuple[str, str]]) -> bool:
    """Of a member that is named; of the whole where none is."""
    return bool(named & set(figure.dimensions.items())) if named else not figure.dimensions


def _money(figure: Figure) -> bool:
    return bool(figure.quantity and figure.quantity.unit and is_money(figure.quantity.unit))
