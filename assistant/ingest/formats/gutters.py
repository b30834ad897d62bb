"""Text in two columns: where a page parts, and in which order its rows are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from statistics import median
from typing import Final

from assistant.ingest.formats.glyphs import Run
from assistant.ingest.formats.grid import is_number

Row = list[Run]
_FEWEST_LINES: Final = 6
"""A column of text has at least so many."""
_WIDE: Final = 0.25
"""Part of the page's width that a line of a column takes; cells of a table are narrower."""
_ALIKE: Final = 0.1
"""Part of their height by which letters of one text may differ."""


def rows_in_order(runs: Sequence[Run], width: float) -> Iterator[tuple[Row, int]]:
    """Rows from the top, each with its column: 0 across the page, 1 and 2 beside a gutter."""
    gutter = _gutter(runs, width)
    band: list[Row] = []
    for row in _rows(runs):
        if gutter is not None and not any(_crosses(run, gutter) for run in row):
            band.append(row)
        else:
            if gutter is not None:
                yield from _in_columns(band, gutter, width)
            yield row, 0
            band = []
    if gutter is not None:
        yield from _in_columns(band, gutter, width)


def _in_columns(band: Sequence[Row], gutter: float, width: float) -> Iterator[tuple[Row, int]]:
    """The left column, then the right one; what stands over or under them in its place."""
    first, last = _text(band)
    held = list(chain(*band[first:last]))
    sides = (
        [run for run in held if run.x1 <= gutter + 2],
        [run for run in held if run.x1 > gutter + 2],
    )
    if not all(any(run.x1 - run.x0 > _WIDE * width for run in side) for side in sides):
        first = last = len(band)
    yield from ((row, 0) for row in band[:first])
    if first < last:
        yield from ((row, 1) for row in _rows(sides[0]))
        yield from ((row, 2) for row in _rows(sides[1]))
    yield from ((row, 0) for row in band[last:])


def _text(band: Sequence[Row]) -> tuple[int, int]:
    """First and last row in the size of most letters: headings and running lines are not."""
    sizes: Counter[float] = Counter()
    for run in chain(*band):
        sizes[run.size] += len(run.text)
    if not sizes:
        return 0, 0
    usual = sizes.most_common(1)[0][0]
    of_text = [
        place
        for place, row in enumerate(band)
        if any(abs(run.size - usual) <= _ALIKE * usual for run in row)
    ]
    return of_text[0], of_text[-1] + 1


def _crosses(run: Run, x: float) -> bool:
    return run.x0 < x - 2 and run.x1 > x + 2


def _gutter(runs: Sequence[Run], width: float) -> float | None:
    """A place near the middle that hardly any run crosses, with lines of text on both sides."""
    best: tuple[int, float] | None = None
    for percent in range(38, 63):
        x = width * percent / 100
        crossing = sum(_crosses(run, x) for run in runs)
        if crossing > 0.2 * len(runs) or (best and crossing >= best[0]):
            continue
        sides = ([r for r in runs if r.x1 <= x + 2], [r for r in runs if r.x0 >= x - 2])
        if all(_is_column(side, width) for side in sides):
            best = (crossing, x)
    return best[1] if best else None


def _is_column(runs: Sequence[Run], width: float) -> bool:
    """Lines of words; those of numbers are columns of a table, which are read across."""
    lines = _rows(runs)
    numbers = sum(all(_is_value(run.text) for run in line) for line in lines)
    if len(lines) < _FEWEST_LINES or numbers * 2 > len(lines):
        return False
    return bool(median(row[-1].x1 - row[0].x0 for row in lines) > _WIDE * width)


def _is_value(text: str) -> bool:
    """A number, or the dash that stands for none."""
    return is_number(text) or not any(map(str.isalnum, text))


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that stand on one line, from the top, each row from the left."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.bottom, r.x0)):
        last = rows[-1][-1] if rows else None
        if last is not None and run.bottom - last.bottom <= max(2.0, 0.3 * run.size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda r: r.x0) for row in rows]
