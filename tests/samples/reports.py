"""Samples of reports."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named


def report(company: Company, kind: str, **more: object) -> str:
    """The id of a new report of a kind."""
    body = {"title": named("Report"), "kind": kind} | more
    return str(company.admin("report.create", **body)["id"])


THINGS: dict[str, Callable[[Company], str]] = {
    "report": lambda company: report(company, "sources", title="Where they come from"),
}


def _which(company: Company) -> Body:
    return {"reportId": company.things["report"]}


def _archived(company: Company) -> Body:
    company.admin("report.archive", **_which(company))
    return _which(company)


BODIES: dict[str, Callable[[Company], Body]] = {
    "report.archive": _which,
    "report.create": lambda company: {
        "title": "How far they come",
        "kind": "funnel",
        "parameters": {"period": {"lastDays": 90}, "jobIds": [company.things["job"]]},
    },
    "report.generate": _which,
    "report.info": _which,
    "report.list": lambda _: {},
    "report.restore": _archived,
    "report.synchronous": _which,
    "report.update": lambda company: (
        _which(company)
        | {
            "title": "Where they come from now",
            "parameters": {"period": {"from": "2026-01-01"}, "departmentIds": [company.things["department"]]},
        }
    ),
}


def _one_more_report(company: Company) -> None:
    report(company, "funnel", parameters={"jobIds": [company.things["job"]]})


ONE_MORE: dict[str, Callable[[Company], None]] = {"report.list": _one_more_report}
