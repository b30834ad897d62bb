"""`Inbox` over the database: accepted messages, each once, until they are answered."""

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from assistant.journal.database import Database
from assistant.journal.post_schema import INBOX
from assistant.journal.texts import storable
from assistant.post import Held, Inbound, Outcome

KEPT: Final = timedelta(hours=24)
"""Ended messages are remembered so long; the slowest vendor delivers again for 8 hours."""
_PURGE_S: Final = 600
_END: Final = (
    update(INBOX)
    .where(INBOX.c.key == bindparam("which"))
    .values(ended=bindparam("when"), outcome=bindparam("how"))
)


class Inboxes:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._purged = 0.0

    def accept(self, messages: Sequence[Inbound]) -> tuple[Held | None, ...]:
        """One statement: between two of them every other thread may want the interpreter."""
        now = datetime.now(UTC)
        rows = [
            {
                "key": each.key, "message": storable(each.model_dump_json()),
                "received": now, "outcome": "",
            }
            for each in messages
        ]  # fmt: skip
        with self._database.writing() as db:
            if self._due():
                db.execute(delete(INBOX).where(INBOX.c.ended < now - KEPT))
            new = set(db.execute(_unless_there(db), rows).scalars())
        return tuple(
            Held(message=message, received=now) if _taken(message.key, new) else None
            for message in messages
        )

    def unfinished(self) -> tuple[Held, ...]:
        query = select(INBOX).where(INBOX.c.ended.is_(None)).order_by(INBOX.c.id)
        with self._database.reading() as db:
            rows = db.execute(query).all()
        return tuple(
            Held(
                message=Inbound.model_validate_json(row.message), received=row.received, again=True
            )
            for row in rows
        )

    def end(self, ended: Sequence[tuple[str, Outcome]]) -> tuple[None, ...]:
        now = datetime.now(UTC)
        rows = [{"which": key, "when": now, "how": outcome} for key, outcome in ended]
        with self._database.writing() as db:
            db.execute(_END, rows)
        return (None,) * len(rows)

    def _due(self) -> bool:
        with self._lock:
            due = time.monotonic() - self._purged > _PURGE_S or not self._purged
            if due:
                self._purged = time.monotonic()
            return due


def _taken(key: str, new: set[str]) -> bool:
    """Once each: a message may stand in one batch twice."""
    if key not in new:
        return False
    new.discard(key)
    return True


def _unless_there(db: Connection) -> ReturningInsert[str]:
    """Returns the key of what is new, and nothing for what was there."""
    column = [INBOX.c.key]
    if db.dialect.name == "postgresql":
        theirs = postgresql.insert(INBOX).on_conflict_do_nothing(index_elements=column)
        return theirs.returning(INBOX.c.key)
    return sqlite.insert(INBOX).on_conflict_do_nothing(index_elements=column).returning(INBOX.c.key)
