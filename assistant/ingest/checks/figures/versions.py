"""One slot in several reports: a later report that gives another value restates it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_figures
from assistant.ingest.checks.reading.intervals import apart
from assistant.records import Document, Figure, Finding

_COMPANY: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}(?=\d{4})")

Slot = tuple[str, str, tuple[tuple[str, str], ...], str, str]


def restated_figures(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both. A figure without a period is each report's own."""
    slots: defaultdict[Slot, list[Figure]] = defaultdict(list)
    for figure in evidence.figures:
        if figure.quantity and figure.period and "*" not in figure.period:
            slots[_slot(figure)].append(figure)
    for figures in slots.values():
        if len({figure.document for figure in figures}) > 1:
            yield from _restated(evidence, figures)


def _slot(figure: Figure) -> Slot:
    members = tuple(sorted(figure.dimensions.items()))
    name = figure.metric or figure.label
    return name, figure.subject or "", members, figure.period or "", figure.nature


def _restated(evidence: Evidence, figures: list[Figure]) -> Iterator[Finding]:
    dated = sorted(figures, key=lambda f: _date(evidence, f))
    for older, newer in pairwise(dated):
        same_day = _date(evidence, older) == _date(evidence, newer)
        if older.document == newer.document or not (older.quantity and newer.quantity):
            continue
        if _of_two_companies(*(_name(evidence, f).strip("《》") for f in (older, newer))):
            continue
        if older.quantity.unit != newer.quantity.unit or not apart(older.quantity, newer.quantity):
            continue
        told = f"「{newer.label}」{_name(evidence, older)}写 {older.text}，"
        told += f"{_name(evidence, newer)}写 {newer.text}"
        if same_day:
            yield of_figures("contradiction", f"{told}，两处不一致。", (newer, older), "warning")
        else:
            yield of_figures("restated", f"{told}；以较新的为准。", (newer, older), "warning")


def _of_two_companies(one: str, other: str) -> bool:
    """Whose name each title begins with, up to its year."""
    names = [match[0] for title in (one, other) if (match := _COMPANY.match(title))]
    return len(names) == 2 and not (names[0].startswith(names[1]) or names[1].startswith(names[0]))


def _date(evidence: Evidence, figure: Figure) -> str:
    document = evidence.documents.get(figure.document)
    return document.date if document else figure.sources[0].date


def _name(evidence: Evidence, figure: Figure) -> str:
    document = evidence.documents.get(figure.document) or Document(
        id=figure.document, title=figure.sources[0].title, date=figure.sources[0].date
    )
    page = figure.sources[0].page
    return f"《{document.title}》（{document.date or '无日期'}{f'，{page}' if page else ''}）"
