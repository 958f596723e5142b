"""feedbackFormDefinition.info."""

from __future__ import annotations

import uuid

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client


def test_the_form_of_one_interview_names_it(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    interview = api("interview.create", title="Welding", **which)

    assert api("feedbackFormDefinition.info", **which)["interviewId"] == interview["id"]


def test_the_form_of_several_interviews_names_none(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    first = api("interview.create", title="Welding", **which)
    second = api("interview.create", title="Soldering", **which)

    assert "interviewId" not in api("feedbackFormDefinition.info", **which)

    api("interview.archive", interviewId=first["id"])
    assert api("feedbackFormDefinition.info", **which)["interviewId"] == second["id"]


def test_the_interview_of_a_confidential_job_is_not_named_without_the_switch(api: Client, company: Company) -> None:
    which = {"feedbackFormDefinitionId": company.things["feedback_form"]}
    interview = api("interview.create", title="Welding", **which, jobId=company.things["confidential_job"])
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    assert "interviewId" not in unsuspecting("feedbackFormDefinition.info", **which)
    assert api("feedbackFormDefinition.info", **which)["interviewId"] == interview["id"]


def test_the_organization_is_named_alike_everywhere(api: Client, company: Company) -> None:
    shown = api("feedbackFormDefinition.info", feedbackFormDefinitionId=company.things["feedback_form"])

    assert shown["organizationId"] == api("referralForm.info")["organizationId"]


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("feedbackFormDefinition.info", feedbackFormDefinitionId=unknown)

    assert code == "feedback_form_definition_not_found"
    assert unknown in message


def test_the_form_must_be_named(api: Client) -> None:
    code, message = api.refused("feedbackFormDefinition.info")

    assert code == "invalid_input"
    assert "feedbackFormDefinitionId" in message
