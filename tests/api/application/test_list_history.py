"""application.listHistory."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage


def test_it_lists_the_stages_from_the_first_to_the_current_one(api: Client, company: Company) -> None:
    application_id = company.things["application"]
    for title in ("Onsite", "Offer", "Onsite"):
        api("application.changeStage", applicationId=application_id, interviewStageId=stage(company, title))

    page = api.page("application.listHistory", applicationId=application_id)

    assert [each["title"] for each in page["results"]] == ["New lead", "Onsite", "Offer", "Onsite"]
    assert [each["stageNumber"] for each in page["results"]] == [0, 1, 2, 3]
    assert page["results"] == api("application.info", applicationId=application_id)["applicationHistory"]
    assert "syncToken" not in page


def test_a_stage_that_is_renamed_has_its_new_name_there(api: Client, company: Company) -> None:
    application_id = company.things["application"]

    api("interviewStage.update", interviewStageId=stage(company, "New lead"), title="Prospect")

    assert api.all("application.listHistory", applicationId=application_id)[0]["title"] == "Prospect"


def test_the_application_must_be_named(api: Client) -> None:
    code, message = api.refused("application.listHistory")

    assert code == "invalid_input"
    assert "`applicationId` is required" in message


def test_an_unknown_application_is_refused(api: Client) -> None:
    assert api.refused("application.listHistory", applicationId=str(uuid.uuid4()))[0] == "application_not_found"
