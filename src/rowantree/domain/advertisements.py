"""Advertisements: postings with what they show of the job, the brand, the location and the teams around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.statement import Lookup, Query
from rowantree.domain import compensation, markup, postings, tree
from rowantree.domain.compensation import Tier
from rowantree.domain.postings import PostingStatus
from rowantree.models.columns import Id
from rowantree.models.structure import WorkplaceType


class Team(NamedTuple):
    """A department or team in the tree of them."""

    id: Id
    name: str
    parent_id: Id | None


class Placement(NamedTuple):
    """A board in use that a posting is on."""

    job_posting_id: Id
    job_board_id: Id
    is_internal: bool


_team, _placement, _board = models.department, models.job_posting_placement, models.job_board
TEAMS = Query(Team, select(_team.c.id, _team.c.name, _team.c.parent_id))
PLACEMENTS = Lookup(
    Placement,
    select(_placement.c.job_posting_id, _placement.c.job_board_id, _board.c.is_internal)
    .join(_board.core, _board.c.id == _placement.c.job_board_id)
    .where(_board.c.is_enabled == true()),
    _placement.c.job_posting_id,
)
JOBS = Lookup(models.Job, select(*models.job.columns), models.job.c.id)
BRANDS = Lookup(models.Brand, select(*models.brand.columns), models.brand.c.id)


@dataclass(frozen=True)
class Advertisement:
    """A posting with the records that it shows something of."""

    posting: models.JobPosting
    job: models.Job
    team_names: list[str]
    location: models.Location
    brand: models.Brand | None
    is_internal: bool
    """Whether it is on internal boards only."""
    base_url: str

    @property
    def workplace_type(self) -> WorkplaceType | None:
        """How people work there."""
        return self.posting.workplace_type or self.location.workplace_type

    @property
    def is_remote(self) -> bool:
        """Whether people work there from elsewhere."""
        own = self.posting.workplace_type
        return self.location.is_remote if own is None else own == "Remote"

    @property
    def page_of_jobs(self) -> str:
        """The address of the brand's page."""
        return f"{self.base_url}/{self.brand.hosted_jobs_page_slug}" if self.brand else self.base_url

    @property
    def page(self) -> str:
        """The address of the posting's page."""
        return f"{self.page_of_jobs}/{self.posting.id}"

    @property
    def tiers(self) -> list[Tier]:
        """What is paid: what the posting says itself, or else what its job does."""
        own = self.posting.compensation_tiers
        return compensation.tiers(self.job.compensation_tiers if own is None else own)

    @property
    def status(self) -> PostingStatus:
        """Whether it is published."""
        return "Draft" if self.posting.published_at is None else "Published"

    @property
    def published_date(self) -> str | None:
        """The day on which it was published, in UTC."""
        published_at = self.posting.published_at
        return None if published_at is None else published_at.date().isoformat()

    @property
    def external_link(self) -> str | None:
        """The address of the posting's page, where it is for everybody."""
        return None if self.is_internal else self.page

    @property
    def apply_link(self) -> str:
        """The address of the page to apply."""
        return f"{self.page}/application"

    @property
    def department_name(self) -> str:
        """The department at the top."""
        return self.team_names[0] if self.team_names else ""

    @property
    def team_name(self) -> str:
        """The department or team of the job."""
        return self.team_names[-1] if self.team_names else ""

    @property
    def location_external_name(self) -> str:
        """How candidates read the primary location."""
        return self.location.external_name or self.location.name

    @property
    def opening(self) -> str | None:
        """What the brand says before the description, where that is not suppressed."""
        return (
            None if self.brand is None or self.posting.suppress_description_opening else self.brand.description_opening
        )

    @property
    def closing(self) -> str | None:
        """What the brand says behind the description, where that is not suppressed."""
        return (
            None if self.brand is None or self.posting.suppress_description_closing else self.brand.description_closing
        )

    @cached_property
    def description(self) -> str:
        """All parts of the description, as HTML."""
        return "".join(filter(None, [self.opening, self.posting.description, self.closing]))

    @cached_property
    def description_plain(self) -> str:
        """All parts of the description, as text."""
        parts = [self.opening, self.posting.description, self.closing]
        return "\n\n".join(filter(None, (markup.plain(part) for part in parts if part)))


def advertisements(
    ctx: Context, rows: list[models.JobPosting], board: models.JobBoard | None = None
) -> list[Advertisement]:
    """These postings with the records around them, as on `board` where one is meant, in a fixed number of statements.

    One whose job was hidden from this key since the posting was read is left out.
    """
    jobs = {job.id: job for job in ctx.by_id(JOBS, (row.job_id for row in rows))}
    locations = {each.id: each for each in ctx.by_id(postings.LOCATIONS, (row.location_id for row in rows))}
    brands = {brand.id: brand for brand in ctx.by_id(BRANDS, (job.brand_id for job in jobs.values()))}
    teams = {team.id: team for team in ctx.rows(TEAMS)} if rows else {}
    internal = _internal_ones(ctx, rows) if board is None else {row.id for row in rows if board.is_internal}
    return [
        Advertisement(
            posting=row,
            job=jobs[row.job_id],
            team_names=_names(teams, jobs[row.job_id].department_id),
            location=locations[row.location_id],
            brand=brands.get(jobs[row.job_id].brand_id or Id("")),
            is_internal=row.id in internal,
            base_url=ctx.world.base_url,
        )
        for row in rows
        if row.job_id in jobs
    ]


def _internal_ones(ctx: Context, rows: list[models.JobPosting]) -> set[Id]:
    """Which of these postings are on internal boards and on no others."""
    boards = ctx.by_id(PLACEMENTS, (row.id for row in rows))
    return {each.job_posting_id for each in boards} - {each.job_posting_id for each in boards if not each.is_internal}


def _names(teams: dict[Id, Team], team_id: Id | None) -> list[str]:
    """The names from the department at the top to the team."""
    names: list[str] = []
    seen: set[Id] = set()
    while team_id is not None and team_id not in seen:
        seen.add(team_id)
        team = teams[team_id]
        names.insert(0, team.name)
        team_id = team.parent_id
    return names


def teams_within(ctx: Context, name: str) -> list[Id]:
    """The departments and teams of exactly this name, and all that stand under them."""
    teams = ctx.rows(TEAMS)
    parents = {team.id: team.parent_id for team in teams}
    named = [team.id for team in teams if team.name == name]
    return sorted(each for each in parents if any(tree.is_within(parents, each, of) for of in named))
