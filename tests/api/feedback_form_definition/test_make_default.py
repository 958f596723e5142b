"""feedbackFormDefinition.makeDefault."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

from tests.cast import Company
from tests.client import Client
from tests.samples.feedback import form


def defaults(api: Client) -> list[str]:
    """The ids of the forms that say that they are the default."""
    return [each["id"] for each in api.all("feedbackFormDefinition.list") if each["isDefaultForm"]]


def test_it_is_the_default_then_and_the_one_before_is_not(api: Client, company: Company) -> None:
    first, second = form(company)["id"], form(company)["id"]
    api("feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=first)

    made = api("feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=second)

    assert made["isDefaultForm"] is True
    assert defaults(api) == [second]


def test_new_interviews_have_it(api: Client, company: Company) -> None:
    form_id = company.things["feedback_form"]
    api("feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=form_id)

    assert api("interview.create", title="Welding")["feedbackFormDefinitionId"] == form_id


def test_making_the_default_the_default_changes_nothing(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    made = api("feedbackFormDefinition.makeDefault", **which)
    _, token = api.run("feedbackFormDefinition.list")

    assert api("feedbackFormDefinition.makeDefault", **which) == made
    assert api.all("feedbackFormDefinition.list", syncToken=token) == []


def test_of_several_at_once_one_is_left(api: Client, company: Company) -> None:
    ids = [form(company)["id"] for _ in range(4)]

    with ThreadPoolExecutor(4) as several:
        list(several.map(lambda each: api("feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=each), ids))

    assert len(defaults(api)) == 1


def test_an_archived_form_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused(
        "feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=company.things["archived_feedback_form"]
    )

    assert code == "invalid_input"
    assert "`feedbackFormDefinitionId`" in message


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("feedbackFormDefinition.makeDefault", feedbackFormDefinitionId=unknown)

    assert code == "feedback_form_definition_not_found"
    assert unknown in message
