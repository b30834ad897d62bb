"""What each column of a table holds: names, periods, values or words. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.found.captions import nature_in, stated_in, titles_of, units_of
from assistant.ingest.found.cells import CODED, is_nothing, read_cell
from assistant.ingest.found.corners import by_what, of_corner
from assistant.ingest.found.crossed import crossed
from assistant.ingest.found.grids import Grid, Line, plain
from assistant.ingest.found.header_periods import Anchor, resolve
from assistant.ingest.found.headers import Head, follow, named_alike, read_head
from assistant.ingest.found.layouts import (
    BRANCH,
    ITEM,
    SUBJECT,
    Layout,
    dimension_of,
    orientation_of,
)
from assistant.ingest.found.measures import Names
from assistant.ingest.found.percents import with_percents
from assistant.ingest.found.rows import Label, is_name, read_label
from assistant.ingest.found.spanned import with_span
from assistant.ingest.found.table_units import is_unit
from assistant.periods import read_period

_MOVES: Final = re.compile(
    r"增加(?:额|数)?|减少(?:额|数)?|计提|转回|转销|核销|转出|转入|新增|其他变动|[借贷]方.*|.*(?:增加|减少)"
)

_SUMS: Final = re.compile(r"累计|平均|均值|[小合总共]计|同比|环比")


def layout_of(grid: Grid, anchor: Anchor, names: Names) -> Layout:
    corner = of_corner(_with_unit_row(grid), anchor)
    grid = corner.grid
    heads = follow([read_head(head, anchor) for head in grid.heads])
    grid = _with_years(grid, heads)
    titles = (*filter(None, [corner.title]), *map(by_what, titles_of(grid)))
    numeric = [
        0.0 if CODED.search(head.text) else _numeric(grid.lines, column)
        for column, head in enumerate(heads)
    ]
    period = _period_column(grid, heads, anchor)
    labels = _label_columns(heads, numeric, period)
    labels = _metric_last(grid, labels, heads, names) if period is None else labels
    if labels and labels[-1] < max(labels):
        heads = tuple(h._replace(name="") if c == labels[-1] else h for c, h in enumerate(heads))
    others = [
        c
        for c in range(len(heads))
        if c not in labels and c != period and heads[c].kind not in {"note", "period", "unit"}
    ]
    units = units_of(grid, heads)
    values = tuple(c for c in others if numeric[c] >= 0.5 and not _moves(heads[c]))
    heads = named_alike(heads, values)
    heads = with_span(grid, with_percents(grid, heads, labels))
    heads = crossed(grid, heads, labels, values, titles, names, anchor)
    values = _unlike(values, heads)
    texts = tuple(c for c in others if 0 <= numeric[c] < 0.2)
    rows = tuple(
        _rows(grid, labels, next((c for c, h in enumerate(heads) if h.kind == "unit"), None))
    )
    found = Layout(
        grid, heads, labels, period, values, texts, _days(grid, texts, anchor), "none", titles,
        units, corner.period or stated_in(titles, anchor), nature_in(titles, heads), rows,
        any(heads[c].period for c in values),
    )  # fmt: skip
    return found._replace(orientation=orientation_of(found, names))


def _with_unit_row(grid: Grid) -> Grid:
    """A first row of units is part of the header."""
    first = grid.lines[0].cells if grid.lines else ()
    units = [plain(cell) for cell in first[1:]]
    if len(first) != len(grid.heads) or plain(first[0]) not in {"", "单位"} or not any(units):
        return grid
    if not all(is_unit(unit) for unit in units if unit):
        return grid
    pairs = zip(grid.heads, ["", *units], strict=True)
    heads = tuple(f"{head}({unit})" if unit else head for head, unit in pairs)
    return grid._replace(heads=heads, lines=grid.lines[1:])


def _with_years(grid: Grid, heads: Sequence[Head]) -> Grid:
    """`年度 | 季度`: two columns of a period are read as one, where the first stands."""
    columns = [c for c, head in enumerate(heads) if head.kind == "period"]
    if len(columns) != 2 or columns[1] != columns[0] + 1:
        return grid
    first, second = columns
    lines, year = [], ""
    for line in grid.lines:
        year = re.sub(r"^((?:19|20)\d\d)$", r"\1年", plain(_cell(line, first))) or year
        part = plain(_cell(line, second))
        cells = (*line.cells[:first], f"{year}{part}", "", *line.cells[second + 1 :])
        lines.append(line._replace(cells=cells))
    return grid._replace(lines=lines)


def _metric_last(
    grid: Grid, labels: tuple[int, ...], heads: Sequence[Head], names: Names
) -> tuple[int, ...]:
    """`指标 | 门店 | 5月`: of several columns of names, that of the metrics behind the members'."""
    told = {c: {_cell(line, c) for line in grid.lines} - {""} for c in labels}
    read = {c: [read_label(cell) for cell in cells] for c, cells in told.items()}
    items = [c for c in labels if heads[c].name and ITEM.fullmatch(heads[c].name)]
    items = items or [c for c in labels if read[c] and all(label.unit for label in read[c])]
    if not items and not any(dimension_of(heads[c]) for c in labels):
        likely = {c: sum(names.likely(each.name) for each in read[c]) for c in labels}
        some = [c for c in labels if likely[c]]
        items = [c for c in some if len(some) == 1 and likely[c] == len(read[c])]
    if len(labels) < 2 or len(items) != 1 or items[0] == labels[-1]:
        return labels
    metrics = [label for label in read[items[0]] if label.unit or names.measure(label.name)]
    if len(metrics) * 5 < len(read[items[0]]) * 3:
        return labels
    return (*(c for c in labels if c != items[0]), items[0])


def _rows(grid: Grid, labels: tuple[int, ...], measured: int | None) -> Iterator[Label]:
    """A name that stands left of the others is that of the rows below it that leave it out."""
    last = labels[-1] if labels else None
    above, leads = read_label(""), last is not None and last < max(labels)
    for line in grid.lines:
        if leads and not _cell(line, last) and any(_cell(line, c) for c in labels):
            yield above
        else:
            above = _row(line, last, measured)
            yield above


def _row(line: Line, column: int | None, measured: int | None) -> Label:
    """With the unit of its own cell, where the table has a column of units."""
    label = read_label(_cell(line, column))
    if is_nothing(_cell(line, column)):
        before = (read_label(cell) for cell in line.cells[: column or 0])
        label = next((each for each in before if each.kind == "total"), read_label(""))
    unit = plain(_cell(line, measured))
    return label._replace(unit=unit) if is_unit(unit) else label


def _numeric(lines: Sequence[Line], column: int) -> float:
    """Share of numbers among the cells that hold anything; -1 where none does."""
    cells = [line.cells[column] for line in lines if column < len(line.cells)]
    told = [cell for cell in cells if cell and not is_nothing(cell)][:200]
    if not told:
        return -1.0
    return sum(read_cell(cell, None, change=True) is not None for cell in told) / len(told)


def _period_column(grid: Grid, heads: Sequence[Head], anchor: Anchor) -> int | None:
    for column, head in enumerate(heads):
        if head.kind != "period" and column:
            continue
        cells = [plain(_cell(line, column)) for line in grid.lines]
        rows = [cell for cell in cells if cell and not _SUMS.search(cell)]
        told = [cell for cell in rows if read_label(cell).kind == "item"][:200]
        keys = [row_period(cell, anchor) for cell in told]
        if told and sum(key is not None for key in keys) * 5 >= len(told) * 4:
            return column
    return None


def _days(grid: Grid, texts: Sequence[int], anchor: Anchor) -> tuple[int, ...]:
    """Columns of which every cell that tells anything tells a day, a month or a year."""

    def told(column: int) -> list[str]:
        cells = [_cell(line, column) for line in grid.lines]
        return [cell for cell in cells if cell and not is_nothing(cell)]

    return tuple(
        c for c in texts if (cells := told(c)) and all(row_period(cell, anchor) for cell in cells)
    )


def row_period(cell: str, anchor: Anchor) -> str | None:
    """A cell that is a period and nothing else."""
    text = re.sub(r"(?<=\d)[AaEe]$|[(（].*[)）]$", "", plain(cell))
    key = read_period(text, anchor.today)
    return resolve(key, anchor) if key else None


def _label_columns(
    heads: Sequence[Head], numeric: Sequence[float], period: int | None
) -> tuple[int, ...]:
    """The first columns of words, up to the first value."""
    found: list[int] = []
    for column, head in enumerate(heads):
        coded = CODED.search(head.text)
        if column == period or coded or head.kind in {"note", "period", "unit"}:
            continue
        if head.kind in {"change", "share"} or head.period or numeric[column] >= 0.5:
            break
        if found and (numeric[column] < 0 or head.unit):
            break
        if not found or not _told_of(head, heads[found[0]]):
            found.append(column)
        if len(found) == 3 or (found and _owns(heads[found[0]])):
            break
    return tuple(found)


def _owns(head: Head) -> bool:
    """Words behind it are said of it, and name no member."""
    return bool(SUBJECT.fullmatch(head.name) or BRANCH.fullmatch(head.name))


def _told_of(head: Head, first: Head) -> bool:
    return "简称" in head.text and "简称" not in first.text


def _moves(head: Head) -> bool:
    return _MOVES.fullmatch(head.name) is not None


def _unlike(columns: Sequence[int], heads: Sequence[Head]) -> tuple[int, ...]:
    """Without columns of which the headers do not tell which is which."""
    seen = [
        (head.kind, head.name, head.period, head.nature, head.restated, head.member)
        for head in (heads[c] for c in columns)
    ]
    return tuple(
        c
        for c, key in zip(columns, seen, strict=True)
        if seen.count(key) == 1 and not _blurred(heads[c])
    )


def _blurred(head: Head) -> bool:
    return head.unclear and head.period is None


def _cell(line: Line, column: int | None) -> str:
    cell = line.cells[column] if column is not None and column < len(line.cells) else ""
    return cell if is_name(cell, 2) else ""
