"""Uprights that a table leaves out: where the level rules of its cells meet end to end."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from assistant.ingest.formats.glyphs import Run

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_NEAR: Final = 2.0
"""Points within which rules are one and ends meet: cells draw their border each."""
_TALLEST: Final = 3.0
"""Usual rows that a row may be high; what stands further apart is no row of the table."""
_FEWEST: Final = 3
"""Uprights of a row: its ends and one between its cells."""


class _Level(NamedTuple):
    """Rules at one height."""

    top: float
    spans: list[tuple[float, float]]

    def ends_at(self, x: float) -> bool:
        return any(min(abs(x - a), abs(x - b)) <= _NEAR for a, b in self.spans)

    def covers(self, x: float) -> bool:
        return any(a - _NEAR <= x <= b + _NEAR for a, b in self.spans)


def joints(level: Iterable[Box], runs: Sequence[Run]) -> list[Box]:
    """Lines from rule to rule where both end; none between two tables, or where words cross one.

    A rule drawn through tells no columns. A cell that spans columns has no joint over it.
    """
    levels = _levels(level)
    if len(levels) < 2:
        return []
    usual = median(below.top - above.top for above, below in pairwise(levels))
    found = [
        box
        for box in _between(levels)
        if box[3] - box[1] <= _TALLEST * usual or _through(box, levels)
    ]
    text = {(box[1], box[3]) for box in found if any(_crosses(run, box) for run in runs)}
    text |= {(a.top, b.top) for a, b in pairwise(levels) if not _share_columns(a, b)}
    kept = [box for box in found if (box[1], box[3]) not in text]
    return [box for box in kept if _is_of_a_row(box, kept)]


def _levels(rules: Iterable[Box]) -> list[_Level]:
    levels: list[_Level] = []
    for x0, top, x1, _ in sorted(rules, key=lambda rule: rule[1]):
        if levels and top - levels[-1].top <= _NEAR:
            levels[-1].spans.append((x0, x1))
        else:
            levels.append(_Level(top, [(x0, x1)]))
    return levels


def _between(levels: Sequence[_Level]) -> Iterator[Box]:
    for index, above in enumerate(levels):
        for x in _places(above):
            below = next((each for each in levels[index + 1 :] if each.covers(x)), None)
            if below is not None and below.ends_at(x):
                yield x, above.top, x, below.top


def _share_columns(one: _Level, other: _Level) -> bool:
    """Two tables under each other share some; a cell that spans columns only leaves some out."""
    shared = sum(other.ends_at(x) for x in _places(one))
    return shared >= min(len(_places(one)), len(_places(other)))


def _places(level: _Level) -> list[float]:
    places: list[float] = []
    for x in sorted(end for span in level.spans for end in span):
        if not places or x - places[-1] > _NEAR:
            places.append(x)
    return places


def _through(box: Box, levels: Sequence[_Level]) -> bool:
    """Whether rules beside it part its height: a cell over several rows."""
    return any(box[1] + _NEAR < level.top < box[3] - _NEAR for level in levels)


def _crosses(run: Run, box: Box) -> bool:
    middle = (run.top + run.bottom) / 2
    return box[1] < middle < box[3] and run.x0 < box[0] - _NEAR and run.x1 > box[0] + _NEAR


def _is_of_a_row(box: Box, boxes: Sequence[Box]) -> bool:
    beside = {b[0] for b in boxes if b[1] < box[3] - _NEAR and b[3] > box[1] + _NEAR}
    return len(beside) >= _FEWEST
