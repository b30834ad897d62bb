"""The tables of the chat channels."""

from typing import Final

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from assistant.journal.schema import METADATA, Moment

INBOX: Final = Table(
    "inbox",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # of channel, tenant and message
    Column("message", Text, nullable=False),  # JSON
    Column("received", Moment, nullable=False),
    Column("ended", Moment),  # empty while it is in flight
    Column("outcome", String(20), nullable=False),
    Index("inbox_by_end", "ended"),
)
CHATS: Final = Table(
    "chats",
    METADATA,
    Column("place", String(64), primary_key=True),  # of channel, chat and sender
    Column("conversation", String(64), nullable=False),
    Column("updated", Moment, nullable=False),
)
GROUPS: Final = Table(
    "chat_groups",
    METADATA,
    Column("vendor", String(100), primary_key=True),
    Column("tenant", String(100), primary_key=True),
    Column("chat", String(200), primary_key=True),
    Column("audience", String(20), nullable=False),
)
OFFERS: Final = Table(
    "offers",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("questions", Text, nullable=False),  # JSON
    Column("made", Moment, nullable=False),
    Index("offers_by_age", "made"),
)
BIND_CODES: Final = Table(
    "bind_codes",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("vendor", String(100), nullable=False),
    Column("tenant", String(100), nullable=False),
    Column("sender", String(100), nullable=False),
    Column("expires", Moment, nullable=False),
)
SUBSCRIPTIONS: Final = Table(
    "subscriptions",
    METADATA,
    Column("place", String(64), primary_key=True),
    Column("person", Integer, ForeignKey("persons.id", ondelete="CASCADE"), nullable=False),
    Column("target", Text, nullable=False),  # JSON
    Column("rhythm", String(10), nullable=False),  # daily or weekly
    Column("question", Text, nullable=False),
    Column("made", Moment, nullable=False),
)
DELIVERIES: Final = Table(
    "deliveries",
    METADATA,
    Column("key", String(64), primary_key=True),  # of digest, date and target
    Column("made", Moment, nullable=False),
    Column("sent", Moment),
    Index("deliveries_by_age", "made"),
)
