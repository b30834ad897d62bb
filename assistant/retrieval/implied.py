"""Metrics that a question means without naming them: by a member, an aim, a span of time."""

import re
from typing import Final

from assistant.indexes.base import MetricUse, View
from assistant.indexes.derived import derived
from assistant.periods import period_matches
from assistant.quantities import PERCENT, Quantity, read_quantity
from assistant.records import Metric
from assistant.retrieval.language import Reading
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import own_period
from assistant.retrieval.shares import in_percent
from assistant.retrieval.terms import is_time
from assistant.retrieval.words import COUNTED, DEFINES

_RATE: Final = "增[长速].*率|增速|增幅"
"""In the name of a rate of growth."""
_SHARE: Final = re.compile(r"占比$|占.+的?(?:比例|比重|百分比|比率)$")
MOST_FOUND: Final = 5
"""Metrics that nobody declared, of which none is preferred where several have a member."""


def metrics_of_members(
    members: dict[str, tuple[str, ...]],
    share: bool,
    asked: tuple[str, ...],
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """A member alone (`A1 多少`) means the metric that is broken down by its dimension.

    `asked` follows each `多少`: what is counted in another measure word is another thing.
    """
    metrics = [
        m
        for m in view.metrics()
        if m.name in uses and set(members) & uses[m.name].dimensions and _counted_so(m, asked)
    ]
    metrics = _in_unit(_holding(metrics, members, view), asked)
    if counted := _counting(metrics, asked):
        return (counted,)
    shares = [m.name for m in metrics if m.share_of or _SHARE.search(m.name)]
    plain = [m.name for m in metrics if m.name not in shares]
    wanted = shares if share and shares else plain or shares
    found = {m.name for m in metrics if not m.declared}
    return tuple(wanted[:MOST_FOUND] if set(wanted) <= found else wanted[:1])


def with_part_of_members(
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """`批发客户的占全部入库的几成`: what has such members, in what has none."""
    if len(metrics) != 1 or not members or metrics[0] not in uses:
        return metrics
    if set(members) & uses[metrics[0]].dimensions or in_percent(view, metrics[0]):
        return metrics
    units = {m.name: m.unit for m in view.metrics()}
    parts = metrics_of_members(members, False, (), uses, view)
    parts = tuple(name for name in parts if units.get(name) == units.get(metrics[0]))
    return (*parts, *metrics) if len(parts) == 1 else metrics


def metrics_of_aims(plan: Plan, members: dict[str, tuple[str, ...]], view: View) -> tuple[str, ...]:
    """`离目标还差多少`: the company's metrics that have an aim for then, and of such a member."""
    asked = {(dimension, name) for dimension, names in members.items() for name in names}
    own = own_period(view) or ""
    year = own[:4] if re.search("全年|年度", plan.text) else ""
    periods = plan.periods or ((year,) if year else ())
    held = (
        metric.name
        for metric in view.metrics()
        for figure in view.figures(metric.name)
        if figure.nature == "target"
        and (not periods or any(period_matches(key, figure.period or "") for key in periods))
        and (not asked or asked & set(figure.dimensions.items()))
    )
    return tuple(dict.fromkeys(held))[:MOST_FOUND]


def of_member(
    choices: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> tuple[str, ...]:
    """Those of equally good metrics that have a figure of a member that is named."""
    asked = {(dimension, name) for dimension, names in members.items() for name in names}
    return tuple(
        name
        for name in choices
        if any(asked & set(figure.dimensions.items()) for figure in view.figures(name))
    )


def _holding(
    metrics: list[Metric], members: dict[str, tuple[str, ...]], view: View
) -> list[Metric]:
    """Those with a figure of such a member: tables of one report call many dimensions 项目."""
    if len(metrics) < 2 or not any(members.values()):
        return metrics
    asked = {(dimension, name) for dimension, names in members.items() for name in names}
    return [
        metric
        for metric in metrics
        if any(
            asked & set(f.dimensions.items()) for f in view.figures(metric.name, any_subject=True)
        )
    ] or metrics


def _counting(metrics: list[Metric], asked: tuple[str, ...]) -> str:
    """`个站` of 站点数 or 车站数: the only metric that counts what is asked for."""
    for text in asked:
        noun = re.match(r"[\u3400-\u9fff]+", text[1:]) if text[0] in _COUNTERS | {"个"} else None
        ends = (f"{noun[0]}数", f"{noun[0]}数量", f"{noun[0]}点数") if noun else ("?",)
        held = [m.name for m in metrics if m.name.endswith(ends)]
        held = held or [m.name for m in metrics if any(a.endswith(ends) for a in m.aliases)]
        if len(held) == 1:
            return held[0]
    return ""


def _counted_so(metric: Metric, asked: tuple[str, ...]) -> bool:
    words = [text[0] for text in asked if text[0] in _COUNTERS]
    return not words or metric.unit is None or metric.unit[0] in words


def _in_unit(metrics: list[Metric], asked: tuple[str, ...]) -> list[Metric]:
    """`多少册`: those that are counted so, where some are."""
    units = {metric.unit for metric in metrics if metric.unit and not metric.unit.isascii()}
    unit = next((found for text in asked if (found := unit_of(text, units))), "")
    return [metric for metric in metrics if metric.unit == unit] if unit in units else metrics


_COUNTERS = frozenset("座家台辆名人件单间条户吨卡颗粒株栋瓶盒袋箱桶艘棵")
"""Measure words of things, of which a unit has its own."""


def since_of(text: str, metrics: tuple[str, ...]) -> tuple[str, ...]:
    """`哪条渠道环比最快`: the first that is named so, where one is."""
    said = next((word for word in ("环比", "同比") if word in text), "")
    named = [name for name in metrics if said in name] if said and len(metrics) > 1 else []
    return tuple(named[:1]) or metrics


def rates_of(reading: Reading, view: View) -> tuple[str, ...]:
    """`未来三年每年增多少`: the only rate of growth that is given for just this span of years."""
    spans = {p.key for p in reading.periods if "/" in p.key}
    if not spans or reading.residue[1:] or not re.search("[增涨长]", reading.text):
        return ()
    held = [
        metric.name
        for metric in view.metrics()
        if re.search(_RATE, metric.name) and in_percent(view, metric.name)
        if any(f.period in spans for f in view.figures(metric.name))
    ]
    return tuple(held) if len(held) == 1 else ()


def rate_stated(reading: Reading, view: View) -> tuple[str, ...]:
    """`每年涨7%，三年一共涨多少`: the only rate of growth that has the stated value."""
    stated = [q.value for q in reading.stated if q.unit == PERCENT]
    if len(stated) != 1 or not reading.years or "compound" not in reading.operations:
        return ()
    held = [
        metric.name
        for metric in view.metrics()
        if re.search(_RATE, metric.name) and in_percent(view, metric.name)
        if any(f.quantity and f.quantity.value == stated[0] for f in view.figures(metric.name))
    ]
    return tuple(held) if len(held) == 1 else ()


def memberships_of(
    subjects: tuple[str, ...],
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    uses: dict[str, MetricUse],
) -> tuple[str, ...]:
    """`某客户是4年的吧`: the metric that says which member of a dimension a subject belongs to."""
    if any(set(subjects) & uses[metric].subjects for metric in metrics if metric in uses):
        return ()
    held = [d for d in members if d in uses and set(subjects) & uses[d].subjects]
    return tuple(held[:1])


def groups_of(reading: Reading, view: View) -> dict[str, tuple[str, ...]]:
    """`签6年的客户有几家`: metrics whose texts say which group a subject is in, with the group."""
    terms = [q for q in reading.stated if q.unit in {"year", "month"}]
    if not terms and "count" in reading.operations and EACH_ONCE.search(reading.text):
        return _every_group(reading.text, view)
    if not terms or not COUNTED.search(reading.text) or not _GROUPED & set(reading.operations):
        return {}
    if re.search(DEFINES, reading.text, re.IGNORECASE):
        return {}
    for name in _grouping(view):
        values = dict.fromkeys(f.text for f in view.figures(name, any_subject=True))
        held = tuple(v for v in values if any(_equal(read_quantity(v), term) for term in terms))
        if held:
            return {name: held}
    return {}


EACH_ONCE: Final = re.compile(
    r"名单|点[过了到]?名|[去除][掉除]?了?重|不重复|重复的?(?:只|算|不)|\b(?:distinct|unique|named)\b",
    re.IGNORECASE,
)
"""Counts who is named in the groups, each once."""


def _every_group(text: str, view: View) -> dict[str, tuple[str, ...]]:
    """The groups that the named metric puts its subjects in; of the only one that does so."""
    held = _grouping(view)
    named = [name for name in held if name in text or name[-2:] in text]
    if len(named or held) != 1:
        return {}
    name = (named or held)[0]
    return {name: tuple(dict.fromkeys(f.text for f in view.figures(name, any_subject=True)))}


def _equal(value: Quantity | None, term: Quantity) -> bool:
    return value is not None and (value.value, value.unit) == (term.value, term.unit)


_GROUPED: frozenset[Operation] = frozenset({"members", "count"})


@derived()
def _grouping(view: View) -> tuple[str, ...]:
    """Metrics without dimensions and unit that several subjects have: a term, a level, a group."""
    units = {metric.name: metric.unit for metric in view.metrics()}
    return tuple(
        name
        for name, use in view.uses().items()
        if len(use.subjects) > 1 and not use.dimensions and not units.get(name)
        if any(is_time(f) for f in view.figures(name, any_subject=True)[:3])
    )
