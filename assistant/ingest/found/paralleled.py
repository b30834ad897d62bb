"""Places that one line tells in turn: `产能：甲 10 吨，产出 8 吨；乙 5 吨，产出 4 吨`."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from assistant.ingest.found.telling import Told

_FEWEST: Final = 2
BY: Final = "项目"


def in_turn(told: Sequence[Told]) -> list[Told]:
    """Each sentence of a line begins with another name and goes on with the same ones; the label
    says what the first numbers are.
    """
    made: list[Told] = []
    label, tail = "", tuple[str, ...]()
    for _, items in groupby(told, _line):
        line = list(items)
        sentences = [list(group) for _, group in groupby(line, lambda t: t.sentence.start)]
        first = line[0].name.removesuffix(label) if label else ""
        if len(sentences) >= _FEWEST and line[0].sentence.label and _alike(sentences):
            label, tail = line[0].sentence.label, tuple(t.name for t in sentences[0][1:])
            line = [_of(each, run[0].name, label) for run in sentences for each in run]
        elif first and first != line[0].name and tuple(t.name for t in line[1:]) == tail:
            line = [_of(each, first, label) for each in line]  # 丙产能 5 箱，产出 4 箱
        made += line
    return made


def _line(each: Told) -> tuple[str, int]:
    return each.passage.id, each.passage.text.rfind("\n", 0, each.sentence.start)


def _alike(sentences: Sequence[Sequence[Told]]) -> bool:
    first = sentences[0]
    names = {run[0].name for run in sentences}
    shapes = {tuple((t.quantity.unit, t.stated.kind) for t in run) for run in sentences}
    tails = {tuple(t.name for t in run[1:]) for run in sentences}
    plain = all(t.stated.kind == "value" and not t.dimensions for run in sentences for t in run)
    labels = {run[0].sentence.label for run in sentences[1:]}
    return (
        plain
        and len(names) == len(sentences)
        and len(first) >= _FEWEST
        and len(shapes) == len(tails) == 1
        and labels == {""}
    )


def _of(each: Told, member: str, label: str) -> Told:
    name = label if each.name in {member, f"{member}{label}"} else each.name
    stated = each.stated._replace(name=name, kind="part", member=member)
    return each._replace(stated=stated, subject=None, dimensions=((BY, member),))
