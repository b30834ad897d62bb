"""`Subscriptions` over the database: who gets digests where, and which were sent."""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from assistant.journal.database import Database
from assistant.journal.persons import number
from assistant.journal.post_schema import DELIVERIES, SUBSCRIPTIONS
from assistant.journal.schema import PERSONS
from assistant.post import Subscription, Target

_KEPT: Final = timedelta(days=30)


class SubscriptionsKept:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, wanted: Subscription) -> None:
        with self._database.writing() as db:
            place = SUBSCRIPTIONS.c.place == wanted.target.place
            db.execute(delete(SUBSCRIPTIONS).where(place))
            db.execute(insert(SUBSCRIPTIONS), {
                "place": wanted.target.place, "person": number(db, wanted.person),
                "target": wanted.target.model_dump_json(), "rhythm": wanted.rhythm,
                "question": wanted.question, "made": datetime.now(UTC),
            })  # fmt: skip

    def remove(self, place: str) -> bool:
        with self._database.writing() as db:
            gone = delete(SUBSCRIPTIONS).where(SUBSCRIPTIONS.c.place == place)
            return bool(db.execute(gone).rowcount)

    def all(self) -> tuple[Subscription, ...]:
        query = (
            select(SUBSCRIPTIONS, PERSONS.c.name)
            .join(PERSONS, PERSONS.c.id == SUBSCRIPTIONS.c.person)
            .order_by(SUBSCRIPTIONS.c.place)
        )
        with self._database.reading() as db:
            rows = db.execute(query).all()
        return tuple(
            Subscription(person=row.name, target=Target.model_validate_json(row.target),
                         rhythm=row.rhythm, question=row.question)
            for row in rows
        )  # fmt: skip

    def begin(self, key: str) -> bool:
        now = datetime.now(UTC)
        with self._database.writing() as db:
            db.execute(delete(DELIVERIES).where(DELIVERIES.c.made < now - _KEPT))
            dialect = postgresql if db.dialect.name == "postgresql" else sqlite
            once = (
                dialect.insert(DELIVERIES)
                .on_conflict_do_nothing(index_elements=[DELIVERIES.c.key])
                .returning(DELIVERIES.c.key)
            )
            return db.execute(once, {"key": key, "made": now}).first() is not None

    def sent(self, key: str) -> None:
        done = update(DELIVERIES).where(DELIVERIES.c.key == key)
        with self._database.writing() as db:
            db.execute(done.values(sent=datetime.now(UTC)))

    def release(self, key: str) -> None:
        with self._database.writing() as db:
            db.execute(delete(DELIVERIES).where(DELIVERIES.c.key == key))
