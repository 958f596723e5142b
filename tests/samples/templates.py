"""Samples of templates, of messages and of jobs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Results
from tests.samples.words import Body, named

THANKS: Body = {
    "title": "Thanks, but no",
    "subject": "Your application as {{job.title}}",
    "bodyHtml": "<p>Dear {{candidate.firstName}},</p><p>thank you, but no.</p>",
}


def described_template(company: Company) -> Body:
    """A template that says all that it can."""
    return {
        "departmentId": company.things["department"],
        "locationId": company.things["location"],
        "defaultInterviewPlanId": company.things["interview_plan"],
        "interviewPlanIds": [company.things["interview_plan"]],
        "employmentType": "Contract",
    }


def template(company: Company, title: str = "Welder", **more: Any) -> Results:
    """A new job template."""
    return company.admin("jobTemplate.create", title=title, **described_template(company) | more)


def _communication(company: Company) -> Body:
    return {"communicationTemplateId": company.things["communication_template"]}


def _job(company: Company) -> Body:
    return {"jobTemplateId": company.things["job_template"]}


THINGS: dict[str, Callable[[Company], str]] = {
    "communication_template": lambda company: str(company.admin("communicationTemplate.create", **THANKS)["id"]),
    "job_template": lambda company: str(template(company)["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "communicationTemplate.archive": _communication,
    "communicationTemplate.create": lambda _: {
        "title": "Come and see us",
        "subject": "An interview at {{organization.name}}",
        "bodyHtml": "<p>When can you come?</p>",
        "intendedTypes": ["email", "inMail"],
    },
    "communicationTemplate.info": _communication,
    "communicationTemplate.list": lambda _: {},
    "communicationTemplate.restore": _communication,
    "communicationTemplate.update": lambda company: _communication(company) | {"title": "No, but thanks"},
    "jobTemplate.activate": _job,
    "jobTemplate.create": lambda company: {"title": "Grinder", **described_template(company)},
    "jobTemplate.deactivate": _job,
    "jobTemplate.list": lambda _: {"expand": ["location"]},
    "jobTemplate.update": lambda company: (
        _job(company) | {"title": "Senior Welder", **described_template(company), "employmentType": "FullTime"}
    ),
}


def _one_more_communication_template(company: Company) -> None:
    company.admin("communicationTemplate.create", **THANKS | {"title": named("Template")})


def _one_more_job_template(company: Company) -> None:
    template(company, named("Template"))


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "communicationTemplate.list": _one_more_communication_template,
    "jobTemplate.list": _one_more_job_template,
}
