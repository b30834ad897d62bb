"""Reads a sealed ledger: one immutable file, a connection for each reader at a time."""

import sqlite3
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.indexes.texts import Collection

Row = tuple[Any, ...]
_CHUNK: Final = 500
"""Below SQLite's limit of variables in one statement."""


class Ledger:
    """Closes its connections when the last view that reads it is gone."""

    def __init__(self, path: Path, keeps: object = None) -> None:
        """`keeps` lives as long as the ledger: what the file lies in."""
        self._uri = f"file:{path.absolute()}?mode=ro&immutable=1"
        self._keeps = keeps
        # As many as readers at once ever were; threads of a server come and go.
        self._idle: deque[sqlite3.Connection] = deque()
        self._finalizer = weakref.finalize(self, _close, self._idle)

    def close(self) -> None:
        self._finalizer()

    def rows(self, query: str, parameters: tuple[object, ...] = ()) -> list[Row]:
        with self._connection() as connection:
            return connection.execute(query, parameters).fetchall()

    def each(self, query: str, parameters: tuple[object, ...] = ()) -> Iterator[Row]:
        """The same, one after the other, for what is too much at once."""
        with self._connection() as connection:
            yield from connection.execute(query, parameters)

    def among(self, query: str, ids: tuple[str, ...] | tuple[int, ...], rank: int) -> list[Row]:
        """`query` has `{}` where the list of ids stands, and one `?` after it for the rank."""
        found: list[Row] = []
        for start in range(0, len(ids), _CHUNK):
            chunk = ids[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            found += self.rows(query.format(f"({marks})"), (*chunk, rank))
        return found

    def vectors(self, collection: Collection, embedder: str) -> Iterator[tuple[str, int, bytes]]:
        """Id, rank of the audience, and the vector as little-endian floats; ordered by id."""
        yield from self.each(
            "SELECT id, rank, vector FROM texts JOIN vectors USING (hash)"
            " WHERE collection = ? AND embedder = ? ORDER BY id, rank",
            (collection, embedder),
        )

    def count(self, table: str) -> int:
        return int(self.rows(f"SELECT count(*) FROM {table}")[0][0])

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            # Used by one thread at a time, though not always by the same.
            connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
        try:
            yield connection
        finally:
            self._idle.append(connection)


def _close(connections: deque[sqlite3.Connection]) -> None:
    for connection in connections:
        connection.close()
    connections.clear()
