"""One metric over several reports: which values hold now, and which were said before. Pure."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Final

from assistant.records import Figure

HALF: Final = 2
"""A newer list that has one in so many of the older one's names restates it as a whole."""


def newest_values(
    figures: tuple[Figure, ...], dates: Mapping[str, str], *, whole: bool
) -> tuple[Figure, ...]:
    """Each place with its newest value, in the order given; `dates` are those of the reports that
    follow each other, and figures of no such report stay as they are.

    `whole` leaves out what a newer list no longer has.
    """
    if len({f.document for f in figures} & dates.keys()) < 2:
        return figures
    lists: defaultdict[Hashable, defaultdict[str, list[Figure]]]
    lists = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        if figure.document in dates:
            lists[_list(figure)][figure.document].append(figure)
    kept = {f.id: f for held in lists.values() for f in _of_list(held, dates, whole=whole)}
    return tuple(kept.get(f.id, f) for f in figures if f.id in kept or f.document not in dates)


def place(figure: Figure) -> Hashable:
    """What two reports say differently of: metric, subject, members, period and nature."""
    return figure.metric, figure.subject, _members(figure), figure.period, figure.nature


def equal(one: Figure, other: Figure) -> bool:
    """The same value, however it is written: 3.2亿 and 32000万."""
    if one.quantity and other.quantity:
        a, b = (q.model_dump(exclude={"text", "place"}) for q in (one.quantity, other.quantity))
        return a == b
    return one.value_text == other.value_text and not (one.quantity or other.quantity)


def paired(new: Sequence[Figure], old: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Newer and older value of one metric, subject and members, whatever their periods."""

    def of(figure: Figure) -> Hashable:
        return figure.metric, figure.subject, _members(figure)

    known = {of(figure): figure for figure in old}
    return [(figure, known[of(figure)]) for figure in new if of(figure) in known]


def _of_list(
    held: Mapping[str, list[Figure]], dates: Mapping[str, str], *, whole: bool
) -> list[Figure]:
    """The newest list, and what only older ones have unless it stands for them as a whole."""
    kept: list[Figure] = []
    for document in sorted(held, key=dates.__getitem__, reverse=True):
        taken = {place(f): n for n, f in enumerate(kept)}
        alone = []
        for figure in held[document]:
            at = taken.get(place(figure))
            if at is None:
                alone.append(figure)
            elif figure.period and equal(kept[at], figure):
                both = (*kept[at].sources, *figure.sources)
                kept[at] = kept[at].model_copy(update={"sources": both})
        places = {place(f) for f in held[document]}
        restated = len(taken.keys() & places) * HALF >= len(places)
        if not (kept and whole and restated):
            kept += alone
    return kept


def _list(figure: Figure) -> Hashable:
    """What is restated together: the members of one metric for one period."""
    dimensions = tuple(sorted(figure.dimensions))
    return figure.metric, figure.subject is None, dimensions, figure.period, figure.nature


def _members(figure: Figure) -> Hashable:
    return tuple(sorted(figure.dimensions.items()))
