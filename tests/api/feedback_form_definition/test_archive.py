"""feedbackFormDefinition.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_an_archived_form_is_archived(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}

    archived = api("feedbackFormDefinition.archive", **which)

    assert archived["isArchived"] is True
    assert api("feedbackFormDefinition.info", **which) == archived


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    once = api("feedbackFormDefinition.archive", **which)
    _, token = api.run("feedbackFormDefinition.list", includeArchived=True)

    assert api("feedbackFormDefinition.archive", **which) == once
    assert api.all("feedbackFormDefinition.list", includeArchived=True, syncToken=token) == []


def test_interviews_keep_it(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    interview = api("interview.create", title="Welding", **which)

    api("feedbackFormDefinition.archive", **which)

    assert api("interview.info", id=interview["id"])["feedbackFormDefinitionId"] == which["feedbackFormDefinitionId"]


def test_the_default_form_is_refused(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    default = api("feedbackFormDefinition.makeDefault", **which)

    code, message = api.refused("feedbackFormDefinition.archive", **which)

    assert code == "feedback_form_definition_is_default"
    assert "Form of the workshop" in message
    assert api("feedbackFormDefinition.info", **which) == default


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("feedbackFormDefinition.archive", feedbackFormDefinitionId=unknown)

    assert code == "feedback_form_definition_not_found"
    assert unknown in message
