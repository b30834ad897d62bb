"""People, the hashes of their keys and links, and how channels call them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _person() -> sa.Column[int]:
    there = sa.ForeignKey("persons.id", ondelete="CASCADE")
    return sa.Column("person", sa.Integer, there, nullable=False)


def upgrade() -> None:
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False, unique=True),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("operator", sa.Boolean, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "tokens",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        _person(),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "identities",
        sa.Column("channel", sa.String(100), primary_key=True),
        sa.Column("called", sa.String(100), primary_key=True),
        _person(),
    )


def downgrade() -> None:
    for table in ("identities", "tokens", "persons"):
        op.drop_table(table)
