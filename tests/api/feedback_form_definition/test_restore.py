"""feedbackFormDefinition.restore."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_a_restored_form_is_listed_again(api: Client, company: Company) -> None:
    restored = api("feedbackFormDefinition.restore", feedbackFormDefinitionId=company.things["archived_feedback_form"])

    assert restored["isArchived"] is False
    assert restored in api.all("feedbackFormDefinition.list")


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    shown = api("feedbackFormDefinition.info", **which)
    _, token = api.run("feedbackFormDefinition.list")

    assert api("feedbackFormDefinition.restore", **which) == shown
    assert api.all("feedbackFormDefinition.list", syncToken=token) == []


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("feedbackFormDefinition.restore", feedbackFormDefinitionId=unknown)

    assert code == "feedback_form_definition_not_found"
    assert unknown in message
