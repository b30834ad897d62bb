"""The published generation, opened: follows the pointer, falls back, says how it is."""

import logging
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from assistant.errors import GenerationError, NoGeneration
from assistant.indexes.base import Embedder, Health
from assistant.indexes.generation import INGEST, Home
from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_schema import schema_version
from assistant.indexes.likeness import Likeness
from assistant.indexes.private import PrivateCopy
from assistant.indexes.view import LedgerView
from assistant.records import Audience

_LOGGER: Final = logging.getLogger(__name__)
_RETRY_S: Final = 2.0
"""Between two attempts to open what could not be opened: each reads whole files."""
Stamp = tuple[int, int, int]


class _Opened:
    """One generation; its private copy goes when the last view of it does."""

    def __init__(self, home: Home, id: str, embedder: Embedder) -> None:
        copy = PrivateCopy(home, id)
        if copy.manifest.schema_version != schema_version():
            raise GenerationError(
                f"Generation {id} was built by another version of this program.", remedy=INGEST
            )
        self.id = id
        ledger = Ledger(copy.ledger, keeps=copy)
        self.likeness = Likeness(home, id, copy, ledger, embedder)
        self.views = {
            audience: LedgerView(ledger, audience, id, self.likeness.search)
            for audience in Audience
        }

    def forget(self) -> None:
        """What was derived refers to its view: without this both would wait for the collector."""
        for view in self.views.values():
            view.kept.forget()


class Store:
    """`Generations` over the folder DATA; calls may come from any thread.

    Nothing is opened before the first call, and a new generation is opened by the first call
    after its publication; calls in flight finish on the one that they began with.
    """

    def __init__(self, data: Path, embedder: Embedder) -> None:
        self._home = Home(data)
        self._embedder = embedder
        self._lock = threading.Lock()
        self._opened: _Opened | None = None
        self._seen: Stamp | None = None
        self._tried = -_RETRY_S
        self._problem = ""

    def view(self, audience: Audience) -> LedgerView:
        """Raises `NoGeneration`."""
        return self._current().views[audience]

    def health(self) -> Health:
        embedder = self._embedder
        model: Literal["loading", "ready", "failed"]
        model = "failed" if embedder.problem else "ready" if embedder.ready else "loading"
        try:
            opened = self._current()
        except NoGeneration as error:
            return Health(None, "none", model, str(error))
        problems = (self._problem, opened.likeness.problem, embedder.problem)
        problem = " ".join(filter(None, problems))
        return Health(opened.id, "degraded" if problem else "ok", model, problem)

    def open_likeness(self) -> None:
        """Begins to; a later generation is opened whole."""
        with suppress(NoGeneration):
            self._current().likeness.open()

    def close(self) -> None:
        """Lets go of the generation; the next call would open it again."""
        with self._lock:
            if self._opened is not None:
                self._opened.likeness.close()
            self._serve(None)
            self._seen = None

    def _current(self) -> _Opened:
        stamp = self._stamp()
        opened = self._opened
        if opened is None or stamp != self._seen:
            # Whoever comes meanwhile is served by what is open, and waits only for the first.
            if self._lock.acquire(blocking=opened is None):
                try:
                    self._follow(stamp)
                finally:
                    self._lock.release()
            opened = self._opened
        if opened is None:
            raise NoGeneration(self._problem or "Nothing has been ingested.", remedy=INGEST)
        return opened

    def _serve(self, opened: _Opened | None) -> None:
        before, self._opened = self._opened, opened
        if before is not None:
            before.forget()

    def _stamp(self) -> Stamp | None:
        """Changes whenever the pointer is replaced."""
        try:
            found = self._home.current.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _follow(self, stamp: Stamp | None) -> None:
        """Opens the best that can be opened; what is open stays where nothing better is."""
        if self._opened is not None and stamp in (self._seen, None):
            return
        recent = time.monotonic() - self._tried < _RETRY_S
        if self._opened is None and recent and stamp == self._seen:
            return
        self._tried, self._seen = time.monotonic(), stamp
        self._home.opened()  # removes the copies of dead processes
        problems: list[str] = []
        for id in self._home.candidates():
            if self._opened is not None and self._opened.id == id:
                break
            try:
                self._serve(_Opened(self._home, id, self._embedder))
                break
            except GenerationError as error:
                problems.append(error.problem)
                _LOGGER.error("%s", error)
            except OSError as error:
                problems.append(f"Generation {id} cannot be opened: {error}.")
                _LOGGER.error("%s", problems[-1])
        self._problem = " ".join(problems)
