"""feedbackFormDefinition.create."""

from __future__ import annotations

import uuid
from typing import Any, get_args

import pytest

from rowantree.domain.forms import OF_INTERVIEWERS
from rowantree.models.job import FieldType
from tests.cast import Company
from tests.client import Client
from tests.samples.feedback import OVERALL, SKILL, form
from tests.samples.forms import EMAIL, NAME
from tests.samples.words import Body


def field(kind: str, **more: Any) -> Body:
    """A question of that type."""
    choices = {"selectableValues": SKILL["selectableValues"]} if kind.endswith("Select") else {}
    return {"title": "How much?", "type": kind, "isRequired": False} | choices | more


def refused(api: Client, **body: Any) -> str:
    """The message of a refusal with `invalid_input`."""
    code, message = api.refused("feedbackFormDefinition.create", **{"title": "Form", "sections": []} | body)
    assert code == "invalid_input"
    return message


def test_a_form_is_shown_afterwards(api: Client, company: Company) -> None:
    created = form(company, SKILL, title=" Debrief ")

    assert (created["title"], created["isDefaultForm"], created["isArchived"]) == ("Debrief", False, False)
    assert "interviewId" not in created
    assert api("feedbackFormDefinition.info", feedbackFormDefinitionId=created["id"]) == created
    assert created in api.all("feedbackFormDefinition.list")


def test_a_question_is_named_by_its_id_but_for_those_that_have_a_word(company: Company) -> None:
    overall, skill = form(company, SKILL)["formDefinition"]["sections"][0]["fields"]

    assert overall["field"] == {
        "id": overall["field"]["id"],
        "type": "ValueSelect",
        "path": "overall_recommendation",
        "humanReadablePath": "overall_recommendation",
        "title": "Overall recommendation",
        "isNullable": False,
        "selectableValues": OVERALL["selectableValues"],
    }
    assert (skill["field"]["path"], skill["field"]["humanReadablePath"]) == (skill["field"]["id"], "")


@pytest.mark.parametrize("kind", sorted(OF_INTERVIEWERS))
def test_a_question_can_be_of_each_type(company: Company, kind: str) -> None:
    shown = form(company, field(kind))["formDefinition"]["sections"][0]["fields"][1]

    assert shown["field"]["type"] == kind


@pytest.mark.parametrize("kind", sorted(frozenset(get_args(FieldType)) - OF_INTERVIEWERS))
def test_other_forms_types_are_refused(api: Client, kind: str) -> None:
    message = refused(api, sections=[{"fields": [OVERALL, field(kind)]}])

    assert "`sections[0].fields[1].type`" in message
    assert kind in message


@pytest.mark.parametrize("kind", ["CompensationRange", "Currency", "NumberRange", "UUID"])
def test_application_forms_do_not_have_all_of_its_types(api: Client, kind: str) -> None:
    sections = [{"fields": [NAME, EMAIL, field(kind)]}]

    code, message = api.refused("applicationFormDefinition.create", title="Form", sections=sections)

    assert code == "invalid_input"
    assert "`sections[0].fields[2].type`" in message
    assert kind in message


def test_the_id_can_be_given(api: Client, company: Company) -> None:
    given = str(uuid.uuid4())

    assert form(company, id=given)["id"] == given
    code, message = api.refused(
        "feedbackFormDefinition.create", title="Form", sections=[{"fields": [OVERALL]}], id=given
    )
    assert code == "id_taken"
    assert given in message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"title": " ", "sections": [{"fields": [OVERALL]}]}, "`title`"),
        ({"title": "x" * 501, "sections": [{"fields": [OVERALL]}]}, "`title`"),
        ({"sections": []}, "`sections`: a feedback form has at least one field"),
        ({"sections": [{"fields": []}]}, "`sections`: a feedback form has at least one field"),
        ({"sections": [{"fields": [OVERALL]}] * 21}, "`sections`: a form has at most 20 sections"),
        ({"sections": [{"fields": [field("String")] * 201}]}, "`sections`: a form has at most 200 fields"),
        ({"sections": [{"fields": [OVERALL, OVERALL]}]}, "overall_recommendation is there twice"),
        ({"sections": [{"fields": [OVERALL | {"type": "Number"}]}]}, "`sections[0].fields[0].type`"),
        ({"sections": [{"fields": [OVERALL | {"path": "_systemfield_name"}]}]}, "`sections[0].fields[0].path`"),
        ({"sections": [{"fields": [field("Sum")]}]}, "`sections[0].fields[0].type`"),
        (
            {"sections": [{"fields": [SKILL | {"selectableValues": []}]}]},
            "`sections[0].fields[0].selectableValues` is required",
        ),
    ],
)
def test_what_cannot_be_a_form_is_refused(api: Client, body: Body, words: str) -> None:
    assert words in refused(api, **body)
