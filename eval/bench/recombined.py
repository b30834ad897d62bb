"""Large corpora of sentences that stand in small ones, recombined, with vectors to match.

A passage of such a corpus is a few sentences in a new order. Its vector is the mean of theirs,
weighted by length: what a model that pools its tokens comes near to, at no cost of encoding.
Encoding is measured by itself; here the searches are.
"""

import random
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from assistant.indexes.base import Embedder
from assistant.records import Audience, Corpus, Document, Passage, Source, content_id
from assistant.retrieval.sentences import sentences_of

FEWEST: Final = 2
MOST: Final = 5
"""Sentences of a passage."""
PART: Final = 500
"""Passages of a document."""
_SEED: Final = 11


class Recombined:
    """Sentences of small corpora and what is made of them; also the embedder of it."""

    ready = True
    problem = ""

    def __init__(self, corpora: Sequence[Corpus], embedder: Embedder) -> None:
        passages = [passage for corpus in corpora for passage in corpus.passages]
        told = (sentence for passage in passages for sentence in sentences_of(passage))
        self._sentences = [s for s in dict.fromkeys(told) if len(s) > 4]
        vectors = embedder.embed_documents(self._sentences)
        self._vectors: NDArray[np.float32] = np.asarray(vectors, np.float32)
        self._embedder = embedder
        self._made: dict[str, tuple[int, ...]] = {}
        self.fingerprint = f"recombined/{embedder.fingerprint}"

    def corpus(self, size: int) -> Corpus:
        """The first `size` passages of an endless list: a larger corpus holds a smaller one."""
        dice = random.Random(_SEED)
        passages: dict[str, Passage] = {}
        while len(passages) < size:
            drawn = tuple(dice.sample(range(len(self._sentences)), dice.randint(FEWEST, MOST)))
            text = "".join(self._sentences[number] for number in drawn)
            if text not in passages:
                self._made[text] = drawn
                passages[text] = _passage(text, len(passages))
        documents = tuple(
            Document(id=_document(n), title=f"汇编{n // PART}", date="2030-01-01", kind="report")
            for n in range(0, size, PART)
        )
        return Corpus(
            fingerprint=f"recombined-{size}", documents=documents, entities=(), metrics=(),
            figures=(), cases=(), findings=(), passages=tuple(passages.values()),
        )  # fmt: skip

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Of passages that were made here."""
        found: list[list[float]] = self.vectors(texts).tolist()
        return found

    def embed_query(self, text: str) -> list[float]:
        return self._embedder.embed_query(text)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row each; as lists of floats, a hundred thousand would fill a gigabyte."""
        return np.stack([self._mean(self._made[text]) for text in texts])

    def _mean(self, drawn: tuple[int, ...]) -> NDArray[np.float32]:
        weights = np.asarray([len(self._sentences[number]) for number in drawn], np.float32)
        mean = weights @ self._vectors[list(drawn)]
        found: NDArray[np.float32] = (mean / np.linalg.norm(mean)).astype(np.float32)
        return found


def _document(order: int) -> str:
    return f"reports/{order // PART:04}"


def _passage(text: str, order: int) -> Passage:
    document, id = _document(order), content_id(_document(order), text)
    place = Source(document=document, title="汇编", date="", quote=text, passage=id)
    return Passage(
        id=id, document=document, text=text, order=order, sources=(place,),
        audience=Audience.PUBLIC,
    )  # fmt: skip
