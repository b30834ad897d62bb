"""Found names of metrics that are names of something else in the tables. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.retrieval.member_names import called
from assistant.retrieval.words import NATURES

_OF_NATURE: Final = re.compile("|".join(words for _, words in NATURES), re.IGNORECASE)
_SHORTEST: Final = 2
_ROW: Final = "行「"
"""How the reason of a figure begins that the row of a table states."""
Places = dict[str, tuple[str, str]]
"""Dimension and member by every name of the member."""


@derived()
def named_otherwise(view: View) -> frozenset[str]:
    """Found metrics that are called as a member of a table is, or by a word such as 预算.

    A member beside a number of prose is no metric, unless the row of a table is called so, and
    `蓝海收入` with the value that the table gives 蓝海 is its cell.
    """
    places: Places = {}
    titles = [document.title for document in view.documents()]
    for dimension, members in view.members().items():
        short = called(members, titles)
        for member in members:
            for name in (member, *short.get(member, ())):
                places[name.casefold()] = (dimension, member)
    found = [metric.name for metric in view.metrics() if not metric.declared]
    return frozenset(
        name
        for name in found
        if (name.casefold() in places and not _is_row(name, view))
        or _OF_NATURE.fullmatch(name)
        or any(_is_cell(name, *cell, view) for cell in _cells(name.casefold(), places))
    )


def _is_row(name: str, view: View) -> bool:
    """Whether tables state it: 资产总额 stays one, though another table has its average balance."""
    whole = (f for f in view.figures(name, any_subject=True) if not f.dimensions)
    return any(reason.startswith(_ROW) for figure in whole for reason in figure.reasons)


def _cells(name: str, places: Places) -> Iterator[tuple[str, tuple[str, str]]]:
    """What stands behind each member that the name begins with."""
    for cut in range(_SHORTEST, len(name) - 1):
        if name[:cut] in places:
            yield name[cut:].lstrip("的 "), places[name[:cut]]


def _is_cell(name: str, rest: str, place: tuple[str, str], view: View) -> bool:
    """Whether a metric whose name ends so has the same value for the member."""
    dimension, member = place
    values = {f.quantity.value for f in view.figures(name) if f.quantity}
    return any(
        f.quantity and f.quantity.value in values
        for other, use in view.uses().items()
        if rest and other.casefold().endswith(rest) and dimension in use.dimensions
        for f in view.figures(other)
        if f.dimensions == {dimension: member}
    )
