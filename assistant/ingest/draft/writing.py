"""A document to the files of a draft; nothing that is there is overwritten."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from assistant.errors import CorpusError
from assistant.ingest.corpus import read_corpus
from assistant.ingest.draft.proposals import catalogue_text, glossary_text, metrics_of
from assistant.ingest.draft.readme import SURE, readme_text
from assistant.ingest.draft.reports import case_text, report_text
from assistant.ingest.draft.tables import table_of
from assistant.ingest.steps import HERE, Steps
from assistant.records import Case, Corpus, Document


class Draft(NamedTuple):
    folder: Path
    files: tuple[str, ...]
    """Below the folder, the README first."""
    figures: int
    doubtful: int
    """Figures that a person should look at first."""
    cases: int
    names: int
    findings: int


def draft(path: Path, into: Path, steps: Steps = HERE) -> Draft:
    """Raises `CorpusError` where the document cannot be read or a file is already there."""
    corpus = read_alone(path, steps)
    report = next((d for d in corpus.documents if d.kind == "report"), None)
    if report is None:
        raise CorpusError(
            "The file is no document with text.",
            remedy="Give a report; a table of figures belongs into metrics/ as it is.",
            file=path.name,
        )
    files = files_of(corpus, report, path.name, str(into))
    _write(files, into)
    doubtful = sum(f.confidence is not None and f.confidence < SURE for f in corpus.figures)
    return Draft(into, tuple(files), len(corpus.figures), doubtful, len(corpus.cases),
                 len(corpus.entities), len(corpus.findings))  # fmt: skip


def read_alone(path: Path, steps: Steps = HERE) -> Corpus:
    """The document as the only one of a corpus."""
    if not path.is_file():
        raise CorpusError(f"There is no file {str(path)!r}.", remedy="Name a document.")
    with TemporaryDirectory() as folder:
        shutil.copyfile(path, Path(folder) / path.name)
        return read_corpus(Path(folder), steps)


def files_of(corpus: Corpus, report: Document, name: str, folder: str) -> dict[str, str]:
    """Path below the folder -> text."""
    stem = _safe(report.id)
    report_id, table_file = f"reports/{stem}", f"metrics/{stem}.csv"
    names = dict(_case_files(corpus.cases))
    held = {passage.id: passage for passage in corpus.passages}
    texts = {
        f"{report_id}.md": report_text(report, corpus.passages, names),
        **{names[c.customer]: case_text(c, held, report_id) for c in corpus.cases},
    }
    by_id = {file.removesuffix(".md"): text for file, text in texts.items()}
    own = {customer: file.removesuffix(".md") for customer, file in names.items()}
    metrics = metrics_of(corpus.figures, corpus.metrics, corpus.passages)
    table = table_of(corpus.figures, metrics, by_id, own)
    cases = [(names[case.customer], case) for case in corpus.cases]
    readme = readme_text(
        report.title, name, folder, table, table_file, corpus.figures, cases, corpus.findings,
        corpus.passages,
    )  # fmt: skip
    return {
        "README.md": readme,
        **texts,
        table_file: table.text,
        "metrics/catalog.yaml": catalogue_text(metrics),
        "glossary.yaml": glossary_text(corpus.entities),
    }


def _case_files(cases: tuple[Case, ...]) -> Iterator[tuple[str, str]]:
    """Numbered, so that they keep the order of the report."""
    for number, case in enumerate(cases, start=1):
        yield case.customer, f"cases/{number:02}-{_safe(case.customer)}.md"


def _safe(name: str) -> str:
    """A file name of it: no separators, no leading dot."""
    return re.sub(r"[^\w\u4e00-\u9fff.-]+", "_", name).strip("._") or "document"


def _write(files: Mapping[str, str], into: Path) -> None:
    for name in files:
        if (into / name).exists():
            raise CorpusError(
                f"{into / name} is already there and is not overwritten.",
                remedy="Name another folder with --into, or move the old draft away.",
            )
    for name, text in files.items():
        target = into / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
