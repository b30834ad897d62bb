"""The register of findings: what the corpus repeats, leaves out, or does not add up.

A deviation within half a unit of the last printed digit of its terms, or allowed by a bound, is
`info`; beyond that it is a `warning`.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from assistant.errors import AssistantError
from assistant.formulas import parse
from assistant.ingest import oddities
from assistant.ingest.by_report import by_report
from assistant.ingest.ratios import stated_ratios
from assistant.quantities import PERCENT, TIMES, Quantity
from assistant.quantities.quantity import plain, rounded, written
from assistant.records import (
    Audience,
    Document,
    Figure,
    Finding,
    FindingKind,
    Metric,
    Passage,
    content_id,
)


def merge(figures: Sequence[Figure]) -> tuple[list[Figure], list[Finding]]:
    """One value twice is one figure with two sources; two values for a slot are a finding."""
    merged: dict[str, Figure] = {}
    findings = []
    for figure in figures:
        old = merged.get(figure.id)
        if old is None:
            merged[figure.id] = figure
        elif old.quantity == figure.quantity and old.value_text == figure.value_text:
            merged[figure.id] = old.model_copy(
                update={
                    "sources": (*old.sources, *figure.sources),
                    "audience": Audience.strictest(old.audience, figure.audience),
                }
            )
            findings.append(
                _finding(
                    "duplicate",
                    f"「{figure.label}」重复列出（{figure.text}）。",
                    (figure,),
                    severity="info",
                )
            )
        else:
            id = content_id(figure.id, figure.text)
            merged[id] = figure.model_copy(update={"id": id})
            findings.append(
                _finding(
                    "ambiguous",
                    f"「{figure.label}」有两个不同的值：{old.text} 与 {figure.text}。",
                    (old, merged[id]),
                    severity="warning",
                )
            )
    return list(merged.values()), findings


def check(
    metrics: Sequence[Metric],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    documents: dict[str, Document],
    texts: dict[str, str],
) -> list[Finding]:
    findings = [f for told in by_report(figures, documents) for f in _sums(metrics, told)]
    findings += [
        f
        for passage in passages
        for f in (*oddities.images(passage), *oddities.broken(passage), *stated_ratios(passage))
    ]
    findings += [f for document in documents.values() for f in oddities.skipped_pages(document)]
    return findings


def _sums(metrics: Sequence[Metric], figures: Sequence[Figure]) -> list[Finding]:
    by_metric: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.quantity is not None:
            by_metric[figure.metric or ""].append(figure)
    findings: list[Finding] = []
    for metric in metrics:
        if metric.additive:
            findings += _totals(metric, by_metric[metric.name])
        if metric.share_of:
            findings += _shares(metric, by_metric[metric.name], by_metric[metric.share_of])
        if metric.formulas and by_metric[metric.name]:
            findings += _formulas(metric, by_metric)
    return findings


def _totals(metric: Metric, figures: list[Figure]) -> list[Finding]:
    """The members of each dimension against the total of the same subject and period."""
    findings = []
    groups: defaultdict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    totals = {(f.subject or "", f.period or ""): f for f in figures if not f.dimensions}
    for figure in figures:
        if len(figure.dimensions) == 1:
            (dimension,) = figure.dimensions
            if metric.additive is True or dimension in (metric.additive or ()):
                groups[dimension, figure.subject or "", figure.period or ""].append(figure)
    for (dimension, subject, period), members in groups.items():
        total = totals.get((subject, period))
        if total is None or total.quantity is None or len(members) < 2:
            continue
        values = [m.quantity for m in members if m.quantity]
        summed = sum((v.value for v in values), Decimal(0))
        slack = total.quantity.slack + sum((v.slack for v in values), Decimal(0))
        off = summed - total.quantity.value
        if off == 0:
            continue
        text = written(summed, total.quantity.unit)
        what = f"「{metric.name}」按{dimension}相加为 {text}，总数为 {total.text}"
        if abs(off) <= slack:
            what += "，在四舍五入误差内一致。"
        elif off < 0:
            what += f"，其余 {written(-off, total.quantity.unit)} 未列明。"
        else:
            what += f"，多出 {written(off, total.quantity.unit)}。"
        findings.append(
            _finding(
                "does_not_add_up",
                what,
                (total, *members),
                severity="warning" if off > slack else "info",
            )
        )
    return findings


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
        if found := _deviation(
            stated, stated.quantity, actual, reach, (part, total), f"{part.text} / {total.text}"
        ):
            findings.append(found)
    return findings


def _formulas(metric: Metric, by_metric: dict[str, list[Figure]]) -> list[Finding]:
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
            if deviation := _deviation(
                stated, stated.quantity, value, reach, tuple(found.values()), shown, allowed=bounded
            ):
                findings.append(deviation)
    return findings


def _deviation(
    stated: Figure,
    quantity: Quantity,
    value: Decimal,
    reach: Decimal,
    operands: tuple[Figure, ...],
    shown: str,
    *,
    allowed: bool = False,
) -> Finding | None:
    off = abs(value - quantity.value)
    if off == 0 or (off <= quantity.slack and quantity.unit in {PERCENT, TIMES}):
        return None
    within = off <= quantity.slack + reach or allowed or quantity.bound != "exact"
    printed = (
        f"{plain(rounded(value, 2))}%"
        if quantity.unit == PERCENT
        else written(rounded(value, 2), quantity.unit)
    )
    what = f"「{stated.label}」报告写 {stated.text}，按 {shown} 算为 {printed}"
    what += "，在取整或界限允许的误差内。" if within else "，两者不一致。"
    return _finding(
        "does_not_add_up", what, (stated, *operands), severity="info" if within else "warning"
    )


def _finding(kind: FindingKind, what: str, figures: Sequence[Figure], *, severity: str) -> Finding:
    return Finding(
        id=content_id(kind, what),
        kind=kind,
        what=what,
        document=figures[0].document,
        place=figures[0].sources[0].page,
        severity=severity,
        metrics=tuple(dict.fromkeys(f.metric for f in figures if f.metric)),
        figures=tuple(dict.fromkeys(f.id for f in figures)),
        audience=Audience.strictest(*(f.audience for f in figures)),
    )
