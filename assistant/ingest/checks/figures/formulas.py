"""Declared values against the formula of their metric."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from assistant.errors import AssistantError
from assistant.formulas import parse
from assistant.ingest.checks.figures.declared import deviation
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.quantities import PERCENT, TIMES
from assistant.records import Figure, Finding, Metric


def formula_metrics(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of each operand; any bound among them makes it `info`."""
    for metric in evidence.metrics:
        if metric.formulas and evidence.by_metric.get(metric.name):
            yield from _formulas(metric, evidence.by_metric)


def _formulas(metric: Metric, by_metric: Mapping[str, list[Figure]]) -> list[Finding]:
    """A stated value against its formula, where every operand has exactly one figure."""
    findings = []
    for stated in by_metric[metric.name]:
        for text in metric.formulas:
            formula = parse(text, list(by_metric))
            found = {}
            for operand in formula.operands:
                same = [
                    f
                    for f in by_metric.get(operand.name, ())
                    if f.subject == stated.subject
                    and f.dimensions == stated.dimensions
                    and f.period == stated.period
                    and not operand.previous
                ]
                if len(same) == 1:
                    found[operand] = same[0]
            if len(found) < len(formula.operands) or stated.quantity is None:
                continue
            try:
                values = {o: f.quantity for o, f in found.items() if f.quantity}
                result = formula.evaluate(values)
            except AssistantError:  # units that do not fit: the answer will say so
                continue
            value = result.value * (
                100 if stated.quantity.unit == PERCENT and result.unit == TIMES else 1
            )
            reach = sum(
                (
                    abs(value) * v.slack / abs(v.value) if formula.is_ratio and v.value else v.slack
                    for v in values.values()
                ),
                Decimal(0),
            )
            bounded = any(v.bound != "exact" for v in values.values())
            shown = formula.shown({o: f.text for o, f in found.items()})
            if found_off := deviation(
                stated, stated.quantity, value, reach, tuple(found.values()), shown, allowed=bounded
            ):
                findings.append(found_off)
    return findings
