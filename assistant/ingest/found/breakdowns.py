"""Runs of names with their numbers that take a figure before them apart: 其中A 5台，B 3台."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from assistant.ingest.found.naming import noun_of
from assistant.ingest.found.sentences import MONEY, RATE
from assistant.ingest.found.stated import REST
from assistant.ingest.found.telling import Told, bare_name
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Nature

_AMONG: Final = re.compile(r"其中[，,：:为有]?\s*")
_BY: Final = re.compile(
    r"按(?P<by>[^\s，。\d]{1,6}?)(?:划分|拆分|分|来看|看|计)?(?:为|是)?[：:，,]?\s*$"
)
_WITHIN: Final = re.compile(r"^(?P<whole>[^，。：:\d]{2,12}?)(?:之)?中(?:[，,：:]\s*|$)")
_MEASURED: Final = re.compile(r"[数量额]$")
_NOT_COUNTED: Final = {None, PERCENT, POINTS, TIMES, "s", "year", "month"}
_FEWEST: Final = 2
_SENTENCES: Final = 2
"""A figure is taken apart in its own sentence or in the next."""
_KINDS: Final = {"value", "end"}


class Whole(NamedTuple):
    name: str
    period: str | None
    by: str
    """The dimension, where it is said."""
    dimensions: tuple[tuple[str, str], ...]
    nature: Nature = "actual"


def broken_down(told: Sequence[Told]) -> list[Told]:
    """With the parts as parts of their whole: a word says so, or they sum up to it."""
    made = list(told)
    for items in _runs(made):
        place, run = items[0][0], [each for _, each in items]
        intro = _intro(made, place)
        if whole := _whole(made, place, run, intro):
            for at, each in items:
                stated = each.stated._replace(
                    name=whole.name, kind="part", member=bare_name(each), by=whole.by,
                    period=each.stated.period or whole.period,
                    nature=whole.nature if each.stated.nature == "actual" else each.stated.nature,
                )  # fmt: skip
                made[at] = each._replace(stated=stated, dimensions=whole.dimensions)
    return made


def _runs(told: list[Told]) -> Iterator[list[tuple[int, Told]]]:
    """Two and more values of one unit in one sentence, side by side, from a 其中 on, with their
    places; what is said of one of them stands between.
    """
    plain = [(at, each) for at, each in enumerate(told) if not (at and _aside(each, told[at - 1]))]
    for key, items in groupby(plain, lambda item: _key(item[1])):
        held = list(items)
        opened = next((n for n, (_, each) in enumerate(held) if _opens(each)), 0)
        told_first = [each for _, each in held[1:]]
        siblings = any(each.stated.note == REST for each in told_first) and _listed(held[0][1])
        if not opened and len(held) > _FEWEST and _is_sum(held[0][1], told_first) and not siblings:
            opened = 1
        run = held[opened:]
        if key and len(run) >= _FEWEST:
            yield run


def _aside(each: Told, before: Told) -> bool:
    """How much of the whole it is, how it has changed, and what it was before; parts of its own
    make it a whole.
    """
    again = each.name == before.name and not each.stated.member
    said = each.stated.kind in {"change", "share"} or again
    return said and each.sentence is before.sentence


def _listed(first: Told) -> bool:
    """The next one follows as another of a list."""
    return first.passage.text[first.stated.end :].lstrip().startswith("、")


def _key(each: Told) -> tuple[object, ...] | None:
    unit = each.quantity.unit
    plain = each.stated.kind == "value" and not each.dimensions and unit not in _NOT_COUNTED
    return (id(each.passage), each.sentence.start, unit, each.subject) if plain else None


def _before(each: Told) -> str:
    """Its clause up to the number."""
    clause = next((c for c in each.sentence.clauses if c.start <= each.stated.start < c.end), None)
    start = clause.start if clause else each.sentence.start
    return each.passage.text[start : each.stated.start]


def _opens(each: Told) -> bool:
    return bool(_AMONG.search(_before(each)))


def _intro(told: list[Told], place: int) -> str:
    """What stands between the figure before, or the sentence's beginning, and the first part."""
    first = told[place]
    before = told[place - 1] if place else None
    start = first.sentence.start
    if before and before.passage is first.passage and before.sentence.start == start:
        start = before.stated.end
    text = first.passage.text[start : first.stated.start]
    return text[: text.rfind(first.name)] if first.name in text else text


def _whole(told: list[Told], place: int, run: list[Told], intro: str) -> Whole | None:
    """What the run takes apart: a sum proves it, or a word says so."""
    by = _BY.search(intro)
    dimension = by["by"] if by else ""
    earlier = [t for t in told[:place] if _may_be_whole(t, run[0])]
    amount = sum((t.quantity.value for t in run), Decimal(0))
    summed = next((t for t in reversed(earlier) if _is_sum(t, run)), None)
    if summed and _are_parts(run, summed.name, proved=True):
        stated = summed.stated
        return Whole(summed.name, stated.period, dimension, summed.dimensions, stated.nature)
    if (name := _said(intro, by)) and _are_parts(run, name, proved=False):
        return Whole(name, None, dimension, ())
    nearest = earlier[-1] if earlier else None
    if nearest and place and _moved(told[place - 1], nearest):
        return None
    if not nearest or not _AMONG.search(intro) or amount > nearest.quantity.value:
        return None
    if not _are_parts(run, nearest.name, proved=False):
        return None
    stated = nearest.stated
    return Whole(nearest.name, stated.period, dimension, nearest.dimensions, stated.nature)


def _moved(before: Told, whole: Told) -> bool:
    """`门店60家，净增4家，其中新开6家、关闭2家` takes apart how many there are more."""
    return before.stated.kind == "change" and before.stated.start > whole.stated.start


def _said(intro: str, by: re.Match[str] | None) -> str:
    """`销售费用中，…`, `期末库存按机型分：…`."""
    within = _WITHIN.search(intro)
    if within:
        return noun_of(within["whole"])
    return noun_of(intro[: by.start()]) if by else ""


def _may_be_whole(each: Told, first: Told) -> bool:
    text = first.passage.text[each.sentence.start : first.sentence.start]
    near = len(re.findall(r"[。！？!?；;\n]", text)) <= _SENTENCES
    return (
        each.passage is first.passage
        and near
        and each.stated.kind in _KINDS
        and each.quantity.unit == first.quantity.unit
        and each.subject == first.subject
    )


def _is_sum(whole: Told, run: list[Told]) -> bool:
    amount = sum((t.quantity.value for t in run), Decimal(0))
    slack = whole.quantity.slack + sum((t.quantity.slack for t in run), Decimal(0))
    return abs(whole.quantity.value - amount) <= slack


def _are_parts(run: list[Told], whole: str, *, proved: bool) -> bool:
    """产品收入 of a revenue has a name of its own, and so has what is measured otherwise."""
    names = [bare_name(t) for t in run]
    if len(set(names)) < len(names) or whole in names:
        return False
    if any(other != name and other.startswith(name) for name in names for other in names):
        return False  # 逾期60天以上 is a part of 逾期
    own = [n for n in names if n.endswith(whole[-2:]) or MONEY.search(n) or RATE.search(n)]
    return not own and (proved or not any(_MEASURED.search(n) for n in names))
