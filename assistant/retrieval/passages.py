"""Passages for a question: keyword and dense ranks fused, as a LangChain retriever."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as ChainDocument
from langchain_core.retrievers import BaseRetriever

from assistant.indexes.base import View
from assistant.records import Passage

RRF_K: Final = 60
"""Rank offset of Cormack, Clarke & Büttcher (SIGIR 2009); larger flattens the head of each list."""
DEPTH: Final = 30
"""Hits that each index contributes to the fusion."""


def fuse(rankings: Sequence[Sequence[str]], *, k: int = RRF_K) -> list[str]:
    """Record ids by reciprocal-rank fusion: best first, ties by id, no duplicates."""
    scores: defaultdict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, record_id in enumerate(ranking, start=1):
            scores[record_id] += 1 / (k + rank)
    return sorted(scores, key=lambda record_id: (-scores[record_id], record_id))


class Ranked(NamedTuple):
    """Ids of passages, best first."""

    ids: tuple[str, ...]
    agreed: bool
    """Both indexes put the same passage first."""


def rank_passages(view: View, text: str) -> Ranked:
    keyword = [hit.id for hit in view.keyword(text, DEPTH)]
    dense = [hit.id for hit in view.dense(text, DEPTH)]
    return Ranked(
        tuple(fuse([keyword, dense])), bool(keyword) and keyword[:1] == (dense or keyword)[:1]
    )


def find_passages(view: View, text: str, k: int = 8) -> list[Passage]:
    """The passages nearest to a question, best first."""
    passages = (view.passage(id) for id in rank_passages(view, text).ids[:k])
    return [passage for passage in passages if passage is not None]


def find_words(view: View, text: str) -> list[Passage]:
    """The passages that hold most of the words, without the embedder."""
    passages = (view.passage(hit.id) for hit in view.keyword(text, DEPTH))
    return [passage for passage in passages if passage is not None]


class PassageRetriever(BaseRetriever):
    """`find_passages` as LangChain knows it; the metadata hold the record's id and source."""

    view: Any
    k: int = 8

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[ChainDocument]:
        return [
            ChainDocument(
                page_content=passage.text,
                metadata={"id": passage.id, "document": passage.document, "page": passage.page},
            )
            for passage in find_passages(self.view, query, self.k)
        ]
