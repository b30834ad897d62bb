"""Search by likeness in one opened generation; heals its Chroma folder from the ledger."""

import logging
import shutil
import threading
import time
from functools import lru_cache
from pathlib import Path
from typing import Final

from assistant.errors import AssistantError, BuilderBusy, EmbedderError, GenerationError
from assistant.indexes.base import Embedder, Hit
from assistant.indexes.build import seal, write_dense
from assistant.indexes.dense import DenseIndex
from assistant.indexes.generation import INGEST, LEDGER, SEALED, UNFINISHED, Home
from assistant.indexes.ledger import Ledger
from assistant.indexes.narrowed import Narrowed
from assistant.indexes.private import PrivateCopy
from assistant.indexes.texts import Collection
from assistant.records import Audience

_DAMAGED: Final = "A damaged file was found; it is being rebuilt from the ledger."
PATIENCE_S: Final = 5.0
"""A few thousand vectors are rebuilt within it, so that no answer misses them; with many more,
answers go on from keywords and figures."""
QUESTIONS_KEPT: Final = 64
"""Vectors of the questions asked last."""
_LOGGER: Final = logging.getLogger(__name__)


class Likeness:
    """Opens in the background, since importing Chroma costs a second; a search waits for that.

    Figures need none of it, so it is opened once it is asked for, or there is something to mend.
    While a damaged folder is being rebuilt `problem` says so; searches wait a little for it, and
    then find nothing.
    """

    def __init__(
        self, home: Home, id: str, copy: PrivateCopy, ledger: Ledger, embedder: Embedder
    ) -> None:
        self._home, self._id, self._copy, self._ledger = home, id, copy, ledger
        self._embedder = embedder
        # A question is put to several views, and to both collections of one.
        self._embedded = lru_cache(maxsize=QUESTIONS_KEPT)(embedder.embed_query)
        self._index: DenseIndex | None = None
        self._narrowed = Narrowed(ledger, copy.manifest.embedder)
        self._opened = threading.Event()
        self._closed = False
        self._began = time.monotonic()
        # Told from the first moment, not once the thread below comes to it.
        self._problem = "" if copy.sealed_whole and not copy.spared else _DAMAGED
        self._opening = threading.Lock()
        if self._problem or embedder.ready:
            self.open()

    def open(self) -> None:
        """Begins to, in the background; again is nothing."""
        if self._opening.acquire(blocking=False):
            self._began = time.monotonic()
            threading.Thread(target=self._open, name="likeness", daemon=True).start()

    @property
    def problem(self) -> str:
        """Why searches find nothing, or why the sealed files are not whole; else empty."""
        ready = self._embedder.ready
        if ready and self._embedder.fingerprint != self._copy.manifest.embedder:
            return f"The generation was built by another embedding model. {INGEST}"
        return self._problem

    def search(
        self,
        collection: Collection,
        audience: Audience,
        text: str,
        k: int,
        without: frozenset[str] = frozenset(),
    ) -> list[Hit]:
        """Waits for the index and for the model, so that an answer never depends on the moment;
        leaves out the passages of the documents `without`."""
        try:
            if self._embedder.fingerprint != self._copy.manifest.embedder:
                return []
            self.open()
            self._opened.wait(self._patience())
            index = self._index
            if index is None:
                return []
            if without:
                return self._narrowed.search(index, audience, self._embedded(text), k, without)
            return index.search(collection, audience, self._embedded(text), k)
        except EmbedderError as error:
            # The embedder tells of it in its own `problem`.
            _LOGGER.warning("%s", error)
        except GenerationError as error:
            self._problem = str(error)
            _LOGGER.error("%s", error)
        return []

    def close(self) -> None:
        """Nobody asks any more: what is still being opened need not succeed."""
        self._closed = True

    def _patience(self) -> float | None:
        return max(0.0, self._began + PATIENCE_S - time.monotonic()) if self._problem else None

    def _open(self) -> None:
        try:
            if self._copy.sealed_whole:
                self._index = DenseIndex(self._copy.chroma, keeps=self._copy)
                self._opened.set()
            if self._problem:
                self._heal()
        except Exception as error:  # a vendor's, or a full disk: figures and keywords still answer
            if self._closed:
                return  # the process ends, and the vendor's client before this thread
            self._problem = f"Search by likeness cannot be opened: {error}"
            _LOGGER.exception("%s", self._problem)
        finally:
            self._opened.set()

    def _heal(self) -> None:
        """Rebuilds what is damaged from the ledger, for this process first, then for all."""
        _LOGGER.warning("generation %s: %s", self._id, self._problem)
        whole = self._copy.folder / "healed"
        if self._copy.sealed_whole:
            shutil.copytree(self._home.folder(self._id) / SEALED, whole / SEALED)
        else:
            write_dense(whole / SEALED, self._ledger, self._copy.manifest.embedder)
            shutil.rmtree(self._copy.chroma, ignore_errors=True)
            shutil.copytree(whole / SEALED, self._copy.chroma)
            self._index = DenseIndex(self._copy.chroma, keeps=self._copy)
        shutil.copyfile(self._copy.ledger, whole / LEDGER)
        self._reseal(whole)

    def _reseal(self, whole: Path) -> None:
        try:
            with self._home.builder():
                if self._id in self._home.published():
                    folder = self._home.generations / f"{UNFINISHED}{self._id}"
                    shutil.rmtree(folder, ignore_errors=True)
                    shutil.copytree(whole, folder)
                    seal(self._home, folder, self._id, self._copy.manifest)
            self._problem = ""
        except BuilderBusy:
            # Whoever holds the lock publishes a whole generation, which is then opened.
            self._problem = ""
        except (OSError, AssistantError) as error:
            self._problem = f"The sealed copy cannot be mended: {error}"
        finally:
            shutil.rmtree(whole, ignore_errors=True)
