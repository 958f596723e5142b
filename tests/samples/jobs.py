"""Samples of jobs and their postings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.models.columns import Id
from tests.cast import Company
from tests.samples.openings import opening
from tests.samples.words import Body, named

PAY: list[Body] = [
    {
        "components": [
            {
                "compensationType": "Salary",
                "interval": "1 YEAR",
                "currencyCode": "USD",
                "minValue": 211_400,
                "maxValue": 290_600,
            },
            {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": None, "maxValue": None},
        ]
    }
]


def described(company: Company, title: str) -> Body:
    """What job.create wants for a job that can be opened."""
    return {
        "title": title,
        "teamId": company.things["department"],
        "locationId": company.things["location"],
        "defaultInterviewPlanId": company.things["interview_plan"],
    }


def open_job(company: Company, title: str, **more: Any) -> str:
    """The id of a new open job."""
    job = company.admin("job.create", **described(company, title), **more)
    company.admin("job.setStatus", jobId=job["id"], status="Open")
    return str(job["id"])


def published_posting(company: Company, job_id: str, **more: Any) -> str:
    """The id of a new published posting."""
    body = {"description": {"type": "text/html", "content": "<p>Make <b>robots</b> move.</p>"}, **more}
    posting = company.admin("jobPosting.create", jobId=job_id, **body)
    company.admin("jobPosting.setStatus", jobPostingId=posting["id"], status="Published")
    return str(posting["id"])


def hide_between_two_statements(company: Company, job_id: str) -> None:
    """Leaves a job as one sees it who read its postings before it was made confidential, and itself afterwards."""

    def hide(ctx: Context) -> None:
        job = ctx.get(models.job, Id(job_id))
        ctx.update(models.job, job, job._replace(confidential=True))

    company.act(hide)


THINGS: dict[str, Callable[[Company], str]] = {
    "job": lambda company: open_job(company, "Controls Engineer"),
    "confidential_job": lambda company: open_job(company, "Head of Actuators", confidential=True),
    "job_posting": lambda company: published_posting(company, company.things["job"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "job.create": lambda company: (
        described(company, "Motion Planning Engineer") | {"jobTemplateId": company.things["job_template"]}
    ),
    "job.info": lambda company: {"id": company.things["job"]},
    "job.list": lambda _: {"expand": ["location", "openings", "compensation"]},
    "job.search": lambda company: {"title": company.things["job"] and "controls"},
    "job.setStatus": lambda company: {"jobId": company.things["job"], "status": "Closed"},
    "job.update": lambda company: {
        "jobId": company.things["job"],
        "title": "Senior Controls Engineer",
        "teamId": company.things["department"],
        "locationId": company.things["location"],
        "defaultInterviewPlanId": company.things["interview_plan"],
    },
    "job.updateCompensation": lambda company: {"jobId": company.things["job"], "compensationTiers": PAY},
    "jobPosting.create": lambda company: {
        "jobId": company.things["job"],
        "description": {"type": "text/html", "content": "<p>Make robots stop.</p>"},
        "locationId": company.things["location"],
    },
    "jobPosting.info": lambda company: {"jobPostingId": company.things["job_posting"], "expand": ["job"]},
    "jobPosting.list": lambda _: {},
    "jobPosting.setStatus": lambda company: {"jobPostingId": company.things["job_posting"], "status": "Draft"},
    "jobPosting.update": lambda company: {
        "jobPostingId": company.things["job_posting"],
        "title": "Controls Engineer, Humanoids",
        "locationId": company.things["location"],
    },
    "jobPosting.updateCompensation": lambda company: {
        "jobPostingId": company.things["job_posting"],
        "compensationTiers": PAY,
    },
}


def _one_more_job(company: Company) -> None:
    job_id = open_job(company, named("Job"), compensationTiers=PAY)
    opening(company, jobIds=[job_id])
    company.admin("job.update", jobId=job_id, title=named("Job"))  # an opening has a list of its own, and moves no job


def _one_more_posting(company: Company) -> None:
    published_posting(company, company.things["job"], title=named("Posting"), compensationTiers=PAY)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "job.list": _one_more_job,
    "jobPosting.list": _one_more_posting,
}
