"""The peers beside us: what each costs a question, and how often it is right."""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from assistant.indexes.base import Embedder
from eval.bench.load import percentiles_ms
from eval.peers.corpora import ground
from eval.peers.marks import marks_of
from eval.peers.rows import PEERS
from eval.question_set import Item
from eval.run import ask_all

WARM: Final = 3
"""Questions asked before any is timed."""


class Beside(NamedTuple):
    """One peer in this process, the question encoded anew for each."""

    name: str
    ratio: float
    """Of the median to the embedder's own."""
    p50_ms: float
    p95_ms: float
    right: float
    hit: float
    """Expected pages among the first five cited."""


def beside(corpus: Path, items: Sequence[Item], embedder: Embedder) -> list[Beside]:
    found = []
    alone = embedding_ms(embedder, [item.turns[-1] for item in items])
    with ground(corpus, embedder) as shared:
        for peer in PEERS:
            say = peer.make(shared)
            ask_all(say, list(items[:WARM]))
            results = ask_all(say, list(items), corpus=corpus)
            p50, p95 = percentiles_ms([result.seconds for result in results])
            marks = marks_of(results)
            right, hit = (share.held / max(1, share.of) for share in (marks.right, marks.hit))
            found.append(Beside(peer.key, p50 / alone, p50, p95, right, hit))
    return found


def embedding_ms(embedder: Embedder, questions: Sequence[str]) -> float:
    """Median of the embedder alone, in this process."""
    times = []
    for question in (questions[0], *questions):
        started = time.perf_counter()
        embedder.embed_query(question)
        times.append((time.perf_counter() - started) * 1000)
    return median(times[1:])
