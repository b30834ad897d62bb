"""Computes what a plan asks over the figures found; pure, with formula and operands shown."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant import quantities as q
from assistant.errors import UnitError
from assistant.formulas import Formula, Operand, parse
from assistant.indexes.base import View
from assistant.periods import period_matches, year_before
from assistant.quantities import Quantity, read_quantity
from assistant.records import Figure, Metric
from assistant.retrieval.figures import FEW, find_figures, series
from assistant.retrieval.linking import link
from assistant.retrieval.plan import Plan


class Computed(NamedTuple):
    """A result, the formula as shown, and the figures that it came from."""

    formula: str
    result: Quantity
    operands: tuple[Figure, ...]


class Derived(NamedTuple):
    """A metric by its formula: computed, or the names that are missing for it."""

    computed: Computed | None
    formula: Formula
    missing: tuple[str, ...] = ()


def total(figures: Sequence[Figure]) -> Computed:
    values = quantities_of(figures)
    return Computed(" + ".join(f.text for f in figures), q.total(values), tuple(figures))


def difference(left: Figure, right: Figure) -> Computed:
    """The larger less the smaller."""
    a, b = quantities_of((left, right))
    if a.value < b.value:
        left, right, a, b = right, left, b, a
    return Computed(f"{left.text} − {right.text}", q.difference(a, b), (left, right))


def change(new: Figure, old: Figure) -> Computed:
    a, b = quantities_of((new, old))
    return Computed(f"{new.text} − {_wrapped(old.text)}", q.difference(a, b), (new, old))


def growth(new: Figure, old: Figure) -> Computed:
    """In percent; over a negative base by its size, as reports do, and shown as such."""
    a, b = quantities_of((new, old))
    if b.value < 0:
        return _growth_over_loss(new, old, a, b)
    formula = f"({new.text} − {old.text}) / {old.text}"
    return Computed(formula, q.growth(a, b), (new, old))


def share(part: Figure, whole: Figure) -> Computed:
    a, b = quantities_of((part, whole))
    return Computed(f"{part.text} / {whole.text}", q.share(a, b), (part, whole))


def ratio(left: Figure, right: Figure) -> Computed:
    a, b = quantities_of((left, right))
    return Computed(f"{left.text} / {right.text}", q.ratio(a, b), (left, right))


def weighted_mean(rows: Sequence[Figure], dimension: str) -> Computed:
    """The mean of a dimension whose members are quantities (`4年`), weighted by the figures."""
    members = [read_quantity(row.dimensions[dimension]) for row in rows]
    values = [member for member in members if member is not None]
    if len(values) != len(rows):
        raise UnitError("Members without a number have no mean.", remedy="Ask for the breakdown.")
    weights = quantities_of(rows)
    upper = " + ".join(f"{row.dimensions[dimension]} × {row.text}" for row in rows)
    lower = " + ".join(row.text for row in rows)
    return Computed(f"({upper}) / ({lower})", q.weighted_mean(values, weights), tuple(rows))


def compound(rate: Figure, years: int, base: Figure | None) -> Computed:
    """The multiple after `years`, or the value that a base grows to."""
    (percent,) = quantities_of((rate,))
    factor = f"(1 + {rate.text})^{years}"
    if base is None:
        one = Quantity(value=Decimal(1), unit=q.TIMES)
        return Computed(factor, q.compound(one, percent, years), (rate,))
    (start,) = quantities_of((base,))
    return Computed(f"{base.text} × {factor}", q.compound(start, percent, years), (base, rate))


def ranked(rows: Sequence[Figure], *, ascending: bool) -> tuple[Figure, ...]:
    """By value; ties keep the order of the table."""
    known = [row for row in rows if row.quantity is not None]
    return tuple(sorted(known, key=lambda row: _value(row), reverse=not ascending))


def pair(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """Newer and older value of a metric: the two asked periods, one and the one before, or the
    ends of its series.
    """
    subject = plan.subjects[0] if plan.subjects else None
    found = find_figures(view, plan.model_copy(update={"periods": ()}), metric).figures
    members = found[0].dimensions if found else {}
    values = (
        [f for f in view.figures(metric, subject=subject) if f.quantity and f.dimensions == members]
        if members
        else [f for f in series(view, metric, subject or _only_subject(found)) if f.quantity]
    )
    values = sorted(values, key=lambda f: (f.period is None, f.period or ""))
    if len(plan.periods) >= 2:
        found_each = [
            [f for f in values if f.period and period_matches(asked, f.period)]
            for asked in plan.periods
        ]
        ends = [hits[-1] for hits in found_each if hits]
        ends.sort(key=lambda f: f.period or "")
        return (ends[-1], ends[0]) if len(ends) == len(plan.periods) else None
    if plan.periods and "/" in plan.periods[0]:
        hits = [f for f in values if f.period and _within(f.period, plan.periods[0])]
        return (hits[-1], hits[0]) if len(hits) >= 2 else None
    if plan.periods:
        return _with_one_before(values, plan)
    return (values[-1], values[0]) if len(values) >= 2 else None


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


def quantities_of(figures: Sequence[Figure]) -> list[Quantity]:
    """Raises `UnitError` for a figure whose value is a text."""
    found = [figure.quantity for figure in figures if figure.quantity is not None]
    if len(found) != len(figures):
        raise UnitError("A text has no arithmetic.", remedy="Ask for the values.")
    return found


def _evaluate(view: View, plan: Plan, formula: Formula, period: str | None) -> Derived:
    found: dict[Operand, Figure] = {}
    missing: list[str] = []
    for operand in formula.operands:
        asked = year_before(period) if period and operand.previous else period
        wanted = plan.model_copy(update={"periods": (asked,) if asked else (), "members": {}})
        figures = [f for f in find_figures(view, wanted, operand.name).figures if f.quantity]
        figures = figures or _like(view, wanted, operand.name)
        if len(figures) == 1:
            found[operand] = figures[0]
        else:
            missing.append(("上年" if operand.previous else "") + operand.name)
    if missing:
        return Derived(None, formula, tuple(missing))
    texts = {operand: _wrapped(figure.text) for operand, figure in found.items()}
    values = {operand: f.quantity for operand, f in found.items() if f.quantity}
    if formula.is_growth:
        new, old = (
            next(f for o, f in found.items() if o.previous is previous)
            for previous in (False, True)
        )
        return Derived(growth(new, old), formula)
    return Derived(
        Computed(formula.shown(texts), formula.evaluate(values), tuple(found.values())), formula
    )


def _like(view: View, plan: Plan, name: str) -> list[Figure]:
    """An operand that the subject reports under a name that differs by words of the language."""
    names = {metric.casefold(): (metric,) for metric in view.uses() if metric != name}
    for candidate in link(name.casefold(), names):
        if candidate.score < 1:
            continue
        figures = [f for f in find_figures(view, plan, candidate.name).figures if f.quantity]
        if len(figures) == 1:
            return figures
    return []


def _growth_over_loss(new: Figure, old: Figure, a: Quantity, b: Quantity) -> Computed:
    value = (a.value - b.value) / b.value * 100
    return Computed(
        f"({new.text} − ({old.text})) / ({old.text})",
        Quantity(value=value, unit=q.PERCENT),
        (new, old),
    )


def _with_one_before(values: list[Figure], plan: Plan) -> tuple[Figure, Figure] | None:
    new = next(
        (f for f in reversed(values) if f.period and period_matches(plan.periods[0], f.period)),
        None,
    )
    if new is None or new.period is None:
        inside = [f for f in values if f.period and _within(f.period, plan.periods[0])]
        return (inside[-1], inside[0]) if len(inside) >= 2 else None
    before = year_before(new.period)
    old = next((f for f in values if f.period == before), None)
    if old is None and "同比" not in plan.text:
        earlier = [f for f in values if f.period and f.period < new.period]
        old = earlier[-1] if earlier and len(values) <= FEW and len(new.period) > 4 else None
    return (new, old) if old else None


def _within(period: str, asked: str) -> bool:
    from_year, _, to_year = asked.partition("/")
    if period_matches(asked, period):
        return True
    return (
        "*" not in asked
        and from_year <= period[:4] <= (to_year or from_year)[:4]
        and (len(asked) == 4 or bool(to_year))
    )


def _only_subject(found: Sequence[Figure]) -> str | None:
    subjects = {figure.subject for figure in found}
    return next(iter(subjects)) if len(subjects) == 1 else None


def _value(figure: Figure) -> Decimal:
    return figure.quantity.value if figure.quantity else Decimal(0)


def _wrapped(text: str) -> str:
    return f"({text})" if text.startswith("-") else text
