"""`Chats` and `Strangers` over the database: conversations, groups, offers and bind codes."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, bindparam, delete, func, insert, select, update

from assistant.errors import PersonError
from assistant.journal.database import Database
from assistant.journal.inboxes import Inboxes
from assistant.journal.persons import bind
from assistant.journal.post_schema import BIND_CODES, CHATS, GROUPS, OFFERS
from assistant.journal.subscribing import SubscriptionsKept
from assistant.journal.texts import storable
from assistant.post import Group
from assistant.records import Audience

OFFERED: Final = timedelta(days=7)
"""So long a button asks its question."""
CODE_VALID: Final = timedelta(hours=24)
_GOES_ON: Final = (
    update(CHATS)
    .where(CHATS.c.place == bindparam("which"), CHATS.c.conversation == bindparam("id"))
    .values(updated=func.current_timestamp())
)
_CODE_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that is taken for another when it is read out."""
_CODE_CHARS: Final = 8


class ChatsKept:
    def __init__(self, database: Database) -> None:
        self._database = database

    def conversation(self, place: str) -> str | None:
        query = select(CHATS.c.conversation).where(CHATS.c.place == place)
        with self._database.reading() as db:
            found: str | None = db.execute(query).scalar()
            return found

    def keep(self, place: str, conversation_id: str, offers: Mapping[str, tuple[str, ...]]) -> None:
        now = datetime.now(UTC)
        rows = [
            {"id": id, "questions": json.dumps(questions), "made": now}
            for id, questions in offers.items() if questions
        ]  # fmt: skip
        with self._database.writing() as db:
            if not db.execute(_GOES_ON, {"which": place, "id": conversation_id}).rowcount:
                db.execute(delete(CHATS).where(CHATS.c.place == place))
                db.execute(insert(CHATS), {
                    "place": place, "conversation": conversation_id, "updated": now,
                })  # fmt: skip
                db.execute(delete(OFFERS).where(OFFERS.c.made < now - OFFERED))
            db.execute(delete(OFFERS).where(OFFERS.c.id.in_(list(offers))))
            if rows:
                db.execute(insert(OFFERS), rows)

    def forget(self, place: str) -> None:
        with self._database.writing() as db:
            db.execute(delete(CHATS).where(CHATS.c.place == place))
            db.execute(delete(OFFERS).where(OFFERS.c.id == place))

    def scope(self, vendor: str, tenant: str, chat: str) -> Audience:
        with self._database.reading() as db:
            found = db.execute(select(GROUPS.c.audience).where(*_of(vendor, tenant, chat))).scalar()
        return Audience(found) if found else Audience.PUBLIC

    def register(self, group: Group) -> None:
        with self._database.writing() as db:
            db.execute(delete(GROUPS).where(*_of(group.vendor, group.tenant, group.chat)))
            db.execute(insert(GROUPS), group.model_dump() | {"audience": group.audience.value})

    def groups(self) -> tuple[Group, ...]:
        query = select(GROUPS).order_by(GROUPS.c.vendor, GROUPS.c.tenant, GROUPS.c.chat)
        with self._database.reading() as db:
            return tuple(Group(**row) for row in db.execute(query).mappings())

    def offered(self, id: str) -> tuple[str, ...]:
        query = select(OFFERS.c.questions).where(
            OFFERS.c.id == storable(id), OFFERS.c.made > datetime.now(UTC) - OFFERED
        )
        with self._database.reading() as db:
            found = db.execute(query).scalar()
        return tuple(json.loads(found)) if found else ()


class StrangersKept:
    def __init__(self, database: Database) -> None:
        self._database = database

    def code(self, vendor: str, tenant: str, sender: str) -> str:
        code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_CHARS))
        now, who = datetime.now(UTC), storable(sender).casefold()
        theirs = (BIND_CODES.c.vendor == vendor, BIND_CODES.c.tenant == tenant,
                  BIND_CODES.c.sender == who)  # fmt: skip
        with self._database.writing() as db:
            db.execute(delete(BIND_CODES).where(BIND_CODES.c.expires < now))
            db.execute(delete(BIND_CODES).where(*theirs))
            db.execute(insert(BIND_CODES), {
                "digest": _digest(code), "vendor": vendor, "tenant": tenant, "sender": who,
                "expires": now + CODE_VALID,
            })  # fmt: skip
        return code

    def claim(self, code: str, name: str) -> tuple[str, str]:
        spent = (
            delete(BIND_CODES)
            .where(BIND_CODES.c.digest == _digest(code), BIND_CODES.c.expires > datetime.now(UTC))
            .returning(BIND_CODES.c.vendor, BIND_CODES.c.tenant, BIND_CODES.c.sender)
        )
        with self._database.writing() as db:
            row = db.execute(spent).first()
            if row is None:
                raise PersonError(
                    "The code was used before, or is too old.",
                    remedy="Ask them to write to the bot once more: it gives a new one.",
                )
            bind(db, name, row.vendor, row.sender, row.tenant)
        return row.vendor, row.sender


class PostKept:
    """`Post` over the database."""

    def __init__(self, database: Database) -> None:
        self.inbox = Inboxes(database)
        self.chats = ChatsKept(database)
        self.strangers = StrangersKept(database)
        self.subscriptions = SubscriptionsKept(database)


def _of(vendor: str, tenant: str, chat: str) -> tuple[ColumnElement[bool], ...]:
    return (GROUPS.c.vendor == storable(vendor), GROUPS.c.tenant == storable(tenant),
            GROUPS.c.chat == storable(chat))  # fmt: skip


def _digest(code: str) -> str:
    return hashlib.sha256(code.strip().upper().encode("utf-8", "replace")).hexdigest()
