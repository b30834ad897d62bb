"""Plain LangChain + Chroma, as LangChain's own tutorial builds it.

Every file is loaded as text, split by the recursive splitter into chunks of 1,000 characters that
overlap by 200, put into a Chroma vector store with its default settings, and searched through the
store's retriever. The embedder is ours. It has no notion of who asks: everything is found by all.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Self

import chromadb
import numpy as np
from chromadb.api.types import Metadata
from chromadb.config import Settings
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import VectorStore

from assistant.exchange import Answer
from assistant.indexes.base import Embedder
from assistant.records import Audience
from eval.peers.corpora import Ground
from eval.peers.pages import Pages
from eval.peers.splitting import placed
from eval.peers.told import FIRST, Told, answer_of
from eval.run import Say

CHUNK: Final = 1000
OVERLAP: Final = 200
LOADED: Final = {".md", ".csv", ".txt", ".yaml"}
_BATCH: Final = 1000


class OurEmbeddings(Embeddings):
    """Our embedder under LangChain's name for one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        return self._embedder.embed_query(text)


class ChromaStore(VectorStore):
    """A collection with Chroma's own defaults, as `langchain-chroma` makes it."""

    def __init__(self, embedding: Embeddings, folder: Path) -> None:
        self._embedding = embedding
        self._client = chromadb.PersistentClient(
            str(folder), settings=Settings(anonymized_telemetry=False)
        )
        self._collection = self._client.create_collection("langchain", embedding_function=None)

    @property
    def embeddings(self) -> Embeddings:
        return self._embedding

    @classmethod
    def from_texts(
        cls,
        texts: list[str],
        embedding: Embeddings,
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        folder: Path = Path("chroma_langchain_db"),
        **_: object,
    ) -> Self:
        store = cls(embedding, folder)
        store.add_texts(texts, metadatas, ids=ids)
        return store

    def add_texts(
        self,
        texts: Iterable[str],
        metadatas: list[dict[str, Any]] | None = None,
        *,
        ids: list[str] | None = None,
        **_: object,
    ) -> list[str]:
        held = list(texts)
        names = ids or [f"{n:08}" for n in range(len(held))]
        for at in range(0, len(held), _BATCH):
            part = slice(at, at + _BATCH)
            vectors = self._embedding.embed_documents(held[part])
            self._collection.add(
                ids=names[part],
                embeddings=np.asarray(vectors, np.float32),
                documents=held[part],
                metadatas=list[Metadata](metadatas[part]) if metadatas else None,
            )
        return names

    def similarity_search(self, query: str, k: int = 4, **_: object) -> list[Document]:
        vector = np.asarray([self._embedding.embed_query(query)], np.float32)
        found = self._collection.query(query_embeddings=vector, n_results=k)
        texts, places = (found["documents"] or [[]])[0], (found["metadatas"] or [[]])[0]
        rows = zip(found["ids"][0], texts, places, strict=True)
        return [
            Document(id=id, page_content=text, metadata=dict(place or {}))
            for id, text, place in rows
        ]

    def close(self) -> None:
        self._client.close()  # type: ignore[attr-defined]  # the declared type lacks it


def tutorial(ground: Ground) -> Say:
    """The passages nearest to the last turn; earlier turns are not remembered."""
    store = ChromaStore(OurEmbeddings(ground.embedder), ground.scratch / "tutorial")
    ground.afterwards.callback(store.close)
    store.add_documents(_chunks(ground))
    retriever = store.as_retriever(search_kwargs={"k": FIRST})

    def say(text: str, audience: Audience, conversation: str | None) -> Answer:
        return answer_of([_told(document) for document in retriever.invoke(text)])

    return say


def _chunks(ground: Ground) -> list[Document]:
    pages = Pages(ground.corpus)
    chunks: list[Document] = []
    for path in sorted(ground.folder.rglob("*")):
        if path.suffix not in LOADED or path.name == "README.md":
            continue
        document = path.relative_to(ground.folder).with_suffix("").as_posix()
        for chunk, start in placed(path.read_text("utf-8-sig"), CHUNK, OVERLAP):
            held = pages.within(document, start, start + len(chunk), chunk)
            place = {"source": document, "start_index": start, "pages": "\n".join(held)}
            chunks.append(Document(page_content=chunk, metadata=place))
    return chunks


def _told(document: Document) -> Told:
    place, text = document.metadata, document.page_content
    start = int(place["start_index"])
    pages = tuple(filter(None, str(place["pages"]).split("\n")))
    return Told(place["source"], place["source"], pages, text, start, start + len(text))
