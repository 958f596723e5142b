"""feedbackFormDefinition.list."""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.feedback import OVERALL, form


def test_they_stand_in_the_order_in_which_they_were_created(api: Client, company: Company) -> None:
    created = [form(company, title=title) for title in ("B", "A", "C")]

    assert api.all("feedbackFormDefinition.list")[-3:] == created


def test_the_one_to_begin_with_asks_for_a_recommendation_from_1_to_4_and_for_words(api: Client) -> None:
    standard = api.all("feedbackFormDefinition.list")[0]

    assert standard["isDefaultForm"]
    (section,) = standard["formDefinition"]["sections"]
    overall, words = (each["field"] for each in section["fields"])
    assert (overall["path"], overall["type"]) == ("overall_recommendation", "ValueSelect")
    assert overall["selectableValues"] == OVERALL["selectableValues"]
    assert (words["path"], words["type"]) == ("feedback", "RichText")


def test_archived_ones_are_there_where_asked_for(api: Client, company: Company) -> None:
    archived = company.things["archived_feedback_form"]

    assert archived not in [each["id"] for each in api.all("feedbackFormDefinition.list")]
    assert archived not in [each["id"] for each in api.all("feedbackFormDefinition.list", includeArchived=False)]
    assert archived in [each["id"] for each in api.all("feedbackFormDefinition.list", includeArchived=True)]


@pytest.mark.parametrize("verb", ["update", "archive", "makeDefault"])
def test_a_sync_brings_a_form_that_was_changed(api: Client, company: Company, verb: str) -> None:
    form_id = form(company)["id"]
    _, token = api.run("feedbackFormDefinition.list", includeArchived=True)

    more = {"title": "Other"} if verb == "update" else {}
    changed = api(f"feedbackFormDefinition.{verb}", feedbackFormDefinitionId=form_id, **more)

    brought = api.all("feedbackFormDefinition.list", includeArchived=True, syncToken=token)
    assert changed in brought


def test_a_wrong_filter_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("feedbackFormDefinition.list", includeArchived="yes")

    assert code == "invalid_input"
    assert "includeArchived" in message
