"""Parts that a sentence calls by the short names of a table's rows: 城北 of 城北店."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from assistant.ingest.found.telling import Told
from assistant.records import Figure

_FEWEST: Final = 2
_SHORTEST: Final = 2
"""Characters of a short name."""


class Row(NamedTuple):
    """Of a table: a subject, or a member of a dimension."""

    name: str
    dimension: str = ""
    """Empty for a subject."""


def as_rows(told: Sequence[Told], tables: Iterable[Figure]) -> list[Told]:
    """Parts of one whole of which each is a row of the same kind are told of these rows."""
    rows = _rows(tables)
    made: list[Told] = []
    for key, held in groupby(told, _parts):
        parts = list(held)
        named = {t.stated.member: row for t in parts if (row := _row(t.stated.member, rows))}
        kinds = {row.dimension for row in named.values()}
        sure = len(named) == len(parts) == len(set(named.values())) and len(kinds) == 1
        if key and sure and len(parts) >= _FEWEST:
            parts = [_of(each, named[each.stated.member]) for each in parts]
        made += parts
    return made


def _rows(tables: Iterable[Figure]) -> Mapping[Row, None]:
    found: dict[Row, None] = {}
    for figure in tables:
        if figure.subject and not figure.dimensions:
            found[Row(figure.subject)] = None
        elif not figure.subject and len(figure.dimensions) == 1:
            (dimension, member), *_ = figure.dimensions.items()
            found[Row(member, dimension)] = None
    return found


def _parts(each: Told) -> object:
    part = each.stated.kind == "part" and len(each.dimensions) == 1 and not each.subject
    return (each.passage.id, each.sentence.start, each.name) if part else None


def _row(member: str, rows: Iterable[Row]) -> Row | None:
    """The one of this name, else the only one that begins so."""
    begun = [row for row in rows if row.name.startswith(member)]
    same = [row for row in begun if row.name == member]
    found = same or begun
    return found[0] if len(found) == 1 and len(member) >= _SHORTEST else None


def _of(each: Told, row: Row) -> Told:
    reasons = (*each.reasons, f"「{each.stated.member}」在表中是「{row.name}」")
    if not row.dimension:
        return each._replace(subject=row.name, dimensions=(), reasons=reasons)
    return each._replace(dimensions=((row.dimension, row.name),), reasons=reasons)
