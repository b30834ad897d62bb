"""A folder of the documented shape to one `Corpus`; all its faults at once, or none."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from assistant.errors import CorpusError, CorpusErrors
from assistant.ingest import oddities, reconcile
from assistant.ingest.cases import read_case
from assistant.ingest.columns import cells_of
from assistant.ingest.formats import DOCUMENTS, open_document
from assistant.ingest.found import found_cases, found_figures, names_of, without_curated
from assistant.ingest.glossary import read_catalogue, read_glossary
from assistant.ingest.labels import label_entities, tighten, tighten_cases, tighten_figures
from assistant.ingest.readers import read_front, read_rows, read_text
from assistant.ingest.report import passages_of, read_report
from assistant.ingest.tables import TableReader
from assistant.periods import period_bounds
from assistant.records import (
    Audience,
    Case,
    Corpus,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Passage,
    content_id,
)

TABLES: Final = {".csv", ".xlsx"}
NO_DOCUMENTS: Final = {"readme.md", "license.txt"}


def read_corpus(folder: Path) -> Corpus:
    """Raises `CorpusErrors` with every fault, each with file, line and column."""
    if not folder.is_dir():
        raise CorpusErrors(
            (
                CorpusError(
                    f"There is no folder {folder.name!r}.",
                    file=folder.name,
                    remedy="Set ASSISTANT_CORPUS to the corpus.",
                ),
            )
        )
    reading = _Reading(folder)
    reading.read()
    if reading.faults:
        raise CorpusErrors(tuple(reading.faults))
    return reading.corpus()


class _Reading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[CorpusError] = []
        self.documents: dict[str, Document] = {}
        self.texts: dict[str, str] = {}
        self.passages: dict[str, list[Passage]] = {}
        self.entities: list[Entity] = []
        self.metrics: dict[str, Metric] = {}
        self.figures: list[Figure] = []
        self.found: list[Figure] = []
        self.cases: list[Case] = []
        self.told: list[Case] = []
        self.findings: list[Finding] = []

    def read(self) -> None:
        for path in self._files("*.yaml", "*.yml"):
            self._attempt(self._yaml, path)
        for path in self._files(*(f"*{ending}" for ending in DOCUMENTS)):
            if path.name.casefold() not in NO_DOCUMENTS:
                self._attempt(self._prose, path)
        for path in self._files(*(f"*{ending}" for ending in TABLES)):
            self._attempt(self._table, path)

    def corpus(self) -> Corpus:
        self.figures += self.found
        self.cases = without_curated(self.cases, self.told)
        labelled = [p for held in self.passages.values() for p in held]
        merged, doubles = reconcile.merge(self.figures)
        figures, hidden = tighten_figures(merged, labelled)
        passages, tightened = tighten(labelled, figures)
        self.cases = tighten_cases(self.cases, passages, self.documents.values())
        metrics = self._all_metrics(figures)
        entities = label_entities(self.entities, passages, figures, self.cases)
        self.findings += [*doubles, *hidden, *tightened]
        self.findings += reconcile.check(metrics, figures, passages, self.documents, self.texts)
        return Corpus.model_construct(
            fingerprint=self._fingerprint(),
            documents=tuple(self.documents.values()),
            passages=tuple(passages),
            entities=tuple(entities),
            metrics=tuple(metrics),
            figures=tuple(figures),
            cases=tuple(self.cases),
            findings=tuple({f.id: f for f in self.findings}.values()),
        )

    def _files(self, *patterns: str) -> list[Path]:
        found = {path for pattern in patterns for path in self.folder.rglob(pattern)}
        return sorted(p for p in found if p.is_file() and not p.name.startswith((".", "~")))

    def _attempt(self, read: Callable[[Path, str], None], path: Path) -> None:
        name = path.relative_to(self.folder).as_posix()
        try:
            read(path, name)
        except CorpusError as fault:
            self.faults.append(fault)

    def _yaml(self, path: Path, name: str) -> None:
        if path.stem == "glossary":
            self.entities += read_glossary(read_text(path, name), name)
        elif path.stem == "catalog":
            self.metrics |= {m.name: m for m in read_catalogue(read_text(path, name), name)}
        else:
            raise CorpusError(
                "This file has no meaning here.",
                file=name,
                remedy="Name it glossary.yaml or catalog.yaml, or move it away.",
            )

    def _prose(self, path: Path, name: str) -> None:
        read = open_document(path, name)
        text = read.text
        case: Case | None = None
        if name.startswith("cases/"):
            document, case, blocks = read_case(text, name)
            self.cases.append(case)
        else:
            document, blocks = read_report(text, name)
        self.documents[document.id], self.texts[document.id] = document, text
        held, _ = passages_of(document, blocks, case.customer if case else None)
        self.findings += read.findings
        if case is None and not read_front(text, name).fields.get("curated"):
            told, held = found_cases(document, held, text, self.entities)
            self.told += told
            self.entities += names_of(told, self.entities, "customer")
            self.found += found_figures(document, held, self.metrics, self.entities)
            self.entities += names_of(told, self.entities, "product", "competitor")
        self.passages[document.id] = held
        self.findings += [oddities.standing_twice(p) for p in held if len(p.sources) > 1]

    def _table(self, path: Path, name: str) -> None:
        table = Document(id=name.rsplit(".", 1)[0], title=path.stem, kind="table")
        newest = self._newest()
        today = period_bounds(newest.date)[1] if newest and newest.date else date.today()
        reader = TableReader(
            table, self.metrics, self.documents, self.texts, self.passages, newest, today
        )
        known = frozenset(self.metrics)
        cells = (
            cell for row in read_rows(path, name) for cell in cells_of(row, known, today, name)
        )
        faults: list[CorpusError] = []
        self.figures += reader.read(cells, faults, len(self.figures))
        for fault in faults:
            fault.file = name
        self.faults += faults
        self.findings += reader.findings()
        self.texts[table.id] = read_text(path, name) if path.suffix == ".csv" else ""

    def _newest(self) -> Document | None:
        reports = [d for d in self.documents.values() if d.kind == "report"]
        return max(reports, key=lambda d: d.date, default=None)

    def _all_metrics(self, figures: Iterable[Figure]) -> list[Metric]:
        """Declared metrics, then the names that only tables know, as open as their figures."""
        loose: dict[str, Audience] = {}
        for figure in figures:
            if figure.metric and figure.metric not in self.metrics:
                old = loose.get(figure.metric, figure.audience)
                loose[figure.metric] = min(old, figure.audience, key=lambda a: a.rank)
        return [
            *self.metrics.values(),
            *(
                Metric(name=name, audience=audience, declared=False)
                for name, audience in loose.items()
            ),
        ]

    def _fingerprint(self) -> str:
        parts = [
            (
                path.relative_to(self.folder).as_posix(),
                hashlib.sha256(path.read_bytes()).hexdigest(),
            )
            for path in self._files("*")
        ]
        return content_id(*(part for pair in parts for part in pair))
