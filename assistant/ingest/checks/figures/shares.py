"""Declared percentages against the parts and the total that they are of."""

from collections.abc import Iterator

from assistant.ingest.checks.figures.declared import deviation
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.records import Figure, Finding, Metric


def stated_shares(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: the rounding of the percentage, of the part and of the total."""
    by_metric = evidence.by_metric
    for metric in evidence.metrics:
        if metric.share_of:
            parts = by_metric.get(metric.share_of, [])
            yield from _shares(metric, by_metric.get(metric.name, []), parts)


def _shares(metric: Metric, shares: list[Figure], parts: list[Figure]) -> list[Finding]:
    """Each stated percentage against its part of the total."""
    findings = []
    totals = {(f.subject, f.period): f for f in parts if not f.dimensions}
    for stated in shares:
        part = next(
            (
                p
                for p in parts
                if p.dimensions == stated.dimensions
                and p.subject == stated.subject
                and p.period == stated.period
            ),
            None,
        )
        total = totals.get((stated.subject, stated.period))
        if not (part and total and part.quantity and total.quantity and stated.quantity):
            continue
        actual = part.quantity.value / total.quantity.value * 100
        reach = actual * (
            part.quantity.slack / part.quantity.value + total.quantity.slack / total.quantity.value
        )
        if found := deviation(
            stated, stated.quantity, actual, reach, (part, total), f"{part.text} / {total.text}"
        ):
            findings.append(found)
    return findings
