"""How openings look: the single positions that a job is to fill."""

from __future__ import annotations

from rowantree.api.shapes.custom_field import CustomFieldValue
from rowantree.api.shapes.hiring_team import HiringTeamMember
from rowantree.core.wire import UNSET, Id, Output, TimeShown, UnsetType
from rowantree.models.job import EmploymentType, OpeningState


class OpeningVersion(Output):
    """What an opening said from one change to the next."""

    id: Id
    identifier: str
    description: str
    author_id: Id
    created_at: TimeShown
    team_id: Id | UnsetType = UNSET
    job_ids: list[Id]
    target_hire_date: str | UnsetType = UNSET
    target_start_date: str | UnsetType = UNSET
    is_backfill: bool
    employment_type: EmploymentType
    location_ids: list[Id]
    hiring_team: list[HiringTeamMember]
    custom_fields: list[CustomFieldValue]


class Opening(Output):
    """A position to fill."""

    id: Id
    opened_at: TimeShown | UnsetType = UNSET
    closed_at: TimeShown | UnsetType = UNSET
    is_archived: bool
    archived_at: TimeShown | UnsetType = UNSET
    close_reason_id: Id | UnsetType = UNSET
    opening_state: OpeningState
    latest_version: OpeningVersion | UnsetType = UNSET
