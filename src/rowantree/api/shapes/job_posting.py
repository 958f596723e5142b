"""How job postings look: in full, in lists and to search engines."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.compensation import PostingCompensation, show_of_posting
from rowantree.api.shapes.form import FormDefinition, forms_by_id
from rowantree.api.shapes.job import Job
from rowantree.api.shapes.linked_data import LinkedData, linked_data
from rowantree.api.shapes.location import LocationAddress, show_address
from rowantree.api.shapes.survey import SurveyFormDefinition, forms_in_order
from rowantree.core.context import Context
from rowantree.core.wire import UNSET, Id, Meta, Output, TimeShown, UnsetType, show_time
from rowantree.domain import compensation, markup, postings
from rowantree.domain.advertisements import Advertisement, advertisements
from rowantree.domain.postings import JobPostingNotFound, PostingStatus
from rowantree.models.job import EmploymentType
from rowantree.models.structure import WorkplaceType

SOCIAL = 200
"""How long the description for social media is at most."""


class PostingLocationIds(Output):
    """Where a posting's job is."""

    primary_location_id: Id
    secondary_location_ids: list[Id]


class JobPostingSummary(Output):
    """An advertisement of a job, as lists show it."""

    id: Id
    title: str
    job_id: Id
    department_name: Annotated[str, Meta(description="The department at the top, above the job's team.")]
    team_name: Annotated[str, Meta(description="The department or team of the job.")]
    location_name: Annotated[str, Meta(description="The name of the primary location.")]
    location_external_name: Annotated[str, Meta(description="How candidates read the primary location.")]
    workplace_type: WorkplaceType | UnsetType = UNSET
    employment_type: EmploymentType
    is_listed: Annotated[bool, Meta(description="Whether it is for everybody's eyes, or only for who has the link.")]
    published_date: Annotated[str | None, Meta(description="The day on which it was published; null for a draft.")]
    application_deadline: Annotated[TimeShown | None, Meta(description="Until when one can apply.")]
    external_link: Annotated[str | None, Meta(description="Its page; null on an internal board.")]
    apply_link: Annotated[str, Meta(description="The page to apply.")]
    location_ids: PostingLocationIds
    compensation_tier_summary: Annotated[
        str | UnsetType, Meta(description="All tiers of pay in one line; absent where there are none.")
    ] = UNSET
    should_display_compensation_on_job_board: Annotated[
        bool, Meta(description="Whether applicants are to see the pay where postings are listed.")
    ]
    updated_at: TimeShown
    status: PostingStatus


class JobPostingTold(Output):
    """What webhooks tell of a posting."""

    job_posting: JobPostingSummary


class DescriptionPart(Output):
    """A part of a description."""

    html: str
    plain: str


class DescriptionParts(Output):
    """A posting's description between what its brand says before and behind each."""

    description_opening: Annotated[DescriptionPart | None, Meta(description="The brand's; null where suppressed.")]
    description_body: Annotated[DescriptionPart, Meta(description="The posting's own.")]
    description_closing: Annotated[DescriptionPart | None, Meta(description="The brand's; null where suppressed.")]


class JobPosting(Output):
    """An advertisement of a job."""

    id: Id
    title: str
    description_plain: Annotated[str, Meta(description="All parts of the description as text.")]
    description_html: Annotated[str, Meta(description="All parts of the description as HTML.")]
    description_social: Annotated[str, Meta(description="Its beginning, at most 200 characters.")]
    description_parts: DescriptionParts
    department_name: Annotated[str, Meta(description="The department at the top, above the job's team.")]
    team_name: Annotated[str, Meta(description="The department or team of the job.")]
    team_name_hierarchy: Annotated[list[str], Meta(description="The names from the department to the team.")]
    job_id: Id
    location_name: Annotated[str, Meta(description="The name of the primary location.")]
    location_ids: PostingLocationIds
    workplace_type: WorkplaceType | UnsetType = UNSET
    linked_data: LinkedData
    published_date: Annotated[str | None, Meta(description="The day on which it was published; null for a draft.")]
    address: Annotated[LocationAddress | UnsetType, Meta(description="Of the primary location.")] = UNSET
    application_deadline: Annotated[TimeShown | None, Meta(description="Until when one can apply.")]
    is_remote: Annotated[bool, Meta(description="Whether the work can be done from elsewhere.")]
    employment_type: EmploymentType
    application_form_definition: Annotated[FormDefinition, Meta(description="What one answers to apply.")]
    survey_form_definitions: Annotated[
        list[SurveyFormDefinition], Meta(description="What candidates are asked besides: see surveySubmission.create.")
    ]
    is_listed: Annotated[bool, Meta(description="Whether it is for everybody's eyes, or only for who has the link.")]
    suppress_description_opening: bool
    suppress_description_closing: bool
    external_link: Annotated[str | None, Meta(description="Its page; null on an internal board.")]
    apply_link: Annotated[str, Meta(description="The page to apply.")]
    compensation: PostingCompensation
    updated_at: TimeShown
    application_limit_callout_html: Annotated[
        str | UnsetType,
        Meta(description="What applicants are told of a limit to how often they may apply, if anything."),
    ] = UNSET
    status: PostingStatus
    location_external_name: Annotated[str, Meta(description="How candidates read the primary location.")]
    job: Annotated[Job | UnsetType, Meta(description="Only when expanded.")] = UNSET


def show_summaries(
    ctx: Context, rows: list[models.JobPosting], board: models.JobBoard | None = None
) -> list[JobPostingSummary]:
    """Postings as lists show them, in as many statements for a hundred as for one."""
    return [_summary(each) for each in advertisements(ctx, rows, board)]


def _summary(each: Advertisement) -> JobPostingSummary:
    row = each.posting
    return JobPostingSummary(
        id=row.id,
        title=row.title,
        job_id=row.job_id,
        department_name=each.department_name,
        team_name=each.team_name,
        location_name=each.location.name,
        location_external_name=each.location_external_name,
        workplace_type=each.workplace_type or UNSET,
        employment_type=each.job.employment_type,
        is_listed=row.is_listed,
        published_date=each.published_date,
        application_deadline=None if row.application_deadline is None else show_time(row.application_deadline),
        external_link=each.external_link,
        apply_link=each.apply_link,
        location_ids=_location_ids(row),
        compensation_tier_summary=compensation.summary(each.tiers) or UNSET,
        should_display_compensation_on_job_board=row.should_display_compensation,
        updated_at=show_time(row.updated_at),
        status=each.status,
    )


def show(ctx: Context, row: models.JobPosting, board: models.JobBoard | None = None) -> JobPosting:
    """A posting as answers show it, as on `board` where one is meant.

    Raises:
        JobPostingNotFound: its job was hidden from this key since the posting was read.
    """
    found = advertisements(ctx, [row], board)
    if not found:
        raise JobPostingNotFound(id=row.id)
    each = found[0]
    form_id = row.application_form_definition_id
    return JobPosting(
        id=row.id,
        title=row.title,
        description_plain=each.description_plain,
        description_html=each.description,
        description_social=_shortened(each.description_plain),
        description_parts=_description_parts(each),
        department_name=each.department_name,
        team_name=each.team_name,
        team_name_hierarchy=each.team_names,
        job_id=row.job_id,
        location_name=each.location.name,
        location_ids=_location_ids(row),
        workplace_type=each.workplace_type or UNSET,
        linked_data=linked_data(each),
        published_date=each.published_date,
        address=show_address(each.location.address),
        application_deadline=None if row.application_deadline is None else show_time(row.application_deadline),
        is_remote=each.is_remote,
        employment_type=each.job.employment_type,
        application_form_definition=forms_by_id(ctx, [form_id])[form_id],
        survey_form_definitions=forms_in_order(ctx, postings.survey_forms(row)),
        is_listed=row.is_listed,
        suppress_description_opening=row.suppress_description_opening,
        suppress_description_closing=row.suppress_description_closing,
        external_link=each.external_link,
        apply_link=each.apply_link,
        compensation=show_of_posting(each.tiers, displayed=row.should_display_compensation),
        updated_at=show_time(row.updated_at),
        status=each.status,
        location_external_name=each.location_external_name,
    )


def _location_ids(row: models.JobPosting) -> PostingLocationIds:
    return PostingLocationIds(
        primary_location_id=row.location_id, secondary_location_ids=postings.secondary_locations(row)
    )


def _description_parts(each: Advertisement) -> DescriptionParts:
    return DescriptionParts(
        description_opening=None if each.opening is None else _description_part(each.opening),
        description_body=_description_part(each.posting.description),
        description_closing=None if each.closing is None else _description_part(each.closing),
    )


def _description_part(html: str) -> DescriptionPart:
    return DescriptionPart(html=html, plain=markup.plain(html))


def _shortened(text: str) -> str:
    """The beginning of `text` in one line, up to a word's end."""
    line = " ".join(text.split())
    if len(line) <= SOCIAL:
        return line
    beginning = line[: SOCIAL - 1].rpartition(" ")[0] or line[: SOCIAL - 1]
    return f"{beginning}…"
