"""What is read in a worker, within limits: a corpus folder to a published generation, a document to
its draft.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from assistant.exchange import IngestReport
from assistant.indexes.base import Embedder
from assistant.indexes.build import publish
from assistant.indexes.standing import standing
from assistant.ingest.confined import confined
from assistant.ingest.corpus import read_corpus
from assistant.ingest.draft import Draft, draft
from assistant.ingest.folder import fingerprint, list_folder
from assistant.ingest.limits import Limits
from assistant.ingest.readings import Readings
from assistant.ingest.steps import Steps
from assistant.ingest.worker import Worker
from assistant.settings import Settings

_AGAIN: Final = {"unreadable", "unchecked"}


def take_in(
    settings: Settings,
    embedder: Embedder,
    progress: Callable[[str, int, int], None],
    reading: Callable[[str], None],
) -> IngestReport:
    """Whatever ends it, Ctrl-C too, what was published serves on and what was read is kept."""
    if stands := _standing(settings, embedder):
        progress("read", 1, 1)
        return stands

    def step(name: str, done: int, total: int) -> None:
        reading(name)
        progress("read", done, total)

    with _within_limits(settings, settings.data / "readings") as (steps, readings):
        corpus = read_corpus(settings.corpus, steps, step)
    result = publish(settings.data, corpus, embedder, progress)
    readings.prune()
    unread = [finding.document for finding in corpus.findings if finding.kind == "unreadable"]
    return IngestReport(
        generation=result.generation,
        changed=result.built,
        embedded=result.embedded,
        counts=result.counts,
        findings=corpus.findings,
        lost=tuple(name for name in unread if name.rsplit(".", 1)[0] in result.gone),
    )


def drafted(settings: Settings, path: Path, into: Path) -> Draft:
    """Raises `CorpusError`; nothing of what was read is kept."""
    with TemporaryDirectory() as kept, _within_limits(settings, Path(kept)) as (steps, _):
        return draft(path, into, steps)


@contextmanager
def _within_limits(settings: Settings, kept: Path) -> Iterator[tuple[Steps, Readings]]:
    limits = Limits(settings.ingest_file_seconds, settings.ingest_file_mb, settings.max_file_mb)
    with Worker(limits) as worker:
        readings = Readings(kept, worker.read, repr(limits))
        yield confined(worker, readings), readings


def _standing(settings: Settings, embedder: Embedder) -> IngestReport | None:
    """The published generation, where reading the folder again would only make the same.

    Not where files were left out or not checked: the next attempt may come further.
    """
    try:
        found = standing(settings.data, fingerprint(list_folder(settings.corpus)), embedder)
    except (OSError, sqlite3.Error):
        return None  # whatever is wrong there, reading and building will tell
    if not found or any(finding.kind in _AGAIN for finding in found.findings):
        return None
    return IngestReport(
        generation=found.generation,
        changed=False,
        embedded=0,
        counts=found.counts,
        findings=found.findings,
    )
