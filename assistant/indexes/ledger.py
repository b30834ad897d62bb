"""Reads a sealed ledger: one immutable file, one connection per thread."""

import sqlite3
import threading
import weakref
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from assistant.indexes.base import Hit
from assistant.indexes.ledger_schema import keyword_table
from assistant.indexes.terms import terms
from assistant.indexes.texts import Collection
from assistant.records import Audience

Row = tuple[Any, ...]
_CHUNK: Final = 500
"""Below SQLite's limit of variables in one statement."""
_TERMS: Final = 200
"""Distinct terms of a query; a question has at most a few dozen."""


class Ledger:
    """Closes its connections when the last view that reads it is gone."""

    def __init__(self, path: Path, keeps: object = None) -> None:
        """`keeps` lives as long as the ledger: what the file lies in."""
        self._uri = f"file:{path.absolute()}?mode=ro&immutable=1"
        self._keeps = keeps
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._finalizer = weakref.finalize(self, _close, self._connections)

    def close(self) -> None:
        self._finalizer()

    def rows(self, query: str, parameters: tuple[object, ...] = ()) -> list[Row]:
        return self._connection().execute(query, parameters).fetchall()

    def among(self, query: str, ids: tuple[str, ...], rank: int) -> list[Row]:
        """`query` has `{}` where the list of ids stands, and one `?` after it for the rank."""
        found: list[Row] = []
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            found += self.rows(query.format(f"({marks})"), (*chunk, rank))
        return found

    def keyword(self, audience: Audience, text: str, k: int) -> list[Hit]:
        """Passages that the audience sees, by BM25; ties by id."""
        words = list(dict.fromkeys(terms(text)))[:_TERMS]
        if not words or k < 1:
            return []
        table = keyword_table(audience)
        best = self.rows(
            f"SELECT rowid, bm25({table}) FROM {table} WHERE {table} MATCH ?"
            " ORDER BY 2, rowid LIMIT ?",
            (" OR ".join(f'"{word}"' for word in words), k),
        )
        found = "SELECT id FROM passages WHERE number = ?"
        return [Hit(self.rows(found, (number,))[0][0], -score) for number, score in best]

    def vectors(self, collection: Collection, embedder: str) -> Iterator[tuple[str, int, bytes]]:
        """Id, rank of the audience, and the vector as little-endian floats; ordered by id."""
        # A connection of its own: a generator may be dropped half read.
        connection = sqlite3.connect(self._uri, uri=True)
        try:
            yield from connection.execute(
                "SELECT id, rank, vector FROM texts JOIN vectors USING (hash)"
                " WHERE collection = ? AND embedder = ? ORDER BY id, rank",
                (collection, embedder),
            )
        finally:
            connection.close()

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    def _connection(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            # Closed by the finalizer, which may run in another thread.
            connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            self._connections.append(connection)
            self._local.connection = connection
        return connection


def floats(vector: bytes) -> list[float]:
    numbers = array("f")
    numbers.frombytes(vector)
    return numbers.tolist()


def _close(connections: list[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
    connections.clear()
