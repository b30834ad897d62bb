"""Vectors in Chroma: the only door to it. Vectors are always given, never made by it.

A collection is split by audience, `passages-public` … `passages-executive`, and an asker's query
goes to the parts that he may see. A filter within one graph would let hidden vectors steer which
visible ones an approximate search finds, and costs more than the second search.
"""

import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.errors import GenerationError
from assistant.indexes.base import Hit
from assistant.indexes.texts import Collection
from assistant.records import Audience

GRAPH: Final = {
    "hnsw:space": "cosine",
    "hnsw:M": 48,
    "hnsw:construction_ef": 400,
    "hnsw:search_ef": 500,
}
"""Chroma's own defaults returned 62 % of the true top five at 10,000 passages."""
_BATCH: Final = 1000
Vector = NDArray[np.float32]
_REMEDY: Final = "Run `assistant ingest`."
Rows = Iterable[tuple[str, int, bytes]]
"""Id, rank of the audience, vector."""


class DenseIndex:
    """One opened folder. Opening rewrites files in it: never open a sealed one."""

    def __init__(self, folder: Path, keeps: object = None) -> None:
        """`keeps` lives as long as the index: what the folder lies in."""
        import chromadb
        from chromadb.api.client import Client
        from chromadb.config import Settings

        self._keeps = keeps
        settings = Settings(anonymized_telemetry=False)
        with _our_errors():
            client = chromadb.PersistentClient(str(folder.absolute()), settings=settings)
            assert isinstance(client, Client)  # the declared type has no `close`
            self._client = client
            self._finalizer = weakref.finalize(self, client.close)
            self._parts = {
                found.name: client.get_collection(found.name, embedding_function=None)
                for found in client.list_collections()
            }
            self._counts = {name: part.count() for name, part in self._parts.items()}

    def close(self) -> None:
        self._finalizer()

    def count(self, collection: Collection) -> int:
        return sum(self._counts.get(_part(collection, audience), 0) for audience in Audience)

    def add(self, collection: Collection, rows: Rows) -> int:
        """In batches; says how many."""
        waiting: dict[int, list[tuple[str, bytes]]] = {audience.rank: [] for audience in Audience}
        total = 0
        iterator = iter(rows)
        while batch := list(islice(iterator, _BATCH)):
            total += len(batch)
            for id, rank, vector in batch:
                waiting[rank].append((id, vector))
            for audience in Audience:
                self._add(_part(collection, audience), waiting[audience.rank])
                waiting[audience.rank] = []
        return total

    def search(
        self, collection: Collection, audience: Audience, vector: list[float] | Vector, k: int
    ) -> list[Hit]:
        """Best first, score is the cosine, ties by id; an id that stands in two parts once."""
        return self.search_all(collection, audience, np.asarray([vector], np.float32), k)[0]

    def search_all(
        self, collection: Collection, audience: Audience, vectors: Vector, k: int
    ) -> list[list[Hit]]:
        """The hits of each row of `vectors`, in one call of Chroma for each part."""
        best: list[dict[str, float]] = [{} for _ in vectors]
        for level in Audience:
            name = _part(collection, level)
            if audience.sees(level) and (count := self._counts.get(name, 0)) and k > 0:
                with _our_errors():
                    found = self._parts[name].query(
                        query_embeddings=vectors, n_results=min(k, count), include=["distances"]
                    )
                for scores, ids, distances in zip(
                    best, found["ids"], found["distances"] or [], strict=True
                ):
                    for id, distance in zip(ids, distances, strict=True):
                        scores[id] = max(1 - distance, scores.get(id, -1.0))
        return [_best_first(scores)[:k] for scores in best]

    def _add(self, name: str, rows: list[tuple[str, bytes]]) -> None:
        if not rows:
            return
        vectors = np.stack([np.frombuffer(vector, np.float32) for _, vector in rows])
        with _our_errors():
            if name not in self._parts:
                self._parts[name] = self._client.create_collection(
                    name, metadata=dict(GRAPH), embedding_function=None
                )
            self._parts[name].add(ids=[id for id, _ in rows], embeddings=vectors)
        self._counts[name] = self._counts.get(name, 0) + len(rows)


def _best_first(scores: dict[str, float]) -> list[Hit]:
    return sorted((Hit(id, score) for id, score in scores.items()), key=lambda h: (-h.score, h.id))


def _part(collection: Collection, audience: Audience) -> str:
    return f"{collection}-{audience.value}"


@contextmanager
def _our_errors() -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise GenerationError(f"Chroma refuses: {error}.", remedy=_REMEDY) from error
