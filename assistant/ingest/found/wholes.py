"""Amounts that only their sum tells what they are of: regions that add up to the revenue."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, takewhile
from typing import Final

from assistant.ingest.found.places import PART
from assistant.ingest.found.scaling import scaled
from assistant.ingest.found.sentences import MONEY, RATE
from assistant.ingest.found.telling import Told
from assistant.ingest.found.under_whole import moved
from assistant.quantities import CNY
from assistant.quantities.units import MEASURE_WORDS

_KINDS: Final = {"value", "end"}
_FEWEST_DIGITS: Final = 3
"""A sum of fewer digits may be the same by chance."""
_SIGNS: Final = ("+", "＋")
_BY: Final = re.compile(r"(?:按照?|分)(?P<by>[\u4e00-\u9fff]{2,6}?)(?:来?看|划?分|统计|计)[，,：:]")
_NEAR: Final = 24
"""Characters before a number in which it is said by what it is told."""
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
        if any(each.dimensions or not (is_bare(each) or is_whole(each)) for each in items):
            continue
        if whole := _added(items, [w for w in wholes if w.stated.period == _period(items)], ""):
            by = dimension_of(items[0])
            for at in run:
                made = moved(made, made[at], whole.name, by)
    return _counted(made)


def _counted(told: list[Told]) -> list[Told]:
    """`按校区看，东区310人，占31%；西区690人` of 1,000人 that another figure counts."""
    made = list(told)
    for _, line in groupby(enumerate(told), lambda item: _line(item[1])):
        held = list(line)
        opened = [n for n, (_, each) in enumerate(held) if _said_by(each)]
        items = [each for _, each in held[opened[0] :]] if opened else []
        run = [each for each in items if _is_counted(each, items[0].quantity.unit)]
        among = [t for t in told if t.stated.period == _period(run)] if len(run) > 1 else []
        among = [t for t in among if _is_counted(t, run[0].quantity.unit) and t not in run]
        if whole := _added(run, among, ""):
            for each in run:
                made = moved(made, each, whole.name, dimension_of(run[0]))
    return made


def _is_counted(each: Told, unit: str | None) -> bool:
    plain = each.stated.kind in _KINDS and not each.dimensions and not each.subject
    counts = unit in MEASURE_WORDS and each.quantity.unit == unit
    return plain and counts and each.stated.nature == "actual"


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
    sure = digits >= _FEWEST_DIGITS or label in {told.name, told.stated.member}
    if len(terms) < 2 or not (sure or _said_by(parts[0])):
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
    return each.stated.kind in _KINDS and is_whole(each)


def is_whole(each: Told) -> bool:
    plain = not each.dimensions and not each.subject and each.stated.nature == "actual"
    return plain and bool(MONEY.search(each.name))


def _period(items: Sequence[Told]) -> str | None:
    return items[0].stated.period


def _bare_runs(told: Sequence[Told]) -> Iterator[list[int]]:
    """Amounts of a sentence or of a section under names that measure nothing."""
    bare = [at for at, each in enumerate(told) if is_bare(each)]
    yield from _lines(told)
    for key in (_sentence, _place):
        grouped: dict[object, list[int]] = {}
        for at in bare:
            grouped.setdefault(key(told[at]), []).append(at)
        yield from (run for run in grouped.values() if len(run) > 1)


def _lines(told: Sequence[Told]) -> Iterator[list[int]]:
    """`按行业看，甲3亿元，占60%；乙2亿元，占40%`: what the sentences of a line begin with."""
    for _, items in groupby(enumerate(told), lambda item: _line(item[1])):
        sentences = groupby(items, lambda item: item[1].sentence.start)
        heads = [next(inside) for _, inside in sentences]
        opened = [n for n, (_, each) in enumerate(heads) if _said_by(each)]
        if opened:
            first, *others = heads[opened[-1] :]
            yield [first[0], *(at for at, _ in takewhile(lambda item: is_bare(item[1]), others))]
        elif all(is_bare(each) for _, each in heads):
            yield [at for at, _ in heads]


def _line(each: Told) -> tuple[str, int]:
    return each.passage.id, each.passage.text.rfind("\n", 0, each.sentence.start)


def _said_by(each: Told) -> str:
    """行业 of `按行业看，…`."""
    begin = max(each.sentence.start, each.stated.start - _NEAR)
    found = _BY.search(each.passage.text[begin : each.stated.start])
    return found["by"] if found else ""


def is_bare(each: Told) -> bool:
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


def dimension_of(first: Told) -> str:
    """What a list goes by, as its first sentence or its heading says."""
    return _said_by(first) or _section(first) or "类别"


def _section(each: Told) -> str:
    """区域 of `区域表现`."""
    heading = each.passage.sections[-1] if each.passage.sections else ""
    found = _SECTION.search(heading)
    return found["by"] if found else ""
