"""Percentages that a table states as a share of something: by the words behind 占, by the amount
that their name begins with, or by the first few that both are of. Pure.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import read_number
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.naming import Named
from assistant.retrieval.shares import in_percent

_SHARE: Final = re.compile(r"(?P<part>.+?)占(?P<whole>.+?)的?(?:比例|比重|百分比|比率)")
_ASKED: Final = re.compile(r"占比|比例|比重")
_RATE: Final = re.compile(r"的?占比|的?比例|的?比重|占.*(?:比例|比重|百分比|比率)")
_OF_WHOLE: Final = re.compile(r"占(?!比|了?(?:多少|几|百分))")
"""A question that says itself what the share is of."""
_FIRST: Final = re.compile(
    r"前(?P<count>[一二三四五六七八九十\d]+)[名大家位](?P<who>[\u4e00-\u9fff]{2})"
)
_PART_OF_IT: Final = re.compile(
    r"[里中内][面头边]?的?[,，]?(?P<part>[^,，。?？]{2,8}?)的?(?:比例|比重|占比)"
)
_WITHIN: Final = re.compile(r"中(?P<part>[\u4e00-\u9fff]{2,}?)占")
"""A part of what the name begins with: `前五名客户销售额中关联方销售额占…`."""


def with_stated_share(found: Named, reading: Reading, view: View) -> Named:
    asked = set(reading.operations)
    if not _ASKED.search(reading.text) and ("share" not in asked or "growth" in asked):
        return found
    ways = (_by_whole(reading, view), _by_first(reading, view), _by_amount(found, reading, view))
    for names in (_alike(names, view) for names in ways):
        if len(names) == 1 and names[0] not in found.metrics:
            rest = tuple(run for run in found.rest if fold(run) not in fold(names[0]))
            words = {"".join(found.rest) or reading.text: names[0]} if found.linked else {}
            return Named(names, (), words, rest)
    return found


def _alike(names: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The first of names that a line and the sum of a table give one value."""
    held = {
        tuple(
            (f.period, f.quantity.value) for f in view.figures(name, any_subject=True) if f.quantity
        )
        for name in names
    }
    return names[:1] if len(held) == 1 else names


def _by_whole(reading: Reading, view: View) -> tuple[str, ...]:
    """`客户甲占年度销售总额的比例`: of the members that are asked, or of just what is said."""
    text = fold(reading.text)
    asked = {t.dimension for m in reading.mentions for t in m.targets if t.kind == "member"}
    held = [
        (name, share["part"])
        for name in view.uses()
        if (share := _SHARE.fullmatch(fold(name))) and f"占{share['whole']}" in text
    ]
    if asked:
        return tuple(name for name, _ in held if asked <= view.uses()[name].dimensions)
    return tuple(name for name, part in held if part in text)


def _by_first(reading: Reading, view: View) -> tuple[str, ...]:
    """`前五大客户占比`: what a line says of the five together."""
    first = _FIRST.search(reading.text)
    if first is None or _said_before(first.start(), reading):
        return ()
    asked = _first_of(first)
    names = (name for name in view.uses() if _first_of(_FIRST.match(name)) == asked)
    return tuple(_of_whole(names, reading, view))


def _said_before(end: int, reading: Reading) -> bool:
    """`应收账款前五名客户占比`: the first five of something else."""
    chars = list(reading.text[:end])
    owners = [(m.start, m.end) for m in reading.mentions if m.names("subject")]
    for start, stop in (*owners, *((p.start, p.end) for p in reading.periods)):
        chars[start:stop] = " " * (min(stop, end) - start)
    return len(re.sub(r"[\s的,，]|公司|我们|其中|报告期内?", "", "".join(chars))) > 1


def of_first(metric: str) -> bool:
    """`前五名客户合计销售金额` is one value, and ranks nobody."""
    return _FIRST.match(metric) is not None


def of_other_few(found: Named, reading: Reading, view: View) -> Named:
    """`前三大供应商采购额` is no 前五名供应商采购额: of the three of all that the table has."""
    name = found.metrics[0] if len(found.metrics) == 1 else ""
    few = _FIRST.match(name)
    asked = reading.top or reading.nth
    if few is None or not asked or read_number(few["count"]) == asked:
        return found
    each = [
        metric
        for metric, use in view.uses().items()
        if name[few.end() :].endswith(metric) and any(few["who"] in d for d in use.dimensions)
    ]
    words = "".join(found.linked)
    return found._replace(metrics=(each[0],), linked={words: each[0]}) if each[:1] else found


def _first_of(match: re.Match[str] | None) -> tuple[object, str] | None:
    return (read_number(match["count"]), match["who"]) if match else None


def _by_amount(found: Named, reading: Reading, view: View) -> tuple[str, ...]:
    """`研发人员占比` of 研发人员数量, where 研发人员数量占比 stands beside it."""
    if len(found.metrics) != 1 or _OF_WHOLE.search(reading.text) or _is_whole(reading):
        return ()
    (amount,), uses = found.metrics, view.uses()
    taken_apart = {m.name for m in view.metrics() if m.share_of == amount}
    names = (
        name
        for name, use in uses.items()
        if name.startswith(amount) and _RATE.fullmatch(name[len(amount) :])
        if name not in taken_apart and amount in uses and use.dimensions == uses[amount].dimensions
    )
    return tuple(_of_whole(names, reading, view))


def _is_whole(reading: Reading) -> bool:
    """`软件收入里，预付的比例`: of what is named the share of a part is asked."""
    ends = (m.end for m in reading.mentions if m.names("metric"))
    parts = (part for end in ends if (part := _PART_OF_IT.match(reading.text, end)))
    return any(part["part"].startswith(run) for part in parts for run in reading.residue)


def _of_whole(names: Iterator[str], reading: Reading, view: View) -> Iterator[str]:
    for name in names:
        within = _WITHIN.search(name)
        said = within is None or within["part"][:2] in reading.text
        if said and in_percent(view, name):
            yield name
