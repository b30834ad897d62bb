"""An ingest against the encoding alone, in turns in one process with one loaded model."""

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from assistant.indexes.base import Embedder
from assistant.indexes.build import publish
from assistant.indexes.texts import texts
from assistant.ingest.corpus import read_corpus

REPEATS: Final = 3


class Intake(NamedTuple):
    """Medians of a few turns."""

    texts: int
    raw_per_s: float
    """Texts a second, encoded and thrown away."""
    ingest_per_s: float
    """Texts a second from files to a published generation."""
    again_s: float
    """The same corpus once more: nothing to do."""

    @property
    def ratio(self) -> float:
        return self.ingest_per_s / self.raw_per_s


def intake(corpus: Path, embedder: Embedder, repeats: int = REPEATS) -> Intake:
    held = list(dict.fromkeys(text.text for text in texts(read_corpus(corpus))))
    embedder.embed_documents(held[:8])
    raw: list[float] = []
    whole: list[float] = []
    again: list[float] = []
    for _ in range(repeats):
        started = time.perf_counter()
        embedder.embed_documents(held)
        raw.append(time.perf_counter() - started)
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            for seconds in (whole, again):
                started = time.perf_counter()
                publish(Path(folder), read_corpus(corpus), embedder)
                seconds.append(time.perf_counter() - started)
    count = len(held)
    return Intake(count, count / median(raw), count / median(whole), median(again))
