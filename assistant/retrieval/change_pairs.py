"""Figures of two reports, each with the one that it is compared with."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple

from assistant.errors import UnitError
from assistant.indexes.base import View
from assistant.quantities import PERCENT, Quantity, difference, growth
from assistant.records import Figure
from assistant.retrieval.restated import equal, place

Way = Literal["restated", "moved", "realised"]
"""Another value for the same period, a value for a later one, or what was foreseen has come."""
_FORESEEN: Final = {"forecast", "target"}


class Changed(NamedTuple):
    new: Figure
    old: Figure
    way: Way

    @property
    def difference(self) -> Quantity | None:
        """Of values with one unit; percent differ by percentage points."""
        if self.new.quantity is None or self.old.quantity is None:
            return None
        try:
            return difference(self.new.quantity, self.old.quantity)
        except UnitError:
            return None

    @property
    def growth(self) -> Quantity | None:
        """In percent, where that has a meaning: not of percentages, nor from nothing or a loss."""
        new, old = self.new.quantity, self.old.quantity
        if new is None or old is None or old.value <= 0 or old.unit == PERCENT:
            return None
        try:
            return growth(new, old)
        except UnitError:
            return None


_AT_END: Final = re.compile(r"^[年季月周期]末的?")
"""`月末库存` is the stock that a table calls `库存`."""


def by_place(view: View, documents: set[str]) -> Iterable[list[Figure]]:
    """Figures of one metric, subject and members, whatever their periods."""
    metrics: defaultdict[str, list[str]] = defaultdict(list)
    for metric in view.uses():
        metrics[_bare(metric)].append(metric)
    for names in metrics.values():
        held: defaultdict[object, list[Figure]] = defaultdict(list)
        for figure in chain(*(view.figures(name, any_subject=True) for name in names)):
            if figure.document in documents:
                held[figure.subject, tuple(sorted(figure.dimensions.items()))].append(figure)
        yield from held.values()


def pairs_of(new: list[Figure], old: list[Figure], later: Sequence[Figure]) -> list[Changed]:
    """By period and nature; then what was foreseen with what came; then the newest of each.

    `later` are the values of reports between the two, newest first.
    """
    pairs: list[Changed] = []
    left = list(old)

    def pair(figure: Figure, other: Figure, way: Way) -> None:
        pairs.append(Changed(figure, other, way))
        left.remove(other)

    def rest() -> list[Figure]:
        taken = {each.new.id for each in pairs}
        return [figure for figure in new if figure.id not in taken]

    for figure in sorted(new, key=lambda f: all(f.metric != other.metric for other in old)):
        same = sorted((f for f in left if _spot(f) == _spot(figure)),
                      key=lambda f: f.metric != figure.metric)  # fmt: skip
        if other := next(chain((f for f in same if equal(f, figure)), same), None):
            pair(figure, other, "restated" if figure.period or equal(figure, other) else "moved")
    for figure in rest():
        foreseen = (f for f in left if f.nature in _FORESEEN and f.period == figure.period)
        if figure.nature == "actual" and figure.period and (other := next(foreseen, None)):
            pair(figure, other, "realised")
    if new:
        pairs += _restated(left, later)
    return [*reversed(list(_moved(new, old, later))), *pairs]


def _restated(left: Sequence[Figure], later: Sequence[Figure]) -> Iterator[Changed]:
    for figure in left:
        said = next((f for f in later if f.period and place(f) == place(figure)), None)
        if said and not equal(said, figure):
            yield Changed(said, figure, "restated")


def _moved(new: list[Figure], old: list[Figure], later: Sequence[Figure]) -> Iterator[Changed]:
    """The newest of each, by nature; the older one as it was last restated."""
    for nature in dict.fromkeys(figure.nature for figure in new):
        before = max((f for f in old if f.nature == nature), key=_age, default=None)
        if before is None:
            continue
        ours = [f for f in new if f.nature == nature]
        newest = max(ours, key=lambda f: (_age(f), _of_table(f), f.metric == before.metric))
        if _after(newest, before):
            again = next((f for f in (*ours, *later) if place(f) == place(before)), before)
            yield Changed(newest, again, "moved")


def left_of(figures: Sequence[Figure], taken: Sequence[Figure], until: str = "") -> list[Figure]:
    """What has no counterpart; a measured value of a time before `until` is a column that is
    compared with, neither news nor withdrawn.
    """
    spots = {_spot(figure) for figure in taken}
    return [
        figure
        for figure in figures
        if _spot(figure) not in spots
        and not (figure.nature == "actual" and figure.period and figure.period < until)
    ]


def said_twice(figures: Iterable[Figure]) -> set[str]:
    """Ids of values that their report also gives under a name that theirs ends in."""
    alike: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        value = figure.quantity.value if figure.quantity else figure.value_text
        alike[figure.document, value, _spot(figure)[1:]].append(figure)
    return {
        figure.id
        for held in alike.values()
        for figure in held
        if any(f.metric != figure.metric and _ends(figure, f) and equal(f, figure) for f in held)
    }


def _ends(figure: Figure, other: Figure) -> bool:
    return (figure.metric or "").endswith(other.metric or " ")


def _spot(figure: Figure) -> tuple[Hashable, ...]:
    """Its `place`, whatever the time that its name ends at."""
    members = tuple(sorted(figure.dimensions.items()))
    return _bare(figure.metric or ""), figure.subject, members, figure.period, figure.nature


def _bare(metric: str) -> str:
    return _AT_END.sub("", metric) or metric


def _of_table(figure: Figure) -> bool:
    return figure.sources[0].quote.startswith("|")


def _age(figure: Figure) -> str:
    """By which the last value is found: an open period is that of the report, the newest."""
    return figure.period or "9999"


def _after(new: Figure, old: Figure) -> bool:
    if _spot(new) == _spot(old):
        return False
    return new.period is None or old.period is None or new.period > old.period
