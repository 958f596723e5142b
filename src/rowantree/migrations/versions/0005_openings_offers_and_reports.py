"""Openings, offers, approvals and reports.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rowantree.models import columns

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Brings the schema one step forward."""
    op.create_table(
        "approval_definition",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("entity_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("entity_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("is_managed_by_api", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("steps", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("approval_definition_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("approval_definition_pkey")),
    )
    op.create_index(
        "approval_definition_organization_id_created_at_id_index",
        "approval_definition",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "approval_definition_organization_id_entity_id_index",
        "approval_definition",
        ["organization_id", "entity_id"],
        unique=False,
    )
    op.create_table(
        "report",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("parameters", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("report_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("report_pkey")),
    )
    op.create_index(
        "report_organization_id_created_at_id_index", "report", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_table(
        "report_start",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("started_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("report_start_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("report_start_pkey")),
    )
    op.create_index(
        "report_start_organization_id_started_at_index", "report_start", ["organization_id", "started_at"], unique=False
    )
    op.create_table(
        "approval",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("approval_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("entity_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("entity_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("subject_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("submitted_by_user_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("steps", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("completed_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("rejected_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "approval_definition_id"],
            ["approval_definition.organization_id", "approval_definition.id"],
            name=op.f("approval_organization_id_approval_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "submitted_by_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("approval_organization_id_submitted_by_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("approval_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("approval_pkey")),
    )
    op.create_index(
        "approval_organization_id_created_at_id_index",
        "approval",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "approval_organization_id_entity_id_index", "approval", ["organization_id", "entity_id"], unique=False
    )
    op.create_index(
        "approval_organization_id_position_index", "approval", ["organization_id", "position"], unique=False
    )
    op.create_index(
        "approval_organization_id_subject_id_created_at_index",
        "approval",
        ["organization_id", "subject_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "report_run",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("request_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("report_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("sees_confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("definition_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("result", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("failure_reason", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("started_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("finished_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("expires_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "report_id"],
            ["report.organization_id", "report.id"],
            name=op.f("report_run_organization_id_report_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("report_run_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("report_run_pkey")),
        sa.UniqueConstraint("organization_id", "request_id", name=op.f("report_run_organization_id_request_id_unique")),
    )
    op.create_index(
        "report_run_organization_id_report_id_started_at_index",
        "report_run",
        ["organization_id", "report_id", "started_at"],
        unique=False,
    )
    op.create_index(
        "report_run_organization_id_started_at_index", "report_run", ["organization_id", "started_at"], unique=False
    )
    op.create_table(
        "offer_process",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("started_by_user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("offer_process_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("offer_process_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "started_by_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("offer_process_organization_id_started_by_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("offer_process_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("offer_process_pkey")),
    )
    op.create_index(
        "offer_process_organization_id_application_id_index",
        "offer_process",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "offer_process_organization_id_candidate_id_index",
        "offer_process",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_table(
        "opening",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("archived_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("opened_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("closed_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("close_reason_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("latest_version_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("searched_identifier", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("opening_organization_id_application_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "close_reason_id"],
            ["close_reason.organization_id", "close_reason.id"],
            name=op.f("opening_organization_id_close_reason_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("opening_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("opening_pkey")),
    )
    op.create_index(
        "opening_organization_id_application_id_index", "opening", ["organization_id", "application_id"], unique=False
    )
    op.create_index(
        "opening_organization_id_created_at_id_index", "opening", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_index("opening_organization_id_position_index", "opening", ["organization_id", "position"], unique=False)
    op.create_index(
        "opening_organization_id_searched_identifier_index",
        "opening",
        ["organization_id", "searched_identifier"],
        unique=False,
    )
    op.create_table(
        "outbox_message",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("communication_template_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("recipient", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("due_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("outbox_message_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("outbox_message_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "communication_template_id"],
            ["communication_template.organization_id", "communication_template.id"],
            name=op.f("outbox_message_organization_id_communication_template_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("outbox_message_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("outbox_message_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("outbox_message_pkey")),
    )
    op.create_index(
        "outbox_message_organization_id_application_id_index",
        "outbox_message",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "outbox_message_organization_id_candidate_id_index",
        "outbox_message",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "outbox_message_organization_id_created_at_id_index",
        "outbox_message",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "offer",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("offer_process_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("acceptance_status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("offer_status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("approval_status", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("decided_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("opening_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("latest_version_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("offer_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("offer_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "offer_process_id"],
            ["offer_process.organization_id", "offer_process.id"],
            name=op.f("offer_organization_id_offer_process_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("offer_organization_id_opening_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("offer_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("offer_pkey")),
        sa.UniqueConstraint(
            "organization_id", "offer_process_id", name=op.f("offer_organization_id_offer_process_id_unique")
        ),
    )
    op.create_index(
        "offer_organization_id_application_id_index", "offer", ["organization_id", "application_id"], unique=False
    )
    op.create_index(
        "offer_organization_id_candidate_id_index", "offer", ["organization_id", "candidate_id"], unique=False
    )
    op.create_index(
        "offer_organization_id_created_at_id_index", "offer", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_index("offer_organization_id_opening_id_index", "offer", ["organization_id", "opening_id"], unique=False)
    op.create_index("offer_organization_id_position_index", "offer", ["organization_id", "position"], unique=False)
    op.create_table(
        "offer_form",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("offer_process_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "offer_process_id"],
            ["offer_process.organization_id", "offer_process.id"],
            name=op.f("offer_form_organization_id_offer_process_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("offer_form_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("offer_form_pkey")),
    )
    op.create_index(
        "offer_form_organization_id_offer_process_id_index",
        "offer_form",
        ["organization_id", "offer_process_id"],
        unique=False,
    )
    op.create_table(
        "opening_job",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opening_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("opening_job_organization_id_job_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("opening_job_organization_id_opening_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("opening_job_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "opening_id", "job_id", name=op.f("opening_job_pkey")),
    )
    op.create_index(
        "opening_job_organization_id_job_id_index", "opening_job", ["organization_id", "job_id"], unique=False
    )
    op.create_table(
        "opening_team_member",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opening_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("hiring_team_role_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "hiring_team_role_id"],
            ["hiring_team_role.organization_id", "hiring_team_role.id"],
            name=op.f("opening_team_member_organization_id_hiring_team_role_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("opening_team_member_organization_id_opening_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("opening_team_member_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("opening_team_member_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "opening_id", "user_id", "hiring_team_role_id", name=op.f("opening_team_member_pkey")
        ),
    )
    op.create_table(
        "opening_version",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("opening_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("identifier", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("description", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("author_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("team_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("job_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("location_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("target_hire_date", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("target_start_date", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("is_backfill", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("employment_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["user.organization_id", "user.id"],
            name=op.f("opening_version_organization_id_author_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("opening_version_organization_id_opening_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "team_id"],
            ["department.organization_id", "department.id"],
            name=op.f("opening_version_organization_id_team_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("opening_version_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("opening_version_pkey")),
    )
    op.create_index(
        "opening_version_organization_id_opening_id_created_at_index",
        "opening_version",
        ["organization_id", "opening_id", "created_at"],
        unique=False,
    )
    op.create_table(
        "offer_version",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("offer_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("start_date", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("salary", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("opening_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("author_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("approval_definition_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("approval_status", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("pdf_file_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("docx_file_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("signed_file_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "approval_definition_id"],
            ["approval_definition.organization_id", "approval_definition.id"],
            name=op.f("offer_version_organization_id_approval_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["user.organization_id", "user.id"],
            name=op.f("offer_version_organization_id_author_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "docx_file_id"],
            ["file.organization_id", "file.id"],
            name=op.f("offer_version_organization_id_docx_file_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "offer_id"],
            ["offer.organization_id", "offer.id"],
            name=op.f("offer_version_organization_id_offer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "opening_id"],
            ["opening.organization_id", "opening.id"],
            name=op.f("offer_version_organization_id_opening_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "pdf_file_id"],
            ["file.organization_id", "file.id"],
            name=op.f("offer_version_organization_id_pdf_file_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "signed_file_id"],
            ["file.organization_id", "file.id"],
            name=op.f("offer_version_organization_id_signed_file_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("offer_version_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("offer_version_pkey")),
    )
    op.create_index(
        "offer_version_organization_id_offer_id_created_at_index",
        "offer_version",
        ["organization_id", "offer_id", "created_at"],
        unique=False,
    )
