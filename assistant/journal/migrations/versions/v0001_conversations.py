"""Conversations and their turns."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("asker", sa.Text, nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("conversations_of_asker", "conversations", ["asker", "audience", "updated"])
    op.create_index("conversations_by_age", "conversations", ["updated"])
    op.create_table(
        "turns",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column(
            "conversation",
            sa.String(64),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("answer_id", sa.String(64), nullable=False, unique=True),
        sa.Column("asked", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("plan", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("generation", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
    )
    op.create_index("turns_of_conversation", "turns", ["conversation", "id"])
    op.create_index("turns_by_age", "turns", ["asked"])


def downgrade() -> None:
    op.drop_table("turns")
    op.drop_table("conversations")
