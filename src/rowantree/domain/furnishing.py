"""What every organization begins with, so that nobody has to set up the obvious."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import run
from rowantree.domain import feedback_forms, forms, interviews
from rowantree.domain.reports import definitions
from rowantree.models.plan import ReasonType, StageType

SOURCES = {
    "Inbound": ("Careers Page", "Job Board", "Event"),
    "Outbound": ("LinkedIn", "Sourced by the Team"),
    "Referral": ("Employee Referral",),
    "Agency": ("Recruiting Agency",),
}
ROLES = ("Hiring Manager", "Recruiter", "Recruiting Coordinator", "Sourcer")
ARCHIVE_REASONS: tuple[tuple[str, ReasonType], ...] = (
    ("Not enough experience", "RejectedByOrg"),
    ("Somebody else was hired", "RejectedByOrg"),
    ("Withdrew", "RejectedByCandidate"),
    ("Took another offer", "RejectedByCandidate"),
    ("The position was closed", "Other"),
)
CLOSE_REASONS = ("Filled", "On hold", "No longer needed", "Opened by mistake")
STAGE_GROUPS: tuple[tuple[str, StageType], ...] = (
    ("Leads", "Lead"),
    ("Application review", "PreInterviewScreen"),
    ("Interviews", "Active"),
    ("Offers", "Offer"),
    ("Hired", "Hired"),
    ("Archived", "Archived"),
)


def furnish(ctx: Context, name: str) -> models.User:
    """Gives the new organization called `name` what each begins with; its administrator, who acts from here on."""
    administrator = models.User(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        first_name="Ada",
        last_name="Administrator",
        email=None,
        global_role="Organization Admin",
        is_enabled=True,
        is_service=False,
        manager_id=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    ctx.insert(models.user, administrator)
    ctx.access = replace(ctx.access, user_id=administrator.id)
    _sources(ctx)
    _process(ctx)
    _openings_to_the_world(ctx, name)
    _interviews(ctx)
    ctx.insert_all(models.report, definitions.shipped(ctx))
    return administrator


def _sources(ctx: Context) -> None:
    types = [models.SourceType(ctx.organization_id, ctx.new_id(), title, is_archived=False) for title in SOURCES]
    ctx.insert_all(models.source_type, types)
    ctx.insert_all(
        models.source,
        [
            models.Source(ctx.organization_id, ctx.new_id(), title, is_archived=False, source_type_id=each.id)
            for each in types
            for title in SOURCES[each.title]
        ],
    )


def _process(ctx: Context) -> None:
    """Who takes part, in which kinds of stages, and why an application ends."""
    organization_id, now = ctx.organization_id, ctx.now
    ctx.insert_all(
        models.hiring_team_role,
        [
            models.HiringTeamRole(organization_id, ctx.new_id(), title, is_for_applications=True, created_at=now)
            for title in ROLES
        ],
    )
    ctx.insert_all(
        models.archive_reason,
        [
            models.ArchiveReason(organization_id, ctx.new_id(), text, reason_type, is_archived=False, created_at=now)
            for text, reason_type in ARCHIVE_REASONS
        ],
    )
    ctx.insert_all(
        models.close_reason,
        [
            models.CloseReason(organization_id, ctx.new_id(), text, is_archived=False, created_at=now)
            for text in CLOSE_REASONS
        ],
    )
    ctx.insert_all(
        models.interview_stage_group,
        [
            models.InterviewStageGroup(organization_id, ctx.new_id(), title, stage_type, number)
            for number, (title, stage_type) in enumerate(STAGE_GROUPS)
        ],
    )


def _openings_to_the_world(ctx: Context, name: str) -> None:
    """A board, a brand and the form that candidates apply with."""
    board = models.JobBoard(
        ctx.organization_id, ctx.new_id(), "Careers page", is_internal=False, is_enabled=True, created_at=ctx.now
    )
    ctx.insert(models.job_board, board)
    brand = models.Brand(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        name=name,
        hosted_jobs_page_slug=free_slug(ctx, name),
        description_opening=None,
        description_closing=None,
        created_at=ctx.now,
    )
    ctx.insert(models.brand, brand)
    ctx.insert(models.application_form_definition, forms.standard(ctx))


def _interviews(ctx: Context) -> None:
    """An interview, and the form that its interviewers fill out."""
    form = feedback_forms.standard(ctx)
    ctx.insert(models.feedback_form_definition, form)
    ctx.insert(models.interview, interviews.standard(ctx, form.id))


class _Taken(NamedTuple):
    hosted_jobs_page_slug: str


_SLUGS = select(models.brand.c.hosted_jobs_page_slug).where(models.brand.c.hosted_jobs_page_slug == bindparam("slug"))


def is_taken(ctx: Context, slug: str) -> bool:
    """Whether a page of jobs of this server, of whichever organization, has this address."""
    return bool(run(ctx.connection, _SLUGS, _Taken, slug=slug))


def free_slug(ctx: Context, name: str) -> str:
    """The address for the page of jobs of a brand called `name`: its first word, numbered when that is taken."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    word = re.search(r"[a-z0-9]+", letters)
    slug = wanted = word[0] if word else "jobs"
    number = ctx.organization_id  # far from those of others with the same name, so that few have to be tried
    while is_taken(ctx, slug):
        slug, number = f"{wanted}-{number}", number + 1
    return slug
