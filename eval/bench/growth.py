"""What a growing corpus costs: build, searches, answers, recall of the approximate index."""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.answering.chain import Assistant
from assistant.exchange import Asker, Question
from assistant.indexes.base import Hit
from assistant.indexes.build import publish
from assistant.indexes.store import Store
from assistant.journal import Conversations
from assistant.records import Audience, Corpus
from assistant.retrieval.passages import find_passages
from eval.bench.phases import Phases
from eval.bench.recombined import Recombined
from eval.bench.server import memory_mb
from eval.peers.corpora import Remembering
from eval.peers.tutorial import ChromaStore, OurEmbeddings

TOP: Final = 5
_CLOSE: Final = 1e-6
"""Equal cosines count as equal: which of two equals comes back says nothing of an index."""
_MB: Final = 1e6
OPENED: Final = "from eval.bench.growth import tell_opened; tell_opened()"
Vectors = NDArray[np.float32]


class Grown(NamedTuple):
    """At one size; times are medians in milliseconds, of searches without encoding the question."""

    passages: int
    build_s: float
    disk_mb: float
    memory_mb: float | None
    """Of a process that opened the generation and searched it once; no model is loaded."""
    exact_ms: float
    """Every vector compared, by one matrix product: what the others are measured by."""
    keyword_ms: float
    dense_ms: float
    fused_ms: float
    fused_p95_ms: float
    answer_ms: float
    """A whole answer in the process, warmed up as a server is, the question encoded."""
    answer_p95_ms: float
    plan_ms: float
    """Of a whole answer: reading the question and planning, over all reports that it is put to."""
    evidence_ms: float
    """Searching, choosing evidence and composing, the question encoded."""
    finish_ms: float
    """Gate, notes, suggestions, record."""
    recall: float
    """Share of the true first five that our index returns."""
    langchain_build_s: float
    langchain_ms: float
    langchain_recall: float


class _Exact:
    """The truth that recall is measured by."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def search(self, query: Vectors) -> Vectors:
        """The best cosines, best first."""
        cosines = self._vectors @ query
        best = np.argpartition(cosines, -TOP)[-TOP:]
        found: Vectors = np.sort(cosines[best])[::-1]
        return found

    def recall(self, query: Vectors, returned: Sequence[float]) -> float:
        true = self.search(query)
        return sum(score >= float(true[-1]) - _CLOSE for score in returned[:TOP]) / len(true)

    def cosine(self, row: int, query: Vectors) -> float:
        return float(self._vectors[row] @ query)


def grow(made: Recombined, size: int, questions: Sequence[str]) -> Grown:
    """Builds both indexes of one size in a folder of its own, and asks them the same."""
    corpus, embedder = made.corpus(size), Remembering(made)
    exact = _Exact(made.vectors([passage.text for passage in corpus.passages]))
    queries = {text: np.asarray(embedder.embed_query(text), np.float32) for text in questions}
    exact_ms, _ = _times(lambda text: exact.search(queries[text]), questions)
    with TemporaryDirectory(prefix="growth-") as name:
        folder = Path(name)
        started = time.perf_counter()
        publish(folder / "ours", corpus, embedder)
        build_s = time.perf_counter() - started
        found = _answers(folder / "ours", made, questions)
        found |= _searches(folder / "ours", embedder, questions, exact, queries)
        gc.collect()
        theirs = _langchain(folder / "theirs", corpus, embedder, questions, exact, queries)
        return Grown(
            passages=size, build_s=build_s, exact_ms=exact_ms,
            disk_mb=_size_mb(folder / "ours/generations"),
            memory_mb=_opened_memory_mb(folder / "ours", made.fingerprint, questions[0]),
            **found, **theirs,
        )  # fmt: skip


def _answers(data: Path, made: Recombined, questions: Sequence[str]) -> dict[str, float]:
    with closing(Store(data, made)) as store:
        assistant = Assistant(store, Conversations())
        asker = Asker(id="eval", audience=Audience.EXECUTIVE)

        phases = Phases()

        def ask(text: str) -> None:
            with phases.of_one():
                assistant.ask(Question(text=text, asker=asker), observe=phases.observe)

        assistant.warm_up()
        ask(questions[0])
        phases.begin()
        answer_ms, answer_p95_ms = _times(ask, questions)
        told = {"answer_ms": answer_ms, "answer_p95_ms": answer_p95_ms}
        return told | phases.medians()


def _searches(
    data: Path,
    embedder: Remembering,
    questions: Sequence[str],
    exact: _Exact,
    queries: dict[str, Vectors],
) -> dict[str, float]:
    with closing(Store(data, embedder)) as store:
        view = store.view(Audience.EXECUTIVE)

        def recall(text: str) -> float:
            return exact.recall(queries[text], [hit.score for hit in view.dense(text, TOP)])

        view.dense(questions[0], TOP)
        fused_ms, fused_p95_ms = _times(lambda text: find_passages(view, text, TOP), questions)
        return {
            "keyword_ms": _times(lambda text: view.keyword(text, TOP), questions)[0],
            "dense_ms": _times(lambda text: view.dense(text, TOP), questions)[0],
            "fused_ms": fused_ms,
            "fused_p95_ms": fused_p95_ms,
            "recall": sum(map(recall, questions)) / len(questions),
        }


def _langchain(
    folder: Path,
    corpus: Corpus,
    embedder: Remembering,
    questions: Sequence[str],
    exact: _Exact,
    queries: dict[str, Vectors],
) -> dict[str, float]:
    texts = [passage.text for passage in corpus.passages]
    started = time.perf_counter()
    made = ChromaStore.from_texts(texts, OurEmbeddings(embedder), folder=folder)
    with closing(made) as store:
        build_s = time.perf_counter() - started
        retriever = store.as_retriever(search_kwargs={"k": TOP})

        def recall(text: str) -> float:
            rows = [int(document.id or 0) for document in retriever.invoke(text)]
            return exact.recall(queries[text], [exact.cosine(r, queries[text]) for r in rows])

        retriever.invoke(questions[0])
        return {
            "langchain_build_s": build_s,
            "langchain_ms": _times(retriever.invoke, questions)[0],
            "langchain_recall": sum(map(recall, questions)) / len(questions),
        }


def tell_opened() -> None:
    """Memory of an opened generation: its folder, embedder and a question come as JSON."""
    given: dict[str, Any] = json.load(sys.stdin)
    with closing(Store(Path(given["data"]), _Fixed(given["fingerprint"]))) as store:
        view = store.view(Audience.EXECUTIVE)
        found: list[Hit] = view.keyword(given["question"], TOP) + view.dense("", TOP)
        sys.stdout.write(json.dumps(memory_mb() if found else None))


class _Fixed:
    """One vector for every text: no model is loaded where only the index is weighed."""

    ready = True
    problem = ""

    def __init__(self, fingerprint: str) -> None:
        self.fingerprint = fingerprint
        self._dimension = int(fingerprint.split("/")[2])

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return [1.0] + [0.0] * (self._dimension - 1)


def _opened_memory_mb(data: Path, fingerprint: str, question: str) -> float | None:
    given = {"data": str(data), "fingerprint": fingerprint, "question": question}
    done = subprocess.run(
        [sys.executable, "-c", OPENED], input=json.dumps(given), text=True, check=True,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    told: float | None = json.loads(done.stdout)
    return told


def _times(act: Callable[[str], object], questions: Sequence[str]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    times = []
    for question in questions:
        started = time.perf_counter()
        act(question)
        times.append((time.perf_counter() - started) * 1000)
    return median(times), sorted(times)[int(0.95 * (len(times) - 1))]


def _size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / _MB
