"""`以面积为权重，租约平均多久`: what a mean is weighted by, and the span that is meant. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import read_quantity
from assistant.retrieval.figures import dimensions_of
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_BY: Final = re.compile(
    r"(?:[按用以拿将把]|根据)(?:照|着)?(?P<by>[^,，。;；?？按]{1,16}?)(?:来|去|做|作|进行|为|当|的)*(?:加权|权重)"
    r"|\b(?P<each>[a-z]+)[- ]weighted\b|\bweighted by (?:the )?(?:number of )?(?P<en>[a-z]+)",
    re.IGNORECASE,
)
_SO_LONG: Final = re.compile(r"(?<![这近那前后])(?:几|多少)个?[年月]")
_LONG: Final = re.compile(
    r"(?<![这近那前后])[几多]少?个?[年月]|多[久长]|\bhow long\b|(?<!in )\bterms?\b", re.IGNORECASE
)
_SPAN: Final = re.compile(
    r"(?:平均)?的?(?:期限|年限|时限|时长|时间|长度|长短|期长|跨度|周期|年期|年数|合同期|合约期)|够不够|[长短久]不[长短久]"
)
_TIMES: Final = frozenset({"year", "month"})


def asks_length(text: str) -> bool:
    """`几年`, `多少个月`."""
    return bool(_SO_LONG.search(text))


def numeric_dimensions(view: View, metric: str) -> list[str]:
    """Those whose members are quantities: `4年`, `3年`."""
    members = view.members()
    return [
        d
        for d in dimensions_of(view, metric)
        if all((value := read_quantity(m)) and value.unit for m in members.get(d, ()))
    ]


def by_weight(plan: Plan, reading: Reading, view: View) -> Plan:
    """A mean length of time by what is broken down by such lengths, where it is the stated weight
    or none is stated; another weight has no such mean.
    """
    if "mean" not in {plan.operation, *plan.also} or not _LONG.search(reading.text):
        return plan
    terms = _by_terms(view)
    said = _BY.search(reading.text)
    weight = next(filter(None, said.groups())).casefold() if said else ""
    held = [name for name in terms if not said or _is(weight, name, view)]
    named = [name for name in plan.metrics if name in held or name in terms.values()]
    own = [name for name in held if name in named or terms[name] in named] or (
        held if said and not plan.metrics else []
    )
    if len(own) != 1:
        stray = said and set(plan.metrics) & {*terms, *terms.values()}
        unknown = (*plan.unknown, f"{weight}加权")
        return plan.model_copy(update={"unknown": unknown}) if stray else plan
    metric, dimension = own[0], terms[own[0]]
    names = " ".join(a for m in view.metrics() if m.name in {metric, dimension} for a in m.aliases)
    ours = (said[0].casefold() if said else "", names.casefold())
    unknown = tuple(
        word
        for word in plan.unknown
        if not (_SPAN.fullmatch(word) or any(word.casefold() in text for text in ours))
    )
    rest = (op for op in (plan.operation, *plan.also) if op not in {"mean", "check", None})
    return plan.model_copy(
        update={
            "intent": "figure",
            "metrics": (metric,),
            "operation": "mean",
            "also": tuple(op for op in rest if op is not None),
            "unknown": unknown,
            "heads": tuple(word for word in plan.heads if word in unknown),
        }
    )


def _by_terms(view: View) -> dict[str, str]:
    """Metrics that add up, with their only dimension whose members are spans of time."""
    found = {}
    for metric in view.metrics():
        held = numeric_dimensions(view, metric.name) if metric.additive else []
        spans = [d for d in held if _unit(view, d) in _TIMES]
        if len(spans) == 1:
            found[metric.name] = spans[0]
    return found


def _unit(view: View, dimension: str) -> str | None:
    units = {q.unit for m in view.members().get(dimension, ()) if (q := read_quantity(m))}
    return units.pop() if len(units) == 1 else None


def _is(weight: str, name: str, view: View) -> bool:
    """`台数` of what is counted in 台, `签约台数`, `各年限的台数`; `unit` of an alias with it."""
    metric = next(m for m in view.metrics() if m.name == name)
    said = weight.rsplit("的", 1)[-1]
    called = [a.casefold() for a in (metric.name, *metric.aliases)]
    if said.isascii():
        return any(re.search(rf"\b{re.escape(said)}s?\b", each) for each in called)
    units = {metric.unit, *(f.quantity.unit for f in view.figures(name) if f.quantity)} - {None}
    if any(re.fullmatch(rf"{re.escape(unit or '')}(?:数量?|量)?", said) for unit in units):
        return True
    return any(each.endswith(said) for each in called) or said.endswith(metric.name)
