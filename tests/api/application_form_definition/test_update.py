"""applicationFormDefinition.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.forms import EMAIL, NAME, SHIFT, form
from tests.samples.words import Body


@pytest.fixture
def shown(company: Company) -> Results:
    """A form with one question of its own."""
    shown = form(company, SHIFT, title="Form")
    company.server.app.world.clock.advance(timedelta(seconds=1))
    return shown


def update(api: Client, shown: Results, **body: Any) -> Results:
    """Changes the form."""
    return api("applicationFormDefinition.update", applicationFormDefinitionId=shown["id"], **body)


def fields(shown: Results) -> list[Results]:
    """What the questions of the first section ask for."""
    return [each["field"] for each in shown["formDefinition"]["sections"][0]["fields"]]


def test_its_title_is_changed(api: Client, shown: Results) -> None:
    updated = update(api, shown, title=" Other ")

    assert updated == shown | {"title": "Other", "updatedAt": updated["updatedAt"]}
    assert updated["updatedAt"] > shown["updatedAt"]
    assert api("applicationFormDefinition.info", applicationFormDefinitionId=shown["id"]) == updated


def test_questions_are_replaced(api: Client, shown: Results) -> None:
    why: Body = {"title": "Why?", "type": "LongText", "isRequired": True}

    updated = update(api, shown, sections=[{"fields": [EMAIL, NAME, why]}])

    assert [each["title"] for each in fields(updated)] == ["Your e-mail", "Your name", "Why?"]


def test_system_fields_keep_their_ids(api: Client, shown: Results) -> None:
    updated = update(api, shown, sections=[{"fields": [EMAIL, NAME]}])

    assert fields(updated) == [fields(shown)[1], fields(shown)[0]]


def test_a_question_whose_id_is_given_stays_the_same(api: Client, shown: Results) -> None:
    shift = SHIFT | {"id": fields(shown)[2]["id"], "title": "When?"}

    updated = update(api, shown, sections=[{"fields": [NAME, EMAIL, shift]}])

    assert fields(updated)[2] == fields(shown)[2] | {"title": "When?"}


def test_a_question_without_its_id_is_a_new_one(api: Client, shown: Results) -> None:
    updated = update(api, shown, sections=[{"fields": [NAME, EMAIL, SHIFT]}])

    assert fields(updated)[2]["path"] != fields(shown)[2]["path"]


def test_saying_the_same_again_changes_nothing(api: Client, shown: Results) -> None:
    shift = SHIFT | {"id": fields(shown)[2]["id"]}

    assert update(api, shown) == shown
    assert update(api, shown, title=" Form", sections=[{"fields": [NAME, EMAIL, shift]}], isDefault=False) == shown


def test_it_can_be_made_the_default(api: Client, shown: Results) -> None:
    updated = update(api, shown, isDefault=True)

    assert updated["isDefault"] is True
    assert [each for each in api.all("applicationFormDefinition.list") if each["isDefault"]] == [updated]
    assert update(api, shown, isDefault=True) == updated


def test_the_default_cannot_just_stop_being_it(api: Client, shown: Results) -> None:
    update(api, shown, isDefault=True)

    code, message = api.refused(
        "applicationFormDefinition.update", applicationFormDefinitionId=shown["id"], isDefault=False
    )

    assert code == "invalid_input"
    assert "`isDefault`" in message


def test_an_archived_form_cannot_be_the_default(api: Client, shown: Results) -> None:
    api("applicationFormDefinition.archive", applicationFormDefinitionId=shown["id"])

    code, message = api.refused(
        "applicationFormDefinition.update", applicationFormDefinitionId=shown["id"], isDefault=True
    )

    assert code == "invalid_input"
    assert "`isDefault`" in message


def test_postings_ask_the_new_questions(api: Client, company: Company, shown: Results) -> None:
    posting_id = company.things["job_posting"]
    api("jobPosting.update", jobPostingId=posting_id, applicationFormDefinitionId=shown["id"])

    updated = update(api, shown, sections=[{"title": "You", "fields": [NAME, EMAIL]}])

    posting = api("jobPosting.info", jobPostingId=posting_id)
    assert posting["applicationFormDefinition"] == updated["formDefinition"]


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("applicationFormDefinition.update", applicationFormDefinitionId=unknown, title="Form")

    assert code == "application_form_definition_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [("title", ""), ("title", None), ("sections", []), ("sections", None), ("isDefault", None)],
)
def test_a_wrong_value_is_refused_by_name(api: Client, shown: Results, parameter: str, value: Any) -> None:
    body: Body = {"applicationFormDefinitionId": shown["id"]} | {parameter: value}

    code, message = api.refused("applicationFormDefinition.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert update(api, shown) == shown
