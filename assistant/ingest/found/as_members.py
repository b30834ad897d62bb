"""A metric of another table that is a cell of this one: 锌锭收入 is 收入 of the product 锌锭."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.same_metrics import FEWEST_DIGITS, digits
from assistant.ingest.slots import slot_id, slot_label
from assistant.quantities import Quantity
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure

_GENERAL: Final = re.compile(r"^营业(?=收入|成本)")
_SEVERAL: Final = 2
"""Members that are named alike; one alone may be called so by chance."""
Values = dict[str | None, Quantity]
"""By period."""


class Cell(NamedTuple):
    metric: str
    dimension: str
    member: str


def as_members(figures: Sequence[Figure], declared: Collection[str]) -> list[Figure]:
    """With the values of a metric that is called as a member and its metric are, in that cell:
    the two state the same in every period that both have.

    A metric that is taken apart itself keeps its own values beside.
    """
    plain = _values(figures)
    cells = _cells(figures)
    taken_apart = {f.metric for f in figures if f.dimensions}
    moved: dict[str, Cell] = {}
    for name, values in plain.items():
        same = [c for c in cells if name in _names(c) and _agree(values, cells[c])]
        if len(same) == 1 and name not in declared:
            moved[name] = same[0]
    moved = _in_other_reports(plain, cells, declared) | moved
    return list(_placed(figures, moved, taken_apart, cells))


def _in_other_reports(
    plain: Mapping[str, Values], cells: Mapping[Cell, Values], declared: Collection[str]
) -> dict[str, Cell]:
    """`东线收入…，西线收入…` of a report without the table that others have: several members of one
    dimension, each with what the table measures of it, or as the only thing that it counts so.
    """
    fitting: dict[str, Cell] = {}
    for name, values in plain.items():
        places = [c for c in cells if _may_be(name, values, c, cells[c])]
        if len(places) == 1 and name not in declared:
            fitting[name] = places[0]
    kinds = Counter((c.metric, c.dimension) for c in fitting.values())
    return {n: c for n, c in fitting.items() if kinds[c.metric, c.dimension] >= _SEVERAL}


def _may_be(name: str, values: Values, cell: Cell, held: Values) -> bool:
    said = name.removeprefix(cell.member).removeprefix("的") if len(cell.member) > 1 else name
    called = len(said) > 1 and name.startswith(cell.member) and cell.metric.endswith(said)
    if not called and name != cell.member:
        return False
    units = {q.unit for q in (*values.values(), *held.values())}
    counted = name == cell.member and units <= {*MEASURE_WORDS}
    shared = values.keys() & held.keys()
    alike = len(units) == 1 and None not in units
    return (called or counted) and alike and all(values[p].value == held[p].value for p in shared)


def _placed(
    figures: Sequence[Figure],
    moved: Mapping[str, Cell],
    taken_apart: Collection[str | None],
    cells: Mapping[Cell, Values],
) -> Iterator[Figure]:
    for figure in figures:
        cell = moved.get(figure.metric or "") if not figure.dimensions else None
        if cell is None or figure.metric in taken_apart:
            yield figure
        if cell and figure.period not in cells[cell]:
            yield _moved(figure, cell)


def _moved(figure: Figure, cell: Cell) -> Figure:
    slot = (cell.metric, figure.subject, {cell.dimension: cell.member})
    value = figure.value_text or ""
    return figure.model_copy(
        update={
            "id": slot_id(figure.document, *slot, figure.period, figure.nature, value),
            "metric": cell.metric,
            "dimensions": slot[2],
            "label": slot_label(*slot),
        }
    )


def _names(cell: Cell) -> set[str]:
    bare = _GENERAL.sub("", cell.metric)
    return {f"{cell.member}{cell.metric}", f"{cell.member}{bare}", f"{cell.member}的{bare}"}


def _values(figures: Iterable[Figure]) -> dict[str, Values]:
    found: defaultdict[str, Values] = defaultdict(dict)
    for figure in figures:
        if figure.metric and not figure.dimensions and _is_told(figure) and figure.quantity:
            found[figure.metric][figure.period] = figure.quantity
    return found


def _cells(figures: Iterable[Figure]) -> dict[Cell, Values]:
    found: defaultdict[Cell, Values] = defaultdict(dict)
    for figure in figures:
        if figure.metric and len(figure.dimensions) == 1 and _is_told(figure) and figure.quantity:
            (dimension, member), *_ = figure.dimensions.items()
            found[Cell(figure.metric, dimension, member)][figure.period] = figure.quantity
    return found


def _is_told(figure: Figure) -> bool:
    return figure.nature == "actual" and figure.subject is None


def _agree(one: Values, other: Values) -> bool:
    shared = (one.keys() & other.keys()) - {None}
    told = any(digits(one[p]) >= FEWEST_DIGITS for p in shared)
    return told and all(one[p].value == other[p].value for p in shared)
