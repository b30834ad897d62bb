"""`Inbox` over the database: accepted messages, each once, until they are answered."""

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, Insert, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.journal.database import Database
from assistant.journal.post_schema import INBOX
from assistant.journal.texts import storable
from assistant.post import Held, Inbound, Outcome

KEPT: Final = timedelta(hours=24)
"""Ended messages are remembered so long; the slowest vendor delivers again for 8 hours."""
_PURGE_S: Final = 600


class Inboxes:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._purged = 0.0

    def accept(self, message: Inbound) -> Held | None:
        held = Held(message=message, received=datetime.now(UTC))
        with self._database.writing() as db:
            if self._due():
                db.execute(delete(INBOX).where(INBOX.c.ended < held.received - KEPT))
            new = db.execute(_unless_there(db), {
                "key": message.key, "message": storable(message.model_dump_json()),
                "received": held.received, "outcome": "",
            })  # fmt: skip
            return held if new.rowcount else None

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

    def end(self, key: str, outcome: Outcome) -> None:
        ended = update(INBOX).where(INBOX.c.key == key)
        with self._database.writing() as db:
            db.execute(ended.values(ended=datetime.now(UTC), outcome=outcome))

    def release(self, key: str) -> None:
        with self._database.writing() as db:
            db.execute(delete(INBOX).where(INBOX.c.key == key))

    def _due(self) -> bool:
        with self._lock:
            due = time.monotonic() - self._purged > _PURGE_S or not self._purged
            if due:
                self._purged = time.monotonic()
            return due


def _unless_there(db: Connection) -> Insert:
    column = [INBOX.c.key]
    if db.dialect.name == "postgresql":
        return postgresql.insert(INBOX).on_conflict_do_nothing(index_elements=column)
    return sqlite.insert(INBOX).on_conflict_do_nothing(index_elements=column)
