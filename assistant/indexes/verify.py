"""Asks a new build what it must know before anybody else may: counts, likeness, keywords."""

from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.errors import VerifyFailed
from assistant.indexes.base import Hit
from assistant.indexes.dense import DenseIndex, Vector
from assistant.indexes.keywords import Keywords
from assistant.indexes.ledger import Ledger
from assistant.indexes.terms import terms
from assistant.indexes.texts import COLLECTIONS, Collection
from assistant.records import Audience, Corpus, Passage

SAMPLES: Final = 100
RECALL: Final = 0.99
"""Least share of the true top five that the graph must return."""
_TOP: Final = 5
_CLOSE: Final = 1e-3
"""Rounding of 32-bit cosines stays far below it, another text's vector far above."""
_REMEDY: Final = "Run `assistant ingest` again; if it fails again, report it with this line."

T = TypeVar("T")


def verify(ledger: Ledger, dense: DenseIndex, corpus: Corpus, embedder: str) -> None:
    """Raises `VerifyFailed`. Samples lie evenly, so the same build is asked the same."""
    for table in ("documents", "passages", "metrics", "entities", "figures", "cases", "findings"):
        _require(ledger.count(table) == len(getattr(corpus, table)), f"{table} were lost")
    for collection in COLLECTIONS:
        _verify_likeness(ledger, dense, collection, embedder)
    keywords = Keywords(ledger, Audience.EXECUTIVE.rank)
    for passage in _sample(corpus.passages):
        _require(
            _finds(ledger, keywords, passage), f"passage {passage.id} is not in the keyword index"
        )


def _verify_likeness(
    ledger: Ledger, dense: DenseIndex, collection: Collection, embedder: str
) -> None:
    count = ledger.rows("SELECT count(*) FROM texts WHERE collection = ?", (collection,))[0][0]
    _require(dense.count(collection) == count, f"vectors of {collection} were lost")
    rows = list(ledger.vectors(collection, embedder))
    _require(len(rows) == count, f"texts of {collection} have no vector")
    if not rows:
        return
    vectors = np.stack([np.frombuffer(row, np.float32) for _, _, row in rows])
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    _, owners = np.unique([id for id, _, _ in rows], return_inverse=True)
    queries = np.stack(_sample(tuple(vectors)))
    found = dense.search_all(collection, Audience.EXECUTIVE, queries, _TOP)
    shares = [
        _recall(collection, hits, _best(vectors @ query, owners))
        for query, hits in zip(queries, found, strict=True)
    ]
    recall = float(np.mean(shares))
    _require(recall >= RECALL, f"{collection} return {recall:.1%} of the true top {_TOP}")


def _best(cosines: Vector, owners: NDArray[np.intp]) -> Vector:
    """The best cosine of each id: a metric may have a sentence for more than one audience."""
    best = np.full(int(owners.max()) + 1, -1, np.float32)
    np.maximum.at(best, owners, cosines)
    return best


def _recall(collection: Collection, hits: list[Hit], cosines: Vector) -> float:
    """Share of the true top that came back, equal cosines counting as equal."""
    exact = np.sort(cosines)[::-1][:_TOP]
    least = float(exact[-1]) - _CLOSE**2
    _require(bool(hits) and abs(hits[0].score - 1) < _CLOSE, f"a vector of {collection} is lost")
    return sum(hit.score >= least for hit in hits) / len(exact)


def _finds(ledger: Ledger, keywords: Keywords, passage: Passage) -> bool:
    words = list(dict.fromkeys(terms(passage.text)))[:_TOP]
    found = ledger.rows("SELECT number FROM passages WHERE id = ?", (passage.id,))
    return bool(found) and all(keywords.holds(found[0][0], word) for word in words)


def _sample(items: tuple[T, ...]) -> list[T]:
    step = max(1, len(items) // SAMPLES)
    return list(items[::step])[:SAMPLES]


def _require(holds: bool, fault: str) -> None:
    if not holds:
        raise VerifyFailed(f"The new generation does not hold: {fault}.", remedy=_REMEDY)
