"""Does it add up: parts against a total, a value against its formula, shares against 100 %."""

from collections.abc import Sequence
from decimal import Decimal

from assistant import quantities
from assistant.answering import calculate
from assistant.answering.deriving import derive
from assistant.answering.draft import Draft
from assistant.answering.figures import line, tell
from assistant.answering.frames import frame
from assistant.answering.parts import tell_share
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import PERCENT
from assistant.records import Figure, Metric
from assistant.retrieval.figures import breakdown, dimensions_of, find_figures, whole
from assistant.retrieval.plan import Plan


def tell_check(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """A metric against its formula, the asked parts against the asked total, else the parts of
    every dimension against the total of their metric; shares against 100 %.
    """
    asked = [metric for metric in view.metrics() if metric.name in plan.metrics]
    if any([_tell_formula(draft, view, plan, metric) for metric in asked]):
        return True
    if plan.members and _tell_part(draft, view, plan, figures):
        return True
    if "share" in plan.also and _tell_stated_shares(draft, view, plan):
        return True
    if len(asked) > 2 and _tell_asked(draft, plan, figures):
        return True
    told = False
    for metric in asked:
        for dimension in [plan.by] if plan.by else dimensions_of(view, metric.name):
            rows = breakdown(view, plan, metric.name, dimension or "")
            total = whole(view, metric.name, rows[0]) if len(rows) > 1 else None
            if total is not None and total.quantity is not None:
                _tell_check(draft, plan, rows, total)
                told = True
            elif len(rows) > 1 and all(r.quantity and r.quantity.unit == PERCENT for r in rows):
                told = _tell_shares(draft, plan, rows)
    return told


def _tell_part(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """A stated share beside the one that follows from the values of the metric it is a share of."""
    measured = [m.share_of for m in view.metrics() if m.name in plan.metrics and m.share_of]
    if measured:
        plan = plan.model_copy(update={"metrics": tuple(measured)})
        figures = [f for name in measured for f in find_figures(view, plan, name).figures]
    return tell_share(draft, view, plan, figures)


def _tell_asked(draft: Draft, plan: Plan, figures: list[Figure]) -> bool:
    """`A、B、C 加起来等于 D 吗`: the largest of the asked values is the total of the others, unless
    D is a number that none of them has.
    """
    rows = [f for f in figures if f.quantity]
    units = {f.quantity.unit for f in rows if f.quantity}
    if len(rows) < 3 or len(units) != 1:
        return False
    values = {row.quantity.value for row in rows if row.quantity}
    if plan.stated and not values & {quantity.value for quantity in plan.stated}:
        tell(draft, plan, tuple(rows))
        summed = calculate.total(rows)
        draft.say(frame("total", plan.language, value=shown(draft, plan, rows[0].label, summed)))
        return True
    total = max(rows, key=calculate.size)
    _tell_check(draft, plan, [row for row in rows if row is not total], total)
    return True


def _tell_stated_shares(draft: Draft, view: View, plan: Plan) -> bool:
    """`各占比加起来是100%吗`: the stated shares of the asked metric's parts."""
    shares = [m.name for m in view.metrics() if m.share_of in plan.metrics]
    told = False
    for name in shares:
        for dimension in [plan.by] if plan.by else dimensions_of(view, name):
            rows = breakdown(view, plan, name, dimension or "")
            if len(rows) > 1:
                told = _tell_shares(draft, plan, rows)
    return told


def _tell_shares(draft: Draft, plan: Plan, rows: Sequence[Figure]) -> bool:
    """Stated shares make up the whole, within what their rounding allows."""
    summed = calculate.total(rows)
    tell(draft, plan, tuple(rows))
    draft.say(frame("total", plan.language, value=shown(draft, plan, rows[0].label, summed)))
    off = abs(summed.result.value - 100)
    slack = sum((r.quantity.slack for r in rows if r.quantity), start=Decimal(0))
    key = "shares_whole" if not off else "adds_up_about" if off <= slack else "off"
    draft.say(frame(key, plan.language))
    return True


def _tell_formula(draft: Draft, view: View, plan: Plan, metric: Metric) -> bool:
    stated = next(iter(find_figures(view, plan, metric.name).figures), None)
    derived = derive(view, plan, metric, stated.period) if stated else None
    if stated is None or stated.quantity is None or derived is None or derived.computed is None:
        return False
    computed = derived.computed
    if stated.quantity.unit == quantities.PERCENT and computed.result.unit == quantities.TIMES:
        result = computed.result
        computed = computed._replace(
            result=result.model_copy(
                update={"value": result.value * 100, "unit": quantities.PERCENT}
            )
        )
    draft.say(line(draft, plan, stated))
    draft.say(
        frame(
            "total" if not derived.formula.is_ratio else "ratio_is",
            plan.language,
            value=shown(draft, plan, metric.name, computed),
        )
    )
    _verdict(draft, plan, stated, computed)
    return True


def _verdict(draft: Draft, plan: Plan, stated: Figure, computed: calculate.Computed) -> None:
    (target,) = calculate.quantities_of([stated])
    parts = calculate.quantities_of(computed.operands)
    off = abs(computed.result.value - target.value)
    bounded = target.bound != "exact" or any(part.bound != "exact" for part in parts)
    slack = sum((part.slack for part in parts), start=target.slack)
    if off == 0:
        draft.say(frame("adds_up", plan.language))
    elif off <= (target.slack if computed.result.unit in {"percent", "times"} else slack):
        draft.say(frame("adds_up_about", plan.language))
        if computed.result.unit not in {"percent", "times"}:
            left = calculate.remainder(stated, computed.operands)
            value = shown(draft, plan, stated.label, left)
            draft.say(frame("difference", plan.language, value=value))
    else:
        draft.say(frame("off_within" if bounded else "off", plan.language))


def _tell_check(draft: Draft, plan: Plan, rows: Sequence[Figure], total: Figure) -> None:
    summed = calculate.total(rows)
    (target,) = calculate.quantities_of([total])
    draft.say(line(draft, plan, total))
    draft.say(frame("total", plan.language, value=shown(draft, plan, total.label, summed)))
    off = summed.result.value - target.value
    slack = target.slack + sum(
        (row.quantity.slack for row in rows if row.quantity), start=target.slack * 0
    )
    if off == 0:
        draft.say(frame("adds_up", plan.language))
    elif abs(off) <= slack:
        draft.say(frame("adds_up_about", plan.language))
        left = calculate.remainder(total, rows)
        draft.say(frame("difference", plan.language, value=shown(draft, plan, total.label, left)))
    elif off < 0 and target.bound != "about":
        left = calculate.remainder(total, rows)
        draft.say(frame("remainder", plan.language, value=shown(draft, plan, total.label, left)))
    else:
        gap = quantities.difference(summed.result, target)
        draft.say(
            frame(
                "adds_not",
                plan.language,
                value=draft.computed(
                    total.label, f"({summed.formula}) − {total.text}", gap, [*rows, total]
                ),
            )
        )
