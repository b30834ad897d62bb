"""The tables of the journal; `migrations` brings a database to this state."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

HEAD: Final = "0004"
"""The newest migration."""
METADATA: Final = MetaData()


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite keeps no zone beside it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


CONVERSATIONS: Final = Table(
    "conversations",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("asker", Text, nullable=False),
    Column("audience", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("updated", Moment, nullable=False),
    Index("conversations_of_asker", "asker", "audience", "updated"),
    Index("conversations_by_age", "updated"),
)
TURNS: Final = Table(
    "turns",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column(
        "conversation",
        String(64),
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("answer_id", String(64), nullable=False, unique=True),
    Column("asked", Moment, nullable=False),
    Column("status", String(20), nullable=False),
    Column("question", Text, nullable=False),
    Column("told", Text, nullable=False),  # the text of the answer, to be searched
    Column("notes", Text, nullable=False),  # of the answer, a line each
    Column("plan", Text, nullable=False),  # JSON, as the chain made it
    Column("answer", Text, nullable=False),  # JSON
    Column("generation", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("prompt", Text, nullable=False),
    Index("turns_of_conversation", "conversation", "id"),
    Index("turns_by_age", "asked"),
)


def _person() -> Column[int]:
    return Column("person", Integer, ForeignKey("persons.id", ondelete="CASCADE"), nullable=False)


PERSONS: Final = Table(
    "persons",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
    Column("audience", String(20), nullable=False),
    Column("operator", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("disabled", Moment),
)
TOKENS: Final = Table(
    "tokens",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(10), nullable=False),  # key or link
    _person(),
    Column("created", Moment, nullable=False),
    Column("expires", Moment),
)
IDENTITIES: Final = Table(
    "identities",
    METADATA,
    Column("channel", String(100), primary_key=True),
    Column("tenant", String(100), primary_key=True),  # empty for the bot's own
    Column("called", String(100), primary_key=True),  # without case
    _person(),
)
FEEDBACK: Final = Table(
    "feedback",
    METADATA,
    Column(
        "turn",
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey("turns.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("asker", Text, primary_key=True),
    Column("verdict", String(10), nullable=False),
    Column("reason", Text, nullable=False),
    Column("given", Moment, nullable=False),
)
CONFIRMED: Final = Table(
    "confirmed",
    METADATA,
    Column("exact", String(64), primary_key=True),
    Column("audience", String(20), primary_key=True),
    Column("text", Text, nullable=False),
    Column("answer_id", String(64), nullable=False),
    Column("operator", Text, nullable=False),
    Column("given", Moment, nullable=False),
)
"""Outlives the answer it was given to."""
