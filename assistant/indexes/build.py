"""Builds a generation from a corpus and publishes it in one step; a kill leaves the old one."""

import hashlib
import shutil
import sqlite3
import time
from collections.abc import Callable
from itertools import islice
from math import isfinite
from pathlib import Path
from typing import Final, NamedTuple

from assistant.errors import EmbedderError, GenerationError
from assistant.indexes.base import Embedder
from assistant.indexes.dense import DenseIndex
from assistant.indexes.durable import fsync_folder, fsync_tree, hashes
from assistant.indexes.generation import (
    LEDGER,
    MANIFEST,
    SEALED,
    UNFINISHED,
    Home,
    Manifest,
    new_id,
)
from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_schema import schema_version
from assistant.indexes.ledger_write import (
    carry_vectors,
    missing_texts,
    write_ledger,
    write_vectors,
)
from assistant.indexes.standing import current, document_ids
from assistant.indexes.texts import COLLECTIONS
from assistant.indexes.verify import verify
from assistant.records import Corpus

Progress = Callable[[str, int, int], None]
"""Stage (`records`, `embed`, `index`, `verify`, `publish`), steps done, steps in all."""
_BATCH: Final = 256
"""Texts between two commits: a killed build loses a few seconds of encoding."""


class BuildResult(NamedTuple):
    generation: str
    built: bool
    """False where nothing had changed."""
    embedded: int
    """Texts that had to be encoded."""
    counts: dict[str, int]
    seconds: float
    gone: frozenset[str] = frozenset()
    """Documents of the generation before that this one has not."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def publish(
    data: Path, corpus: Corpus, embedder: Embedder, progress: Progress = quiet
) -> BuildResult:
    """Makes the corpus the current generation of `data`, unless it already is.

    Raises `BuilderBusy`, `VerifyFailed`, `EmbedderError`, `GenerationError`; whatever happens,
    what was published before stays published.
    """
    started = time.monotonic()
    home = Home(data)
    try:
        with home.builder():
            wanted = _wanted(corpus, embedder)
            if (found := current(home)) and wanted.same_content(found[1]):
                _clean(home)
                return BuildResult(found[0], False, 0, wanted.counts, time.monotonic() - started)
            gone = document_ids(home) - {document.id for document in corpus.documents}
            id, embedded = _build(home, corpus, embedder, wanted, progress)
            seconds = time.monotonic() - started
            return BuildResult(id, True, embedded, wanted.counts, seconds, gone)
    except (OSError, sqlite3.Error) as error:
        raise GenerationError(
            f"The generation cannot be written: {error}.",
            remedy=f"See that {data} is writable and has room; what is published still serves.",
        ) from error


def _wanted(corpus: Corpus, embedder: Embedder) -> Manifest:
    records = hashlib.sha256()
    counts = {}
    for table in ("documents", "passages", "entities", "metrics", "figures", "cases", "findings"):
        counts[table] = len(getattr(corpus, table))
        for record in getattr(corpus, table):
            records.update(record.model_dump_json(exclude_defaults=True).encode())
    return Manifest(
        corpus=corpus.fingerprint,
        records=records.hexdigest(),
        embedder=embedder.fingerprint,
        schema_version=schema_version(),
        created=time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        counts=counts,
        files={},
    )


def _build(
    home: Home, corpus: Corpus, embedder: Embedder, wanted: Manifest, progress: Progress
) -> tuple[str, int]:
    id = new_id()
    folder = home.generations / f"{UNFINISHED}{id}"
    folder.mkdir(parents=True)
    progress("records", 0, 1)
    write_ledger(folder / LEDGER, corpus)
    progress("records", 1, 1)
    embedded = _embed(home, folder / LEDGER, corpus, embedder, progress)
    ledger = Ledger(folder / LEDGER)
    try:
        write_dense(folder / SEALED, ledger, wanted.embedder, progress)
        _verify_copy(folder, ledger, corpus, wanted.embedder, progress)
    finally:
        ledger.close()
    progress("publish", 0, 1)
    seal(home, folder, id, wanted)
    home.publish(id)
    progress("publish", 1, 1)
    _clean(home)
    return id, embedded


def _embed(home: Home, ledger: Path, corpus: Corpus, embedder: Embedder, progress: Progress) -> int:
    """Only texts that no earlier ledger, published or left by a killed build, has encoded."""
    earlier = [path for id in home.candidates() for path in home.ledgers(id)]
    earlier += [folder / LEDGER for folder in home.unfinished()]
    for path in earlier:
        if path != ledger and path.is_file():
            carry_vectors(ledger, path, embedder.fingerprint)
    missing = missing_texts(ledger, corpus, embedder.fingerprint)
    progress("embed", 0, len(missing))
    texts, done = iter(missing.items()), 0
    while batch := dict(islice(texts, _BATCH)):
        vectors = embedder.embed_documents(list(batch.values()))
        if not all(isfinite(sum(vector)) for vector in vectors):
            raise EmbedderError(
                f"The model {embedder.fingerprint} returns vectors that are no numbers.",
                remedy="Name another model in ASSISTANT_EMBEDDER.",
            )
        write_vectors(ledger, embedder.fingerprint, dict(zip(batch, vectors, strict=True)))
        done += len(batch)
        progress("embed", done, len(missing))
    return len(missing)


def write_dense(folder: Path, ledger: Ledger, embedder: str, progress: Progress = quiet) -> None:
    """The Chroma folder of a ledger, closed again; needs no model."""
    dense = DenseIndex(folder)
    try:
        for step, collection in enumerate(COLLECTIONS):
            progress("index", step, len(COLLECTIONS))
            dense.add(collection, ledger.vectors(collection, embedder))
    finally:
        dense.close()
    progress("index", len(COLLECTIONS), len(COLLECTIONS))


def _verify_copy(
    folder: Path, ledger: Ledger, corpus: Corpus, embedder: str, progress: Progress
) -> None:
    """What lies on the disk is asked, and a copy of it: opening would change what is sealed."""
    progress("verify", 0, 1)
    copy = folder / f".{SEALED}"
    shutil.copytree(folder / SEALED, copy)
    dense = DenseIndex(copy)
    try:
        verify(ledger, dense, corpus, embedder)
    finally:
        dense.close()
        shutil.rmtree(copy)
    progress("verify", 1, 1)


def seal(home: Home, folder: Path, id: str, wanted: Manifest) -> None:
    """Hashes, flushes and names a finished folder, and lays its spare beside it.

    The caller holds the builder's lock. A damaged folder of this name makes way.
    """
    (folder / MANIFEST).unlink(missing_ok=True)
    manifest = wanted.model_copy(update={"files": hashes(folder)})
    (folder / MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
    fsync_tree(folder)
    unfinished = home.spares / f"{UNFINISHED}{id}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for name in (LEDGER, MANIFEST):
        shutil.copyfile(folder / name, unfinished / name)
    fsync_tree(unfinished)
    # In this order one of the two ledgers is whole at every moment.
    _put(folder, home.folder(id))
    _put(unfinished, home.spares / id)


def _put(folder: Path, place: Path) -> None:
    """Under its name; what stood there was damaged."""
    if place.exists():
        damaged = place.with_name(f"{UNFINISHED}damaged-{place.name}")
        shutil.rmtree(damaged, ignore_errors=True)
        place.replace(damaged)
    folder.replace(place)
    fsync_folder(place.parent)


def _clean(home: Home) -> None:
    for leftover in home.unfinished():
        shutil.rmtree(leftover, ignore_errors=True)
    home.prune()
