"""What alembic runs for each command: the steps, over the connection that was handed in."""

from alembic import context

from assistant.journal.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
)
context.run_migrations()
