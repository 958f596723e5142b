"""Setting up Meridian Robotics: everything that stands before anybody applies."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import Any

from rowantree.core.context import Context
from rowantree.models.columns import Id
from rowantree.sandbox import meridian
from rowantree.sandbox.calls import call
from rowantree.sandbox.meridian import Position
from rowantree.sandbox.office import Job, Place

TRACKED = {"LinkedIn": "linkedin-post", "Event": "robotics-fair-2026"}
"""Sources with a tracking link, and its code."""


def settle(ctx: Context, administrator_id: Id) -> Place:
    """People, plans and all else that jobs refer to."""
    call(ctx, "organization.update", publicWebsite=meridian.WEBSITE, timezone="America/New_York")
    brand = call(ctx, "brand.list").results[0]
    call(
        ctx,
        "brand.update",
        brandId=brand.id,
        descriptionOpeningHtml=meridian.OPENING,
        descriptionClosingHtml=meridian.CLOSING,
    )
    call(ctx, "jobBoard.create", title="For colleagues", isInternal=True)
    users = _people(ctx, administrator_id)
    sources = {source.title: source.id for source in call(ctx, "source.list").results}
    for title, code in TRACKED.items():
        call(ctx, "sourceTrackingLink.create", sourceId=sources[title], code=code)
    reasons: defaultdict[str, list[Id]] = defaultdict(list)
    for reason in call(ctx, "archiveReason.list").results:
        reasons[reason.reason_type].append(reason.id)
    return Place(
        users=users,
        tags=[call(ctx, "candidateTag.create", title=title).id for title in meridian.TAGS],
        sources=list(sources.values()),
        tracked={code: sources[title] for title, code in TRACKED.items()},
        reasons=reasons,
        plans=_plans(ctx),
    )


def _people(ctx: Context, administrator_id: Id) -> dict[str, Id]:
    users: dict[str, Id] = {}
    call(ctx, "user.update", userId=administrator_id, email=meridian.ADMINISTRATOR)
    for colleague in (*meridian.OTHERS, *meridian.RECRUITERS, *meridian.MANAGERS):
        user = call(
            ctx,
            "user.create",
            firstName=colleague.first_name,
            lastName=colleague.last_name,
            email=colleague.email,
            globalRole=colleague.global_role,
            managerId=users.get(meridian.OTHERS[0].email, administrator_id),
        )
        users[colleague.email] = user.id
        if not colleague.works_here:
            call(ctx, "user.deactivate", userId=user.id)
    return users


def _plans(ctx: Context) -> dict[str, list[Any]]:
    """The stages of the plans that jobs use, by their plan's title; and one plan of each other kind."""
    plans: dict[str, list[Any]] = {}
    for title, stages in meridian.STAGES.items():
        given = [{"title": each, "type": kind} for each, kind in stages]
        plan = call(ctx, "interviewPlan.create", title=title, stages=given)
        plans[title] = call(ctx, "interviewStage.list", interviewPlanId=plan.id).results
    call(ctx, "interviewPlan.create", title="Research (draft)", isDraft=True)
    former = call(ctx, "interviewPlan.create", title="Engineering before 2026")
    call(ctx, "interviewPlan.archive", interviewPlanId=former.id)
    return plans


def create_jobs(ctx: Context, place: Place) -> list[Job]:
    """The jobs with their teams, postings and openings, all still drafts."""
    departments = _departments(ctx)
    locations = _locations(ctx)
    roles = {role.title: role.id for role in call(ctx, "hiringTeamRole.list", namesOnly=False).results}
    jobs = []
    for number, position in enumerate(meridian.POSITIONS):
        job = call(
            ctx,
            "job.create",
            title=position.title,
            teamId=departments[position.team],
            locationId=locations[position.location],
            defaultInterviewPlanId=place.plans[position.plan][0].interview_plan_id,
            employmentType=position.employment_type,
            confidential=position.confidential,
        )
        team = (
            ("Hiring Manager", meridian.MANAGERS[number % len(meridian.MANAGERS)]),
            ("Recruiter", meridian.RECRUITERS[number % len(meridian.RECRUITERS)]),
        )
        for role, member in team:
            call(
                ctx,
                "hiringTeam.addMember",
                jobId=job.id,
                teamMemberId=place.users[member.email],
                roleId=roles[role],
            )
        openings = [_open(ctx, job, position, f"MR-{100 + 10 * number + each}") for each in range(meridian.OPENINGS)]
        jobs.append(Job(position, job.id, _post(ctx, position, job.id), openings))
    return jobs


def _open(ctx: Context, job: Any, position: Position, identifier: str) -> Id:
    """One of the openings of a job, for somebody to be hired within three months of its opening."""
    dates = {}
    if position.opens_on is not None:
        opens = ctx.now.date() + timedelta(days=position.opens_on)
        dates = {"targetHireDate": opens + timedelta(days=90), "targetStartDate": opens + timedelta(days=150)}
    opening = call(
        ctx,
        "opening.create",
        identifier=identifier,
        description=f"{position.title}, {position.team}",
        jobIds=[job.id],
        teamId=job.department_id,
        locationIds=[job.location_id],
        employmentType=position.employment_type,
        **{name: day.isoformat() for name, day in dates.items()},
    )
    return Id(opening.id)


def _post(ctx: Context, position: Position, job_id: Id) -> Id | None:
    if not position.work:
        return None
    posting = call(
        ctx,
        "jobPosting.create",
        jobId=job_id,
        description={"type": "text/html", "content": position.description},
        isListed=position.listed,
        compensationTiers=[{"components": list(position.pay)}],
    )
    return Id(posting.id)


def _departments(ctx: Context) -> dict[str, Id]:
    departments: dict[str, Id] = {}
    for name, teams in meridian.DEPARTMENTS.items():
        departments[name] = call(ctx, "department.create", name=name).id
        for team in teams:
            departments[team] = call(ctx, "department.create", name=team, parentId=departments[name]).id
    return departments


def _locations(ctx: Context) -> dict[str, Id]:
    locations: dict[str, Id] = {}
    for region, places in meridian.REGIONS.items():
        parent = call(ctx, "location.create", name=region, type="LocationHierarchy")
        for name, country, part, city, workplace in places:
            address = {"addressCountry": country, "addressRegion": part, "addressLocality": city}
            locations[name] = call(
                ctx,
                "location.create",
                name=name,
                type="Location",
                parentLocationId=parent.id,
                address={"postalAddress": {key: value for key, value in address.items() if value}},
                workplaceType=workplace,
                isRemote=workplace == "Remote",
            ).id
    return locations
