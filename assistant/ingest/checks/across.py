"""Documents of one period that lie beside each other: the report, its tables, its cases.

What one says is held against the tables and sentences of the others, by the checks that compare two
places; titles that begin alike, up to their period, and one folder say that they belong together.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.tables.listed_rows import lists_of_rows
from assistant.ingest.checks.tables.named_rows import values_of_named_rows
from assistant.ingest.checks.tables.row_values import values_of_rows
from assistant.ingest.checks.telling.restated import restated
from assistant.records import Document, Finding

COMPARING: Final = frozenset({restated, values_of_rows, values_of_named_rows, lists_of_rows})
"""Each names both places that it holds against each other."""
_NAME: Final = re.compile(r"^(?!.*(?:[月季年周]报|报告|汇报|通报)\d)[^\d（(《]{2,}(?=\d{4})")
_APART: Final = re.compile("预算|计划|目标|预测|快报|[（(]")
"""Of other values than what was, or of one of several."""


class Together(NamedTuple):
    evidence: Evidence
    """Of all of them, as if they were the first document."""
    homes: Mapping[str, str]
    """The document of each passage."""


def together(reports: Mapping[str, Evidence]) -> Iterator[tuple[str, Together]]:
    """By the first document of each group of two and more."""
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for report, evidence in reports.items():
        document = evidence.documents.get(report)
        name = _NAME.match(document.title) if document and document.period else None
        if document and name and not _APART.search(document.title):
            groups[name[0], document.period, report.rpartition("/")[0]].append(report)
    for group in groups.values():
        if len(group) > 1:
            first = group[0]
            yield first, _as_one(first, [reports[report] for report in group])


def _as_one(first: str, evidence: Sequence[Evidence]) -> Together:
    passages = [passage for each in evidence for passage in each.passages]
    homes = {passage.id: passage.document for passage in passages}
    placed = [
        passage.model_copy(update={"document": first, "order": order})
        for order, passage in enumerate(passages)
    ]
    own: Mapping[str, Document] = {first: evidence[0].documents[first]}
    figures = [figure for each in evidence for figure in each.figures]
    return Together(Evidence((), figures, placed, own), homes)


def spans(finding: Finding, homes: Mapping[str, str]) -> bool:
    """It holds one document against another."""
    return len({homes[place] for place in finding.passages if place in homes}) > 1


def placed(finding: Finding, homes: Mapping[str, str]) -> Finding:
    return finding.model_copy(update={"document": homes[finding.passages[0]]})
