"""Every check is run over one reading, and what two of them tell alike is told once."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.checks.misread import is_misread, without_places
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.register import BY_LIKENESS, CHECKS, WITHIN_A_REPORT
from assistant.records import Document, Figure, Finding, Metric, Passage

_DIGITS: Final = re.compile(r"[\d.,]+\s?(?:万亿|[万亿千KWkw]+|[%％])?")

_BLAMED: Final = re.compile(rf"写 ({_DIGITS.pattern})")


def check(
    metrics: Sequence[Metric],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    documents: dict[str, Document],
) -> list[Finding]:
    evidence = Evidence(metrics, figures, passages, documents)
    findings: list[Finding] = []
    declared: list[tuple[set[str], str]] = []
    told: set[str] = set()
    pairs: list[tuple[set[str], set[str]]] = []
    runs = [(each, report) for report in evidence.reports for each in WITHIN_A_REPORT]
    for each, held in [*runs, *((each, evidence) for each in CHECKS)]:
        for finding in each(held):
            if finding.id in told:
                continue
            told.add(finding.id)
            if finding.kind == "does_not_add_up" and not finding.passages:
                declared.append((_numbers(finding), finding.severity))
            elif _told_already(finding, declared) or not _fresh(finding, pairs):
                continue
            said = each in BY_LIKENESS and _said_before(finding, findings, evidence)
            if not said and not is_misread(finding, evidence):
                findings.append(_linked(finding, evidence))
    return findings


def _said_before(finding: Finding, findings: Sequence[Finding], evidence: Evidence) -> bool:
    """Other findings quote all the values that it takes from these passages, or those it blames."""
    places = set(finding.passages)
    texts = [p.text for p in evidence.passages if p.id in places]
    quoted = {n for n in _numbers(finding) if any(n in text for text in texts)}
    near = [f for f in findings if f.severity == "warning" and places & {*f.passages}]
    known = {n for other in near for n in _numbers(other)}
    blamed = set() if "相加" in finding.what else {*map(str.strip, _BLAMED.findall(finding.what))}
    return (bool(quoted) and quoted <= known) or (bool(blamed) and blamed <= known)


def _linked(finding: Finding, evidence: Evidence) -> Finding:
    """With the figures of its passages whose values it quotes."""
    if finding.figures or not finding.passages:
        return finding
    near = [f for id in finding.passages for f in evidence.by_passage.get(id, ())]
    quoted = [f for f in near if f.quantity and _stands_in(f.text, finding.what)]
    return finding.model_copy(
        update={
            "figures": tuple(dict.fromkeys(f.id for f in quoted)),
            "metrics": tuple(dict.fromkeys(f.metric for f in quoted if f.metric)),
        }
    )


def _stands_in(value: str, what: str) -> bool:
    """With its scale, and not as a piece of a longer number; a currency may be left out."""
    match = _DIGITS.search(value)
    return bool(match and re.search(rf"(?<![\d.]){re.escape(match[0])}(?!\d)", what))


def _told_already(finding: Finding, declared: Sequence[tuple[set[str], str]]) -> bool:
    """The same numbers do not add up for a declared metric, at least as gravely."""
    return finding.kind == "does_not_add_up" and any(
        _numbers(finding) <= numbers and severity in {"warning", finding.severity}
        for numbers, severity in declared
    )


def _fresh(finding: Finding, pairs: list[tuple[set[str], set[str]]]) -> bool:
    """No other check has told of the same two values in the same places."""
    numbers, places = _numbers(finding), set(finding.passages)
    if finding.severity != "warning":
        return True
    again = any(places == others and numbers <= told for others, told in pairs)
    pairs.append((places, numbers))
    return not again or len(numbers) != 2


def _numbers(finding: Finding) -> set[str]:
    """That it tells, without those of its pages."""
    return set(_DIGITS.findall(without_places(finding)))
