"""Alembic's entry for this database; see `documents.migrations`."""

from alembic import context

from documents.migrations import options

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    **options(),
)
with context.begin_transaction():
    context.run_migrations()
