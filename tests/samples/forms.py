"""Samples of application forms, and of what is answered to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.samples.words import Body, named

NAME: Body = {"title": "Your name", "type": "String", "isRequired": True, "path": "_systemfield_name"}
EMAIL: Body = {"title": "Your e-mail", "type": "Email", "isRequired": True, "path": "_systemfield_email"}
CHOICES: list[Body] = [{"label": "Days", "value": "day"}, {"label": "Nights", "value": "night"}]
SHIFT: Body = {"title": "Which shift?", "type": "ValueSelect", "isRequired": False, "selectableValues": CHOICES}


def form(company: Company, *fields: Body, **more: Any) -> Any:
    """A new form that asks for name, e-mail address and `fields`."""
    sections = [{"fields": [NAME, EMAIL, *fields]}]
    return company.admin("applicationFormDefinition.create", **{"title": named("Form"), "sections": sections} | more)


def paths(shown: Any) -> dict[str, str]:
    """The paths of a form's fields by title."""
    sections = shown["formDefinition"]["sections"]
    return {each["field"]["title"]: each["field"]["path"] for section in sections for each in section["fields"]}


def answers(values: Body | None = None, **more: Any) -> list[Body]:
    """Ada's answers, by path; None leaves one out."""
    given = {"_systemfield_name": "Ada Lovelace", "_systemfield_email": "ada@example.com"} | (values or {}) | more
    return [{"path": path, "value": value} for path, value in given.items() if value is not None]


THINGS: dict[str, Callable[[Company], str]] = {
    "application_form": lambda company: str(form(company, SHIFT, title="Form of the plant")["id"]),
}


def _which(company: Company) -> Body:
    return {"applicationFormDefinitionId": company.things["application_form"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "applicationForm.submit": lambda company: {
        "jobPostingId": company.things["job_posting"],
        "applicationForm": {"fieldSubmissions": answers()},
        "tagIds": [company.things["tag"]],
    },
    "applicationFormDefinition.archive": _which,
    "applicationFormDefinition.create": lambda _: {
        "title": "Short form",
        "sections": [{"title": "You", "fields": [NAME, EMAIL, SHIFT]}],
    },
    "applicationFormDefinition.info": _which,
    "applicationFormDefinition.list": lambda _: {},
    "applicationFormDefinition.update": lambda company: _which(company) | {"title": "Form of the office"},
}


def _one_more_form(company: Company) -> None:
    form(company)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "applicationFormDefinition.list": _one_more_form,
}
