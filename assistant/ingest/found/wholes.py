"""Amounts that only their sum tells what they are of: regions that add up to the revenue."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from assistant.ingest.found.places import PART
from assistant.ingest.found.scaling import scaled
from assistant.ingest.found.sentences import MONEY, RATE
from assistant.ingest.found.telling import Told
from assistant.quantities import CNY

_KINDS: Final = {"value", "end"}
_FEWEST_DIGITS: Final = 3
"""A sum of fewer digits may be the same by chance."""
_SIGNS: Final = ("+", "＋")
_SECTION: Final = re.compile(
    r"(?:^|[\s:：、.\d])(?P<by>[\u4e00-\u9fff]{2,4})(?:表现|情况|分析|结构|构成|分布|拆分|概况|概览)$"
)


def lists_of_wholes(told: Sequence[Told]) -> list[Told]:
    """`账龄：30 天内 1.1 + 90 天以上 0.4` below a figure of 1.5亿元: its parts, by what they add up
    to; so without a label, of a figure that the section tells or that its heading names.
    """
    made = list(told)
    for _, items in groupby(enumerate(made), lambda item: _list_of(item[1])):
        run = list(items)
        if _list_of(run[0][1]) is None:
            continue
        parts = [each for _, each in run]
        label = parts[0].name if parts[0].stated.kind == "part" else ""
        if whole := _added(parts, _before(made, run[0][0], headed=not label), label):
            for at, each in run:
                made[at] = _part_of(each, whole, _dimension(label, whole))
    return made


def members_of_wholes(told: Sequence[Told]) -> list[Told]:
    """`国内 3亿：…`, `海外 2亿：…` of a section are the revenue of 5亿元 that another one tells."""
    made = list(told)
    wholes = [t for t in made if _names_whole(t)]
    for run in _bare_runs(made):
        items = [made[at] for at in run]
        if whole := _added(items, [w for w in wholes if w.stated.period == _period(items)], ""):
            by = _section(items[0]) or "类别"
            for at in run:
                made = _moved(made, made[at], whole, by)
    return made


def _list_of(each: Told) -> tuple[object, ...] | None:
    """Of a list under a label that names no figure, or of one that signs join under none."""
    listed = each.stated.kind == "part" and not each.dimensions and each.name == each.sentence.label
    return (each.passage.id, each.sentence.start) if listed or _joined(each) else None


def _joined(each: Told) -> bool:
    """`东线705 + 西线310`."""
    text, stated = each.passage.text, each.stated
    plain = stated.kind == "value" and not each.dimensions and not each.subject
    after = text[stated.end : each.sentence.end].lstrip()
    before = text[each.sentence.start : stated.start].rstrip(" :：").removesuffix(each.name)
    return plain and (after.startswith(_SIGNS) or before.rstrip().endswith(_SIGNS))


def _before(told: Sequence[Told], place: int, *, headed: bool = False) -> list[Told]:
    """Figures of the section, the nearest last; before them, if `headed`, those that its heading
    names.
    """
    here = told[place].passage.sections
    near = [t for t in told[:place] if t.passage.sections == here and t.stated.kind != "change"]
    heading = here[-1] if here and headed else ""
    named = [t for t in told if t.name in heading and t.stated.kind in _KINDS and not t.dimensions]
    return [*named, *near]


def _added(parts: Sequence[Told], among: Sequence[Told], label: str) -> Told | None:
    """The one that the parts add up to; of several the one of the label's name, else the last."""
    found = [w for w in among if w not in parts and _equal(parts, w, label)]
    named = [w for w in found if label and label in {w.name, w.stated.member}]
    begun = [w for w in found if not w.stated.member and label.startswith(w.name)]
    whole = [w for w in found if not w.stated.member]
    fitting = named or begun or whole or found
    return fitting[-1] if fitting else None


def _equal(parts: Sequence[Told], told: Told, label: str) -> bool:
    whole = told.quantity
    terms = [scaled(part.quantity, whole) for part in parts]
    digits = len(re.sub(r"\D", "", whole.text).strip("0"))
    if len(terms) < 2 or (digits < _FEWEST_DIGITS and label not in {told.name, told.stated.member}):
        return False
    slack = whole.slack + sum((term.slack for term in terms), Decimal(0)) / 10
    amount = sum((term.value for term in terms), Decimal(0))
    return all(t.unit == whole.unit for t in terms) and abs(amount - whole.value) <= slack / 2


def _dimension(label: str, whole: Told) -> str:
    return re.sub(r"(?:拆分|构成|分布|明细|结构)$", "", label.removeprefix(whole.name)) or "类别"


def _part_of(each: Told, whole: Told, by: str) -> Told:
    """Of a part, a part of that."""
    nested = whole.stated.member and whole.stated.member == each.name
    above = ((whole.dimensions or ((by, whole.stated.member),))[0][0], whole.stated.member)
    stated = each.stated._replace(
        name=whole.name, quantity=scaled(each.quantity, whole.quantity), kind="part",
        member=each.stated.member or each.name,
        period=whole.stated.period, nature=whole.stated.nature,
        by=by if not nested else PART,
    )  # fmt: skip
    member = each.stated.member or each.name
    dimensions = (above, (PART, member)) if nested else ((by, member),)
    return each._replace(stated=stated, subject=whole.subject, dimensions=dimensions)


def _names_whole(each: Told) -> bool:
    stated = each.stated
    plain = stated.kind in _KINDS and not each.dimensions and not each.subject
    return plain and bool(MONEY.search(each.name)) and stated.nature == "actual"


def _period(items: Sequence[Told]) -> str | None:
    return items[0].stated.period


def _bare_runs(told: Sequence[Told]) -> Iterator[list[int]]:
    """Amounts of a sentence or of a section under names that measure nothing."""
    bare = [at for at, each in enumerate(told) if _is_bare(each)]
    for key in (_sentence, _place):
        grouped: dict[object, list[int]] = {}
        for at in bare:
            grouped.setdefault(key(told[at]), []).append(at)
        yield from (run for run in grouped.values() if len(run) > 1)


def _is_bare(each: Told) -> bool:
    stated = each.stated
    plain = stated.kind == "value" and not each.dimensions and not each.subject
    return (
        plain
        and each.quantity.unit == CNY
        and stated.nature == "actual"
        and not MONEY.search(each.name)
        and not RATE.search(each.name)
    )


def _sentence(each: Told) -> object:
    return (each.passage.id, each.sentence.start, each.stated.period)


def _place(each: Told) -> object:
    return (each.passage.sections, each.stated.period)


def _section(each: Told) -> str:
    """区域 of `区域表现`."""
    heading = each.passage.sections[-1] if each.passage.sections else ""
    found = _SECTION.search(heading)
    return found["by"] if found else ""


def _moved(told: Sequence[Told], member: Told, whole: Told, by: str) -> list[Told]:
    """A member under its whole, and what was told as its parts."""
    made: list[Told] = []
    for each in told:
        if each is member:
            stated = each.stated._replace(name=whole.name, kind="part", member=member.name, by=by)
            each = each._replace(stated=stated, dimensions=((by, member.name),))
        elif (
            each.name == member.name
            and each.stated.kind == "part"
            and (each.passage.sections == member.passage.sections)
        ):
            inner = each.dimensions[-1][1] if each.dimensions else each.stated.member
            stated = each.stated._replace(name=whole.name, by=PART)
            each = each._replace(stated=stated, dimensions=((by, member.name), (PART, inner)))
        made.append(each)
    return made
