"""Runs the checks: those of figures over all of them, those of text report by report."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final

from assistant.ingest.checks.across import COMPARING, placed, spans, together
from assistant.ingest.checks.exact import as_exact
from assistant.ingest.checks.misread import is_misread, without_places
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.register import (
    OF_FIGURES,
    OF_TEXT,
    SURE,
    TOLD_LAST,
    WITHIN_A_REPORT,
)
from assistant.records import Document, Figure, Finding, Metric, Passage

_DIGITS: Final = re.compile(r"[\d.,]+\s?(?:万亿|[万亿千KWkw]+|[%％])?")
_BLAMED: Final = re.compile(rf"写 ({_DIGITS.pattern})")

ByCheck = Sequence[Sequence[Finding]]
"""In the order of `OF_TEXT` and `TOLD_LAST`; empty where the report could not be checked."""
Pairs = list[tuple[set[str], set[str]]]
"""Passages, and numbers that were told of them."""
TextChecks = Callable[[str, Evidence], ByCheck]
"""Id of a report, and what it says."""


def of_text(report: str, evidence: Evidence) -> ByCheck:
    """What has been read wrong is left out, and of what is only likely what is told already."""
    misread: Pairs = []
    found = [list(_well_read(run(evidence), evidence, misread, run in SURE)) for run in OF_TEXT]
    told = list(chain(*found))
    for run in TOLD_LAST:
        new = [each for each in run(evidence) if not _said_before(each, told, evidence)]
        found.append(list(_well_read(new, evidence, misread, run in SURE)))
        told += found[-1]
    return found


def _well_read(
    findings: Iterable[Finding], evidence: Evidence, misread: Pairs, sure: bool = False
) -> Iterator[Finding]:
    """Without those that are misread, and what tells the same two values after one."""
    for finding in (as_exact(each, evidence) for each in findings):
        if not sure and is_misread(finding, evidence):
            _fresh(finding, misread)
        elif not _again(finding, misread):
            yield finding


def _said_before(finding: Finding, findings: Sequence[Finding], evidence: Evidence) -> bool:
    """Other findings quote all the values that it takes from these passages, or those it blames."""
    places = set(finding.passages)
    texts = [p.text for p in evidence.passages if p.id in places]
    quoted = {n for n in _numbers(finding) if any(n in text for text in texts)}
    near = [f for f in findings if f.severity == "warning" and places & {*f.passages}]
    known = {n for other in near for n in _numbers(other)}
    blamed = set() if "相加" in finding.what else {*map(str.strip, _BLAMED.findall(finding.what))}
    return (bool(quoted) and quoted <= known) or (bool(blamed) and blamed <= known)


def check(
    metrics: Sequence[Metric],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    documents: dict[str, Document],
    of_text: TextChecks = of_text,
) -> list[Finding]:
    evidence = Evidence(metrics, figures, passages, documents)
    findings: list[Finding] = []
    declared: list[tuple[set[str], str]] = []
    told: set[str] = set()
    pairs: Pairs = []
    for finding in chain(_of_figures(evidence), _of_texts(evidence, of_text)):
        if finding.id in told:
            continue
        told.add(finding.id)
        if finding.kind == "does_not_add_up" and not finding.passages:
            declared.append((_numbers(finding), finding.severity))
        elif _told_already(finding, declared) or not _fresh(finding, pairs):
            continue
        findings.append(_linked(finding, evidence))
    return findings


def _of_figures(evidence: Evidence) -> Iterator[Finding]:
    for report in evidence.reports:
        for each in WITHIN_A_REPORT:
            yield from each(report)
    for each in OF_FIGURES:
        yield from each(evidence)


def _of_texts(evidence: Evidence, of_text: TextChecks) -> Iterator[Finding]:
    """Check by check, and within a check report by report; then of those that lie together."""
    told = told_in_reports(evidence)
    reports = [of_text(report, said) for report, said in told.items()]
    for each in zip_longest(*reports, fillvalue=()):
        yield from chain(*each)
    for first, group in together(told):
        for run, findings in zip(
            (*OF_TEXT, *TOLD_LAST), of_text(first, group.evidence), strict=False
        ):
            if run in COMPARING:
                kept = (each for each in findings if spans(each, group.homes))
                yield from (placed(each, group.homes) for each in kept)


def told_in_reports(evidence: Evidence) -> dict[str, Evidence]:
    """What stands in each report and in the cases that belong to it, with its figures."""
    home = _homes(evidence)
    documents: dict[str, dict[str, Document]] = {}
    passages: dict[str, list[Passage]] = {}
    figures: dict[str, list[Figure]] = {}
    for id, document in evidence.documents.items():
        documents.setdefault(home[id], {})[id] = document
    for passage in evidence.passages:
        passages.setdefault(home.get(passage.document, passage.document), []).append(passage)
    for figure in evidence.figures:
        places = (s.document for s in figure.sources if s.passage)
        for report in dict.fromkeys(home.get(place, place) for place in places):
            figures.setdefault(report, []).append(figure)
    return {
        report: Evidence(
            (), figures.get(report, []), passages.get(report, []), documents.get(report, {})
        )
        for report in dict.fromkeys((*documents, *passages))
    }


def _homes(evidence: Evidence) -> Mapping[str, str]:
    """By document the report that it is checked with: that of a case is the one it was told in,
    or to which a table counts what the case says.
    """
    documents = evidence.documents
    home = {id: d.report if d.report in documents else id for id, d in documents.items()}
    for figure in evidence.figures:
        for source in figure.sources:
            place = documents.get(source.document)
            if source.passage and figure.document in documents and place and place.kind == "case":
                home[source.document] = home[figure.document]
    return home


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


def _fresh(finding: Finding, pairs: Pairs) -> bool:
    """No other check has told of the same two values in the same places."""
    again = _again(finding, pairs)
    if finding.severity == "warning":
        pairs.append((set(finding.passages), _numbers(finding)))
    return not again


def _again(finding: Finding, pairs: Pairs) -> bool:
    numbers, places = _numbers(finding), set(finding.passages)
    two = finding.severity == "warning" and len(numbers) == 2
    return two and any(places == others and numbers <= told for others, told in pairs)


def _numbers(finding: Finding) -> set[str]:
    """That it tells, without those of its pages."""
    return set(_DIGITS.findall(without_places(finding)))
