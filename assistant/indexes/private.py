"""The copy of a generation that one process reads, so that nothing done to the sealed one shows."""

import os
import secrets
import shutil
import weakref
from pathlib import Path

from filelock import FileLock

from assistant.errors import GenerationError
from assistant.indexes.generation import INGEST, LEDGER, SEALED, Home


class PrivateCopy:
    """Removed when the last reader lets go; its lock dies with the process, however that ends."""

    def __init__(self, home: Home, id: str) -> None:
        """Raises `GenerationError` if neither the ledger nor its spare is whole."""
        self.manifest, spared = home.manifest(id)
        name = f"{os.getpid()}-{secrets.token_hex(4)}_{id}"
        home.open.mkdir(parents=True, exist_ok=True)
        # The lock comes first: a folder without a held lock is one that may be swept.
        self._lock = FileLock(home.open / f"{name}.lock", thread_local=False)
        self._lock.acquire()
        self.folder = home.open / name
        self._finalizer = weakref.finalize(self, _remove, self.folder, self._lock)
        try:
            self.folder.mkdir()
            self.spared = self._copy_ledger(home, id) or spared
            """Whether ledger or manifest had to be the spare's."""
            self.sealed_whole = self._copy_sealed(home.folder(id) / SEALED)
        except BaseException:
            self._finalizer()
            raise

    @property
    def ledger(self) -> Path:
        return self.folder / LEDGER

    @property
    def chroma(self) -> Path:
        return self.folder / SEALED

    def _copy_ledger(self, home: Home, id: str) -> bool:
        """Whether the spare had to serve. The copy is what is checked, and what is read."""
        for path in home.ledgers(id):
            if path.is_file():
                shutil.copyfile(path, self.ledger)
                if self.manifest.has_ledger(self.ledger):
                    return path.parent.parent == home.spares
        raise GenerationError(f"The ledger of generation {id} is damaged.", remedy=INGEST)

    def _copy_sealed(self, sealed: Path) -> bool:
        try:
            shutil.copytree(sealed, self.chroma)
        except (OSError, shutil.Error):
            return False
        return self.manifest.has_sealed(self.chroma)


def _remove(folder: Path, lock: FileLock) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
