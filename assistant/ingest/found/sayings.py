"""Cells of words: who, where and what, beside their label or below the name of their column."""

from collections.abc import Iterator
from typing import Final

from assistant.ingest.found.cells import CODED, is_nothing, read_cell
from assistant.ingest.found.grids import Line, at, plain
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.places import Context, Place, Stated
from assistant.ingest.found.rows import read_label
from assistant.ingest.found.table_units import with_unit

_LONGEST: Final = 80


def pairs(layout: Layout, context: Context) -> Iterator[Stated]:
    heads = tuple(layout.grid.heads)
    place = Place(context.owner, (), layout.stated or context.anchor.period, "")
    for line in (*layout.grid.top, *layout.grid.lines):
        for column in range(1, len(heads), 2):
            label = read_label(at(line, column - 1))
            if label.kind == "item" and label.name:
                name = label.name.removeprefix("公司的")
                yield from _text(layout, line, column, place, name)


def texts(layout: Layout, line: Line, place: Place, metric: str = "") -> Iterator[Stated]:
    for column in layout.texts:
        head = layout.heads[column]
        if (name := metric or head.name) and not head.period:
            yield from _text(layout, line, column, place, name)


def days(layout: Layout, line: Line, place: Place) -> Iterator[Stated]:
    """When: `计划投产` of a project."""
    for column in layout.days:
        head = layout.heads[column]
        for stated in _text(layout, line, column, place, with_unit(head.text)[0]):
            yield stated._replace(nature=head.nature)


def _text(layout: Layout, line: Line, column: int, place: Place, metric: str) -> Iterator[Stated]:
    text = plain(at(line, column))
    if not text or is_nothing(text) or len(text) > _LONGEST:
        return
    quantity = None if CODED.search(metric) else read_cell(text, None)
    yield Stated(
        metric, place, place.period, "actual", quantity, None if quantity else text, line, column,
        layout, (f"行「{metric}」的文字",),
    )  # fmt: skip
