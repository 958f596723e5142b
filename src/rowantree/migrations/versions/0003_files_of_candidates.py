"""Files of candidates.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from rowantree.models import columns

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Brings the schema one step forward."""
    op.create_table(
        "file",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("candidate_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("content_type", sa.Text(), autoincrement=False, nullable=False),
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("created_at", columns.TimeType(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "candidate_id"],
            ["candidate.organization_id", "candidate.id"],
            name=op.f("file_organization_id_candidate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("file_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "id", name=op.f("file_pkey")),
    )
    op.create_index(
        "file_organization_id_candidate_id_created_at_id_index",
        "file",
        ["organization_id", "candidate_id", "created_at", "id"],
        unique=False,
    )
    op.create_table(
        "file_text",
        sa.Column("organization_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("file_id", columns.IdType(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id", "file_id"],
            ["file.organization_id", "file.id"],
            name=op.f("file_text_organization_id_file_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("file_text_organization_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("organization_id", "file_id", name=op.f("file_text_pkey")),
    )
