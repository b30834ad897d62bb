"""Members that a range of them names: `3年及以上`, `不到3年`, `1年到4年`. Pure."""

import re
from itertools import pairwise

from assistant.indexes.base import View
from assistant.quantities import read_quantity
from assistant.retrieval.language import Reading

_BEYOND = re.compile(
    r"[,，]?\s?(?:期|的)?(及以上|以上|起|及以下|以下|以内|or more|and above|or less)"
)


_TO = re.compile(r"[期的]?(?:一直|再)?(?:[到至]|[-~—–]+)")


_SHORT_OF = re.compile(
    r"(?:(?P<more>超过|多于|大于|高于|长于)|不到|少于|小于|低于|短于|未满|不满|不足)\s?$"
)


def _on_side(name: str, dimension: str, more: bool, view: View) -> tuple[str, ...]:
    """`不到3年`: the members whose quantity is less; the name itself where none is."""
    start = read_quantity(name)
    held = [(m, read_quantity(m)) for m in view.members()[dimension]]
    found = tuple(
        member
        for member, value in held
        if start and value and value.unit == start.unit and value.value != start.value
        if (value.value > start.value) is more
    )
    return found or (name,)


def with_ranges(
    reading: Reading, members: dict[str, tuple[str, ...]], view: View
) -> dict[str, tuple[str, ...]]:
    """`3年及以上`: every member of the dimension whose quantity is so large; `1年到4年`: all that
    lie between.
    """
    widened = _between(reading, members, view)
    for mention in reading.mentions:
        side = _SHORT_OF.search(reading.text[: mention.start])
        for target in mention.targets if side else ():
            if side and target.kind == "member" and target.dimension in widened:
                more = bool(side["more"])
                widened[target.dimension] = _on_side(target.name, target.dimension, more, view)
        beyond = _BEYOND.match(reading.text, mention.end)
        for target in mention.targets if beyond else ():
            start = read_quantity(target.name) if target.kind == "member" else None
            if beyond and start is not None and target.dimension in widened:
                up = beyond[1] in {"及以上", "以上", "起", "or more", "and above"}
                reach = [
                    name
                    for name in view.members()[target.dimension]
                    if (value := read_quantity(name)) and value.unit == start.unit
                    if (value.value >= start.value) is up or value.value == start.value
                ]
                widened[target.dimension] = tuple(reach)
    return widened


def _between(
    reading: Reading, members: dict[str, tuple[str, ...]], view: View
) -> dict[str, tuple[str, ...]]:
    widened = dict(members)
    for first, last in pairwise(reading.mentions):
        ends = [t for m in (first, last) for t in m.targets if t.kind == "member"]
        if len(ends) != 2 or ends[0].dimension != ends[1].dimension or ends[0] == ends[1]:
            continue
        values = [read_quantity(end.name) for end in ends]
        if not _TO.fullmatch(reading.text[first.end : last.start]) or None in values:
            continue
        low, high = sorted(v.value for v in values if v)
        dimension = ends[0].dimension
        names = view.members().get(dimension, ())
        held = [(name, value) for name in names if (value := read_quantity(name))]
        widened[dimension] = tuple(name for name, value in held if low <= value.value <= high)
    return widened
