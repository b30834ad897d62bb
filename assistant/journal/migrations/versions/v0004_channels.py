"""The queue of the chat channels, their groups and conversations; identities by tenant."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_IDENTITIES = """
INSERT INTO identities (channel, tenant, called, person)
SELECT channel, '', lower(called), min(person) FROM identities_before
GROUP BY channel, lower(called) HAVING min(person) = max(person)
"""
"""Ids that differ by case alone and name two people name nobody: they are bound anew."""


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _person() -> sa.Column[int]:
    there = sa.ForeignKey("persons.id", ondelete="CASCADE")
    return sa.Column("person", sa.Integer, there, nullable=False)


def _text(name: str, chars: int = 0) -> sa.Column[str]:
    return sa.Column(name, sa.String(chars) if chars else sa.Text, nullable=False)


def _key(name: str, chars: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(chars), primary_key=True)


def upgrade() -> None:
    _identities_by_tenant()
    op.create_table(
        "inbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        _text("message"),
        _moment("received"),
        _moment("ended", nullable=True),
        _text("outcome", 20),
    )
    op.create_index("inbox_by_end", "inbox", ["ended"])
    op.create_table(
        "chats",
        _key("place", 64),
        _text("conversation", 64),
        _moment("updated"),
    )
    op.create_table(
        "chat_groups",
        _key("vendor", 100),
        _key("tenant", 100),
        _key("chat", 200),
        _text("audience", 20),
    )
    op.create_table("offers", _key("id", 64), _text("questions"), _moment("made"))
    op.create_index("offers_by_age", "offers", ["made"])
    op.create_table(
        "bind_codes",
        _key("digest", 64),
        _text("vendor", 100),
        _text("tenant", 100),
        _text("sender", 100),
        _moment("expires"),
    )
    op.create_table(
        "subscriptions",
        _key("place", 64),
        _person(),
        _text("target"),
        _text("rhythm", 10),
        _text("question"),
        _moment("made"),
    )
    op.create_table(
        "deliveries",
        _key("key", 64),
        _moment("made"),
        _moment("sent", nullable=True),
    )
    op.create_index("deliveries_by_age", "deliveries", ["made"])


def _identities_by_tenant() -> None:
    op.rename_table("identities", "identities_before")
    op.create_table(
        "identities",
        _key("channel", 100),
        _key("tenant", 100),
        _key("called", 100),
        _person(),
    )
    op.execute(_IDENTITIES)
    op.drop_table("identities_before")


def downgrade() -> None:
    """Those of other tenants are lost: there was no place for them."""
    op.rename_table("identities", "identities_after")
    op.create_table(
        "identities",
        _key("channel", 100),
        _key("called", 100),
        _person(),
    )
    op.execute(
        "INSERT INTO identities (channel, called, person) "
        "SELECT channel, called, person FROM identities_after WHERE tenant = ''"
    )
    op.drop_table("identities_after")
    for table in ("deliveries", "subscriptions", "bind_codes", "offers", "chat_groups", "chats",
                  "inbox"):  # fmt: skip
        op.drop_table(table)
