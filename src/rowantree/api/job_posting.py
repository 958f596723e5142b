"""Job postings: how jobs are advertised."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam, true

from rowantree import models
from rowantree.api.shapes import job as job_shapes
from rowantree.api.shapes.compensation import CompensationTierGiven, tiers_given
from rowantree.api.shapes.job_posting import JobPosting, JobPostingSummary, JobPostingTold, show, show_summaries
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Time, UnsetType, WholePageInput, or_none
from rowantree.domain import advertisements, compensation, job_boards, postings
from rowantree.domain.forms import ApplicationFormDefinitionNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.job_boards import JobBoardNotFound
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.locations import LocationNotFound
from rowantree.domain.postings import MAX_DESCRIPTION, JobPostingNotFound, PostingStatus, Said
from rowantree.domain.survey_forms import SurveyFormDefinitionNotFound
from rowantree.models.columns import Among, Json
from rowantree.models.structure import WorkplaceType
from rowantree.webhooks.types import renders

NAMED = (LocationNotFound, ApplicationFormDefinitionNotFound, SurveyFormDefinitionNotFound, JobBoardNotFound)
"""What is refused of what a posting names."""

WhichPosting = Annotated[Id, Meta(description="The posting.")]
Drafts = Annotated[
    bool | UnsetType, Meta(description="Whether drafts count as well; without it they are as if they were not there.")
]
Workplace = Annotated[
    WorkplaceType | UnsetType | None,
    Meta(description="How people work there; null: as at its location. At a `LocationHierarchy` there is none."),
]
SuppressOpening = Annotated[
    bool | UnsetType, Meta(description="Whether what the brand says before each description is left out here.")
]
SuppressClosing = Annotated[
    bool | UnsetType, Meta(description="Whether what the brand says behind each description is left out here.")
]
Primary = Annotated[Id | UnsetType, Meta(description="The primary location; the job's when absent.")]
Secondary = Annotated[list[Id] | UnsetType, Meta(description="All other locations.")]
Listed = Annotated[
    bool | UnsetType, Meta(description="Whether it is for everybody's eyes, or only for who has the link.")
]
Deadline = Annotated[Time | UnsetType | None, Meta(description="Until when one can apply; null: for ever.")]
Boards = Annotated[list[Id] | UnsetType, Meta(description="All boards that show it.")]
Tiers = Annotated[
    list[CompensationTierGiven] | UnsetType | None, Meta(description="What is paid; null: what the job says.")
]
Surveys = Annotated[
    list[Id] | UnsetType, Meta(description="All surveys that candidates are asked besides the application form.")
]
DisplayPay = Annotated[bool | UnsetType, Meta(description="Whether applicants are to see what is paid.")]


class DescriptionGiven(Input):
    """A description."""

    type: Literal["text/html"]
    content: Annotated[
        Annotated[str, Meta(max_length=MAX_DESCRIPTION)],
        Meta(description="HTML of headings, paragraphs, lists, links, code and simple emphasis; other tags go."),
    ]


class Create(Input):
    """The posting to create."""

    job_id: Annotated[Id, Meta(description="The job that is advertised.")]
    title: Annotated[str | UnsetType, Meta(description="The job's title when absent.")] = UNSET
    description: DescriptionGiven
    location_id: Primary = UNSET
    secondary_location_ids: Secondary = UNSET
    workplace_type: Workplace = UNSET
    is_listed: Listed = UNSET
    application_deadline: Deadline = UNSET
    application_form_definition_id: Annotated[
        Id | UnsetType, Meta(description="What one answers to apply; the organization's default form when absent.")
    ] = UNSET
    survey_form_definition_ids: Surveys = UNSET
    job_board_ids: Annotated[
        list[Id] | UnsetType, Meta(description="All boards that show it; the primary external one when absent.")
    ] = UNSET
    compensation_tiers: Tiers = UNSET
    should_display_compensation: DisplayPay = UNSET
    suppress_description_opening: SuppressOpening = UNSET
    suppress_description_closing: SuppressClosing = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the posting shall have.")] = UNSET


@operation(
    "jobPosting.create",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobNotFound, *NAMED, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> JobPosting:
    """Creates a posting of a job.

    It begins as a draft: `jobPosting.setStatus` publishes it.
    """
    job = ctx.lock(models.job, body.job_id)
    return show(ctx, postings.add(ctx, job, _said(ctx, body, None), or_none(body.id)))


def _said(ctx: Context, body: Create | Update, tiers: Json | None) -> Said:
    """What `body` says of a posting that has these tiers."""
    said: Said = {}
    if body.description is not UNSET:
        said["description"] = body.description.content
    if body.application_form_definition_id is not UNSET:
        said["application_form_definition_id"] = body.application_form_definition_id
    if body.survey_form_definition_ids is not UNSET:
        said["survey_form_definition_ids"] = body.survey_form_definition_ids
    if body.application_deadline is not UNSET:
        said["application_deadline"] = body.application_deadline
    if body.compensation_tiers is not UNSET:
        given = body.compensation_tiers
        said["compensation_tiers"] = None if given is None else compensation.written(ctx, tiers, tiers_given(given))
    return said | _said_plainly(body)


def _said_plainly(body: Create | Update) -> Said:
    """What `body` says in the words in which it is stored."""
    said: Said = {}
    if body.title is not UNSET:
        said["title"] = body.title
    if body.location_id is not UNSET:
        said["location_id"] = body.location_id
    if body.secondary_location_ids is not UNSET:
        said["secondary_location_ids"] = body.secondary_location_ids
    if body.workplace_type is not UNSET:
        said["workplace_type"] = body.workplace_type
    if body.is_listed is not UNSET:
        said["is_listed"] = body.is_listed
    if body.job_board_ids is not UNSET:
        said["job_board_ids"] = body.job_board_ids
    if body.should_display_compensation is not UNSET:
        said["should_display_compensation"] = body.should_display_compensation
    if body.suppress_description_opening is not UNSET:
        said["suppress_description_opening"] = body.suppress_description_opening
    if body.suppress_description_closing is not UNSET:
        said["suppress_description_closing"] = body.suppress_description_closing
    return said


class Info(Input):
    """Which posting, and what of it."""

    job_posting_id: WhichPosting
    job_board_id: Annotated[
        Id | UnsetType, Meta(description="The board to show it as on; an external one it is on when absent.")
    ] = UNSET
    expand: Annotated[list[Literal["job"]] | UnsetType, Meta(description="What else to show.")] = UNSET
    include_unpublished_job_postings: Drafts = UNSET


@operation(
    "jobPosting.info",
    permission=Permission.JOBS_READ,
    writes=False,
    errors=(JobPostingNotFound, JobBoardNotFound),
)
def info(ctx: Context, body: Info) -> JobPosting:
    """Shows one posting. It is not found on a board that does not show it, such as one that is not in use."""
    posting = postings.visible(ctx, body.job_posting_id, drafts=body.include_unpublished_job_postings is True)
    board = ctx.get(models.job_board, body.job_board_id) if body.job_board_id else None
    if board is not None and not (board.is_enabled and board.id in postings.boards_of(ctx, posting)):
        raise JobPostingNotFound(id=posting.id)
    shown = show(ctx, posting, board)
    if body.expand:
        job = ctx.find(models.job, posting.job_id)
        if job is None:  # hidden since, and the posting with it
            raise JobPostingNotFound(id=posting.id)
        shown.job = job_shapes.show(ctx, job)
    return shown


class List(WholePageInput):
    """Which postings to list."""

    location: Annotated[
        str | UnsetType, Meta(description="Only those whose primary location has exactly this name.")
    ] = UNSET
    department: Annotated[
        str | UnsetType,
        Meta(description="Only those of a department or team of exactly this name, or of one under it."),
    ] = UNSET
    listed_only: Annotated[bool | UnsetType, Meta(description="Whether unlisted ones are left out.")] = UNSET
    job_board_id: Annotated[Id | UnsetType, Meta(description="The board; the primary external one when absent.")] = (
        UNSET
    )
    include_unpublished_job_postings: Drafts = UNSET


_posting, _placement = models.job_posting, models.job_posting_placement
LIST = Listing(
    _posting,
    {
        "board_id": _placement.c.job_board_id == bindparam("board_id", type_=_placement.c.job_board_id.type),
        "published": _posting.c.published_at.is_not(None),
        "listed": _posting.c.is_listed == true(),
        "location": models.location.c.name == bindparam("location"),
        "department_ids": Among(models.job.c.department_id, "department_ids"),
    },
    {"published": True},
    joined=_posting.core.join(_placement.core, _placement.c.job_posting_id == _posting.c.id)
    .join(models.job.core, models.job.c.id == _posting.c.job_id)
    .join(models.location.core, models.location.c.id == _posting.c.location_id),
    size=WHOLE,
)


@operation("jobPosting.list", permission=Permission.JOBS_READ, writes=False, errors=(JobBoardNotFound,))
def list_(ctx: Context, body: List) -> Page[JobPostingSummary]:
    """Lists the published postings of a board in the order in which they were created, the unlisted ones included.

    Without a limit, one answer has them all. A board that is not in use shows none.
    """
    board = ctx.get(models.job_board, body.job_board_id) if body.job_board_id else job_boards.primary_board(ctx)
    if board is None or not board.is_enabled:
        return Page(results=[], more_data_available=False)
    found = ctx.page(
        LIST,
        body,
        board_id=board.id,
        published=False if body.include_unpublished_job_postings is True else None,
        listed=True if body.listed_only is True else None,
        location=or_none(body.location),
        department_ids=None if body.department is UNSET else advertisements.teams_within(ctx, body.department),
    )
    return found.page(show_summaries(ctx, found.rows, board))


class Update(Input):
    """The posting, and what of it to change; what is absent stays as it is."""

    extensions = (
        "location_id",
        "secondary_location_ids",
        "is_listed",
        "application_deadline",
        "application_form_definition_id",
        "survey_form_definition_ids",
        "job_board_ids",
        "compensation_tiers",
        "should_display_compensation",
    )

    job_posting_id: Annotated[Id, Meta(description="The posting to change.")]
    title: str | UnsetType = UNSET
    workplace_type: Workplace = UNSET
    suppress_description_opening: SuppressOpening = UNSET
    suppress_description_closing: SuppressClosing = UNSET
    description: DescriptionGiven | UnsetType = UNSET
    include_unpublished_job_postings: Drafts = UNSET
    location_id: Annotated[Id | UnsetType, Meta(description="The primary location.")] = UNSET
    secondary_location_ids: Secondary = UNSET
    is_listed: Listed = UNSET
    application_deadline: Deadline = UNSET
    application_form_definition_id: Annotated[Id | UnsetType, Meta(description="What one answers to apply.")] = UNSET
    survey_form_definition_ids: Surveys = UNSET
    job_board_ids: Boards = UNSET
    compensation_tiers: Tiers = UNSET
    should_display_compensation: DisplayPay = UNSET


@operation(
    "jobPosting.update",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobPostingNotFound, *NAMED),
)
def update(ctx: Context, body: Update) -> JobPosting:
    """Changes a posting.

    An update that changes nothing leaves `updatedAt` as it is. Of the description only the posting's own part changes.
    """
    drafts = body.include_unpublished_job_postings is True
    job, posting = postings.locked(ctx, body.job_posting_id, drafts=drafts)
    return show(ctx, postings.revise(ctx, job, posting, _said(ctx, body, posting.compensation_tiers)))


class UpdateCompensation(Input):
    """The posting, and what it says of the pay."""

    job_posting_id: Annotated[Id, Meta(description="The posting.")]
    compensation_tiers: Annotated[
        list[CompensationTierGiven] | None, Meta(description="All tiers, at least one; null: what the job says.")
    ]
    include_unpublished_job_postings: Drafts = UNSET


@operation(
    "jobPosting.updateCompensation",
    permission=Permission.JOBS_WRITE,
    writes=True,
    errors=(JobPostingNotFound,),
)
def update_compensation(ctx: Context, body: UpdateCompensation) -> JobPosting:
    """Says what a posting pays, or makes it show again what its job says.

    Tiers take the place of those before, with new ids; where they say the same, everything stays as it is.
    """
    job, posting = postings.locked(ctx, body.job_posting_id, drafts=body.include_unpublished_job_postings is True)
    given, tiers = body.compensation_tiers, posting.compensation_tiers
    written = None if given is None else compensation.written(ctx, tiers, tiers_given(given))
    return show(ctx, postings.revise(ctx, job, posting, {"compensation_tiers": written}))


class SetStatus(Input):
    """The posting and its new status."""

    job_posting_id: WhichPosting
    status: PostingStatus


@operation("jobPosting.setStatus", permission=Permission.JOBS_WRITE, writes=True, errors=(JobPostingNotFound,))
def set_status(ctx: Context, body: SetStatus) -> JobPosting:
    """Publishes a posting or makes it a draft again.

    Published can be what has a title and a description and advertises an open job. One that already has the status
    stays as it is.
    """
    job, posting = postings.locked(ctx, body.job_posting_id, drafts=True)
    return show(ctx, postings.set_status(ctx, job, posting, body.status))


@renders("jobPostingUpdate", "jobPosting.updated", "jobPosting.published", "jobPosting.unpublished")
def changed(ctx: Context, posting_id: Id) -> JobPostingTold | None:
    """A posting was changed, published or taken off."""
    return _told(ctx, posting_id)


@renders("jobPostingPublish", "jobPosting.published")
def published(ctx: Context, posting_id: Id) -> JobPostingTold | None:
    """A posting was published."""
    return _told(ctx, posting_id)


@renders("jobPostingUnpublish", "jobPosting.unpublished")
def unpublished(ctx: Context, posting_id: Id) -> JobPostingTold | None:
    """A posting was taken off."""
    return _told(ctx, posting_id)


def _told(ctx: Context, posting_id: Id) -> JobPostingTold | None:
    """The posting as it is told, unless its job is confidential."""
    posting = ctx.find(models.job_posting, posting_id)
    if posting is None or posting.confidential:
        return None
    return JobPostingTold(job_posting=show_summaries(ctx, [posting])[0])
