"""The door to the database: one address, reading and writing, errors in our words."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path
from typing import Final

from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from assistant.errors import JournalError, SettingsError
from assistant.journal.migrate import bring_up

_LOGGER = logging.getLogger(__name__)
_PATIENCE_S: Final = 15
_PRAGMAS: Final = (
    "synchronous = NORMAL",  # with a log beside it, a commit survives the death of the process
    f"busy_timeout = {_PATIENCE_S * 1000}",
    "foreign_keys = ON",
)
_DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_WRITES: Final = "writes"
"""The execution option of a connection that is going to write."""


class Database:
    def __init__(self, address: str, data: Path) -> None:
        """Opens `address`, or without one a file in `data`, in the state of this version."""
        url = read_address(address, data)
        # SQLite lets one connection write: waiting for a lock is fairer than asking again.
        lite = url.get_backend_name() == "sqlite"
        self._turn: AbstractContextManager[object] = threading.Lock() if lite else nullcontext()
        self._engine = _engine(url)
        try:
            with self.writing() as connection:
                bring_up(connection)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with _as_ours(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All of it, or nothing; it is kept once the block has ended."""
        with _as_ours(), self._turn:
            connection = self._engine.connect().execution_options(**{_WRITES: True})
            with connection, connection.begin():
                yield connection

    def close(self) -> None:
        self._engine.dispose()


def read_address(address: str, data: Path) -> URL:
    """Raises `SettingsError` that does not repeat it: it may hold a password."""
    if not address:
        return URL.create("sqlite", database=str(data / "journal.sqlite"))
    try:
        url = make_url(address)
    except ArgumentError:
        url = URL.create("none")
    if url.drivername not in _DRIVERS or not (url.database or url.query):
        raise SettingsError(
            "ASSISTANT_DATABASE_URL names no database of a known kind.",
            remedy="Write postgresql://user:password@host/name, or leave it empty for SQLite.",
        )
    return url.set(drivername=_DRIVERS[url.drivername])


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=30)
        except ModuleNotFoundError:
            raise JournalError(
                "The driver of PostgreSQL is not installed.",
                remedy="Install the extra: pip install 'assistant[postgres]'.",
            ) from None
    file = Path(url.database or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)  # what people asked is for them alone
    _log_beside(file)
    engine = create_engine(url, pool_size=10, max_overflow=30)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _log_beside(file: Path) -> None:
    """Readers never wait for the writer then; the file remembers it.

    Of processes that switch a new file at once SQLite tells one that it is locked, and no
    patience helps: they take turns.
    """
    with (
        FileLock(f"{file}.lock"),
        _as_ours(),
        closing(sqlite3.connect(file, timeout=_PATIENCE_S)) as connection,
    ):
        connection.execute("PRAGMA journal_mode = WAL")


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # transactions begin in `_begin`, not in the driver
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """A transaction that reads first and then writes cannot wait for another: it asks at once.

    What only reads needs none.
    """
    if connection.get_execution_options().get(_WRITES):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _as_ours() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        _LOGGER.error("the journal failed", exc_info=error)
        raise JournalError(
            f"The journal cannot be used ({type(error).__name__}).",
            remedy="Check ASSISTANT_DATABASE_URL and the disk; the log says more.",
        ) from error
