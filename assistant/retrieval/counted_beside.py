"""`平均一台收入多少`: what is counted in this measure word, beside a value spread over it. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Figure
from assistant.retrieval.counted_noun import tells_otherwise
from assistant.retrieval.language import Reading
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.shares import in_percent

_EACH: Final = re.compile(rf"[每一](?P<unit>{'|'.join(MEASURE_WORDS)})")

_EACH_NOUN: Final = re.compile(
    rf"(?:每一?|平均一)(?P<unit>个|{'|'.join(MEASURE_WORDS)})?(?P<noun>[\u3400-\u9fff]{{1,4}})"
)
_AVERAGE_OF: Final = re.compile(
    r"average,? ?(?:number of,? ?)?(?P<what>[a-z]+|[\u3400-\u9fff]+),? per\b", re.IGNORECASE
)


def averaged(text: str) -> str:
    """`average bikes per shop`: what is spread; empty where no noun says it."""
    said = _AVERAGE_OF.search(text)
    return said["what"] if said else ""


def measured_in(noun: str, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """Of what begins as the count does, the only one that has the noun in an English name."""
    held = [
        m.name
        for m in view.metrics()
        if m.name not in metrics and m.name[:2] == metrics[0][:2] and not in_percent(view, m.name)
        if any(noun.lower() in alias.lower().split() for alias in m.aliases)
    ]
    return (*held, *metrics) if len(held) == 1 else metrics


def counted_beside(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The value, and the only metric that counts so and is told of the same members; else none.

    What is no money is spread over those whose it is: over the count that begins as it does.
    """
    if len(metrics) != 1 or metrics[0] not in view.uses():
        return ()
    if count := _count_of_noun(reading.text, metrics[0], view):
        return (*metrics, count)
    asked = _EACH.search(reading.text)
    if asked is None:
        return ()
    if "share" in reading.operations and (
        share := measured_share_of(metrics[0], asked["unit"], view)
    ):
        return (share, *metrics)
    named = {(t.dimension, t.name) for m in reading.mentions for t in m.targets if t.dimension}
    values = [f for f in view.figures(metrics[0]) if _fits(f, named)]
    places = [f.dimensions for f in values if _money(f)]
    others = [f.dimensions for f in values if f.quantity and f.quantity.unit != asked["unit"]]
    counts = [
        name
        for name in view.uses()
        if name != metrics[0] and (places or name[:2] == metrics[0][:2])
        if any(
            f.quantity and f.quantity.unit == asked["unit"] and f.dimensions in (places or others)
            for f in view.figures(name)
        )
    ]
    return (*metrics, *counts) if len(counts) == 1 else ()


def _count_of_noun(text: str, metric: str, view: View) -> str:
    """`平均每个店员卖出多少`: the only metric that counts 店员."""
    said = _EACH_NOUN.search(text)
    if said is None:
        return ""
    uses = view.uses()
    for size in range(len(said["noun"]), 0 if said["unit"] else 1, -1):
        ends = tuple(f"{said['noun'][:size]}{how}" for how in ("数", "人数", "数量", "总数"))
        held = [n for n in uses if n.endswith(ends) and n != metric and "" in uses[n].subjects]
        if len(held) == 1:
            return held[0]
    return ""


def value_of(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`平均一家店洗了多少公斤`: before the count, the only metric that is measured so."""
    uses, units = view.uses(), {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    held = [
        name
        for name, unit in units.items()
        if name not in metrics and name in uses and "" in uses[name].subjects
        if any(unit_of(text, {unit}) == unit for text in reading.units)
        and not tells_otherwise(reading.text, name, view)
    ]
    each = _EACH_NOUN.search(reading.text)
    asked = {t.dimension for m in reading.mentions for t in m.targets if t.kind == "member"}
    held = [name for name in held if asked <= uses[name].dimensions]
    return (*held, *metrics) if each and len(held) == 1 else metrics


def measured_share_of(count: str, unit: str, view: View) -> str:
    """`大客户平均每家占比`: the only measured percentage of those that are counted."""
    if not any(f.quantity and f.quantity.unit == unit for f in view.figures(count)):
        return ""
    held = [
        name
        for name in view.uses()
        if name[:2] == count[:2] and in_percent(view, name)
        if any(f.nature == "actual" and not f.dimensions for f in view.figures(name))
    ]
    return held[0] if len(held) == 1 else ""


def _fits(figure: Figure, named: set[tuple[str, str]]) -> bool:
    """Of a member that is named; of the whole where none is."""
    return bool(named & set(figure.dimensions.items())) if named else not figure.dimensions


def _money(figure: Figure) -> bool:
    return bool(figure.quantity and figure.quantity.unit and is_money(figure.quantity.unit))
