"""Brings a database to the newest schema, by one process at a time."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from assistant.errors import JournalError
from assistant.journal.schema import HEAD

MIGRATIONS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x6A6F7572
"""Of PostgreSQL's advisory locks, ours; SQLite's writing transaction is a lock already."""


def bring_up(connection: Connection) -> None:
    """In the transaction at hand. Raises `JournalError` for a database of a newer version."""
    if version_of(connection) == HEAD:
        return  # alembic is not even imported
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    _upgrade(connection)


def version_of(connection: Connection) -> str:
    """Empty for a database that holds no journal."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise JournalError(
            f"The journal was written by another version of the assistant ({error}).",
            remedy="Run the version that wrote it, or name another database.",
        ) from error
