"""jobPosting.create."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, described

TEXT = {"type": "text/html", "content": "<p>Make <b>robots</b> move.</p>"}


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """What a posting needs."""
    return {"jobId": company.things["job"], "description": TEXT}


def shown(api: Client, posting_id: str, **more: object) -> Any:
    return api("jobPosting.info", jobPostingId=posting_id, includeUnpublishedJobPostings=True, **more)


def test_a_new_posting_is_a_draft_with_what_the_job_has(api: Client, company: Company, body: dict[str, Any]) -> None:
    posting = api("jobPosting.create", **body)

    assert (posting["title"], posting["status"], posting["publishedDate"]) == ("Controls Engineer", "Draft", None)
    assert posting["jobId"] == body["jobId"]
    assert posting["locationIds"] == {
        "primaryLocationId": company.things["location"],
        "secondaryLocationIds": [],
    }
    assert (posting["isListed"], posting["applicationDeadline"]) == (True, None)
    assert (posting["suppressDescriptionOpening"], posting["suppressDescriptionClosing"]) == (False, False)
    assert posting["compensation"]["shouldDisplayCompensation"] is True
    assert shown(api, posting["id"]) == posting


def test_it_says_what_is_said_of_it(api: Client, company: Company, body: dict[str, Any]) -> None:
    place = api("location.create", name="Malmö", type="Location")["id"]
    posting = api(
        "jobPosting.create",
        **body,
        title=" Robot whisperer ",
        locationId=place,
        secondaryLocationIds=[company.things["location"], company.things["location"], place],
        workplaceType="Remote",
        isListed=False,
        applicationDeadline="2027-01-01T12:00:00+02:00",
        compensationTiers=PAY,
        shouldDisplayCompensation=False,
        suppressDescriptionOpening=True,
        suppressDescriptionClosing=True,
    )

    assert (posting["title"], posting["workplaceType"], posting["isListed"]) == ("Robot whisperer", "Remote", False)
    assert posting["locationIds"] == {
        "primaryLocationId": place,
        "secondaryLocationIds": [company.things["location"]],
    }
    assert posting["applicationDeadline"] == "2027-01-01T10:00:00.000Z"
    assert posting["compensation"]["compensationTierSummary"] == "$211.4K – $290.6K • Offers Equity"
    assert posting["compensation"]["shouldDisplayCompensationOnJobBoard"] is False
    assert (posting["suppressDescriptionOpening"], posting["suppressDescriptionClosing"]) == (True, True)
    assert shown(api, posting["id"]) == posting


def test_harmful_html_goes(api: Client, body: dict[str, Any]) -> None:
    text = {"type": "text/html", "content": '<p style="x">Hi<script>alert(1)</script><img src=x></p><div>you</div>'}

    posting = api("jobPosting.create", **body | {"description": text})

    assert posting["descriptionParts"]["descriptionBody"] == {"html": "<p>Hi</p>you", "plain": "Hi\n\nyou"}


def test_other_kinds_of_text_are_refused(api: Client, body: dict[str, Any]) -> None:
    for wrong in ({"type": "text/plain", "content": "x"}, {"type": "text/html"}, "x"):
        code, message = api.refused("jobPosting.create", **body | {"description": wrong})
        assert code == "invalid_input"
        assert "`description" in message


def test_it_is_on_the_primary_board_unless_others_are_named(api: Client, body: dict[str, Any]) -> None:
    (primary,) = [board["id"] for board in api.all("jobBoard.list")]
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]

    usual = api("jobPosting.create", **body)["id"]
    internal = api("jobPosting.create", **body, jobBoardIds=[inside, inside])["id"]

    assert shown(api, usual, jobBoardId=primary)["externalLink"] is not None
    assert shown(api, internal, jobBoardId=inside)["externalLink"] is None
    refused = api.refused(
        "jobPosting.info", jobPostingId=internal, jobBoardId=primary, includeUnpublishedJobPostings=True
    )
    assert refused[0] == "job_posting_not_found"


def test_it_has_the_default_form_unless_another_is_named(api: Client, company: Company, body: dict[str, Any]) -> None:
    other = company.things["application_form"]

    usual = api("jobPosting.create", **body)["applicationFormDefinition"]
    named = api("jobPosting.create", **body, applicationFormDefinitionId=other)["applicationFormDefinition"]

    assert usual["sections"][0]["fields"][0]["field"]["path"] == "_systemfield_name"
    form = api("applicationFormDefinition.info", applicationFormDefinitionId=other)
    assert named == form["formDefinition"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("jobId", "job_not_found"),
        ("locationId", "location_not_found"),
        ("applicationFormDefinitionId", "application_form_definition_not_found"),
    ],
)
def test_what_it_names_must_be_there(api: Client, body: dict[str, Any], name: str, code: str) -> None:
    assert api.refused("jobPosting.create", **body | {name: str(uuid.uuid4())})[0] == code


@pytest.mark.parametrize(
    ("name", "code"), [("secondaryLocationIds", "location_not_found"), ("jobBoardIds", "job_board_not_found")]
)
def test_each_of_what_it_names_must_be_there(api: Client, body: dict[str, Any], name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("jobPosting.create", **body, **{name: [unknown]})

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", " "),
        ("jobBoardIds", []),
        ("compensationTiers", []),
        ("workplaceType", "Sometimes"),
        ("applicationDeadline", "tomorrow"),
        ("isListed", None),
        ("secondaryLocationIds", "x"),
    ],
)
def test_a_wrong_value_is_named(api: Client, body: dict[str, Any], name: str, value: object) -> None:
    code, message = api.refused("jobPosting.create", **body, **{name: value})

    assert code == "invalid_input"
    assert f"`{name}" in message


def test_an_archived_location_takes_no_postings(api: Client, body: dict[str, Any]) -> None:
    place = api("location.create", name="Malmö", type="Location")["id"]
    api("location.archive", locationId=place)

    primary = api.refused("jobPosting.create", **body, locationId=place)
    secondary = api.refused("jobPosting.create", **body, secondaryLocationIds=[place])

    assert primary == ("invalid_input", "`locationId`: the location 'Malmö' is archived")
    assert secondary == ("invalid_input", "`secondaryLocationIds`: the location 'Malmö' is archived")


def test_the_jobs_own_location_may_have_been_archived(api: Client, company: Company, body: dict[str, Any]) -> None:
    api("location.archive", locationId=company.things["location"])

    assert api("jobPosting.create", **body)["locationName"] == "Gothenburg"


def test_there_are_at_most_100_other_locations(api: Client, body: dict[str, Any]) -> None:
    many = [str(uuid.uuid4()) for _ in range(101)]

    code, message = api.refused("jobPosting.create", **body, secondaryLocationIds=many)

    assert code == "invalid_input"
    assert "`secondaryLocationIds`" in message


def test_at_a_region_there_is_no_workplace(api: Client, company: Company, body: dict[str, Any]) -> None:
    region = company.things["location_hierarchy"]

    posting = api("jobPosting.create", **body, locationId=region)
    code, message = api.refused("jobPosting.create", **body, locationId=region, workplaceType="Remote")

    assert (posting["locationName"], "workplaceType" in posting) == ("Europe", False)
    assert code == "invalid_input"
    assert "`workplaceType`" in message


def test_an_import_keeps_its_id(api: Client, body: dict[str, Any]) -> None:
    wanted = str(uuid.uuid4())

    assert api("jobPosting.create", **body, id=wanted)["id"] == wanted
    assert api.refused("jobPosting.create", **body, id=wanted)[0] == "id_taken"


def test_a_job_that_is_not_open_can_have_drafts(api: Client, company: Company) -> None:
    draft = api("job.create", **described(company, "Welder"))["id"]

    assert api("jobPosting.create", jobId=draft, description=TEXT)["title"] == "Welder"


def test_a_posting_of_a_confidential_job_is_hidden(company: Company) -> None:
    posting = company.admin("jobPosting.create", jobId=company.things["confidential_job"], description=TEXT)["id"]

    refused = company.plain.refused("jobPosting.info", jobPostingId=posting, includeUnpublishedJobPostings=True)
    assert refused[0] == "job_posting_not_found"
    assert company.plain.all("jobPosting.list", includeUnpublishedJobPostings=True) == []
