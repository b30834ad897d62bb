"""What is published at this moment: whether it is whole, and what is in it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from assistant.errors import GenerationError
from assistant.indexes.base import Embedder
from assistant.indexes.durable import hashes
from assistant.indexes.generation import LEDGER, MANIFEST, Home, Manifest
from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_schema import schema_version
from assistant.records import Finding


class Standing(NamedTuple):
    generation: str
    counts: dict[str, int]
    findings: tuple[Finding, ...]


def standing(data: Path, fingerprint: str, embedder: Embedder) -> Standing | None:
    """What is published, if it is whole and was made of the corpus of this fingerprint."""
    home = Home(data)
    if not home.published() or home.unfinished():  # leftovers are cleared by a builder
        return None
    wanted = fingerprint, embedder.fingerprint, schema_version()
    found = current(home)
    if not found or wanted != (found[1].corpus, found[1].embedder, found[1].schema_version):
        return None
    with _opened(home.folder(found[0]) / LEDGER) as ledger:
        rows = ledger.rows("SELECT json FROM findings ORDER BY position")
    findings = tuple(Finding.model_validate_json(row[0]) for row in rows)
    return Standing(found[0], found[1].counts, findings)


def current(home: Home) -> tuple[str, Manifest] | None:
    """What is published, if every file of it is whole."""
    for id in home.published()[:1]:
        try:
            manifest, _ = home.manifest(id)
        except GenerationError:
            return None
        found, spare = hashes(home.folder(id)), hashes(home.spares / id)
        whole = {name: hash for name, hash in found.items() if name != MANIFEST} == manifest.files
        if whole and spare == {name: found.get(name) for name in (LEDGER, MANIFEST)}:
            return id, manifest
    return None


def document_ids(home: Home) -> frozenset[str]:
    """Of what is published, as far as its ledgers can be read."""
    for path in (path for id in home.published()[:1] for path in home.ledgers(id)):
        with _opened(path) as ledger:
            try:
                return frozenset(id for (id,) in ledger.rows("SELECT id FROM documents"))
            except sqlite3.Error:
                continue  # the spare is next; without either there is nothing to compare with
    return frozenset()


@contextmanager
def _opened(path: Path) -> Iterator[Ledger]:
    ledger = Ledger(path)
    try:
        yield ledger
    finally:
        ledger.close()
