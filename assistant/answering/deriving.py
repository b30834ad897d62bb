"""A metric from its formula, of whom and of what members a plan asks; pure."""

from typing import NamedTuple

from assistant.answering import calculate
from assistant.formulas import Formula, Operand, parse
from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.periods import year_before
from assistant.records import Figure, Metric
from assistant.retrieval.figures import find_figures
from assistant.retrieval.linking import Cores, link
from assistant.retrieval.plan import Plan


class Derived(NamedTuple):
    """A metric by its formula: computed, or the names that are missing for it."""

    computed: calculate.Computed | None
    formula: Formula
    missing: tuple[str, ...] = ()


def derive(view: View, plan: Plan, metric: Metric, period: str | None) -> Derived | None:
    """A metric from its formula for one period; None if it has no formula."""
    failed: Derived | None = None
    known = [m.name for m in view.metrics()]
    for text in metric.formulas:
        formula = parse(text, known)
        derived = _evaluate(view, plan, formula, period)
        if derived.computed is not None:
            return derived
        failed = failed or derived
    return failed


def _evaluate(view: View, plan: Plan, formula: Formula, period: str | None) -> Derived:
    found: dict[Operand, Figure] = {}
    members = _members_of(view, plan, formula)
    missing = [n for d, names in plan.members.items() if d not in members for n in names]
    for operand in formula.operands:
        asked = year_before(period) if period and operand.previous else period
        slots = {"periods": (asked,) if asked else (), "members": members}
        wanted = plan.model_copy(update=slots)
        figures = [f for f in find_figures(view, wanted, operand.name).figures if f.quantity]
        figures = figures or _like(view, wanted, operand.name)
        figures = [f for f in figures if all(f.dimensions.get(d) in n for d, n in members.items())]
        if len(figures) == 1:
            found[operand] = figures[0]
        else:
            missing.append(("上年" if operand.previous else "") + operand.name)
    if missing:
        return Derived(None, formula, tuple(missing))
    texts = {operand: calculate.wrapped(figure.text) for operand, figure in found.items()}
    values = {operand: f.quantity for operand, f in found.items() if f.quantity}
    if formula.is_growth:
        new, old = (
            next(f for o, f in found.items() if o.previous is previous)
            for previous in (False, True)
        )
        return Derived(calculate.growth(new, old), formula)
    return Derived(
        calculate.Computed(formula.shown(texts), formula.evaluate(values), tuple(found.values())),
        formula,
    )


def _members_of(view: View, plan: Plan, formula: Formula) -> dict[str, tuple[str, ...]]:
    """Those that an operand is broken down by; of another one the formula has no value."""
    uses = view.uses()
    held = {d for o in formula.operands if o.name in uses for d in uses[o.name].dimensions}
    return {d: names for d, names in plan.members.items() if d in held}


def _like(view: View, plan: Plan, name: str) -> list[Figure]:
    """An operand that the subject reports under a name that differs by words of the language."""
    for candidate in link(name.casefold(), _cores(view)):
        if candidate.score < 1 or candidate.name == name:
            continue
        figures = [f for f in find_figures(view, plan, candidate.name).figures if f.quantity]
        if len(figures) == 1:
            return figures
    return []


@derived()
def _cores(view: View) -> Cores:
    return Cores({metric.casefold(): (metric,) for metric in view.uses()})
