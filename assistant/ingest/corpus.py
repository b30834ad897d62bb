"""A folder of the documented shape to one `Corpus`; all its faults at once, or none."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from assistant.errors import AssistantError, CorpusError, CorpusErrors, LeftOut
from assistant.ingest import checks, labels
from assistant.ingest.columns import cells_of
from assistant.ingest.folder import File, Folder, fingerprint, list_folder
from assistant.ingest.formats import DOCUMENTS
from assistant.ingest.found import by_units, one_name_across, settled, without_curated
from assistant.ingest.opening import (
    no_document,
    nothing_in,
    standing_beside,
    unchecked,
    unreadable,
    without_pages_told,
)
from assistant.ingest.steps import HERE, Steps
from assistant.ingest.tables import TableReader
from assistant.periods import period_bounds
from assistant.records import Case, Corpus, Document, Entity, Figure, Finding, Metric, Passage

CURATED: Final = (".yaml", ".yml")
TABLES: Final = (".csv", ".xlsx")
TYPED: Final = (".md", ".txt")
"""Of two files that differ in the ending alone the one that a person wrote counts."""
NO_DOCUMENTS: Final = {"readme.md", "license.txt"}
Progress = Callable[[str, int, int], None]
"""Name of the file that is read next, files done, files in all; no name at the end."""


def quiet(name: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def read_corpus(folder: Path, steps: Steps = HERE, progress: Progress = quiet) -> Corpus:
    """A file that the steps leave out becomes a finding; so does one that goes meanwhile, and the
    others are read again.

    Raises `CorpusErrors` with every fault of the other files, each with file, line and column, and
    where nothing can be read at all.
    """
    if not folder.is_dir():
        raise CorpusErrors((nothing_in(folder),))
    listed = list_folder(folder)
    while True:
        try:
            made = _made(folder, listed, steps, progress)
        except (AssistantError, OSError):
            if not (gone := listed.gone()):
                raise
        else:
            if not (gone := listed.gone()):
                return made
        listed = listed.without(gone)


def _made(folder: Path, listed: Folder, steps: Steps, progress: Progress) -> Corpus:
    reading = _Reading(listed, steps, progress)
    reading.read()
    if reading.faults or reading.nothing():
        faults = (*reading.faults, *reading.refused)
        raise CorpusErrors(faults or (nothing_in(folder),))
    return reading.corpus()


class _Reading:
    def __init__(self, folder: Folder, steps: Steps, progress: Progress) -> None:
        self.folder, self.steps, self.progress = folder, steps, progress
        self.fingerprint = fingerprint(folder)
        """Taken first: what changes while it is read is another corpus to the next ingest."""
        curated = (*CURATED, *TABLES)
        self.faults = [stray for stray in folder.strays if stray.file.endswith(curated)]
        self.refused = [stray for stray in folder.strays if not stray.file.endswith(curated)]
        """Of files that are left out."""
        self.tables_out: list[CorpusError] = []
        self.documents: dict[str, Document] = {}
        self.files: dict[str, File] = {}
        """By id of the document."""
        self.texts: dict[str, str] = {}
        self.passages: dict[str, list[Passage]] = {}
        self.entities: list[Entity] = []
        self.metrics: dict[str, Metric] = {}
        self.figures: list[Figure] = []
        self.found: list[Figure] = []
        self.loose: dict[str, Metric] = {}
        self.cases: list[Case] = []
        self.told: list[Case] = []
        self.findings: list[Finding] = []

    def read(self) -> None:
        steps = [(self._yaml, file) for file in self.folder.ending(*CURATED)]
        tables = [file for file in self.folder.ending(*TABLES) if self._is_table(file)]
        documents = sorted(self.folder.ending(*DOCUMENTS), key=lambda f: f.ending not in TYPED)
        taken = {file.name for file in tables} | {fault.file for fault in self.tables_out}
        for file in documents:
            if file.name not in taken and file.path.name.casefold() not in NO_DOCUMENTS:
                steps.append((self._prose, file))
        steps += [(self._table, file) for file in tables]
        for done, (step, file) in enumerate(steps):
            self.progress(file.name, done, len(steps))
            self._attempt(step, file)
        self.progress("", len(steps), len(steps))
        others = (file for file in self.folder.files if file.ending not in DOCUMENTS)
        self.refused += filter(None, (no_document(file.ending, file.name) for file in others))

        if self.tables_out and labels.opens(
            self.metrics.values(), self.figures, *self.passages.values()
        ):
            self.faults += map(labels.keeping_labels, self.tables_out)
        else:
            self.refused += self.tables_out

    def nothing(self) -> bool:
        """Whether publishing would only take away what is published."""
        named = self.entities or self.metrics
        return not (self.documents or self.figures) and bool(self.refused or not named)

    def corpus(self) -> Corpus:
        self.found, units = by_units(self.found, self.documents.values(), self.entities)
        self.entities += units
        self.found, self.loose = one_name_across(self.found, self.loose, self.metrics)
        found, contradictions = settled(self.figures, self.found, self.metrics)
        self.findings += contradictions
        self.figures += found
        self.cases = without_curated(self.cases, self.told, self.documents.values())
        labelled = [p for held in self.passages.values() for p in held]
        merged, doubles = checks.merge(self.figures)
        figures, hidden = labels.tighten_figures(merged, labelled)
        passages, tightened = labels.tighten(labelled, figures)
        self.cases = labels.tighten_cases(self.cases, passages, self.documents.values())
        metrics = self._all_metrics(figures)
        entities = labels.label_entities(self.entities, passages, figures, self.cases)
        self.findings += [*map(unreadable, self.refused), *doubles, *hidden, *tightened]
        checked = checks.check(metrics, figures, passages, self.documents, self._check)
        self.findings += without_pages_told(checked, self.findings)
        told = {finding.id: finding for finding in self.findings}.values()
        return Corpus.model_construct(
            fingerprint=self.fingerprint,
            documents=tuple(self.documents.values()),
            passages=tuple(passages),
            entities=tuple(entities),
            metrics=tuple(metrics),
            figures=tuple(figures),
            cases=tuple(self.cases),
            findings=tuple(labels.tighten_findings(told, passages, self.documents.values())),
        )

    def _attempt(self, step: Callable[[Path, str], None], file: File) -> None:
        try:
            step(file.path, file.name)
        except LeftOut as fault:
            left_out = {"_prose": self.refused, "_table": self.tables_out}
            left_out.get(step.__name__, self.faults).append(fault)
        except CorpusError as fault:
            self.faults.append(fault)

    def _is_table(self, file: File) -> bool:
        if file.ending == ".xlsx":  # that has to be opened
            self.progress(file.name, 0, len(self.folder.files))
        try:
            return self.steps.is_table(file.path, file.name)
        except LeftOut as fault:
            self.tables_out.append(fault)
            return False

    def _yaml(self, path: Path, name: str) -> None:
        names = self.steps.names(path, name)
        self.entities += names.entities
        self.metrics |= {metric.name: metric for metric in names.metrics}

    def _prose(self, path: Path, name: str) -> None:
        try:
            if name.rsplit(".", 1)[0] in self.documents:
                raise standing_beside(name)
            read = self.steps.open(path, name)
        except CorpusError as fault:
            self.refused.append(fault)
            return
        made = self.steps.make(path, name, read.text, self.metrics, self.entities)
        document = made.document
        self.documents[document.id], self.texts[document.id] = document, read.text
        self.files[document.id] = File(path, name)
        self.passages[document.id] = list(made.passages)
        self.cases += [made.case] if made.case else []
        self.told += made.told
        self.entities += made.entities
        self.found += made.figures
        for metric in made.metrics:
            known = self.loose.get(metric.name, metric)
            names = tuple(dict.fromkeys([*known.aliases, *metric.aliases]))
            self.loose[metric.name] = metric.model_copy(update={"aliases": names})
        self.findings += [*read.findings, *made.findings]

    def _table(self, path: Path, name: str) -> None:
        table = Document(id=name.rsplit(".", 1)[0], title=path.stem, kind="table")
        newest = self._report_of(name)
        today = period_bounds(newest.date)[1] if newest and newest.date else date.today()
        reader = TableReader(
            table, self.metrics, self.documents, self.texts, self.passages, newest, today
        )
        known = frozenset(self.metrics)
        cells = (
            cell
            for row in self.steps.rows(path, name)
            for cell in cells_of(row, known, today, name)
        )
        faults: list[CorpusError] = []
        bound = self.steps.bind(cells, path, name)
        self.figures += reader.read(bound, faults, len(self.figures))
        for fault in faults:
            fault.file = name
        self.faults += faults
        self.findings += reader.findings()

    def _check(self, report: str, evidence: checks.Evidence) -> checks.ByCheck:
        file = self.files[report]
        try:
            return self.steps.check(file.path, file.name, evidence)
        except LeftOut as fault:
            self.findings.append(unchecked(fault))
            return []

    def _report_of(self, table: str) -> Document | None:
        """The report that the path of a table names, `metrics/2025-01/…`; else the newest."""
        reports = [d for d in self.documents.values() if d.kind == "report"]
        named = [d for d in reports if d.id.rpartition("/")[2] in table]
        return max(named or reports, key=lambda d: d.date, default=None)

    def _all_metrics(self, figures: Iterable[Figure]) -> list[Metric]:
        """Declared metrics, then the names that only tables know, as open as their figures."""
        used = {figure.metric for figure in figures}
        loose = [metric for name, metric in self.loose.items() if name in used]
        known = self.metrics | self.loose
        return [*self.metrics.values(), *loose, *labels.undeclared(figures, known)]
