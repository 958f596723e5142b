"""Reports: what an organization wants counted, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.columns import Id, Json
from rowantree.models.organization import organization
from rowantree.models.table import table

ReportKind = Literal[
    "feedbackTurnaround",
    "funnel",
    "interviewerLoad",
    "offers",
    "openRoles",
    "sources",
    "timeInStage",
    "timeToHire",
]
ReportRunStatus = Literal["complete", "failed", "in_progress"]


class Report(NamedTuple):
    """What is counted."""

    organization_id: int
    id: Id
    title: str
    kind: ReportKind
    parameters: Json
    """What is counted and what is left out, as `domain.reports` writes it."""
    is_archived: bool
    created_at: datetime
    updated_at: datetime


class ReportRun(NamedTuple):
    """One counting, and what came of it."""

    organization_id: int
    id: Id
    request_id: str
    """What it is polled by: `rep_result:` and letters."""
    report_id: Id
    sees_confidential: bool
    """Whether confidential jobs are counted: only keys that may see them get this result."""
    status: ReportRunStatus
    definition_at: datetime
    """When the report was changed last before this was counted: what was counted by another definition is not given
    again."""
    result: Json | None
    """What was counted, as `domain.reports.running` writes it."""
    failure_reason: str | None
    started_at: datetime
    finished_at: datetime | None
    expires_at: datetime
    """When what came of it is no longer given again; while it runs: when it counts as given up."""


class ReportStart(NamedTuple):
    """That somebody wanted a counting, newly made or not: so many of them are allowed in a minute."""

    organization_id: int
    id: Id
    started_at: datetime


report = table(
    Report,
    owner={"organization_id": organization},
    order=("created_at", "id"),
)
report_run = table(
    ReportRun,
    owner={"organization_id": organization, "report_id": report},
    unique=[("organization_id", "request_id")],
    indexes=[("organization_id", "report_id", "started_at"), ("organization_id", "started_at")],
)
report_start = table(
    ReportStart,
    owner={"organization_id": organization},
    indexes=[("organization_id", "started_at")],
)
