"""Samples of interview plans, their stages and groups, of archive reasons, brands and job boards."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named

STAGES = [
    {"title": "New lead", "type": "Lead"},
    {"title": "Application review", "type": "PreInterviewScreen"},
    {"title": "Recruiter screen", "type": "PreInterviewScreen"},
    {"title": "Onsite", "type": "Active"},
    {"title": "Offer", "type": "Offer"},
    {"title": "Hired", "type": "Hired"},
    {"title": "Archived", "type": "Archived"},
]


def _first_stage(company: Company) -> str:
    plan = company.admin("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    return str(plan["stages"][0]["id"])


def _stage(company: Company, title: str) -> str:
    plan = company.admin("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    return next(str(each["id"]) for each in plan["stages"] if each["title"] == title)


THINGS: dict[str, Callable[[Company], str]] = {
    "another_stage": lambda company: _stage(company, "Recruiter screen"),
    "archive_reason": lambda company: str(
        company.admin("archiveReason.create", text="Prefers another city", reasonType="RejectedByCandidate")["id"]
    ),
    "brand": lambda company: str(
        company.admin("brand.create", name="Meridian Labs", hostedJobsPageSlug=f"labs-{uuid.uuid4()}")["id"]
    ),
    "interview_plan": lambda company: str(
        company.admin("interviewPlan.create", title="Engineering", stages=STAGES)["id"]
    ),
    "interview_stage": _first_stage,
    "interview_stage_group": lambda company: str(
        company.admin("interviewStageGroup.create", title="Take-home tasks", stageType="Active")["id"]
    ),
    "job_board": lambda company: str(company.admin("jobBoard.create", title="Intranet", isInternal=True)["id"]),
}


def _stages_backwards(company: Company) -> Body:
    plan = company.admin("interviewPlan.info", interviewPlanId=company.things["interview_plan"])
    return {"interviewPlanId": plan["id"], "interviewStageIds": [stage["id"] for stage in reversed(plan["stages"])]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "archiveReason.archive": lambda company: {"archiveReasonId": company.things["archive_reason"]},
    "archiveReason.create": lambda _: {"text": "Salary", "reasonType": "RejectedByCandidate"},
    "archiveReason.list": lambda _: {},
    "archiveReason.restore": lambda company: {"archiveReasonId": company.things["archive_reason"]},
    "archiveReason.update": lambda company: {
        "archiveReasonId": company.things["archive_reason"],
        "text": "Prefers another country",
    },
    "brand.create": lambda _: {"name": "Meridian Marine", "hostedJobsPageSlug": f"marine-{uuid.uuid4()}"},
    "brand.list": lambda _: {},
    "brand.update": lambda company: {"brandId": company.things["brand"], "name": "Meridian Laboratories"},
    "interviewPlan.archive": lambda company: {"interviewPlanId": company.things["interview_plan"]},
    "interviewPlan.create": lambda _: {"title": "Sales", "isDraft": True, "stages": STAGES},
    "interviewPlan.info": lambda company: {"interviewPlanId": company.things["interview_plan"]},
    "interviewPlan.list": lambda _: {},
    "interviewPlan.restore": lambda company: {"interviewPlanId": company.things["interview_plan"]},
    "interviewPlan.update": lambda company: {
        "interviewPlanId": company.things["interview_plan"],
        "title": "Engineering and Research",
    },
    "interviewStage.archive": lambda company: {"interviewStageId": company.things["another_stage"]},
    "interviewStage.create": lambda company: {
        "interviewPlanId": company.things["interview_plan"],
        "title": "Coding task",
        "type": "Active",
        "interviewStageGroupId": company.things["interview_stage_group"],
    },
    "interviewStage.info": lambda company: {"interviewStageId": company.things["interview_stage"]},
    "interviewStage.list": lambda company: {"interviewPlanId": company.things["interview_plan"]},
    "interviewStage.reorder": _stages_backwards,
    "interviewStage.update": lambda company: {
        "interviewStageId": company.things["interview_stage"],
        "title": "Leads",
    },
    "interviewStageGroup.create": lambda _: {"title": "Panels", "stageType": "Active"},
    "interviewStageGroup.list": lambda _: {},
    "interviewStageGroup.update": lambda company: {
        "interviewStageGroupId": company.things["interview_stage_group"],
        "title": "Tasks",
    },
    "jobInterviewPlan.info": lambda company: {"jobId": company.things["job"]},
    "jobBoard.create": lambda _: {"title": "Alumni", "isInternal": False},
    "jobBoard.list": lambda _: {},
    "jobBoard.update": lambda company: {"jobBoardId": company.things["job_board"], "title": "Staff"},
}


def _one_more_reason(company: Company) -> None:
    company.admin("archiveReason.create", text=named("Reason"), reasonType="Other")


def _one_more_brand(company: Company) -> None:
    company.admin("brand.create", name=named("Brand"), hostedJobsPageSlug=str(uuid.uuid4()))


def _one_more_plan(company: Company) -> None:
    company.admin("interviewPlan.create", title=named("Plan"))


def _one_more_stage(company: Company) -> None:
    plan_id = company.things["interview_plan"]
    company.admin("interviewStage.create", interviewPlanId=plan_id, title=named("Stage"), type="Active")


def _one_more_group(company: Company) -> None:
    company.admin("interviewStageGroup.create", title=named("Group"), stageType="Offer")


def _one_more_board(company: Company) -> None:
    company.admin("jobBoard.create", title=named("Board"), isInternal=False)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "archiveReason.list": _one_more_reason,
    "brand.list": _one_more_brand,
    "interviewPlan.list": _one_more_plan,
    "interviewStage.list": _one_more_stage,
    "interviewStageGroup.list": _one_more_group,
    "jobBoard.list": _one_more_board,
}
