"""feedbackFormDefinition.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.feedback import OVERALL, SKILL, form
from tests.samples.words import Body


@pytest.fixture
def shown(company: Company) -> Results:
    """A form with one question of its own."""
    return form(company, SKILL, title="Form")


def update(api: Client, shown: Results, **body: Any) -> Results:
    """Changes the form."""
    return api("feedbackFormDefinition.update", feedbackFormDefinitionId=shown["id"], **body)


def fields(shown: Results) -> list[Results]:
    """What the questions of the first section ask for."""
    return [each["field"] for each in shown["formDefinition"]["sections"][0]["fields"]]


def test_its_title_is_changed(api: Client, shown: Results) -> None:
    updated = update(api, shown, title=" Other ")

    assert updated == shown | {"title": "Other"}
    assert api("feedbackFormDefinition.info", feedbackFormDefinitionId=shown["id"]) == updated


def test_questions_are_replaced_and_stay_where_they_are_named(api: Client, shown: Results) -> None:
    overall, skill = fields(shown)

    updated = update(api, shown, sections=[{"fields": [SKILL | {"id": skill["id"]}, SKILL, OVERALL]}])

    assert [fields(updated)[0], fields(updated)[2]] == [skill, overall]
    assert fields(updated)[1]["id"] != skill["id"]


def test_saying_the_same_again_changes_nothing(api: Client, shown: Results) -> None:
    _, token = api.run("feedbackFormDefinition.list")
    skill = SKILL | {"id": fields(shown)[1]["id"]}

    assert update(api, shown) == shown
    assert update(api, shown, title=" Form", sections=[{"fields": [OVERALL, skill]}]) == shown
    assert api.all("feedbackFormDefinition.list", syncToken=token) == []


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("feedbackFormDefinition.update", feedbackFormDefinitionId=unknown, title="Form")

    assert code == "feedback_form_definition_not_found"
    assert unknown in message


@pytest.mark.parametrize(("parameter", "value"), [("title", ""), ("title", None), ("sections", []), ("sections", None)])
def test_a_wrong_value_is_refused_by_name(api: Client, shown: Results, parameter: str, value: Any) -> None:
    body: Body = {"feedbackFormDefinitionId": shown["id"]} | {parameter: value}

    code, message = api.refused("feedbackFormDefinition.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert update(api, shown) == shown
