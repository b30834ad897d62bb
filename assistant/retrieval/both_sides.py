"""`国内外`, `内外部`: a word for both sides of a breakdown is no name of the one side that it ends
like. Pure.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading

_BOTH: Final = re.compile(
    r"(?P<one>内)(?P<other>外)(?:部|销|贸|资|客|单)?|(?P<man>男)(?P<woman>女)|(?P<new>新)(?P<old>[老旧])|"
    r"(?P<above>上)(?P<below>下)游|(?P<town>城)(?P<land>乡)|(?P<open>公)(?P<own>私)(?!司|募)|"
    r"(?P<soft>软)(?P<hard>硬)件|(?P<on>线上)(?P<off>线下)"
)


def with_both_sides(
    reading: Reading,
    metrics: tuple[str, ...],
    by: str | None,
    members: dict[str, tuple[str, ...]],
    view: View,
) -> tuple[str | None, dict[str, tuple[str, ...]], Reading]:
    """The dimension to break down by, where only one side of it was read as a name; the reading is
    without that name.
    """
    match = _BOTH.search(reading.text)
    if by or match is None:
        return by, members, reading
    sides = [side for side in match.groups() if side]
    own = {d for name in metrics if name in view.uses() for d in view.uses()[name].dimensions}
    held = [d for d in sorted(own) if _has_side(d, sides, members, view.members())]
    if len(held) != 1 or len(members.get(held[0], ())) > 1:
        return by, members, reading
    kept = tuple(m for m in reading.mentions if m.end <= match.start() or match.end() <= m.start)
    others = {d: names for d, names in members.items() if d != held[0]}
    return held[0], others, reading.model_copy(update={"mentions": kept})


def _has_side(
    dimension: str,
    sides: Iterable[str],
    named: Mapping[str, tuple[str, ...]],
    known: Mapping[str, tuple[str, ...]],
) -> bool:
    """Whether its named member is one side, or its members are the two."""
    of_side = [{n for n in known.get(dimension, ()) if side in n} for side in sides]
    if dimension in named:
        return any(set(named[dimension]) <= names for names in of_side)
    return all(of_side) and not set.intersection(*of_side)
