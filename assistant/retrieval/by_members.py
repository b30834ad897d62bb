"""The metric that a question means by the members or the dimension that it names. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import read_number
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.naming import Named

_BETWEEN: Final = 4
"""Characters of a name that may be left out between a member and its end: 炉料(客户)满意度."""
_SHORTEST: Final = 2
_AIM: Final = re.compile("目标|计划|完成|达标|预算|指标|差距|任务")
_VALUE: Final = re.compile(r"(?:账面)?(?:余额|原值|价值|净值|金额)")
_DIGITS: Final = "两二三四五六七八九十"
_NUMBER: Final = re.compile(rf"(?P<count>[{_DIGITS}\d]{{1,3}})[个家]?大?(?P<kind>[\u4e00-\u9fff])")


def by_number(
    reading: Reading, metrics: tuple[str, ...], by: str | None, rest: tuple[str, ...], view: View
) -> tuple[str | None, tuple[str, ...]]:
    """`五个厂收入` of a dimension 厂区 with five members is broken down by it."""
    uses, members = view.uses(), view.members()
    own = {d for name in metrics if name in uses for d in uses[name].dimensions}
    named = [(m.start, m.end) for m in reading.mentions if m.names("member")]
    if not by and (called := _called_so(reading, rest, own, view)):
        return called
    for match in _NUMBER.finditer(reading.text) if not by else ():
        if any(start < match.end() and match.start() < end for start, end in named):
            continue  # `4年` is a member, and no four of them
        count = read_number(match["count"].replace("两", "二"))
        held = [d for d in own if match["kind"] in d and len(members.get(d, ())) == count]
        if len(held) == 1:
            return held[0], tuple(word for word in rest if word not in held[0])
    return by, rest


def _called_so(
    reading: Reading, rest: tuple[str, ...], own: set[str], view: View
) -> tuple[str, tuple[str, ...]] | None:
    """`四个期限`, `各期限` of a dimension 年限 that is a metric, too: an alias of it ends so."""
    names = {m.name: m.aliases for m in view.metrics() if m.name in own}
    for run in rest if names else ():
        held = [d for d, aliases in names.items() if any(a.endswith(run) for a in aliases)]
        marks = rf"(?:[{_DIGITS}\d][个种]|[各每按哪]个?|不同的?){re.escape(run)}"
        spread = re.search(marks, reading.text)
        if len(run) > 1 and len(held) == 1 and spread:
            return held[0], tuple(word for word in rest if word != run)
    return None


def by_members(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """Of several, those that have values of what is named; else one that begins with it."""
    if found.choices:
        return _of_dimension(found, reading, view)
    if found.metrics:
        return _that_has_them(found, reading, view)
    begun = _begun(found, reading, lexicon, view)
    return begun if begun.metrics else _ended(found, reading, view)


def _that_has_them(found: Named, reading: Reading, view: View) -> Named:
    """`西区的收入`, where 门店收入 alone is told of 西区: the only one that ends so and has it."""
    asked = {
        (t.dimension, t.name) for m in reading.mentions for t in m.targets if t.kind == "member"
    }
    if len(found.metrics) == 1 and found.metrics[0] in found.linked.values():
        return _linked_otherwise(found, reading, view)
    if len(found.metrics) != 1 or not asked:
        return found
    (name,) = found.metrics
    aims = _asks_aim(reading)
    if _has(name, asked, view, aims=aims):
        return found
    held = [n for n in view.uses() if n != name and (n.endswith(name) or _valued(n, name))]
    held = [n for n in held if _has(n, asked, view, aims=aims)]
    return found._replace(metrics=(held[0],), linked={name: held[0]}) if len(held) == 1 else found


def _valued(longer: str, name: str) -> bool:
    """应收账款账面余额 of 应收账款, which a table takes apart as it was before allowances."""
    return longer.startswith(name) and bool(_VALUE.fullmatch(longer.removeprefix(name)))


def _linked_otherwise(found: Named, reading: Reading, view: View) -> Named:
    """`各线完成率` of words that were taken for the rate of something that no line has."""
    words = next(word for word, name in found.linked.items() if name == found.metrics[0])
    uses = view.uses()
    if found.metrics[0] in uses and _dimensions(reading) & uses[found.metrics[0]].dimensions:
        return found
    other = _ended(Named(rest=(words,)), reading, view)
    return found._replace(metrics=other.metrics, linked=other.linked) if other.metrics else found


def _asks_aim(reading: Reading) -> bool:
    return reading.nature == "target" or bool(_AIM.search(reading.text))


def _has(name: str, asked: set[tuple[str, str]], view: View, *, aims: bool) -> bool:
    """Whether it is told of them; an aim alone tells nothing, where no aim is asked."""
    figures = (f for f in view.figures(name, any_subject=True) if aims or f.nature != "target")
    return any(asked & set(figure.dimensions.items()) for figure in figures)


def _of_dimension(found: Named, reading: Reading, view: View) -> Named:
    """`各厂合格率`, where only one of the rates is told of each 厂."""
    asked, uses = _dimensions(reading), view.uses()
    held = [n for n in found.choices if n in uses and asked & uses[n].dimensions]
    whose = {(t.dimension, t.name) for m in reading.mentions for t in m.targets}
    if len(held) > 1 and not _asks_aim(reading):
        held = [name for name in held if _has(name, whose, view, aims=False)]
    if len(held) != 1:
        return found
    words = "".join(found.rest)
    rest = tuple(run for run in found.rest if fold(run) not in fold(held[0]))
    linked = {words: held[0]} if words else {}
    return found._replace(metrics=(held[0],), choices=(), linked=linked, rest=rest)


def _dimensions(reading: Reading) -> set[str]:
    """Those that are named, and those of the members that are."""
    named = {n for mention in reading.mentions for n in mention.names("dimension")}
    return named | {t.dimension for m in reading.mentions for t in m.targets if t.kind == "member"}


def _ended(found: Named, reading: Reading, view: View) -> Named:
    """The only one told of each of what is named whose name ends so."""
    asked, uses = _dimensions(reading), view.uses()
    for run in found.rest:
        long = len(run) > _SHORTEST
        held = [n for n, use in uses.items() if long and n.endswith(run) and asked & use.dimensions]
        if len(held) == 1:
            rest = tuple(word for word in found.rest if word != run)
            return found._replace(metrics=(held[0],), linked={run: held[0]}, rest=rest)
    return found


def _opening(found: Named, reading: Reading, view: View) -> Named:
    """`北厂投料多少` of a metric 投料批次, the only one of 北厂 that begins so."""
    chars = list(fold(reading.text))
    for mention in reading.mentions:
        chars[mention.start : mention.end] = "\x00" * (mention.end - mention.start)
    text, uses = "".join(chars), view.uses()
    asked = {t.dimension for m in reading.mentions for t in m.targets if t.kind == "member"}
    begun = {
        name: said
        for name, use in uses.items()
        if asked & use.dimensions and (said := _beginning(fold(name), text))
        if any(run in said for run in found.rest)
    }
    longest = max(map(len, begun.values()), default=0)
    held = [name for name, said in begun.items() if len(said) == longest]
    if len(held) != 1:
        return found
    said = begun[held[0]]
    rest = tuple(word for word in found.rest if word not in said)
    return found._replace(metrics=(held[0],), linked={said: held[0]}, rest=rest)


def _beginning(name: str, text: str) -> str:
    """The longest one of two characters and more that is said."""
    cuts = range(len(name), _SHORTEST - 1, -1)
    return next((name[:cut] for cut in cuts if name[:cut] in text), "")


def _begun(found: Named, reading: Reading, lexicon: Lexicon, view: View) -> Named:
    """`炉料满意度` of a metric 炉料客户满意度, though 炉料 is a member elsewhere."""
    said = [reading.text[m.start : m.end] for m in reading.mentions if m.names("member")]
    runs = [run for run in found.rest if len(run) >= _SHORTEST]
    held = {
        (metric, member, run)
        for name, metrics in lexicon.metric_names().items()
        for member in said
        for run in runs
        if re.fullmatch(rf"{re.escape(fold(member))}.{{0,{_BETWEEN}}}{re.escape(fold(run))}", name)
        for metric in metrics
    }
    if len({metric for metric, _, _ in held}) != 1:
        return _opening(found, reading, view)
    metric, member, run = held.pop()
    rest = tuple(word for word in found.rest if word != run)
    return found._replace(metrics=(metric,), linked={f"{member}{run}": metric}, rest=rest)
