"""applicationFormDefinition.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_an_archived_form_is_archived(api: Client, company: Company) -> None:
    form_id = company.things["application_form"]

    archived = api("applicationFormDefinition.archive", applicationFormDefinitionId=form_id)

    assert archived["isArchived"] is True
    assert api("applicationFormDefinition.info", applicationFormDefinitionId=form_id) == archived


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    form_id = company.things["application_form"]
    once = api("applicationFormDefinition.archive", applicationFormDefinitionId=form_id)

    assert api("applicationFormDefinition.archive", applicationFormDefinitionId=form_id) == once


def test_postings_keep_it(api: Client, company: Company) -> None:
    form_id, posting_id = company.things["application_form"], company.things["job_posting"]
    api("jobPosting.update", jobPostingId=posting_id, applicationFormDefinitionId=form_id)

    archived = api("applicationFormDefinition.archive", applicationFormDefinitionId=form_id)

    posting = api("jobPosting.info", jobPostingId=posting_id)
    assert posting["applicationFormDefinition"] == archived["formDefinition"]


def test_the_default_form_is_refused(api: Client) -> None:
    (standard,) = api.all("applicationFormDefinition.list")

    code, message = api.refused("applicationFormDefinition.archive", applicationFormDefinitionId=standard["id"])

    assert code == "application_form_definition_is_default"
    assert "Standard application" in message
    assert api.all("applicationFormDefinition.list") == [standard]


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("applicationFormDefinition.archive", applicationFormDefinitionId=unknown)

    assert code == "application_form_definition_not_found"
    assert unknown in message
