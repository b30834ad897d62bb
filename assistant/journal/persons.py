"""People over the database; of keys and tokens only hashes are kept."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from assistant.errors import AccessError, PersonError
from assistant.exchange import LOOPBACK, Asker
from assistant.journal.database import Database
from assistant.journal.schema import IDENTITIES, PERSONS, TOKENS
from assistant.journal.texts import storable
from assistant.people import Person
from assistant.records import Audience

LINK_MINUTES: Final = 15
ROUNDED: Final = timedelta(seconds=1)
"""A session names the second it began in; whoever signs in at once with a new key has it."""
MOST_CHARS: Final = 100
"""Of a name or a channel."""


def _askers() -> Select[*tuple[Any, ...]]:
    """Only of those who may ask."""
    rights = (PERSONS.c.name, PERSONS.c.audience, PERSONS.c.operator)
    return select(*rights).where(PERSONS.c.disabled.is_(None))


_HOLDER: Final = (
    _askers()
    .join(TOKENS, TOKENS.c.person == PERSONS.c.id)
    .where(TOKENS.c.digest == bindparam("given"), TOKENS.c.kind == "key")
)
"""Built once, as `_ANYBODY`: every request asks."""
_ANYBODY: Final = select(PERSONS.c.id).limit(1)


class Persons:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._present = False

    def present(self) -> bool:
        """Persons are disabled, never removed: once there is one, there always is."""
        if not self._present:
            with self._database.reading() as db:
                self._present = db.execute(_ANYBODY).first() is not None
        return self._present

    def holder(self, key: str) -> Asker | None:
        with self._database.reading() as db:
            row = db.execute(_HOLDER, {"given": _digest(key)}).first()
        return _asker_of(row) if row else None

    def identity(self, channel: str, id: str, tenant: str = "") -> Asker | None:
        query = _askers().join(IDENTITIES, IDENTITIES.c.person == PERSONS.c.id)
        with self._database.reading() as db:
            row = db.execute(query.where(*called(channel, id, tenant))).first()
        return _asker_of(row) if row else None

    def named(self, name: str, since: datetime) -> Asker | None:
        query = _askers().join(TOKENS, TOKENS.c.person == PERSONS.c.id)
        held = (TOKENS.c.kind == "key", TOKENS.c.created <= since + ROUNDED)
        with self._database.reading() as db:
            row = db.execute(query.where(PERSONS.c.name == storable(name), *held)).first()
        return _asker_of(row) if row else None

    def asker(self, name: str) -> Asker | None:
        with self._database.reading() as db:
            row = db.execute(_askers().where(PERSONS.c.name == storable(name))).first()
        return _asker_of(row) if row else None

    def redeem(self, token: str) -> Asker:
        """What is deleted cannot be redeemed twice, by whomever at once."""
        now = datetime.now(UTC)
        with self._database.writing() as db:
            db.execute(delete(TOKENS).where(TOKENS.c.expires < now))
            spent = delete(TOKENS).where(*_tokens(token, "link")).returning(TOKENS.c.person)
            person = db.execute(spent).scalar()
            row = db.execute(_askers().where(PERSONS.c.id == person)).first()
        if row is None:
            raise AccessError(
                "The sign-in link was used before, or is too old.",
                remedy="Ask an operator for another: assistant users link NAME.",
            )
        return _asker_of(row)

    def all(self) -> tuple[Person, ...]:
        with self._database.reading() as db:
            rows = db.execute(select(PERSONS).order_by(PERSONS.c.id)).all()
            known = db.execute(select(IDENTITIES).order_by(IDENTITIES.c.channel)).all()
        channels: dict[int, list[str]] = {row.id: [] for row in rows}
        for each in known:
            name = f"{each.channel}/{each.tenant}" if each.tenant else each.channel
            channels[each.person].append(f"{name}:{each.called}")
        return tuple(
            Person(name=row.name, audience=row.audience, operator=row.operator,
                   created=row.created, disabled=row.disabled, channels=tuple(channels[row.id]))
            for row in rows
        )  # fmt: skip

    def add(self, name: str, audience: Audience, *, operator: bool) -> str:
        name = _name(name)
        with self._database.writing() as db:
            if db.execute(select(PERSONS.c.id).where(PERSONS.c.name == name)).first():
                raise PersonError(
                    f"{name} is there already.",
                    remedy="Choose another name: what was said stays with its person. "
                    "For another key: assistant users key NAME.",
                )
            db.execute(insert(PERSONS), {
                "name": name, "audience": audience.value, "operator": operator,
                "created": datetime.now(UTC), "disabled": None,
            })  # fmt: skip
            return _give(db, number(db, name), "key")

    def renew(self, name: str) -> str:
        with self._database.writing() as db:
            person = number(db, name)
            db.execute(delete(TOKENS).where(TOKENS.c.person == person, TOKENS.c.kind == "key"))
            return _give(db, person, "key")

    def grant(self, name: str, audience: Audience) -> None:
        with self._database.writing() as db:
            person = PERSONS.c.id == number(db, name)
            db.execute(update(PERSONS).where(person).values(audience=audience.value))

    def disable(self, name: str) -> None:
        """A sign-in link that is on its way ends with it."""
        with self._database.writing() as db:
            person = number(db, name)
            db.execute(delete(TOKENS).where(TOKENS.c.person == person, TOKENS.c.kind == "link"))
            disabled = update(PERSONS).where(PERSONS.c.id == person, PERSONS.c.disabled.is_(None))
            db.execute(disabled.values(disabled=datetime.now(UTC)))

    def enable(self, name: str) -> None:
        with self._database.writing() as db:
            person = number(db, name)
            db.execute(update(PERSONS).where(PERSONS.c.id == person).values(disabled=None))

    def link(self, name: str) -> str:
        with self._database.writing() as db:
            row = db.execute(_askers().where(PERSONS.c.name == storable(name))).first()
            if row is None:
                raise _nobody(name)
            return _give(db, number(db, name), "link", minutes=LINK_MINUTES)

    def bind(self, name: str, channel: str, id: str, tenant: str = "") -> None:
        if not (_short(channel) and _short(id)):
            raise PersonError(
                "The channel or the identity is empty, or too long.",
                remedy="Write for example --channel wecom --id zhangsan.",
            )
        with self._database.writing() as db:
            bind(db, name, channel, id, tenant)


def bind(db: Connection, name: str, channel: str, id: str, tenant: str) -> None:
    """Vendors change the case of ids between their interfaces: it never tells people apart."""
    person = number(db, name)
    db.execute(delete(IDENTITIES).where(*called(channel, id, tenant)))
    db.execute(insert(IDENTITIES), {
        "channel": storable(channel), "tenant": storable(tenant),
        "called": storable(id).casefold(), "person": person,
    })  # fmt: skip


def _asker_of(row: Row[*tuple[Any, ...]]) -> Asker:
    return Asker(id=row.name, audience=Audience(row.audience), operator=row.operator)


def _tokens(token: str, kind: str) -> tuple[ColumnElement[bool], ...]:
    return (TOKENS.c.digest == _digest(token), TOKENS.c.kind == kind)


def called(channel: str, id: str, tenant: str) -> tuple[ColumnElement[bool], ...]:
    return (
        IDENTITIES.c.channel == storable(channel),
        IDENTITIES.c.tenant == storable(tenant),
        IDENTITIES.c.called == storable(id).casefold(),
    )


def _give(db: Connection, person: int, kind: str, *, minutes: int = 0) -> str:
    """A token of 32 random bytes: what is that long needs no slow hash."""
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    db.execute(insert(TOKENS), {
        "digest": _digest(token), "kind": kind, "person": person, "created": now,
        "expires": now + timedelta(minutes=minutes) if minutes else None,
    })  # fmt: skip
    return token


def number(db: Connection, name: str) -> int:
    query = select(PERSONS.c.id).where(PERSONS.c.name == storable(name))
    person: int | None = db.execute(query).scalar()
    if person is None:
        raise _nobody(name)
    return person


def _name(name: str) -> str:
    """The name as it is kept: it is the id of the asker."""
    kept = " ".join(name.split())
    if not (_short(kept) and kept.isprintable()) or kept == LOOPBACK:
        raise PersonError(
            f"{kept[:MOST_CHARS]!r} is no name of a person.",
            remedy=f"Give one of at most {MOST_CHARS} characters.",
        )
    return kept


def _nobody(name: str) -> PersonError:
    return PersonError(
        f"There is nobody called {name} who may ask.",
        remedy="See `assistant users list`, or add them: assistant users add NAME.",
    )


def _short(text: str) -> bool:
    return 0 < len(text) <= MOST_CHARS


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
