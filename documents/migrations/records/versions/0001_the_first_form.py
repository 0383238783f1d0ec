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
        "accounts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("convenes", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("index", name=op.f("uq_accounts_index")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attempts",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 0", name=op.f("ck_attempts_count_not_negative")),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_attempts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_head",
        sa.Column("name", sa.String(length=8), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("frontier", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("name = 'log'", name=op.f("ck_audit_head_one_row")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_audit_head_size_not_negative")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "audit_leaves",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("policy_version", sa.String(length=32), nullable=False),
        sa.Column("commitment", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_hash", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "length(commitment) = 32", name=op.f("ck_audit_leaves_commitment_is_a_digest")
        ),
        sa.CheckConstraint(
            "length(leaf_hash) = 32", name=op.f("ck_audit_leaves_leaf_hash_is_a_digest")
        ),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_audit_leaves_seq_not_negative")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_leaves")),
    )
    op.create_table(
        "checkpoints",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("length(root) = 32", name=op.f("ck_checkpoints_root_is_a_digest")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_checkpoints_size_not_negative")),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoints")),
    )
    op.create_table(
        "commands",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("body_digest", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "track:open",
                "track:advance",
                "track:step_back",
                "track:pause",
                "track:resume",
                "track:shred",
                "track:spare",
                "candidate:nominate",
                "candidate:renominate",
                "candidate:screen",
                "track:terminate",
                "stop:ask",
                "stop:lift",
                "charter:amend",
                "terms:write",
                "terms:approve",
                "terms:return",
                "actor_map:enter",
                "actor_map:relate",
                "readiness:answer",
                "readiness:decide",
                "candidate:sound",
                "candidate:reply",
                "candidate:declare",
                "candidate:assess",
                "candidate:withdraw",
                "balance:set",
                "person:correct",
                "seat:grant",
                "disclosure:ask",
                "identity:agree",
                "identity:refuse",
                "identity:open",
                "seat:hand_over",
                "seat:stand_in",
                "seat:end",
                "mandate:report",
                "mandate:renew",
                "mandate:assess",
                "officials:ask",
                "officials:consent",
                "officials:refuse",
                "officials:switch",
                "roster:chase",
                "round:open",
                "round:close",
                "round:extend",
                "summary:write",
                "question:add",
                "thresholds:change",
                "batch:release",
                "contribution:draft",
                "contribution:discard",
                "contribution:post",
                "contribution:withdraw",
                "contribution:return",
                "contribution:consent",
                "paraphrase:ask",
                "paraphrase:write",
                "paraphrase:confirm",
                "paraphrase:return",
                "paper:add",
                "paper:withdraw",
                "study:ask",
                "study:accept",
                "study:decline",
                "study:deliver",
                "note:write",
                "note:answer",
                "caucus:open",
                "caucus:write",
                "caucus:close",
                "milestone:publish",
                "position:take",
                "passage:write",
                "statement:confirm",
                "statement:correct",
                "paragraph:propose",
                "paragraph:amend",
                "paragraph:bracket",
                "paragraph:adopt",
                "draft:revise",
                "amendment:withdraw",
                "amendment:sponsor",
                "amendment:agree",
                "amendment:decline",
                "amendment:dissent",
                "recommendation:write",
                "dissent:raise",
                "dissent:state",
                "dissent:confirm",
                "dissent:carry",
                "dissent:withdraw",
                "dissent:leave",
                "merger:propose",
                "merger:consent",
                "merger:refuse",
                "brief:ask",
                "brief:approve",
                "brief:return",
                "brief:put_under_silence",
                "brief:break_silence",
                "brief:release",
                "brief:acknowledge",
                "brief:answer",
                "clarification:ask",
                "clarification:draft",
                "clarification:reply",
                "answer:record",
                "answer:confirm",
                name="act",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("track_id", sa.String(length=32), nullable=True),
        sa.Column("workflow_id", sa.String(length=32), nullable=True),
        sa.Column("asked_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=True),
        sa.Column("outcome", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "NOT settled OR sealed_body IS NULL", name=op.f("ck_commands_settled_forgets_body")
        ),
        sa.CheckConstraint(
            "kind IS NULL OR workflow_id IS NOT NULL", name=op.f("ck_commands_course_has_workflow")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commands")),
        sa.UniqueConstraint("index", name=op.f("uq_commands_index")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_commands_settled"), ["settled"], unique=False)
        batch_op.create_index(batch_op.f("ix_commands_verdict"), ["verdict"], unique=False)

    op.create_table(
        "deployments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("only", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deployments")),
        sa.UniqueConstraint("only", name=op.f("uq_deployments_only")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "factors",
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_factors")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "forgotten",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("target", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_links")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mail",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("occasion", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("occasion", name=op.f("uq_mail_occasion")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "official_consents",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_official_consents")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "positions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("subject_id", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positions")),
        sa.UniqueConstraint("holder", name=op.f("uq_positions_holder")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_positions_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "sessions",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_sessions")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sessions_owner"), ["owner"], unique=False)

    op.create_table(
        "shreddings",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workflow_id", sa.String(length=32), nullable=False),
        sa.Column("first_by", sa.String(length=32), nullable=False),
        sa.Column("second_by", sa.String(length=32), nullable=True),
        sa.Column("due", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("certificate", sa.Text(), nullable=True),
        sa.Column("executions", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "certificate IS NULL OR due IS NOT NULL", name=op.f("ck_shreddings_destroyed_when_due")
        ),
        sa.CheckConstraint(
            "due IS NULL OR second_by IS NOT NULL", name=op.f("ck_shreddings_due_takes_two")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shreddings")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "sign_in_links",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("used_by", sa.String(length=64), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_sign_in_links")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tracks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("workflow_id", sa.String(length=32), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "convening",
                "exploration",
                "drafting",
                "hand-off",
                "closed",
                "paused",
                name="phase",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("paused_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("stopped_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("stop_again", sa.Boolean(), nullable=False),
        sa.Column("stop_lapses", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column(
            "visibility",
            sa.Enum(
                "known",
                "masked",
                "blind",
                name="visibility",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "level",
            sa.Enum(
                "international",
                "regional",
                "national",
                name="tracklevel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "sensitivity",
            sa.Enum(
                "confidential",
                "strictly_confidential",
                name="sensitivity",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column(
            "officials",
            sa.Enum(
                "none",
                "asked",
                "admitted",
                "leaving",
                name="officials",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("agreed", sa.Boolean(), nullable=False),
        sa.Column("invited", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("charter", sa.LargeBinary(), nullable=False),
        sa.Column("balance", sa.LargeBinary(), nullable=True),
        sa.Column("ended", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("phase <> 'paused'", name=op.f("ck_tracks_paused_is_a_flag")),
        sa.CheckConstraint("seq >= 0", name=op.f("ck_tracks_seq_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tracks")),
        sa.UniqueConstraint("workflow_id", name=op.f("uq_tracks_workflow_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_entries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_actor_entries_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_entries")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("actor_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actor_entries_track_id"), ["track_id"], unique=False)

    op.create_table(
        "actor_relations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_actor_relations_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actor_relations")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("actor_relations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_actor_relations_track_id"), ["track_id"], unique=False)

    op.create_table(
        "candidates",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "nominated",
                "screened",
                "set_aside",
                "sounded",
                "opened",
                "lapsed",
                "willing",
                "declined",
                "declared",
                "assessed",
                "seated",
                "withdrawn",
                "replaced",
                name="candidatestate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("screening", sa.LargeBinary(), nullable=True),
        sa.Column("until", sa.LargeBinary(), nullable=True),
        sa.Column("declaration", sa.LargeBinary(), nullable=True),
        sa.Column("assessment", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_candidates_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_track_id"), ["track_id"], unique=False)

    op.create_table(
        "caucuses",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_caucuses_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caucuses")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("caucuses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_caucuses_track_id"), ["track_id"], unique=False)

    op.create_table(
        "charter_changes",
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("replaced", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_charter_changes_track_id")
        ),
        sa.PrimaryKeyConstraint("track_id", "version", name=op.f("pk_charter_changes")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contribution_drafts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_contribution_drafts_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution_drafts")),
        sa.UniqueConstraint("author", name=op.f("uq_contribution_drafts_author")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("contribution_drafts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contribution_drafts_track_id"), ["track_id"], unique=False
        )

    op.create_table(
        "destroyed",
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "record_class",
            sa.Enum(
                "question",
                "terms",
                "readiness",
                "actor_map",
                "nomination",
                "declaration",
                "roster",
                "authorship",
                "contribution_unreleased",
                "contribution_released",
                "position",
                "statistics",
                "synthesis",
                "draft",
                "amendment",
                "dissent",
                "recommendation",
                "brief",
                "approval",
                "delivery",
                "answer",
                "milestone",
                "audit_leaf",
                "key",
                name="recordclass",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("keys_left", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_destroyed_track_id")),
        sa.PrimaryKeyConstraint("track_id", "record_class", name=op.f("pk_destroyed")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dissents",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("target_kind", sa.String(), nullable=False),
        sa.Column("target_id", sa.String(length=32), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "raised",
                "stated",
                "confirmed",
                "carried",
                "withdrawn",
                "merged",
                name="dissentstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "target_kind IN ('text', 'paragraph', 'recommendation')",
            name=op.f("ck_dissents_target_kind"),
        ),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_dissents_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dissents")),
        sa.UniqueConstraint("holder", name=op.f("uq_dissents_holder")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("dissents", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dissents_target_id"), ["target_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_dissents_track_id"), ["track_id"], unique=False)

    op.create_table(
        "fair_words",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_fair_words_track_id")),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_fair_words")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("fair_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fair_words_track_id"), ["track_id"], unique=False)

    op.create_table(
        "figures",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_figures_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figures")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("figures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_figures_track_id"), ["track_id"], unique=False)

    op.create_table(
        "identity_requests",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "agreed",
                "opened",
                "refused",
                name="custodystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_identity_requests_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_requests")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("identity_requests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_identity_requests_track_id"), ["track_id"], unique=False
        )

    op.create_table(
        "mergers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "merged",
                "refused",
                name="mergerstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_mergers_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mergers")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("mergers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mergers_track_id"), ["track_id"], unique=False)

    op.create_table(
        "papers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_papers_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sa.UniqueConstraint("author", name=op.f("uq_papers_author")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_papers_track_id"), ["track_id"], unique=False)

    op.create_table(
        "paragraphs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column(
            "place",
            sa.Enum(
                "brief", "annex", name="place", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_paragraphs_number_from_one")),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_paragraphs_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraphs")),
        sa.UniqueConstraint(
            "track_id", "number", "term", name=op.f("uq_paragraphs_track_id_number_term")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paragraphs_track_id"), ["track_id"], unique=False)

    op.create_table(
        "passages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "message",
                "theme",
                "option",
                "unknown",
                "crux",
                "definition",
                "stage",
                "case",
                name="passagekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_passages_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint(
            "track_id", "kind", "number", name=op.f("uq_passages_track_id_kind_number")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passages_track_id"), ["track_id"], unique=False)

    op.create_table(
        "private_notes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("expert", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_private_notes_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_notes")),
        sa.UniqueConstraint("expert", name=op.f("uq_private_notes_expert")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("private_notes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_private_notes_track_id"), ["track_id"], unique=False)

    op.create_table(
        "public_milestones",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "track_announced",
                "round_held",
                "vision_drafted",
                "brief_delivered",
                "answers_received",
                "report_published",
                name="milestonekind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_public_milestones_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_milestones")),
        sa.UniqueConstraint(
            "track_id", "kind", "day", name=op.f("uq_public_milestones_track_id_kind_day")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("public_milestones", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_public_milestones_track_id"), ["track_id"], unique=False
        )

    op.create_table(
        "readiness_answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "purpose",
                "why_unofficial_why_now",
                "consent_and_spoilers",
                "actor_map",
                "own_role",
                "impartial_facilitation",
                "inclusion",
                "harm_to_participants",
                "harm_to_the_conflict",
                "law",
                "information_handling",
                "other_tracks",
                "uptake",
                "exit_and_suspension",
                "resources_and_languages",
                "review_date",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_readiness_answers_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness_answers")),
        sa.UniqueConstraint(
            "track_id", "number", name=op.f("uq_readiness_answers_track_id_number")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("readiness_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_readiness_answers_track_id"), ["track_id"], unique=False
        )

    op.create_table(
        "readiness_decisions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("paused_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "proceed",
                "with_mitigation",
                "defer",
                "do_not_engage",
                name="readiness",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("mitigation", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_readiness_decisions_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readiness_decisions")),
        sa.UniqueConstraint(
            "track_id", "number", name=op.f("uq_readiness_decisions_track_id_number")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("readiness_decisions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_readiness_decisions_track_id"), ["track_id"], unique=False
        )

    op.create_table(
        "rounds",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column(
            "format",
            sa.Enum(
                "open_exploration",
                "policy_delphi_questionnaire",
                "e_dialogue_week",
                "dialogue_event",
                "reflection_period",
                name="roundformat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "closed",
                "released",
                name="windowstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("opened_at", documents.models.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("closes_at", documents.models.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("timed_at", documents.models.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("turns_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("eligible", sa.Integer(), nullable=False),
        sa.Column("title", sa.LargeBinary(), nullable=False),
        sa.Column("setting", sa.LargeBinary(), nullable=False),
        sa.Column("thresholds", sa.LargeBinary(), nullable=False),
        sa.Column("roster", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_rounds_number_from_one")),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_rounds_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("track_id", "number", name=op.f("uq_rounds_track_id_number")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("rounds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rounds_track_id"), ["track_id"], unique=False)

    op.create_table(
        "seats",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "secretariat_officer",
                "eligibility_officer",
                "candidate",
                "facilitator",
                "rapporteur",
                "translator",
                "researcher",
                "expert",
                "silent_observer",
                "chair",
                "custodian",
                "decision_maker",
                "friend",
                "auditor",
                "operator",
                name="seat",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("details", sa.LargeBinary(), nullable=False),
        sa.Column("mandate", sa.LargeBinary(), nullable=True),
        sa.Column("absence", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_seats_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seats_track_id"), ["track_id"], unique=False)

    op.create_table(
        "stops_asked",
        sa.Column("index", sa.String(length=64), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_stops_asked_track_id")),
        sa.PrimaryKeyConstraint("index", name=op.f("pk_stops_asked")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("stops_asked", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stops_asked_track_id"), ["track_id"], unique=False)

    op.create_table(
        "studies",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "accepted",
                "declined",
                "delivered",
                name="studystate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_studies_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_studies")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("studies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_studies_track_id"), ["track_id"], unique=False)

    op.create_table(
        "track_steps",
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("command_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_track_steps_seq_from_one")),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_track_steps_track_id")),
        sa.PrimaryKeyConstraint("track_id", "seq", name=op.f("pk_track_steps")),
        sa.UniqueConstraint("command_id", name=op.f("uq_track_steps_command_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "amendments",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("paragraph_id", sa.String(length=32), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("became", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "accepted",
                "accepted_as_modified",
                "not_accepted",
                "alternative",
                "withdrawn",
                name="amendmentstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraphs.id"], name=op.f("fk_amendments_paragraph_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
        sa.UniqueConstraint("author", name=op.f("uq_amendments_author")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_amendments_paragraph_id"), ["paragraph_id"], unique=False
        )

    op.create_table(
        "briefs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "blocked",
                "ready",
                "returned",
                "released",
                "voided",
                name="briefstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_by", sa.String(length=32), nullable=False),
        sa.Column(
            "embargo_until", documents.models.base.UtcDateTime(timezone=True), nullable=False
        ),
        sa.Column("answers_due", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("remind_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("escalate_at", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("escalated", sa.Boolean(), nullable=False),
        sa.Column("silence_until", documents.models.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("silence_over", sa.Boolean(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("documents", sa.LargeBinary(), nullable=True),
        sa.Column("coverage", sa.LargeBinary(), nullable=True),
        sa.Column("findings", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "state <> 'released' OR answers_due IS NOT NULL",
            name=op.f("ck_briefs_released_has_due"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('ready', 'released') OR sha256 IS NOT NULL",
            name=op.f("ck_briefs_ready_has_hash"),
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["seats.id"], name=op.f("fk_briefs_asked_by")),
        sa.ForeignKeyConstraint(["track_id"], ["tracks.id"], name=op.f("fk_briefs_track_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefs")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("briefs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_briefs_track_id"), ["track_id"], unique=False)

    op.create_table(
        "caucus_entries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("caucus_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["caucus_id"], ["caucuses.id"], name=op.f("fk_caucus_entries_caucus_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caucus_entries")),
        sa.UniqueConstraint("author", name=op.f("uq_caucus_entries_author")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("caucus_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_caucus_entries_caucus_id"), ["caucus_id"], unique=False
        )

    op.create_table(
        "paper_versions",
        sa.Column("paper_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["papers.id"], name=op.f("fk_paper_versions_paper_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", "version", name=op.f("pk_paper_versions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paragraph_versions",
        sa.Column("paragraph_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paragraph_id"], ["paragraphs.id"], name=op.f("fk_paragraph_versions_paragraph_id")
        ),
        sa.PrimaryKeyConstraint("paragraph_id", "version", name=op.f("pk_paragraph_versions")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "questions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "scale",
            sa.Enum(
                "desirability",
                "feasibility",
                "importance",
                "confidence",
                "agreement",
                "ranking",
                name="scale",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("again", sa.String(length=32), nullable=True),
        sa.Column("with_results", sa.Boolean(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["again"], ["questions.id"], name=op.f("fk_questions_again")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_questions_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_questions_round_id_number")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_questions_round_id"), ["round_id"], unique=False)

    op.create_table(
        "recommendations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("addressee", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_recommendations_number_from_one")),
        sa.ForeignKeyConstraint(
            ["addressee"], ["seats.id"], name=op.f("fk_recommendations_addressee")
        ),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_recommendations_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendations")),
        sa.UniqueConstraint("track_id", "number", name=op.f("uq_recommendations_track_id_number")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recommendations_track_id"), ["track_id"], unique=False)

    op.create_table(
        "released_contributions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_released_contributions_round_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_contributions")),
        sa.UniqueConstraint("author", name=op.f("uq_released_contributions_author")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("released_contributions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_released_contributions_round_id"), ["round_id"], unique=False
        )

    op.create_table(
        "round_summaries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "summary",
                "minutes",
                name="summarykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_round_summaries_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_round_summaries_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_summaries")),
        sa.UniqueConstraint(
            "round_id", "kind", "version", name=op.f("uq_round_summaries_round_id_kind_version")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("round_summaries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_round_summaries_track_id"), ["track_id"], unique=False)

    op.create_table(
        "terms_versions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "concept_note",
                "terms_of_reference",
                name="termskind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("charter", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "approved",
                "returned",
                "superseded",
                name="termsstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.Column("approver", sa.String(length=32), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "(signature IS NULL) = (approver IS NULL) AND (signature IS NULL OR state='approved')",
            name=op.f("ck_terms_versions_only_approved_is_signed"),
        ),
        sa.ForeignKeyConstraint(
            ["approver"], ["seats.id"], name=op.f("fk_terms_versions_approver")
        ),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_terms_versions_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms_versions")),
        sa.UniqueConstraint("author", name=op.f("uq_terms_versions_author")),
        sa.UniqueConstraint(
            "track_id", "kind", "version", name=op.f("uq_terms_versions_track_id_kind_version")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("terms_versions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_terms_versions_track_id"), ["track_id"], unique=False)

    op.create_table(
        "windows",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("round_id", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "closed",
                "released",
                name="windowstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_windows_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_windows")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("windows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_windows_round_id"), ["round_id"], unique=False)

    op.create_table(
        "approvals",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("brief_id", sa.String(length=32), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "purpose IN ('approve', 'silence', 'release')", name=op.f("ck_approvals_purpose")
        ),
        sa.ForeignKeyConstraint(["brief_id"], ["briefs.id"], name=op.f("fk_approvals_brief_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_approvals_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
        sa.UniqueConstraint(
            "brief_id", "seat_id", "purpose", name=op.f("uq_approvals_brief_id_seat_id_purpose")
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_brief_id"), ["brief_id"], unique=False)

    op.create_table(
        "clarifications",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("brief_id", sa.String(length=32), nullable=False),
        sa.Column("recommendation_id", sa.String(length=32), nullable=True),
        sa.Column("asker", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("drafted", sa.Boolean(), nullable=False),
        sa.Column("forwarded", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["asker"], ["seats.id"], name=op.f("fk_clarifications_asker")),
        sa.ForeignKeyConstraint(
            ["brief_id"], ["briefs.id"], name=op.f("fk_clarifications_brief_id")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_clarifications_recommendation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_clarifications_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clarifications")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("clarifications", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clarifications_track_id"), ["track_id"], unique=False)

    op.create_table(
        "contributions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("window_id", sa.String(length=32), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("returned", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["window_id"], ["windows.id"], name=op.f("fk_contributions_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contributions_author"), ["author"], unique=False)
        batch_op.create_index(batch_op.f("ix_contributions_window_id"), ["window_id"], unique=False)

    op.create_table(
        "deliveries",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("brief_id", sa.String(length=32), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("acknowledged", sa.Boolean(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "in_person",
                "liaison",
                "letter",
                "by_word",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(["brief_id"], ["briefs.id"], name=op.f("fk_deliveries_brief_id")),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_deliveries_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("brief_id", "seat_id", name=op.f("uq_deliveries_brief_id_seat_id")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliveries_brief_id"), ["brief_id"], unique=False)

    op.create_table(
        "released_reasons",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("question_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name=op.f("fk_released_reasons_question_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_released_reasons")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("released_reasons", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_released_reasons_question_id"), ["question_id"], unique=False
        )

    op.create_table(
        "silence_breaks",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("brief_id", sa.String(length=32), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["brief_id"], ["briefs.id"], name=op.f("fk_silence_breaks_brief_id")
        ),
        sa.ForeignKeyConstraint(["seat_id"], ["seats.id"], name=op.f("fk_silence_breaks_seat_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_silence_breaks")),
        sa.UniqueConstraint("brief_id", "seat_id", name=op.f("uq_silence_breaks_brief_id_seat_id")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("silence_breaks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_silence_breaks_brief_id"), ["brief_id"], unique=False)

    op.create_table(
        "answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("delivery_id", sa.String(length=32), nullable=False),
        sa.Column("recommendation_id", sa.String(length=32), nullable=False),
        sa.Column(
            "response",
            sa.Enum(
                "noted",
                "under_consideration",
                "taken_up",
                "taken_up_in_part",
                "not_taken_up",
                "no_answer_by_date",
                name="response",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "channel",
            sa.Enum(
                "in_person",
                "liaison",
                "letter",
                "by_word",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("reasons", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_answers_delivery_id")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"], ["recommendations.id"], name=op.f("fk_answers_recommendation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint(
            "delivery_id",
            "recommendation_id",
            name=op.f("uq_answers_delivery_id_recommendation_id"),
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_delivery_id"), ["delivery_id"], unique=False)

    op.create_table(
        "recorded_answers",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("track_id", sa.String(length=32), nullable=False),
        sa.Column("delivery_id", sa.String(length=32), nullable=False),
        sa.Column("recommendation_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_recorded_answers_delivery_id")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations.id"],
            name=op.f("fk_recorded_answers_recommendation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["seats.id"], name=op.f("fk_recorded_answers_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["track_id"], ["tracks.id"], name=op.f("fk_recorded_answers_track_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recorded_answers")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("recorded_answers", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recorded_answers_track_id"), ["track_id"], unique=False
        )


def downgrade() -> None:
    """Step back."""
    with op.batch_alter_table("recorded_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recorded_answers_track_id"))

    op.drop_table("recorded_answers")
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answers_delivery_id"))

    op.drop_table("answers")
    with op.batch_alter_table("silence_breaks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_silence_breaks_brief_id"))

    op.drop_table("silence_breaks")
    with op.batch_alter_table("released_reasons", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_released_reasons_question_id"))

    op.drop_table("released_reasons")
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deliveries_brief_id"))

    op.drop_table("deliveries")
    with op.batch_alter_table("contributions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contributions_window_id"))
        batch_op.drop_index(batch_op.f("ix_contributions_author"))

    op.drop_table("contributions")
    with op.batch_alter_table("clarifications", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clarifications_track_id"))

    op.drop_table("clarifications")
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approvals_brief_id"))

    op.drop_table("approvals")
    with op.batch_alter_table("windows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_windows_round_id"))

    op.drop_table("windows")
    with op.batch_alter_table("terms_versions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_terms_versions_track_id"))

    op.drop_table("terms_versions")
    with op.batch_alter_table("round_summaries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_round_summaries_track_id"))

    op.drop_table("round_summaries")
    with op.batch_alter_table("released_contributions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_released_contributions_round_id"))

    op.drop_table("released_contributions")
    with op.batch_alter_table("recommendations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendations_track_id"))

    op.drop_table("recommendations")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_questions_round_id"))

    op.drop_table("questions")
    op.drop_table("paragraph_versions")
    op.drop_table("paper_versions")
    with op.batch_alter_table("caucus_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_caucus_entries_caucus_id"))

    op.drop_table("caucus_entries")
    with op.batch_alter_table("briefs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_briefs_track_id"))

    op.drop_table("briefs")
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_amendments_paragraph_id"))

    op.drop_table("amendments")
    op.drop_table("track_steps")
    with op.batch_alter_table("studies", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_studies_track_id"))

    op.drop_table("studies")
    with op.batch_alter_table("stops_asked", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stops_asked_track_id"))

    op.drop_table("stops_asked")
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seats_track_id"))

    op.drop_table("seats")
    with op.batch_alter_table("rounds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rounds_track_id"))

    op.drop_table("rounds")
    with op.batch_alter_table("readiness_decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_readiness_decisions_track_id"))

    op.drop_table("readiness_decisions")
    with op.batch_alter_table("readiness_answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_readiness_answers_track_id"))

    op.drop_table("readiness_answers")
    with op.batch_alter_table("public_milestones", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_public_milestones_track_id"))

    op.drop_table("public_milestones")
    with op.batch_alter_table("private_notes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_private_notes_track_id"))

    op.drop_table("private_notes")
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_passages_track_id"))

    op.drop_table("passages")
    with op.batch_alter_table("paragraphs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paragraphs_track_id"))

    op.drop_table("paragraphs")
    with op.batch_alter_table("papers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_papers_track_id"))

    op.drop_table("papers")
    with op.batch_alter_table("mergers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mergers_track_id"))

    op.drop_table("mergers")
    with op.batch_alter_table("identity_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identity_requests_track_id"))

    op.drop_table("identity_requests")
    with op.batch_alter_table("figures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_figures_track_id"))

    op.drop_table("figures")
    with op.batch_alter_table("fair_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fair_words_track_id"))

    op.drop_table("fair_words")
    with op.batch_alter_table("dissents", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dissents_track_id"))
        batch_op.drop_index(batch_op.f("ix_dissents_target_id"))

    op.drop_table("dissents")
    op.drop_table("destroyed")
    with op.batch_alter_table("contribution_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contribution_drafts_track_id"))

    op.drop_table("contribution_drafts")
    op.drop_table("charter_changes")
    with op.batch_alter_table("caucuses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_caucuses_track_id"))

    op.drop_table("caucuses")
    with op.batch_alter_table("candidates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_track_id"))

    op.drop_table("candidates")
    with op.batch_alter_table("actor_relations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actor_relations_track_id"))

    op.drop_table("actor_relations")
    with op.batch_alter_table("actor_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_actor_entries_track_id"))

    op.drop_table("actor_entries")
    op.drop_table("tracks")
    op.drop_table("sign_in_links")
    op.drop_table("shreddings")
    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sessions_owner"))

    op.drop_table("sessions")
    with op.batch_alter_table("positions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_positions_subject_id"))

    op.drop_table("positions")
    op.drop_table("official_consents")
    op.drop_table("mail")
    op.drop_table("links")
    op.drop_table("forgotten")
    op.drop_table("factors")
    op.drop_table("deployments")
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commands_verdict"))
        batch_op.drop_index(batch_op.f("ix_commands_settled"))

    op.drop_table("commands")
    op.drop_table("checkpoints")
    op.drop_table("audit_leaves")
    op.drop_table("audit_head")
    op.drop_table("attempts")
    op.drop_table("accounts")
