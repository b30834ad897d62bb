"""Texts to vectors by sentence-transformers: the only door to it, opened late and once."""

import logging
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assistant.errors import EmbedderError
from assistant.indexes import e5

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

EMBEDDED: Final = "embedded"
"""The setting that stands for the model in `e5`, which needs no network."""
QUERY_THREADS: Final = 1
"""With every core busy, two torch threads once took 365 s for work of 3 s."""
_LOGGER: Final = logging.getLogger(__name__)


class SentenceTransformerEmbedder:
    """Any sentence-transformers name or folder; its own prompts are applied.

    Importing torch takes seconds, so nothing is imported before `warm_up` or the first text.
    Calls may come from any thread; they are served one after the other.
    """

    def __init__(self, name: str = EMBEDDED, *, models: Path) -> None:
        """`models` is the folder in which the embedded model is written once."""
        self._name = name
        self._models = models
        self._model: SentenceTransformer | None = None
        self._failure: EmbedderError | None = None
        self._document_threads = 1
        # A fast tokenizer may not be borrowed twice at once, and the threads setting is global.
        self._lock = threading.RLock()

    @property
    def fingerprint(self) -> str:
        """Known without loading for the embedded model; waits for any other."""
        if self._name == EMBEDDED:
            return _fingerprint(e5.FOLDER, e5.DIMENSION, e5.PROMPTS)
        model = self._load()
        dimension = model.get_embedding_dimension() or 0
        return _fingerprint(self._name, dimension, model.prompts)

    @property
    def ready(self) -> bool:
        return self._model is not None

    @property
    def problem(self) -> str:
        return str(self._failure) if self._failure else ""

    def warm_up(self, then: Callable[[], None] = lambda: None) -> None:
        """Loads in the background; a failure is kept in `problem` and raised by the next call."""
        threading.Thread(target=self._warm_up, args=(then,), name="embedder", daemon=True).start()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if not texts:
            return []
        with self._lock:
            model = self._load()
            _use_threads(self._document_threads)
            vectors = model.encode_document(
                texts, normalize_embeddings=True, show_progress_bar=False
            )
        return [vector.tolist() for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        with self._lock:
            model = self._load()
            _use_threads(QUERY_THREADS)
            vector = model.encode_query(text, normalize_embeddings=True, show_progress_bar=False)
        return [float(value) for value in vector]

    def _warm_up(self, then: Callable[[], None]) -> None:
        try:
            self.embed_query("warm up")
        except EmbedderError as error:
            _LOGGER.error("%s", error)
        else:
            then()

    def _load(self) -> "SentenceTransformer":
        with self._lock:
            if self._failure:
                raise self._failure
            if self._model is None:
                try:
                    self._model = self._opened()
                except EmbedderError as error:
                    self._failure = error
                    raise
            return self._model

    def _opened(self) -> "SentenceTransformer":
        try:
            # Read at import: a model on the disk must not ask a hub whether it is the newest.
            place = str(e5.model_folder(self._models)) if self._name == EMBEDDED else self._name
            if Path(place).is_dir():
                os.environ.setdefault("HF_HUB_OFFLINE", "1")
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils.logging import disable_progress_bar

            disable_progress_bar()  # type: ignore[no-untyped-call]  # the vendor's
            self._document_threads = torch.get_num_threads()
            return SentenceTransformer(place, device="cpu")
        except EmbedderError:
            raise
        except Exception as error:  # the vendor raises whatever its own vendors raise
            raise EmbedderError(
                f"The embedding model {self._name!r} cannot be loaded: {error}",
                remedy="Check ASSISTANT_EMBEDDER; `embedded` needs no network.",
            ) from error


def _fingerprint(name: str, dimension: int, prompts: Mapping[str, str | None]) -> str:
    written = ",".join(f"{use}={prompt!r}" for use, prompt in sorted(prompts.items()) if prompt)
    return f"{name}/{dimension}/{written}"


def _use_threads(count: int) -> None:
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
