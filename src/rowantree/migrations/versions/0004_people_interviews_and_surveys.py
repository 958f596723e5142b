"""People, interviews, surveys and custom fields.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rowantree.models import columns

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Brings the schema one step forward."""
    op.create_table(
        "assessment_partner",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("base_url", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("secret", sa.LargeBinary(), autoincrement=False, nullable=False),
        sa.Column("is_enabled", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("has_custom_fields", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("can_cancel", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("custom_fields", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("custom_fields_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("assessment_partner_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("assessment_partner_pkey")),
    )
    op.create_index(
        "assessment_partner_organization_id_created_at_id_index",
        "assessment_partner",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "close_reason",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("close_reason_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("close_reason_pkey")),
    )
    op.create_index(
        "close_reason_organization_id_created_at_id_index",
        "close_reason",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "close_reason_organization_id_position_index", "close_reason", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "communication_template",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("intended_types", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("communication_template_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("communication_template_pkey")),
    )
    op.create_index(
        "communication_template_organization_id_created_at_id_index",
        "communication_template",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "custom_field",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("description", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("object_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("field_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("selectable_values", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("is_private", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_date_only", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_exposable_to_candidate", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("reference_identifier", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("custom_field_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("custom_field_pkey")),
        sa.UniqueConstraint(
            "organization_id",
            "reference_identifier",
            name=op.f("custom_field_organization_id_reference_identifier_unique"),
        ),
    )
    op.create_index(
        "custom_field_organization_id_created_at_id_index",
        "custom_field",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "custom_field_organization_id_position_index", "custom_field", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "feedback_form_definition",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sections", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("is_default", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("feedback_form_definition_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("feedback_form_definition_pkey")),
    )
    op.create_index(
        "feedback_form_definition_organization_id_created_at_id_index",
        "feedback_form_definition",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "feedback_form_definition_organization_id_position_index",
        "feedback_form_definition",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "interviewer_pool",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("training_path_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("requires_training", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interviewer_pool_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interviewer_pool_pkey")),
    )
    op.create_index(
        "interviewer_pool_organization_id_created_at_id_index",
        "interviewer_pool",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "interviewer_pool_organization_id_position_index",
        "interviewer_pool",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "referral_form",
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
            name=op.f("referral_form_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("referral_form_pkey")),
    )
    op.create_index(
        "referral_form_organization_id_created_at_id_index",
        "referral_form",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "survey_form_definition",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sections", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("survey_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_anonymous", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_default", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("survey_form_definition_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("survey_form_definition_pkey")),
    )
    op.create_index(
        "survey_form_definition_organization_id_created_at_id_index",
        "survey_form_definition",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "survey_form_definition_organization_id_position_index",
        "survey_form_definition",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "interviewer_pause",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("starts_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("ends_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("comment", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("interviewer_pause_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interviewer_pause_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interviewer_pause_pkey")),
        sa.UniqueConstraint(
            "organization_id", "user_id", name=op.f("interviewer_pause_organization_id_user_id_unique")
        ),
    )
    op.create_table(
        "interviewer_pool_training_stage",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interviewer_pool_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("stage_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("interviewer_role", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("interviews_required", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("approval_required", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("approver_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "interviewer_pool_id"],
            ["interviewer_pool.organization_id", "interviewer_pool.id"],
            name=op.f("interviewer_pool_training_stage_organization_id_interviewer_pool_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interviewer_pool_training_stage_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interviewer_pool_training_stage_pkey")),
    )
    op.create_index(
        "interviewer_pool_training_stage_organization_id_index",
        "interviewer_pool_training_stage",
        ["organization_id", "interviewer_pool_id"],
        unique=False,
    )
    op.create_table(
        "job_template",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_active", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("employment_type", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("location_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("department_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("default_interview_plan_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("interview_plan_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "default_interview_plan_id"],
            ["interview_plan.organization_id", "interview_plan.id"],
            name=op.f("job_template_organization_id_default_interview_plan_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "department_id"],
            ["department.organization_id", "department.id"],
            name=op.f("job_template_organization_id_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "location_id"],
            ["location.organization_id", "location.id"],
            name=op.f("job_template_organization_id_location_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("job_template_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("job_template_pkey")),
    )
    op.create_index(
        "job_template_organization_id_created_at_id_index",
        "job_template",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "job_template_organization_id_position_index", "job_template", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "project",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("searched_title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("description", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("author_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "author_id"],
            ["user.organization_id", "user.id"],
            name=op.f("project_organization_id_author_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("project_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("project_pkey")),
    )
    op.create_index(
        "project_organization_id_created_at_id_index", "project", ["organization_id", "created_at", "id"], unique=False
    )
    op.create_index("project_organization_id_position_index", "project", ["organization_id", "position"], unique=False)
    op.create_table(
        "detached_answers",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("survey_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_on", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("detached_answers_organization_id_job_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "survey_form_definition_id"],
            ["survey_form_definition.organization_id", "survey_form_definition.id"],
            name=op.f("detached_answers_organization_id_survey_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("detached_answers_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("detached_answers_pkey")),
    )
    op.create_index(
        "detached_answers_organization_id_job_id_index", "detached_answers", ["organization_id", "job_id"], unique=False
    )
    op.create_index(
        "detached_answers_submitted_on_index",
        "detached_answers",
        ["organization_id", "survey_form_definition_id", "submitted_on", "id"],
        unique=False,
    )
    op.create_table(
        "interview",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("external_title", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_archived", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_default", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_feedback_required", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("is_feedback_requested", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("instructions", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("job_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("feedback_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interviewer_pool_ids", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "feedback_form_definition_id"],
            ["feedback_form_definition.organization_id", "feedback_form_definition.id"],
            name=op.f("interview_organization_id_feedback_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "job_id"],
            ["job.organization_id", "job.id"],
            name=op.f("interview_organization_id_job_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("interview_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_pkey")),
    )
    op.create_index(
        "interview_organization_id_created_at_id_index",
        "interview",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "interview_organization_id_feedback_form_definition_id_index",
        "interview",
        ["organization_id", "feedback_form_definition_id"],
        unique=False,
    )
    op.create_index("interview_organization_id_job_id_index", "interview", ["organization_id", "job_id"], unique=False)
    op.create_index(
        "interview_organization_id_position_index", "interview", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "interviewer_pool_member",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("interviewer_pool_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("training_stage_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("interviews_completed", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "interviewer_pool_id"],
            ["interviewer_pool.organization_id", "interviewer_pool.id"],
            name=op.f("interviewer_pool_member_organization_id_interviewer_pool_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "training_stage_id"],
            ["interviewer_pool_training_stage.organization_id", "interviewer_pool_training_stage.id"],
            name=op.f("interviewer_pool_member_organization_id_training_stage_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("interviewer_pool_member_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interviewer_pool_member_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "interviewer_pool_id", "user_id", name=op.f("interviewer_pool_member_pkey")
        ),
    )
    op.create_index(
        "interviewer_pool_member_organization_id_user_id_index",
        "interviewer_pool_member",
        ["organization_id", "user_id"],
        unique=False,
    )
    op.create_table(
        "candidate_email_message",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("api_key_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("provider_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("sender", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("recipient", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("cc", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("body", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("message_url", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("message_id_header", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("thread_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_private", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("user_is_sender", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("sent_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "api_key_id"],
            ["api_key.organization_id", "api_key.id"],
            name=op.f("candidate_email_message_organization_id_api_key_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("candidate_email_message_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("candidate_email_message_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_email_message_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("candidate_email_message_pkey")),
        sa.UniqueConstraint(
            "organization_id",
            "api_key_id",
            "provider_id",
            name=op.f("candidate_email_message_organization_id_api_key_id_provider_id_unique"),
        ),
    )
    op.create_index(
        "candidate_email_message_added_at_index",
        "candidate_email_message",
        ["organization_id", "candidate_id", "added_at", "id"],
        unique=False,
    )
    op.create_table(
        "candidate_project",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("project_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("added_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("candidate_project_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "project_id"],
            ["project.organization_id", "project.id"],
            name=op.f("candidate_project_organization_id_project_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("candidate_project_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "candidate_id", "project_id", name=op.f("candidate_project_pkey")),
    )
    op.create_index(
        "candidate_project_added_at_index",
        "candidate_project",
        ["organization_id", "candidate_id", "added_at", "project_id"],
        unique=False,
    )
    op.create_index(
        "candidate_project_organization_id_project_id_index",
        "candidate_project",
        ["organization_id", "project_id"],
        unique=False,
    )
    op.create_table(
        "client_info",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("ip_address", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("user_agent", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("related_entity_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("related_entity_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("client_info_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("client_info_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("client_info_pkey")),
    )
    op.create_index(
        "client_info_organization_id_candidate_id_created_at_id_index",
        "client_info",
        ["organization_id", "candidate_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "client_info_organization_id_position_index", "client_info", ["organization_id", "position"], unique=False
    )
    op.create_index(
        "client_info_organization_id_related_entity_id_index",
        "client_info",
        ["organization_id", "related_entity_id"],
        unique=False,
    )
    op.create_table(
        "fraud_check",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("signals", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("fraud_check_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fraud_check_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("fraud_check_pkey")),
    )
    op.create_index(
        "fraud_check_organization_id_candidate_id_created_at_id_index",
        "fraud_check",
        ["organization_id", "candidate_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "assessment",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("assessment_partner_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("partner_assessment_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("assessment_type_id", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("status_value", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("profile_url", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("result", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("cancelled_reason", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("metadata", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("problem", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("reported_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("started_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("assessment_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "assessment_partner_id"],
            ["assessment_partner.organization_id", "assessment_partner.id"],
            name=op.f("assessment_organization_id_assessment_partner_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("assessment_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("assessment_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("assessment_pkey")),
        sa.UniqueConstraint(
            "organization_id",
            "assessment_partner_id",
            "partner_assessment_id",
            name=op.f("assessment_organization_id_assessment_partner_id_partner_assessment_id_unique"),
        ),
    )
    op.create_index(
        "assessment_organization_id_application_id_index",
        "assessment",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "assessment_organization_id_candidate_id_index", "assessment", ["organization_id", "candidate_id"], unique=False
    )
    op.create_index(
        "assessment_organization_id_created_at_id_index",
        "assessment",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "assessment_organization_id_partner_assessment_id_index",
        "assessment",
        ["organization_id", "partner_assessment_id"],
        unique=False,
    )
    op.create_table(
        "criteria_evaluation",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("evaluation", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("criteria_evaluation_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("criteria_evaluation_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("criteria_evaluation_pkey")),
    )
    op.create_index(
        "criteria_evaluation_created_at_index",
        "criteria_evaluation",
        ["organization_id", "application_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "interview_schedule",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_stage_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("scheduled_by_user_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("api_key_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "api_key_id"],
            ["api_key.organization_id", "api_key.id"],
            name=op.f("interview_schedule_organization_id_api_key_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("interview_schedule_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("interview_schedule_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_stage_id"],
            ["interview_stage.organization_id", "interview_stage.id"],
            name=op.f("interview_schedule_organization_id_interview_stage_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "scheduled_by_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("interview_schedule_organization_id_scheduled_by_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_schedule_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_schedule_pkey")),
    )
    op.create_index(
        "interview_schedule_organization_id_application_id_index",
        "interview_schedule",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "interview_schedule_organization_id_candidate_id_index",
        "interview_schedule",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "interview_schedule_organization_id_created_at_id_index",
        "interview_schedule",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "interview_schedule_organization_id_interview_stage_id_index",
        "interview_schedule",
        ["organization_id", "interview_stage_id"],
        unique=False,
    )
    op.create_index(
        "interview_schedule_organization_id_position_index",
        "interview_schedule",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "referral",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("referral_form_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("credited_to_user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("referral_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("referral_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "credited_to_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("referral_organization_id_credited_to_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "referral_form_id"],
            ["referral_form.organization_id", "referral_form.id"],
            name=op.f("referral_organization_id_referral_form_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("referral_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("referral_pkey")),
    )
    op.create_index(
        "referral_organization_id_application_id_index", "referral", ["organization_id", "application_id"], unique=False
    )
    op.create_index(
        "referral_organization_id_candidate_id_index", "referral", ["organization_id", "candidate_id"], unique=False
    )
    op.create_table(
        "survey_request",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("survey_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("survey_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("survey_request_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("survey_request_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "survey_form_definition_id"],
            ["survey_form_definition.organization_id", "survey_form_definition.id"],
            name=op.f("survey_request_organization_id_survey_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("survey_request_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("survey_request_pkey")),
    )
    op.create_index(
        "survey_request_organization_id_application_id_index",
        "survey_request",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "survey_request_organization_id_candidate_id_index",
        "survey_request",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "survey_request_organization_id_created_at_id_index",
        "survey_request",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "survey_request_organization_id_position_index", "survey_request", ["organization_id", "position"], unique=False
    )
    op.create_table(
        "survey_submission",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("survey_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("survey_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("is_detached", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("survey_submission_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("survey_submission_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "survey_form_definition_id"],
            ["survey_form_definition.organization_id", "survey_form_definition.id"],
            name=op.f("survey_submission_organization_id_survey_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("survey_submission_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("survey_submission_pkey")),
    )
    op.create_index(
        "survey_submission_organization_id_application_id_index",
        "survey_submission",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "survey_submission_organization_id_candidate_id_index",
        "survey_submission",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "survey_submission_organization_id_position_index",
        "survey_submission",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_index(
        "survey_submission_organization_id_submitted_at_id_index",
        "survey_submission",
        ["organization_id", "submitted_at", "id"],
        unique=False,
    )
    op.create_index(
        "survey_submission_submitted_at_index",
        "survey_submission",
        ["organization_id", "survey_type", "submitted_at", "id"],
        unique=False,
    )
    op.create_table(
        "interview_event",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_schedule_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("interview_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("start_time", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("end_time", columns.TimeType(), autoincrement=False, nullable=True),
        sa.Column("location", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("meeting_link", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("interviewer_calendar_event_id", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("extra_data", columns.JsonType(), autoincrement=False, nullable=True),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("updated_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("interview_event_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_id"],
            ["interview.organization_id", "interview.id"],
            name=op.f("interview_event_organization_id_interview_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_schedule_id"],
            ["interview_schedule.organization_id", "interview_schedule.id"],
            name=op.f("interview_event_organization_id_interview_schedule_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_event_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("interview_event_pkey")),
    )
    op.create_index(
        "interview_event_interview_schedule_id_index",
        "interview_event",
        ["organization_id", "interview_schedule_id", "start_time"],
        unique=False,
    )
    op.create_index(
        "interview_event_organization_id_application_id_index",
        "interview_event",
        ["organization_id", "application_id"],
        unique=False,
    )
    op.create_index(
        "interview_event_organization_id_created_at_id_index",
        "interview_event",
        ["organization_id", "created_at", "id"],
        unique=False,
    )
    op.create_index(
        "interview_event_organization_id_end_time_index",
        "interview_event",
        ["organization_id", "end_time"],
        unique=False,
    )
    op.create_index(
        "interview_event_organization_id_position_index",
        "interview_event",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_table(
        "application_feedback",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("application_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("feedback_form_definition_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("form_definition", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_values", columns.JsonType(), autoincrement=False, nullable=False),
        sa.Column("submitted_by_user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("interview_event_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("application_history_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.Column("submitted_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "application_id"],
            ["application.organization_id", "application.id"],
            name=op.f("application_feedback_organization_id_application_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("application_feedback_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "feedback_form_definition_id"],
            ["feedback_form_definition.organization_id", "feedback_form_definition.id"],
            name=op.f("application_feedback_organization_id_feedback_form_definition_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_event_id"],
            ["interview_event.organization_id", "interview_event.id"],
            name=op.f("application_feedback_organization_id_interview_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_id"],
            ["interview.organization_id", "interview.id"],
            name=op.f("application_feedback_organization_id_interview_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "submitted_by_user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("application_feedback_organization_id_submitted_by_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("application_feedback_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("application_feedback_pkey")),
    )
    op.create_index(
        "application_feedback_organization_id_candidate_id_index",
        "application_feedback",
        ["organization_id", "candidate_id"],
        unique=False,
    )
    op.create_index(
        "application_feedback_organization_id_interview_event_id_index",
        "application_feedback",
        ["organization_id", "interview_event_id"],
        unique=False,
    )
    op.create_index(
        "application_feedback_organization_id_position_index",
        "application_feedback",
        ["organization_id", "position"],
        unique=False,
    )
    op.create_index(
        "application_feedback_organization_id_submitted_at_id_index",
        "application_feedback",
        ["organization_id", "submitted_at", "id"],
        unique=False,
    )
    op.create_index(
        "application_feedback_submitted_at_index",
        "application_feedback",
        ["organization_id", "application_id", "submitted_at", "id"],
        unique=False,
    )
    op.create_table(
        "interview_event_interviewer",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("interview_event_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("user_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_feedback_required", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("training_role", sa.Text(), autoincrement=False, nullable=True),
        sa.Column("interviewer_pool_id", columns.IdType(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_event_id"],
            ["interview_event.organization_id", "interview_event.id"],
            name=op.f("interview_event_interviewer_organization_id_interview_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interviewer_pool_id"],
            ["interviewer_pool.organization_id", "interviewer_pool.id"],
            name=op.f("interview_event_interviewer_organization_id_interviewer_pool_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "user_id"],
            ["user.organization_id", "user.id"],
            name=op.f("interview_event_interviewer_organization_id_user_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("interview_event_interviewer_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "organization_id", "interview_event_id", "user_id", name=op.f("interview_event_interviewer_pkey")
        ),
    )
    op.create_index(
        "interview_event_interviewer_organization_id_user_id_index",
        "interview_event_interviewer",
        ["organization_id", "user_id"],
        unique=False,
    )
    op.create_table(
        "notetaker_transcript",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("interview_event_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("file_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("confidential", sa.Boolean(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.Column("expires_at", columns.TimeType(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id", "file_id"],
            ["file.organization_id", "file.id"],
            name=op.f("notetaker_transcript_organization_id_file_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id", "interview_event_id"],
            ["interview_event.organization_id", "interview_event.id"],
            name=op.f("notetaker_transcript_organization_id_interview_event_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("notetaker_transcript_organization_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("notetaker_transcript_pkey")),
    )
    op.create_index(
        "notetaker_transcript_organization_id_interview_event_id_index",
        "notetaker_transcript",
        ["organization_id", "interview_event_id"],
        unique=False,
    )
    op.add_column("application", sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True))
    op.add_column("candidate", sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True))
    op.add_column("candidate", sa.Column("anonymized_at", columns.TimeType(), autoincrement=False, nullable=True))
    op.add_column("job", sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True))
    op.add_column(
        "job_posting",
        sa.Column(
            "survey_form_definition_ids", columns.JsonType(), autoincrement=False, nullable=False, server_default="[]"
        ),
    )
    op.add_column(
        "organization",
        sa.Column("disabled_features", columns.JsonType(), autoincrement=False, nullable=False, server_default="[]"),
    )
    op.add_column(
        "user",
        sa.Column("sees_private_fields", sa.Boolean(), autoincrement=False, nullable=False, server_default=sa.false()),
    )
    op.add_column("user", sa.Column("daily_interview_limit", sa.BigInteger(), autoincrement=False, nullable=True))
    op.add_column("user", sa.Column("weekly_interview_limit", sa.BigInteger(), autoincrement=False, nullable=True))
    op.add_column("user", sa.Column("custom_values", columns.JsonType(), autoincrement=False, nullable=True))
    op.add_column("webhook_delivery", sa.Column("subject_id", columns.IdType(), autoincrement=False, nullable=True))
    op.create_index(
        "webhook_delivery_organization_id_subject_id_index",
        "webhook_delivery",
        ["organization_id", "subject_id"],
        unique=False,
    )
