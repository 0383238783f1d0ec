"""The first form."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import documents.models.base

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Step forward."""
    op.create_table(
        "root_state",
        sa.Column("name", sa.String(length=8), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.CheckConstraint("name = 'root'", name=op.f("ck_root_state_one_row")),
        sa.CheckConstraint("generation > 0", name=op.f("ck_root_state_generation_positive")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_root_state")),
    )
    op.create_table(
        "wrapped_keys",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "content",
                "link",
                "office",
                "leaf",
                "roster",
                "actor_map",
                "window",
                "candidate",
                "deployment_leaf",
                "deployment_accounts",
                "deployment_commands",
                "checkpoint_signing",
                "approval_signing",
                "payloads",
                name="keypurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("root", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("generation > 0", name=op.f("ck_wrapped_keys_generation_positive")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wrapped_keys")),
        sa.UniqueConstraint(
            "purpose",
            "subject",
            "generation",
            name=op.f("uq_wrapped_keys_purpose_subject_generation"),
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("wrapped_keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wrapped_keys_root"), ["root"], unique=False)


def downgrade() -> None:
    """Step back."""
    with op.batch_alter_table("wrapped_keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wrapped_keys_root"))

    op.drop_table("wrapped_keys")
    op.drop_table("root_state")
