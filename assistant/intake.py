"""A corpus folder to a published generation: read in a worker, cached, built, told."""

from collections.abc import Callable

from assistant.exchange import IngestReport
from assistant.indexes.base import Embedder
from assistant.indexes.build import publish
from assistant.ingest.corpus import read_corpus
from assistant.ingest.readings import Readings
from assistant.ingest.worker import Limits, Worker
from assistant.settings import Settings


def take_in(
    settings: Settings,
    embedder: Embedder,
    progress: Callable[[str, int, int], None],
    reading: Callable[[str], None],
) -> IngestReport:
    """Whatever ends it, Ctrl-C too, what was published serves on and what was read is kept."""

    def step(name: str, done: int, total: int) -> None:
        reading(name)
        progress("read", done, total)

    limits = Limits(settings.ingest_file_seconds, settings.ingest_file_mb, settings.max_file_mb)
    with Worker(limits) as worker:
        readings = Readings(settings.data / "readings", worker.read, repr(limits))
        corpus = read_corpus(settings.corpus, readings.read, step)
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
