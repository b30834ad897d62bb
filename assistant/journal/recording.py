"""A `Recorder` that keeps what was said across restarts, for as long as it is to be kept."""

import json
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, delete, insert, select, update

from assistant.errors import JournalError
from assistant.exchange import Answer, Asker, Turn
from assistant.journal.database import Database
from assistant.journal.schema import CONVERSATIONS, TURNS
from assistant.journal.texts import storable

MOST_TURNS: Final = 50
"""Of a conversation, that a question may lean on; older ones are kept to be read."""
_MOST_OPEN: Final = 10_000
"""Conversations that were opened and hold no turn yet: of questions at work, or that failed."""
_MOST_KNOWN: Final = 500
"""Turns held as objects, about 30 kB each."""
_TITLE_CHARS: Final = 80
_DAY_S: Final = 24 * 3600
_BEGIN: Final = insert(CONVERSATIONS)
_KEEP: Final = insert(TURNS)


class _Known:
    """Turns by their number, read once: a turn never changes, and the database says which are."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: OrderedDict[int, Turn] = OrderedDict()

    def of(self, ids: Sequence[int]) -> dict[int, Turn]:
        with self._lock:
            return {id: self._turns[id] for id in ids if id in self._turns}

    def keep(self, turns: dict[int, Turn]) -> None:
        """Those used last stay longest."""
        with self._lock:
            for id, turn in turns.items():
                self._turns[id] = turn
                self._turns.move_to_end(id)
            while len(self._turns) > _MOST_KNOWN:
                self._turns.popitem(last=False)


class Recording:
    def __init__(self, database: Database, *, retention_days: int = 0) -> None:
        """0 days keep for ever."""
        self._database, self._days = database, retention_days
        self._opened: OrderedDict[str, Asker] = OrderedDict()
        self._known = _Known()
        self._lock = threading.Lock()
        self._purged = 0.0
        self._purge()

    def open(self, conversation_id: str | None, asker: Asker) -> str:
        """A new one is kept with its first turn: a question that fails leaves nothing."""
        if conversation_id and self._belongs(conversation_id, asker):
            return conversation_id
        new = secrets.token_urlsafe(16)
        with self._lock:
            self._opened[new] = asker
            if len(self._opened) > _MOST_OPEN:
                self._opened.popitem(last=False)
        return new

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        if conversation_id in self._opened:
            return ()
        newest = (
            select(TURNS.c.id)
            .where(TURNS.c.conversation == conversation_id)
            .order_by(TURNS.c.id.desc())
            .limit(MOST_TURNS)
        )
        with self._database.reading() as db:
            ids = db.execute(newest).scalars().all()[::-1]
            known = self._known.of(ids)
            if missing := [id for id in ids if id not in known]:
                rows = db.execute(select(TURNS).where(TURNS.c.id.in_(missing)))
                known |= {row.id: turn_of(row) for row in rows}
        self._known.keep(known)
        return tuple(known[id] for id in ids if id in known)

    def record(self, conversation_id: str, turn: Turn) -> None:
        """Returns once it is kept; one of a conversation that was deleted meanwhile is not."""
        now = datetime.now(UTC)
        asker = self._opened.get(conversation_id)
        with self._database.writing() as db:
            if asker:
                db.execute(_BEGIN, _first(conversation_id, asker, turn, now))
            elif not db.execute(
                update(CONVERSATIONS)
                .where(CONVERSATIONS.c.id == conversation_id)
                .values(updated=now)
            ).rowcount:
                return
            kept = db.execute(_KEEP, _row(conversation_id, turn, now))
        key = kept.inserted_primary_key
        assert key, "an insert has one"
        number: int = key[0]
        self._known.keep({number: turn})
        with self._lock:
            self._opened.pop(conversation_id, None)
        if time.monotonic() - self._purged > _DAY_S:
            with suppress(JournalError):  # which is logged: the turn is kept, whatever else fails
                self._purge()

    def _belongs(self, conversation_id: str, asker: Asker) -> bool:
        query = select(CONVERSATIONS.c.id).where(one_of(asker, conversation_id))
        with self._database.reading() as db:
            return db.execute(query).first() is not None

    def _purge(self) -> None:
        """Forgets what is older than it may be kept."""
        self._purged = time.monotonic()
        if not self._days:
            return
        oldest = datetime.now(UTC) - timedelta(days=self._days)
        with self._database.writing() as db:
            db.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.updated < oldest))
            db.execute(delete(TURNS).where(TURNS.c.asked < oldest))


def own(asker: Asker) -> ColumnElement[bool]:
    """A conversation does not outlive a change of rights."""
    return and_(CONVERSATIONS.c.asker == asker.id, CONVERSATIONS.c.audience == asker.audience.value)


def one_of(asker: Asker, conversation_id: str) -> ColumnElement[bool]:
    return and_(CONVERSATIONS.c.id == storable(conversation_id), own(asker))


def turn_of(row: Row[*tuple[Any, ...]]) -> Turn:
    return Turn(
        question=row.question,
        plan=json.loads(row.plan),
        answer=Answer.model_validate_json(row.answer),
        generation=row.generation,
        model=row.model,
        prompt=row.prompt,
    )


def _first(conversation_id: str, asker: Asker, turn: Turn, now: datetime) -> dict[str, object]:
    title = storable(" ".join(turn.question.split()))[:_TITLE_CHARS]
    return {
        "id": conversation_id, "asker": asker.id, "audience": asker.audience.value,
        "title": title, "created": now, "updated": now,
    }  # fmt: skip


def _row(conversation_id: str, turn: Turn, now: datetime) -> dict[str, object]:
    return {
        "conversation": conversation_id, "answer_id": turn.answer.answer_id, "asked": now,
        "status": turn.answer.status, "question": storable(turn.question),
        "told": storable(turn.answer.answer),
        "notes": storable("\n".join(turn.answer.notes)),
        "plan": json.dumps(turn.plan),
        "answer": turn.answer.model_dump_json(),
        "generation": turn.generation, "model": turn.model, "prompt": turn.prompt,
    }  # fmt: skip
