"""Likeness among passages of which some documents are left out.

A graph finds the nearest of all. Where most are left out, as all reports but the newest are, the
nearest of the rest may lie thousands of places behind: the vectors of a few are then compared one
by one, as the ledger holds them; of many, the graph is asked for more.
"""

import json
from typing import Final, NamedTuple

import numpy as np

from assistant.indexes.base import Hit
from assistant.indexes.dense import DenseIndex, Vector
from assistant.indexes.ledger import Ledger
from assistant.records import Audience

FEW: Final = 2000
"""Passages that are compared one by one: 3 MB of vectors."""
DEEPER: Final = 4
"""So many times more the graph is asked for where too much of what it found is left out."""
_KEPT: Final = 8
"""Sets of documents of which the vectors are kept."""
_DIGITS: Final = 6
"""Of a cosine: behind them lies rounding, and equal ones are ordered by id."""
_PLACES: Final = "SELECT position, id FROM documents"
_OF: Final = "p.document IN (SELECT value FROM json_each(?)) AND p.rank <= ?"
_COUNT: Final = f"SELECT count(*) FROM passages p WHERE {_OF}"
_VECTORS: Final = f"""SELECT p.id, v.vector FROM passages p
CROSS JOIN texts t ON t.collection = 'passages' AND t.id = p.id
CROSS JOIN vectors v ON v.hash = t.hash
WHERE v.embedder = ? AND {_OF} ORDER BY p.id"""
"""In this order, as they are few: the planner would go through all texts."""
_SHOWN: Final = f"SELECT id FROM passages p WHERE {_OF} AND id IN (SELECT value FROM json_each(?))"


class _Left(NamedTuple):
    """What is not left out."""

    documents: str
    """Their positions as JSON."""
    ids: tuple[str, ...]
    vectors: Vector | None
    """A row for each id; None where there are many."""


class Narrowed:
    def __init__(self, ledger: Ledger, embedder: str, few: int = FEW) -> None:
        self._ledger, self._embedder, self._few = ledger, embedder, few
        self._kept: dict[tuple[Audience, frozenset[str]], _Left] = {}

    def search(
        self,
        index: DenseIndex,
        audience: Audience,
        vector: list[float],
        k: int,
        without: frozenset[str],
    ) -> list[Hit]:
        """Best first, score is the cosine, ties by id."""
        left = self._left(audience, without)
        if left.vectors is not None:
            return _nearest(left.ids, left.vectors, np.asarray(vector, np.float32), k)
        total, reach = index.count("passages"), k
        while True:
            hits = index.search("passages", audience, vector, reach)
            among = json.dumps([hit.id for hit in hits])
            rows = self._ledger.rows(_SHOWN, (left.documents, audience.rank, among))
            shown = {row[0] for row in rows}
            kept = [hit for hit in hits if hit.id in shown][:k]
            if len(kept) == k or len(hits) < reach or reach >= total:
                return kept
            reach *= DEEPER

    def _left(self, audience: Audience, without: frozenset[str]) -> _Left:
        key = audience, without
        known = self._kept.pop(key, None) or self._read(audience, without)
        self._kept[key] = known  # last, so that what was not asked for longest goes first
        for oldest in list(self._kept)[:-_KEPT]:
            self._kept.pop(oldest, None)
        return known

    def _read(self, audience: Audience, without: frozenset[str]) -> _Left:
        places = self._ledger.rows(_PLACES)
        positions = [position for position, id in places if id not in without]
        documents = json.dumps([*positions, len(places)])  # last, what no document is known of
        passages = self._ledger.rows(_COUNT, (documents, audience.rank))[0][0]
        if passages > self._few:
            return _Left(documents, (), None)
        rows = self._ledger.rows(_VECTORS, (self._embedder, documents, audience.rank))
        vectors = [np.frombuffer(vector, np.float32) for _, vector in rows]
        ids = tuple(id for id, _ in rows)
        return _Left(documents, ids, np.stack(vectors) if ids else np.empty((0, 0), np.float32))


def _nearest(ids: tuple[str, ...], vectors: Vector, vector: Vector, k: int) -> list[Hit]:
    if not ids or k < 1:
        return []
    lengths = np.linalg.norm(vectors, axis=1) * np.linalg.norm(vector)
    cosines = np.round(vectors @ vector / np.maximum(lengths, 1e-12), _DIGITS)
    best = np.argsort(-cosines, kind="stable")[:k]  # ids are ascending
    return [Hit(ids[row], float(cosines[row])) for row in best]
