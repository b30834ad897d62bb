"""The forms in which figures are told: one, several, by formula, as members of a list."""

import re
from collections import Counter
from decimal import Decimal
from itertools import product
from typing import Final

from assistant.answering import calculate
from assistant.answering.deriving import derive
from assistant.answering.draft import Draft, escape, when
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.formulas import parse
from assistant.indexes.base import View
from assistant.quantities import PERCENT, TIMES, Quantity, unit_named
from assistant.quantities.quantity import reading
from assistant.records import Figure, Metric
from assistant.retrieval.figures import Missing, find_figures
from assistant.retrieval.implied import EACH_ONCE
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import titled
from assistant.retrieval.words import INSTRUCTION

FEW: Final = 3
"""Figures up to which each tells its note."""


def tell(draft: Draft, plan: Plan, figures: tuple[Figure, ...]) -> None:
    """One line a figure: label, period, nature, value."""
    mark = "- " if len(figures) > 1 else ""
    apart = _told_apart(draft, figures)
    for figure in figures:
        draft.say(mark + line(draft, plan, figure, told_in=apart.get(figure.id, "")))
        if len(figures) <= FEW and not INSTRUCTION.search(figure.note):
            draft.note(figure.note)


def line(draft: Draft, plan: Plan, figure: Figure, *, told_in: str = "") -> str:
    """`told_in` is the report, where two have a value under one name."""
    label = escape(figure.label)
    if period := when(figure, plan.language):
        label += frame("period", plan.language, period=period)
    if told_in:
        label += frame("report_of", plan.language, report=escape(told_in))
        draft.names.add(told_in)
        draft.as_composed = True
    if figure.nature != "actual":
        label += frame(figure.nature, plan.language)
    value = draft.figure(figure)
    if figure.quantity and (short := reading(figure.quantity)):
        value += frame("reading", plan.language, value=short)
    if figure.open:
        value += frame("and_more", plan.language)
    return frame("is", plan.language, label=label, value=value)


def _told_apart(draft: Draft, figures: tuple[Figure, ...]) -> dict[str, str]:
    """The reports of figures that are named alike."""
    alike = Counter((f.label, f.period, f.nature) for f in figures)
    documents = {f.document for f in figures}
    return {
        f.id: draft.reports.get(f.document) or titled(f.sources[0].title, f.sources[0].date)
        for f in figures
        if len(documents) > 1 and alike[f.label, f.period, f.nature] > 1
    }


def restate(draft: Draft, view: View, plan: Plan, metric: Metric, figure: Figure) -> None:
    """A stated value and, where its formula can be computed, the recomputed one behind it."""
    draft.say(line(draft, plan, figure))
    subject = plan.model_copy(update={"subjects": (figure.subject,) if figure.subject else ()})
    derived = derive(view, subject, metric, figure.period)
    if derived and derived.computed and plan.operation in {"check", "share", "define"}:
        result = _in_unit(derived.computed.result, figure)
        draft.say(
            draft.computed(
                metric.name,
                derived.computed.formula,
                result,
                derived.computed.operands,
                plan.decimals,
            )
        )


def derived(draft: Draft, view: View, plan: Plan, metric: Metric) -> tuple[Missing, ...]:
    """A metric that no cell states, by its formula, for every asked period."""
    missing: list[Missing] = []
    periods = plan.periods or (_newest_period(view, plan, metric),)
    for each, period in product(_each_member(plan), periods):
        result = derive(view, each, metric, period)
        if result is None or result.computed is None:
            names = result.missing if result else (metric.name,)
            empty = _empty_slots(view, plan, metric, period, names)
            missing.extend(empty)
            continue
        computed = result.computed
        ratio = computed.result.unit == TIMES and result.formula.is_ratio
        unit = metric.unit
        if ratio and unit in {"%", PERCENT}:
            computed = computed._replace(result=_percent(computed.result))
        if unit and computed.result.unit in {None, TIMES} and not ratio:
            computed = computed._replace(result=_in_named_unit(computed.result, unit))
        value = draft.computed(
            metric.name,
            computed.formula,
            _unitless(computed.result) if ratio and not unit else computed.result,
            computed.operands,
            plan.decimals or 2,
        )
        if ratio and not unit:
            value += _as_percent(draft, plan, metric, computed)
        label = _labelled(metric, computed.operands) + (
            frame("period", plan.language, period=when(computed.operands[0], plan.language))
            if computed.operands[0].period
            else ""
        )
        draft.say(frame("is", plan.language, label=label, value=value))
    return tuple(missing)


def _each_member(plan: Plan) -> list[Plan]:
    """Each of several members has a value of its own."""
    if not plan.members:
        return [plan]
    named = [
        dict(zip(plan.members, names, strict=True)) for names in product(*plan.members.values())
    ]
    single = ({d: (name,) for d, name in each.items()} for each in named)
    return [plan.model_copy(update={"members": members}) for members in single]


def _labelled(metric: Metric, operands: tuple[Figure, ...]) -> str:
    """With the members that all operands are of."""
    shared = dict.fromkeys(name for figure in operands for name in figure.dimensions.values())
    return f"{metric.name}（{'、'.join(shared)}）" if shared else metric.name


def members(draft: Draft, view: View, plan: Plan) -> None:
    """Who is in a group: subjects of a metric whose value is the group's name."""
    for dimension, groups in plan.members.items():
        if dimension not in view.uses():
            continue
        rows = view.figures(dimension, any_subject=True)
        if len(groups) > 1 and EACH_ONCE.search(plan.text):
            _list(draft, plan, dimension, [row for row in rows if row.text in groups])
            continue
        for group in groups:
            listed = [
                row
                for row in rows
                if row.value_text == group or (row.quantity and row.quantity.text == group)
            ]
            _list(draft, plan, f"{dimension} {group}", listed)
    if not draft.lines:
        refuse(draft, plan)


def definitions(draft: Draft, view: View, plan: Plan) -> None:
    known = {metric.name: metric for metric in view.metrics()}
    for name in plan.metrics:
        metric = known[name]
        draft.names.update((metric.name, metric.description, *metric.formulas))
        if metric.description:
            draft.say(
                frame("defined", plan.language, name=name, description=escape(metric.description))
            )
        if metric.formulas:
            draft.say(frame("formula", plan.language, formula=escape(metric.formulas[0])))
        tell(draft, plan, find_figures(view, plan, name).figures)
    if not draft.citations and not draft.lines:
        refuse(draft, plan)


def _list(draft: Draft, plan: Plan, label: str, rows: list[Figure]) -> None:
    if not rows:
        return
    named = list({row.subject: row for row in rows if not row.open}.values())
    names = frame("join", plan.language).join(
        f"{escape(row.subject or '')}[{draft.register(row).citation}]" for row in named
    )
    draft.names.add(label)
    if any(row.open for row in rows):
        names += frame("and_more", plan.language)
    draft.say(frame("members", plan.language, label=label, names=names))
    if plan.operation == "count" or re.search(r"几家|多少家|how many", plan.text):
        bound = "at_least" if any(row.open for row in rows) else "exact"
        listed = "、".join(row.subject or "" for row in named)
        count = Quantity(value=Decimal(len(named)), unit="家", bound=bound)
        draft.say(
            frame(
                "count",
                plan.language,
                value=draft.computed(label, listed, count, named),
            )
        )


def _as_percent(draft: Draft, plan: Plan, metric: Metric, computed: calculate.Computed) -> str:
    """The catalogue names no unit for this ratio, so it is told in percent, too."""
    percent = _percent(computed.result)
    told = draft.computed(
        metric.name, computed.formula, percent, computed.operands, plan.decimals or 2
    )
    return frame("as_percent", plan.language, value=told.split(" = ", 1)[-1])


def _percent(result: Quantity) -> Quantity:
    return result.model_copy(update={"value": result.value * 100, "unit": PERCENT})


def _in_named_unit(result: Quantity, unit: str) -> Quantity:
    """An amount for each thing has the unit that the catalogue declares for it."""
    return result.model_copy(update={"unit": unit_named(unit)[0]})


def _unitless(result: Quantity) -> Quantity:
    return result.model_copy(update={"unit": None})


def _in_unit(result: Quantity, figure: Figure) -> Quantity:
    unit = figure.quantity.unit if figure.quantity else None
    return _percent(result) if unit == PERCENT and result.unit == TIMES else result


def _newest_period(view: View, plan: Plan, metric: Metric) -> str | None:
    """The newest period in which the formula's first operand has a figure."""
    known = [m.name for m in view.metrics()]
    for text in metric.formulas:
        first = parse(text, known).operands[0]
        periods = [f.period for f in find_figures(view, plan, first.name).figures if f.period]
        if periods:
            return max(periods)
    return None


def _empty_slots(
    view: View, plan: Plan, metric: Metric, period: str | None, names: tuple[str, ...]
) -> list[Missing]:
    wanted = plan.model_copy(update={"periods": (period,) if period else ()})
    slots: list[Missing] = []
    for name in names:
        slots.extend(find_figures(view, wanted, name.removeprefix("上年")).missing)
    if any(slot.slot == "subject" for slot in slots):
        return [slot._replace(metric=metric.name) for slot in slots if slot.slot == "subject"][:1]
    return [Missing("operand", name, name, ()) for name in names]
