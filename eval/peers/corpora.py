"""A corpus, ingested once, for all who are asked about it; question sets with their corpora."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from assistant.indexes.base import Embedder
from assistant.indexes.build import publish
from assistant.indexes.store import Store
from assistant.ingest.corpus import read_corpus
from assistant.records import Corpus
from eval.question_set import Item, read_set

EVAL: Final = Path(__file__).parent.parent
KEPT: Final = 4096
"""Questions whose vectors are kept: every peer asks for the same ones."""


class Asked(NamedTuple):
    """Questions of one corpus."""

    corpus: Path
    items: tuple[Item, ...]


class Ground(NamedTuple):
    """What every peer stands on."""

    folder: Path
    """The corpus as files."""
    corpus: Corpus
    embedder: Embedder
    store: Store
    scratch: Path
    """A folder for what a peer builds of its own."""
    afterwards: ExitStack
    """Closes what a peer opened."""


class Remembering:
    """An embedder that encodes each question once, however many peers ask it."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._query = lru_cache(maxsize=KEPT)(embedder.embed_query)

    @property
    def fingerprint(self) -> str:
        return self._embedder.fingerprint

    @property
    def ready(self) -> bool:
        return self._embedder.ready

    @property
    def problem(self) -> str:
        return self._embedder.problem

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return list(self._query(text))


@contextmanager
def ground(corpus: Path, embedder: Embedder) -> Iterator[Ground]:
    """Ingested into a folder of its own, which goes afterwards."""
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        scratch = Path(name)
        records = read_corpus(corpus)
        publish(scratch / "data", records, embedder)
        with closing(Store(scratch / "data", embedder)) as store, ExitStack() as afterwards:
            yield Ground(corpus, records, embedder, store, scratch, afterwards)


def asked(sets: Iterable[Path], corpus: Path) -> list[Asked]:
    """Question sets by corpus: the folder `corpus` beside a set, else the given one."""
    held: dict[Path, list[Item]] = {}
    for path in sets:
        beside = path.parent / "corpus"
        held.setdefault(beside if beside.is_dir() else corpus, []).extend(read_set(path))
    return [Asked(folder, tuple(items)) for folder, items in held.items()]


def all_sets() -> list[Path]:
    """Of this report and of the invented companies."""
    return [*own_sets(), *sorted((EVAL / "invented").glob("*/questions.yaml"))]


def own_sets() -> list[Path]:
    return sorted((EVAL / "questions").rglob("*.yaml"))
