"""Two names of one metric: 收入 of a table of products whose total is the 营业收入 of another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assistant.ingest.found.said_of_state import stated_so
from assistant.ingest.found.short_names import short_names, without_short
from assistant.ingest.slots import slot_id, slot_label
from assistant.quantities import Quantity
from assistant.records import Figure, Metric

_WHOLE: Final = re.compile(r"(?:合计|总计|总额|总数|总量)$")
_AT_END: Final = re.compile(r"^[期年月季]末")
_COUNTED: Final = re.compile(
    r"(?:人|台|件|家|单|架|车)?(?:次|数|次数|数量)|[金余]?额|总?量|规模|收入"
)
"""What a name goes on with where it says that something is counted."""
FEWEST_DIGITS: Final = 3
"""A value of fewer digits may be the same by chance."""
_RATE: Final = "增长率"
_CHANGE: Final = re.compile(r"(?P<of>.+?)(?P<since>同比|环比)?(?P<verb>增长|下降)")
_SPEED: Final = re.compile(r"(?P<since>同比|环比)?的?(?:增速|增幅|涨幅|增长率)")
"""How fast what stands before it grew, which the sentence leaves to its reader."""
_DERIVED: Final = re.compile(
    r"(?:同比|环比)?(?:增长率|增长|下降|增减额?)|较上年末增长率|比上年增减|(?:目标)?完成率|占比"
)
"""What is told of a metric behind its name."""
Values = dict[str, Quantity]
"""By period."""


def one_name_each(
    figures: Sequence[Figure], metrics: Mapping[str, Metric], reported: str | None
) -> tuple[list[Figure], dict[str, tuple[str, ...]]]:
    """The figures under one name each, and what else that name is called.

    Two names are one where one ends in the other and both state the same whole in every period
    that they share. A name that the catalogue declares stays.
    """
    short = short_names(figures, metrics, reported)
    figures = _all_renamed([_of_member(figure, short) for figure in figures], short, metrics)
    of_state = stated_so(_wholes(figures, reported), metrics)
    figures = _all_renamed(figures, of_state, {})
    wholes = _wholes(figures, reported)
    called: dict[str, str] = {}
    fuller = _fuller(wholes)
    for name in wholes:
        same = [
            other
            for other in fuller[name]
            if _agree(wholes[name], wholes[other], sure=_AT_END.sub("", other) == name)
        ]
        longest = max(same, key=len, default="")
        if same and all(_is_short_for(s, longest) for s in same if s != longest):
            called |= {name: longest} if name not in metrics else {}
    called = _without_totals({n: called.get(other, other) for n, other in called.items()}, metrics)
    called |= _derived(called, (figure.metric or "" for figure in figures), metrics)
    slots = {figure.id for figure in figures}
    kept = [_renamed(figure, called, slots) for figure in _without_restated(figures, called)]
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for name, other in (*called.items(), *of_state.items(), *short.items()):
        aliases[called.get(other, other)].append(name)
    for name in wholes:
        base = _WHOLE.sub("", name)
        if base != name and len(base) > 1 and base not in wholes and name not in called:
            aliases[name] += [base, f"总{base}"]  # 支出合计 is 支出
    return [f for f in kept if f is not None], {n: tuple(held) for n, held in aliases.items()}


def _all_renamed(
    figures: Sequence[Figure], called: Mapping[str, str], metrics: Mapping[str, Metric]
) -> list[Figure]:
    """With what is told of them, where the names are wholly one."""
    called = {**called, **(_derived(called, (f.metric or "" for f in figures), metrics))}
    slots = {figure.id for figure in figures}
    renamed = (_renamed(figure, called, slots) for figure in figures)
    return [figure for figure in renamed if figure is not None]


def _of_member(figure: Figure, short: Mapping[str, str]) -> Figure:
    names = [name for pair in short.items() for name in pair if name.isascii()]
    for name in names:
        if any(member.endswith(name) for member in figure.dimensions.values()):
            members = without_short(figure.dimensions, name)
            slot = (figure.metric or "", figure.subject, members)
            value = figure.value_text or ""
            id = slot_id(figure.document, *slot, figure.period, figure.nature, value)
            update = {"id": id, "dimensions": members, "label": slot_label(*slot)}
            return figure.model_copy(update=update)
    return figure


def _derived(
    called: Mapping[str, str], names: Iterable[str], metrics: Mapping[str, Metric]
) -> dict[str, str]:
    """收入增长率 is 营业收入增长率 where 收入 is 营业收入."""
    return {
        name: f"{called[short]}{match[0]}"
        for name in set(names) - set(metrics) - set(called)
        if (match := re.search(rf"(?:{_DERIVED.pattern})$", name))
        if (short := name[: match.start()]) in called
    }


def _without_totals(called: dict[str, str], metrics: Mapping[str, Metric]) -> dict[str, str]:
    """营业收入 of another table is the name, and not 营业收入合计."""
    plain = {
        total: name
        for name, total in called.items()
        if total not in metrics and _WHOLE.sub("", total) == name
    }
    told = {name: plain.get(other, other) for name, other in called.items()} | plain
    return {name: other for name, other in told.items() if name != other}


def _without_restated(figures: Sequence[Figure], called: Mapping[str, str]) -> list[Figure]:
    """Without changes of sentences that a table has as rates: 收入同比下降5% is its -5.0%."""
    rates: defaultdict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for figure in figures:
        if figure.quantity and (figure.metric or "").endswith(_RATE):
            rates[_of(figure, figure.metric or "")].append(figure.quantity)
    return [figure for figure in figures if not _restates(figure, called, rates)]


def _restates(
    figure: Figure, called: Mapping[str, str], rates: Mapping[tuple[object, ...], list[Quantity]]
) -> bool:
    if figure.quantity is None:
        return False
    if speed := _SPEED.fullmatch(figure.metric or ""):
        ending = f"环比{_RATE}" if speed["since"] == "环比" else _RATE
        return any(
            rate.value == figure.quantity.value
            for (name, *place), held in rates.items()
            for rate in held
            if place == [*_of(figure, "")[1:]] and str(name).endswith(ending)
        )
    match = _CHANGE.fullmatch(figure.metric or "")
    if match is None:
        return False
    since = ("环比",) if match["since"] == "环比" else ("同比", "")
    bases = {match["of"], called.get(match["of"], match["of"])}
    names = (f"{base}{word}{_RATE}" for base in bases for word in since)
    value = figure.quantity.value * (-1 if match["verb"] == "下降" else 1)
    return any(
        abs(rate.value - value) <= rate.slack + figure.quantity.slack
        for name in names
        for rate in rates.get(_of(figure, name), ())
    )


def _of(figure: Figure, name: str) -> tuple[object, ...]:
    return name, figure.subject, tuple(sorted(figure.dimensions.items())), figure.period


def _wholes(figures: Sequence[Figure], reported: str | None) -> dict[str, Values]:
    found: defaultdict[str, Values] = defaultdict(dict)
    for figure in figures:
        plain = not figure.dimensions and figure.subject is None and figure.nature == "actual"
        period = figure.period or reported
        if plain and period and figure.metric and figure.quantity and figure.quantity.unit:
            found[figure.metric][period] = figure.quantity
    return found


def _fuller(names: Iterable[str]) -> Mapping[str, list[str]]:
    """By name those that it is short for, looked up by what each begins and ends with."""
    held = dict.fromkeys(names)
    fuller: defaultdict[str, list[str]] = defaultdict(list)
    for other in held:
        base = _WHOLE.sub("", other)
        parts = [*(other[:end] for end in range(1, len(other))),
                 *(base[start:] for start in range(len(base)))]  # fmt: skip
        for name in dict.fromkeys(parts):
            if name in held and _is_short_for(name, other):
                fuller[name].append(other)
    return fuller


def _is_short_for(name: str, other: str) -> bool:
    """收入 of 营业收入, 门店收入 of 门店收入合计, 安装 of 安装台次."""
    if name == other or _WHOLE.search(name):
        return False
    counted = other.startswith(name) and _COUNTED.fullmatch(other.removeprefix(name))
    return bool(counted) or _WHOLE.sub("", other).endswith(name)


def _agree(one: Values, other: Values, *, sure: bool = False) -> bool:
    """`sure` of names that differ in nothing that tells one metric from another."""
    shared = one.keys() & other.keys()
    told = sure or any(digits(one[p]) >= FEWEST_DIGITS for p in shared)
    return told and bool(shared) and all(one[p].value == other[p].value for p in shared)


def digits(quantity: Quantity) -> int:
    """As they are written: 9,000 has four."""
    return len(re.sub(r"\D", "", quantity.text))


def _renamed(figure: Figure, called: Mapping[str, str], slots: set[str]) -> Figure | None:
    """None where the fuller name states it already."""
    name = called.get(figure.metric or "")
    if name is None:
        return figure
    value = figure.value_text or ""
    slot = (name, figure.subject, figure.dimensions)
    id = slot_id(figure.document, *slot, figure.period, figure.nature, value)
    if id in slots:
        return None
    update = {"id": id, "metric": name, "label": slot_label(*slot)}
    return figure.model_copy(update=update)
