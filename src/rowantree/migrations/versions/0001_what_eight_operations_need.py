"""What eight operations need.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rowantree.models import columns

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Brings the schema one step forward."""
    op.create_table(
        "installation",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("identity", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("clock_offset", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("demo", columns.JsonType(), autoincrement=False, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("installation_pkey")),
    )
    op.create_table(
        "job",
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("arguments", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("due_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("leased_until", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("attempts", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("job_pkey")),
    )
    op.create_index(op.f("job_due_at_index"), "job", ["due_at"], unique=False)
    op.create_table(
        "organization",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("organization_pkey")),
    )
    op.create_table(
        "candidate_tag",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_tag_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("candidate_tag_pkey")),
        sa.UniqueConstraint("organization_id", "title", name=op.f("candidate_tag_organization_id_title_unique")),
    )
    op.create_index(
        op.f("candidate_tag_organization_id_created_at_id_index"),
        "candidate_tag",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("candidate_tag_organization_id_position_index"),
        "candidate_tag",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "event",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("subject_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("fields", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("actor_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("request_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("happened_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("event_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("event_pkey")),
    )
    op.create_index(
        op.f("event_organization_id_subject_id_happened_at_index"),
        "event",
        ["organization_id", "subject_id", "happened_at"],
        unique=False,
    )
    op.create_table(
        "source_type",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("source_type_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("source_type_pkey")),
    )
    op.create_table(
        "user",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("first_name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("last_name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("email", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("global_role", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_enabled", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_service", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("user_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("user_pkey")),
    )
    op.create_index(op.f("user_organization_id_id_index"), "user", ["organization_id", "id"], unique=False)
    op.create_index(op.f("user_organization_id_position_index"), "user", ["organization_id", "position"], unique=False)
    op.create_table(
        "webhook_setting",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("webhook_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("request_url", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("enabled", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("webhook_setting_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("webhook_setting_pkey")),
    )
    op.create_index(
        op.f("webhook_setting_organization_id_webhook_type_index"),
        "webhook_setting",
        ["organization_id", "webhook_type"],
        unique=False,
    )
    op.create_table(
        "api_key",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("permissions", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("switches", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("last_used_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("revoked_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("api_key_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("api_key_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("api_key_pkey")),
        sa.UniqueConstraint("digest", name=op.f("api_key_digest_unique")),
    )
    op.create_index(
        op.f("api_key_organization_id_created_at_id_index"),
        "api_key",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "source",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("source_type_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_type_id"],
            ["source_type.organization_id", "source_type.id"],
            name=op.f("source_organization_id_source_type_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("source_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("source_pkey")),
    )
    op.create_table(
        "webhook_delivery",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("webhook_setting_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("action_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("payload", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("attempts", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("last_outcome", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "webhook_setting_id"],
            ["webhook_setting.organization_id", "webhook_setting.id"],
            name=op.f("webhook_delivery_organization_id_webhook_setting_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("webhook_delivery_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("webhook_delivery_pkey")),
    )
    op.create_index(
        op.f("webhook_delivery_organization_id_webhook_setting_id_created_at_index"),
        "webhook_delivery",
        ["organization_id", "webhook_setting_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "candidate",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("email_addresses", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("phone_numbers", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("social_links", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("position_title", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("company", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("school", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("location", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("timezone", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("fraud_status", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("source_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("credited_to_user_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("external_mapping_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "credited_to_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("candidate_organization_id_credited_to_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("candidate_organization_id_source_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("candidate_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("candidate_pkey")),
        sa.UniqueConstraint(
            "organization_id", "external_mapping_id", name=op.f("candidate_organization_id_external_mapping_id_unique")
        ),
    )
    op.create_index(
        op.f("candidate_organization_id_added_at_id_index"),
        "candidate",
        ["organization_id", "added_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("candidate_organization_id_position_index"), "candidate", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "candidate_email",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("email", sa.Text(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("candidate_email_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_email_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "candidate_id", "email", name=op.f("candidate_email_pkey")),
    )
    op.create_index(
        op.f("candidate_email_organization_id_email_index"),
        "candidate_email",
        ["organization_id", "email"],
        unique=False,
    )
    op.create_table(
        "candidate_tagging",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_tag_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("tagged_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("candidate_tagging_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_tag_id"],
            ["candidate_tag.organization_id", "candidate_tag.id"],
            name=op.f("candidate_tagging_organization_id_candidate_tag_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_tagging_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "candidate_id", "candidate_tag_id", name=op.f("candidate_tagging_pkey")
        ),
    )
    op.create_index(
        op.f("candidate_tagging_organization_id_candidate_tag_id_index"),
        "candidate_tagging",
        ["organization_id", "candidate_tag_id"],
        unique=False,
    )
    op.execute("INSERT INTO installation (id, position, identity, clock_offset) VALUES (1, 0, '', 0)")
