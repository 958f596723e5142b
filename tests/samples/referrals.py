"""Samples of referrals and of the form for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.client import Results
from tests.samples.forms import EMAIL, NAME, SHIFT
from tests.samples.words import Body

JOB: Body = {"title": "Which job?", "type": "Job", "isRequired": True, "path": "_systemfield_job"}


def submissions(job_id: str, values: Body | None = None) -> list[Body]:
    """What is said of Ada, who would be right for the job; None leaves an answer out."""
    said: Body = {
        "_systemfield_job": {"title": "Controls Engineer", "value": job_id},
        "_systemfield_name": "Ada Lovelace",
        "_systemfield_email": "ada@example.com",
    }
    return [{"path": path, "value": value} for path, value in (said | (values or {})).items() if value is not None]


def referral(company: Company, values: Body | None = None, **more: Any) -> Body:
    """Ada is recommended for the company's job."""
    return {
        "id": company.things["referral_form"],
        "creditedToUserId": company.things["user"],
        "fieldSubmissions": submissions(company.things["job"], values),
    } | more


def refer(company: Company, values: Body | None = None, **more: Any) -> Results:
    """The application that Ada gets by a referral."""
    return company.admin("referral.create", **referral(company, values, **more))


THINGS: dict[str, Callable[[Company], str]] = {
    "referral_form": lambda company: str(company.admin("referralForm.info")["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "referral.create": referral,
    "referralForm.info": lambda _: {},
    "referralForm.update": lambda company: {
        "referralFormId": company.things["referral_form"],
        "title": "Whom do you know?",
        "sections": [{"title": "They", "fields": [JOB, NAME, EMAIL, SHIFT]}],
    },
}

ONE_MORE: dict[str, Callable[[Company], None]] = {}
