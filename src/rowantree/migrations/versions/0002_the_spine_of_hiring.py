"""The spine of hiring.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rowantree.models import columns

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Brings the schema one step forward."""
    _make_room()
    _widen()
    op.create_table(
        "application_form_definition",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sections", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("is_default", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("application_form_definition_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("application_form_definition_pkey")),
    )
    op.create_index(
        "application_form_definition_organization_id_created_at_id_index",
        "application_form_definition",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "archive_reason",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("reason_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("archive_reason_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("archive_reason_pkey")),
    )
    op.create_index(
        "archive_reason_organization_id_created_at_id_index",
        "archive_reason",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "brand",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("hosted_jobs_page_slug", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("description_opening", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("description_closing", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("brand_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("brand_pkey")),
        sa.UniqueConstraint("hosted_jobs_page_slug", name=op.f("brand_hosted_jobs_page_slug_unique")),
    )
    op.create_index(
        "brand_organization_id_created_at_id_index", "brand", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_table(
        "department",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("external_name", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("parent_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("extra_data", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("department_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("department_pkey")),
    )
    op.create_index(
        "department_organization_id_created_at_id_index",
        "department",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "department_organization_id_position_index", "department", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "hiring_team_role",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_for_applications", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("hiring_team_role_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("hiring_team_role_pkey")),
        sa.UniqueConstraint("organization_id", "title", name=op.f("hiring_team_role_organization_id_title_unique")),
    )
    op.create_index(
        "hiring_team_role_organization_id_created_at_id_index",
        "hiring_team_role",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "interview_plan",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_draft", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_plan_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_plan_pkey")),
    )
    op.create_index(
        "interview_plan_organization_id_created_at_id_index",
        "interview_plan",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "interview_plan_organization_id_position_index", "interview_plan", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "interview_stage_group",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("stage_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("order_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_stage_group_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_stage_group_pkey")),
    )
    op.create_index(
        "interview_stage_group_organization_id_order_number_id_index",
        "interview_stage_group",
        ["organization_id", "order_number", "id"],
        unique=False,
    )
    op.create_table(
        "job_board",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_internal", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_enabled", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("job_board_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("job_board_pkey")),
    )
    op.create_index(
        "job_board_organization_id_created_at_id_index",
        "job_board",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "job_board_organization_id_position_index", "job_board", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "location",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("external_name", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("parent_location_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("address", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("is_remote", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("workplace_type", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("extra_data", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("location_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("location_pkey")),
    )
    op.create_index(
        "location_organization_id_created_at_id_index",
        "location",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "location_organization_id_position_index", "location", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "interview_stage",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_plan_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("order_in_interview_plan", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("interview_stage_group_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_plan_id"],
            ["interview_plan.organization_id", "interview_plan.id"],
            name=op.f("interview_stage_organization_id_interview_plan_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_stage_group_id"],
            ["interview_stage_group.organization_id", "interview_stage_group.id"],
            name=op.f("interview_stage_organization_id_interview_stage_group_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_stage_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_stage_pkey")),
    )
    op.create_index(
        "interview_stage_order_in_interview_plan_index",
        "interview_stage",
        ["organization_id", "interview_plan_id", "order_in_interview_plan", "id"],
        unique=False,
    )
    op.create_table(
        "job",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("searched_title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("employment_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("location_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("department_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("default_interview_plan_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("custom_requisition_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("brand_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("author_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("compensation_tiers", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("opened_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("closed_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["user.organization_id", "user.id"],
            name=op.f("job_organization_id_author_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "brand_id"],
            ["brand.organization_id", "brand.id"],
            name=op.f("job_organization_id_brand_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "default_interview_plan_id"],
            ["interview_plan.organization_id", "interview_plan.id"],
            name=op.f("job_organization_id_default_interview_plan_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "department_id"],
            ["department.organization_id", "department.id"],
            name=op.f("job_organization_id_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "location_id"],
            ["location.organization_id", "location.id"],
            name=op.f("job_organization_id_location_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("job_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("job_pkey")),
    )
    op.create_index(
        "job_organization_id_created_at_id_index", "job", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "job_organization_id_custom_requisition_id_index",
        "job",
        ["organization_id", "custom_requisition_id"],
        unique=False,
    )
    op.create_index("job_organization_id_position_index", "job", ["organization_id", "position"], unique=False)
    op.create_table(
        "job_interview_plan",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_plan_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_plan_id"],
            ["interview_plan.organization_id", "interview_plan.id"],
            name=op.f("job_interview_plan_organization_id_interview_plan_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("job_interview_plan_organization_id_job_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("job_interview_plan_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "job_id", "interview_plan_id", name=op.f("job_interview_plan_pkey")),
    )
    op.create_table(
        "job_posting",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("description", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("suppress_description_opening", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("suppress_description_closing", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("location_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("secondary_location_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("workplace_type", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("is_listed", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("application_deadline", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("application_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("compensation_tiers", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("should_display_compensation", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("published_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_form_definition_id"],
            ["application_form_definition.organization_id", "application_form_definition.id"],
            name=op.f("job_posting_organization_id_application_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("job_posting_organization_id_job_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "location_id"],
            ["location.organization_id", "location.id"],
            name=op.f("job_posting_organization_id_location_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("job_posting_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("job_posting_pkey")),
    )
    op.create_index(
        "job_posting_organization_id_created_at_id_index",
        "job_posting",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "job_posting_organization_id_job_id_index", "job_posting", ["organization_id", "job_id"], unique=False
    )
    op.create_table(
        "job_team_member",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("hiring_team_role_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "hiring_team_role_id"],
            ["hiring_team_role.organization_id", "hiring_team_role.id"],
            name=op.f("job_team_member_organization_id_hiring_team_role_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("job_team_member_organization_id_job_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("job_team_member_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("job_team_member_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "job_id", "user_id", "hiring_team_role_id", name=op.f("job_team_member_pkey")
        ),
    )
    op.create_table(
        "source_tracking_link",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("source_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("enabled", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("source_tracking_link_organization_id_source_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("source_tracking_link_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("source_tracking_link_pkey")),
        sa.UniqueConstraint("organization_id", "code", name=op.f("source_tracking_link_organization_id_code_unique")),
    )
    op.create_index(
        "source_tracking_link_organization_id_created_at_id_index",
        "source_tracking_link",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "source_tracking_link_organization_id_position_index",
        "source_tracking_link",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "application",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("interview_stage_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("source_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("credited_to_user_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("archive_reason_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("archived_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("applied_via_job_posting_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("submitter_client_ip", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("submitter_user_agent", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "applied_via_job_posting_id"],
            ["job_posting.organization_id", "job_posting.id"],
            name=op.f("application_organization_id_applied_via_job_posting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "archive_reason_id"],
            ["archive_reason.organization_id", "archive_reason.id"],
            name=op.f("application_organization_id_archive_reason_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("application_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "credited_to_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("application_organization_id_credited_to_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_stage_id"],
            ["interview_stage.organization_id", "interview_stage.id"],
            name=op.f("application_organization_id_interview_stage_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("application_organization_id_job_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "source_id"],
            ["source.organization_id", "source.id"],
            name=op.f("application_organization_id_source_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("application_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("application_pkey")),
    )
    op.create_index(
        "application_id_index",
        "application",
        ["organization_id", "candidate_id", "added_at", "id", "confidential"],
        unique=False,
    )
    op.create_index(
        "application_organization_id_added_at_id_index",
        "application",
        ["organization_id", "added_at", "id"],
        unique=False,
    )
    op.create_index(
        "application_organization_id_job_id_added_at_id_index",
        "application",
        ["organization_id", "job_id", "added_at", "id"],
        unique=False,
    )
    op.create_index(
        "application_organization_id_position_index", "application", ["organization_id", "position"], unique=False
    )
    op.create_index(
        "application_organization_id_status_added_at_id_index",
        "application",
        ["organization_id", "status", "added_at", "id"],
        unique=False,
    )
    op.create_table(
        "candidate_note",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("author_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_private", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["user.organization_id", "user.id"],
            name=op.f("candidate_note_organization_id_author_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("candidate_note_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_note_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("candidate_note_pkey")),
    )
    op.create_index(
        "candidate_note_organization_id_candidate_id_added_at_id_index",
        "candidate_note",
        ["organization_id", "candidate_id", "added_at", "id"],
        unique=False,
    )
    op.create_index(
        "candidate_note_organization_id_position_index", "candidate_note", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "job_posting_placement",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("job_posting_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_board_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_board_id"],
            ["job_board.organization_id", "job_board.id"],
            name=op.f("job_posting_placement_organization_id_job_board_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_posting_id"],
            ["job_posting.organization_id", "job_posting.id"],
            name=op.f("job_posting_placement_organization_id_job_posting_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("job_posting_placement_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "job_posting_id", "job_board_id", name=op.f("job_posting_placement_pkey")
        ),
    )
    op.create_index(
        "job_posting_placement_organization_id_job_board_id_index",
        "job_posting_placement",
        ["organization_id", "job_board_id"],
        unique=False,
    )
    op.create_table(
        "application_history_item",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("stage_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("interview_stage_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("entered_stage_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("left_stage_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("archive_reason_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("actor_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "actor_id"],
            ["user.organization_id", "user.id"],
            name=op.f("application_history_item_organization_id_actor_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("application_history_item_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "archive_reason_id"],
            ["archive_reason.organization_id", "archive_reason.id"],
            name=op.f("application_history_item_organization_id_archive_reason_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_stage_id"],
            ["interview_stage.organization_id", "interview_stage.id"],
            name=op.f("application_history_item_organization_id_interview_stage_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("application_history_item_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("application_history_item_pkey")),
    )
    op.create_index(
        "application_history_item_stage_number_index",
        "application_history_item",
        ["organization_id", "application_id", "stage_number", "id"],
        unique=False,
    )
    op.create_table(
        "application_team_member",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("hiring_team_role_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("application_team_member_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "hiring_team_role_id"],
            ["hiring_team_role.organization_id", "hiring_team_role.id"],
            name=op.f("application_team_member_organization_id_hiring_team_role_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("application_team_member_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("application_team_member_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id",
            "application_id",
            "user_id",
            "hiring_team_role_id",
            name=op.f("application_team_member_pkey"),
        ),
    )
    op.create_table(
        "form_submission",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_posting_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("form_submission_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("form_submission_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_posting_id"],
            ["job_posting.organization_id", "job_posting.id"],
            name=op.f("form_submission_organization_id_job_posting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("form_submission_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("form_submission_pkey")),
    )
    op.create_index(
        "form_submission_organization_id_application_id_index",
        "form_submission",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "form_submission_organization_id_candidate_id_submitted_at_index",
        "form_submission",
        ["organization_id", "candidate_id", "submitted_at"],
        unique=False,
    )
    op.drop_index(op.f("user_organization_id_id_index"), table_name="user")
    op.create_index(
        "user_organization_id_created_at_id_index", "user", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_index(
        "user_organization_id_searched_email_index", "user", ["organization_id", "searched_email"], unique=False
    )
    op.drop_index(
        op.f("webhook_delivery_organization_id_webhook_setting_id_created_at_index"), table_name="webhook_delivery"
    )
    op.create_index(
        "webhook_delivery_webhook_setting_id_index",
        "webhook_delivery",
        ["organization_id", "webhook_setting_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "webhook_setting_organization_id_created_at_id_index",
        "webhook_setting",
        ["organization_id", "created_at", "id"],
        unique=False,
    )


def _make_room() -> None:
    """The name `job` is for what is hired for; what waits for the worker is a queued job."""
    op.create_table(
        "queued_job",
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("arguments", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("due_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("leased_until", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("attempts", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("queued_job_pkey")),
    )
    op.create_index(op.f("queued_job_due_at_index"), "queued_job", ["due_at"], unique=False)
    op.execute("INSERT INTO queued_job SELECT id, kind, arguments, due_at, leased_until, attempts FROM job")
    op.drop_table("job")


def _widen() -> None:
    """Columns that existing tables get; what is there already gets the most likely value."""
    op.add_column(
        "candidate", sa.Column("searched_name", sa.Text(), autoincrement=False, nullable=False, server_default="")
    )
    op.add_column("organization", sa.Column("public_website", sa.Text(), autoincrement=False, nullable=True))
    op.add_column(
        "organization", sa.Column("timezone", sa.Text(), autoincrement=False, nullable=False, server_default="UTC")
    )
    op.add_column("organization", sa.Column("application_limit", sa.BigInteger(), autoincrement=False, nullable=True))
    op.add_column(
        "organization",
        sa.Column("application_limit_days", sa.BigInteger(), autoincrement=False, nullable=False, server_default="30"),
    )
    op.add_column("organization", sa.Column("application_limit_message", sa.Text(), autoincrement=False, nullable=True))
    op.add_column("user", sa.Column("manager_id", columns.IdType(), autoincrement=False, nullable=True))
    op.add_column(
        "user",
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False, server_default=_beginning()),
    )
    op.add_column("user", sa.Column("searched_email", sa.Text(), autoincrement=False, nullable=True))
    op.add_column("webhook_setting", sa.Column("pinging", sa.Text(), autoincrement=False, nullable=True))
    op.execute('UPDATE "user" SET created_at = updated_at')
    candidate = sa.table(
        "candidate", sa.column("organization_id"), sa.column("id"), sa.column("name"), sa.column("searched_name")
    )
    found = op.get_bind().execute(sa.select(candidate.c.organization_id, candidate.c.id, candidate.c.name)).all()
    for organization_id, candidate_id, name in found:
        op.execute(
            sa.update(candidate)
            .where(candidate.c.organization_id == organization_id, candidate.c.id == candidate_id)
            .values(searched_name=name.casefold())
        )
    user = sa.table(
        "user", sa.column("organization_id"), sa.column("id"), sa.column("email"), sa.column("searched_email")
    )
    people = op.get_bind().execute(sa.select(user.c.organization_id, user.c.id, user.c.email)).all()
    for organization_id, user_id, email in people:
        op.execute(
            sa.update(user)
            .where(user.c.organization_id == organization_id, user.c.id == user_id)
            .values(searched_email=email and email.casefold())
        )


def _beginning() -> sa.TextClause:
    """1970, for the moment between adding a column and filling it."""
    return sa.text("0" if op.get_context().dialect.name == "sqlite" else "to_timestamp(0)")
