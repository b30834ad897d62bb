"""A member under the figure that it is a part of, with all that its sentence tells of it."""

import re
from collections.abc import Iterator, Sequence

from assistant.ingest.found.places import PART
from assistant.ingest.found.sentences import MONEY
from assistant.ingest.found.telling import Told, bare_name


def moved(told: Sequence[Told], member: Told, whole: str, by: str) -> list[Told]:
    """A member under its whole, with what was told as its parts."""
    made: list[Told] = []
    head = MONEY.search(member.name)
    name = member.name.removesuffix(head[0]) if head else member.name
    for each in told:
        if each is member:
            stated = each.stated._replace(name=whole, kind="part", member=name, by=by)
            each = each._replace(stated=stated, dimensions=((by, name),))
        elif each.sentence is member.sentence and (said := _said(each, member, whole)):
            each = each._replace(stated=each.stated._replace(name=said), dimensions=((by, name),))
        elif (
            each.name == member.name
            and each.stated.kind == "part"
            and (each.passage.sections == member.passage.sections)
        ):
            inner = each.dimensions[-1][1] if each.dimensions else each.stated.member
            stated = each.stated._replace(name=whole, by=PART)
            each = each._replace(stated=stated, dimensions=((by, name), (PART, inner)))
        made.append(each)
    return made


def with_asides(told: Sequence[Told]) -> Iterator[Told]:
    """`其中线上30万元，较7月的26万元增长15%`: what a sentence says of a part, under its whole."""
    part: Told | None = None
    for each in told:
        if each.stated.kind == "part" and each.stated.member and each.dimensions:
            part = each
        elif part and each.sentence is part.sentence:
            called = part._replace(stated=part.stated._replace(name=part.stated.member))
            if said := _said(each, called, part.name):
                stated = each.stated._replace(name=said)
                each = each._replace(stated=stated, dimensions=part.dimensions)
        yield each


def _said(each: Told, member: Told, whole: str) -> str:
    """The name, under the whole, of what is told of a member; empty where it is not told of it."""
    if _is_before(each, member):
        return whole
    if is_share(each, member, whole):
        return f"{whole}占比"
    return f"{whole}{change}" if (change := _change(each, member)) else ""


def _is_before(each: Told, member: Told) -> bool:
    """What the member was at another time."""
    same = bare_name(each) == member.name and each.stated.kind == "value" and not each.dimensions
    return same and each.stated.period != member.stated.period


def _change(each: Told, member: Told) -> str:
    """同比增长 of `甲同比增长`; empty where it tells no change of the member."""
    found = re.fullmatch(
        rf"{re.escape(member.name)}((?:同比|环比)?[\u4e00-\u9fff]{{2}})", each.name
    )
    return found[1] if found and each.stated.kind == "change" and not each.dimensions else ""


def is_share(each: Told, member: Told, whole: str) -> bool:
    """占比 of it, or what it is of the whole: 占成本比例 of 营业成本."""
    of = re.fullmatch(rf"{re.escape(member.name)}占(?:总?(?P<of>.+)比例|比)", each.name)
    same = of and (not of["of"] or whole.endswith(of["of"]))
    return each.stated.kind == "share" and not each.dimensions and bool(same)
