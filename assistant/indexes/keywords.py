"""Keyword search over the postings of a ledger: BM25 of character bigrams, as one audience sees it.

A posting is a passage that holds a term, and a term's postings are one array: a question of common
words goes through a hundred thousand of them in milliseconds. What an audience does not see is
taken out before anything is counted, so no hidden passage shows through the scores.
"""

from functools import cached_property
from math import log
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.indexes.base import Hit
from assistant.indexes.ledger import Ledger
from assistant.indexes.terms import terms

K1: Final = 1.2
B: Final = 0.75
"""How soon more of one term adds nothing, and how much a long passage is discounted: as Robertson
and Zaragoza (2009) recommend them, and SQLite's FTS5 has them."""
COMMON: Final = 1e-6
"""What a term is worth that more than half of the passages hold: it only breaks ties."""
_TERMS: Final = 200
"""Distinct terms of a query; a question has at most a few dozen."""
_KEPT: Final = 32
"""Sets of documents of which it is kept which passages they leave; a byte for each passage."""
_IDS: Final = "SELECT number, id FROM passages WHERE number IN {} AND rank <= ?"
Rows = NDArray[np.uint32]
"""Numbers of passages."""
Shown = NDArray[np.bool_]
"""By number of the passage."""


class _Seen(NamedTuple):
    """By number of the passage; what the audience does not see is no passage."""

    visible: Shown
    documents: NDArray[np.int32]
    lengths: NDArray[np.float64]
    """What BM25 adds to the count of a term: more for passages longer than the average."""
    passages: int


class Keywords:
    """Reads what it needs of the passages at its first search, and keeps that."""

    def __init__(self, ledger: Ledger, rank: int) -> None:
        self._ledger, self._rank = ledger, rank
        self._kept: dict[frozenset[str], Shown] = {}

    def search(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        """Best first, ties by id; `without` the passages of some documents."""
        words = list(dict.fromkeys(terms(text)))[:_TERMS]
        if not words or k < 1:
            return []
        seen = self._seen
        shown = self._shown(without)
        scores = np.zeros(len(seen.visible))
        for word in words:
            rows, counts = self._posted(word)
            held = int(np.count_nonzero(seen.visible[rows]))
            weight = max(COMMON, log((seen.passages - held + 0.5) / (held + 0.5)))
            rows, counts = rows[kept := shown[rows]], counts[kept]
            scores[rows] += weight * ((counts * (K1 + 1)) / (counts + seen.lengths[rows]))
        best = _best(scores, k)
        ids: dict[int, str] = dict(self._ledger.among(_IDS, tuple(map(int, best)), self._rank))
        return [Hit(ids[number], float(scores[number])) for number in best]

    def holding(self, term: str) -> int:
        """How many passages hold a term."""
        return int(np.count_nonzero(self._seen.visible[self._posted(term)[0]]))

    def holds(self, number: int, term: str) -> bool:
        return number in self._posted(term)[0]

    def _posted(self, term: str) -> tuple[Rows, NDArray[np.float64]]:
        """All passages that hold a term, hidden ones too, and how often each does."""
        found = self._ledger.rows("SELECT rows, more FROM postings WHERE term = ?", (term,))
        if not found:
            return np.empty(0, np.uint32), np.empty(0)
        rows, more = (np.frombuffer(blob, np.uint32) for blob in found[0])
        counts = np.ones(len(rows))
        counts[more[::2]] = more[1::2]
        return rows, counts

    def _shown(self, without: frozenset[str]) -> Shown:
        if not without:
            return self._seen.visible
        if (known := self._kept.get(without)) is not None:
            return known
        places = self._ledger.each("SELECT position, id FROM documents")
        left_out = [position for position, id in places if id in without]
        shown: Shown = self._seen.visible & ~np.isin(self._seen.documents, left_out)
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[without] = shown
        return shown

    @cached_property
    def _seen(self) -> _Seen:
        count = self._ledger.count("passages")
        query = "SELECT number, document, length FROM passages WHERE rank <= ?"
        found = np.fromiter(self._ledger.each(query, (self._rank,)), "u4,i4,u4")
        numbers, lengths = found["f0"], found["f2"].astype(np.float64)
        visible, documents, longer = (
            np.zeros(count, bool),
            np.zeros(count, np.int32),
            np.ones(count),
        )
        visible[numbers] = True
        documents[numbers] = found["f1"]
        mean = float(lengths.sum()) / max(1, len(lengths)) or 1.0
        longer[numbers] = K1 * (1 - B + B * lengths / mean)
        return _Seen(visible, documents, longer, len(numbers))


def _best(scores: NDArray[np.float64], k: int) -> NDArray[np.intp]:
    """Numbers of the `k` highest above zero; of equal ones the lower numbers."""
    found = np.flatnonzero(scores)
    if len(found) > k:
        least = np.partition(scores[found], len(found) - k)[len(found) - k]
        found = found[scores[found] >= least]
    order = np.lexsort((found, -scores[found]))
    best: NDArray[np.intp] = found[order[:k]]
    return best
