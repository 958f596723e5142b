"""Samples of projects, and of candidates in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.samples.words import Body, named


def project(company: Company, title: str, **more: Any) -> str:
    """The id of a new project."""
    return str(company.admin("project.create", title=title, **more)["id"])


THINGS: dict[str, Callable[[Company], str]] = {
    "project": lambda company: project(company, "Field robotics meetup"),
    "confidential_project": lambda company: project(company, "Successors", confidential=True),
}


def _which(company: Company) -> Body:
    return {"projectId": company.things["project"]}


def _candidate_and_project(company: Company) -> Body:
    return {"candidateId": company.things["candidate"], "projectId": company.things["project"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "candidate.addProject": _candidate_and_project,
    "candidate.listProjects": lambda company: {"candidateId": company.things["candidate"]},
    "candidate.removeProject": _candidate_and_project,
    "project.archive": _which,
    "project.create": lambda _: {
        "title": "Alumni",
        "description": {"type": "text/html", "value": "<p>Who may <b>come back</b>.</p>"},
    },
    "project.info": _which,
    "project.list": lambda _: {},
    "project.restore": _which,
    "project.search": lambda company: {"title": company.things["project"] and "robotics"},
    "project.update": lambda company: _which(company) | {"title": "Field robotics days"},
}


def _one_more_project(company: Company) -> None:
    project(company, named("Project"), description="Whom we met there.")


def _one_more_project_of_the_candidate(company: Company) -> None:
    company.admin(
        "candidate.addProject", candidateId=company.things["candidate"], projectId=project(company, named("Project"))
    )


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "candidate.listProjects": _one_more_project_of_the_candidate,
    "project.list": _one_more_project,
}
