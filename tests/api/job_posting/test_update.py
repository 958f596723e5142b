"""jobPosting.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, hide_between_two_statements, published_posting
from tests.told import tell
from tests.webhooks.deliveries import content, left_by

NOBODY = "http://127.0.0.1:9/"


@pytest.fixture
def posting(api: Client, company: Company) -> dict[str, Any]:
    """A published posting."""
    posting_id = published_posting(company, company.things["job"])
    shown: dict[str, Any] = api("jobPosting.info", jobPostingId=posting_id)
    return shown


def test_what_is_given_changes_and_nothing_else(api: Client, posting: dict[str, Any]) -> None:
    updated = api("jobPosting.update", jobPostingId=posting["id"], title=" Robot whisperer ", workplaceType="OnSite")

    assert (updated["title"], updated["workplaceType"]) == ("Robot whisperer", "OnSite")
    assert updated["updatedAt"] > posting["updatedAt"]
    other = {"title", "workplaceType", "updatedAt", "linkedData"}
    assert {name: updated[name] for name in updated.keys() - other} == {
        name: posting[name] for name in posting.keys() - other
    }
    assert api("jobPosting.info", jobPostingId=posting["id"]) == updated


def test_only_its_own_part_of_the_description_changes(api: Client, posting: dict[str, Any]) -> None:
    api("brand.update", brandId=api.all("brand.list")[0]["id"], descriptionOpeningHtml="<p>We are Meridian.</p>")
    text = {"type": "text/html", "content": "<h2>What</h2><p onclick='x()'>Robots</p>"}

    updated = api("jobPosting.update", jobPostingId=posting["id"], description=text)

    assert updated["descriptionParts"]["descriptionBody"]["html"] == "<h2>What</h2><p>Robots</p>"
    assert updated["descriptionHtml"] == "<p>We are Meridian.</p><h2>What</h2><p>Robots</p>"
    suppressed = api("jobPosting.update", jobPostingId=posting["id"], suppressDescriptionOpening=True)
    assert suppressed["descriptionHtml"] == "<h2>What</h2><p>Robots</p>"
    assert suppressed["descriptionParts"]["descriptionOpening"] is None


def test_an_update_that_changes_nothing_leaves_it_as_it_is(
    api: Client, company: Company, posting: dict[str, Any]
) -> None:
    before = api("jobPosting.update", jobPostingId=posting["id"], compensationTiers=PAY)
    events = len(left_by(company).events)
    board = api.all("jobBoard.list")[0]["id"]

    same = api(
        "jobPosting.update",
        jobPostingId=posting["id"],
        title="Controls Engineer",
        description={"type": "text/html", "content": "<p>Make <b>robots</b> move.</p>"},
        locationId=company.things["location"],
        secondaryLocationIds=[],
        jobBoardIds=[board],
        compensationTiers=PAY,
        isListed=True,
        applicationDeadline=None,
        workplaceType=None,
    )

    assert same == before
    assert len(left_by(company).events) == events


def test_null_takes_away_what_it_says_itself(api: Client, company: Company, posting: dict[str, Any]) -> None:
    api("job.update", jobId=company.things["job"], compensationTiers=[{"components": [PAY[0]["components"][0]]}])
    api(
        "jobPosting.update",
        jobPostingId=posting["id"],
        workplaceType="Remote",
        compensationTiers=PAY,
        applicationDeadline="2027-01-01T00:00:00Z",
    )

    updated = api(
        "jobPosting.update",
        jobPostingId=posting["id"],
        workplaceType=None,
        compensationTiers=None,
        applicationDeadline=None,
    )

    assert (updated["workplaceType"], updated["isRemote"], updated["applicationDeadline"]) == ("Hybrid", False, None)
    assert updated["compensation"]["compensationTierSummary"] == "$211.4K – $290.6K"


def test_it_can_be_moved_to_other_places_and_boards(api: Client, company: Company, posting: dict[str, Any]) -> None:
    place = api("location.create", name="Malmö", type="Location")["id"]
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]

    updated = api(
        "jobPosting.update",
        jobPostingId=posting["id"],
        locationId=place,
        secondaryLocationIds=[company.things["location"]],
        jobBoardIds=[inside],
    )

    assert updated["locationName"] == "Malmö"
    assert updated["locationIds"]["secondaryLocationIds"] == [company.things["location"]]
    assert updated["externalLink"] is None
    assert api.all("jobPosting.list") == []
    assert len(api.all("jobPosting.list", jobBoardId=inside)) == 1


def test_other_boards_alone_are_a_change(api: Client, posting: dict[str, Any]) -> None:
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]

    updated = api("jobPosting.update", jobPostingId=posting["id"], jobBoardIds=[inside])

    assert updated["updatedAt"] > posting["updatedAt"]


def test_a_primary_location_is_no_longer_a_secondary_one(api: Client, posting: dict[str, Any]) -> None:
    place = api("location.create", name="Malmö", type="Location")["id"]
    api("jobPosting.update", jobPostingId=posting["id"], secondaryLocationIds=[place])

    updated = api("jobPosting.update", jobPostingId=posting["id"], locationId=place)

    assert updated["locationIds"] == {"primaryLocationId": place, "secondaryLocationIds": []}


def test_at_a_region_it_loses_its_workplace_first(api: Client, company: Company, posting: dict[str, Any]) -> None:
    region = company.things["location_hierarchy"]
    api("jobPosting.update", jobPostingId=posting["id"], workplaceType="Remote")

    code, message = api.refused("jobPosting.update", jobPostingId=posting["id"], locationId=region)
    moved = api("jobPosting.update", jobPostingId=posting["id"], locationId=region, workplaceType=None)

    assert code == "invalid_input"
    assert "`workplaceType`" in message
    assert "workplaceType" not in moved


def test_it_may_stay_at_an_archived_location(api: Client, company: Company, posting: dict[str, Any]) -> None:
    here = company.things["location"]
    api("location.archive", locationId=here)

    updated = api("jobPosting.update", jobPostingId=posting["id"], locationId=here, workplaceType="Remote")

    assert updated["workplaceType"] == "Remote"


def test_a_form_can_be_chosen_unless_it_is_archived(api: Client, company: Company, posting: dict[str, Any]) -> None:
    form = company.things["application_form"]
    chosen = api("jobPosting.update", jobPostingId=posting["id"], applicationFormDefinitionId=form)
    assert chosen["applicationFormDefinition"] != posting["applicationFormDefinition"]

    other = published_posting(company, company.things["job"])
    api("applicationFormDefinition.archive", applicationFormDefinitionId=form)
    refused = api.refused("jobPosting.update", jobPostingId=other, applicationFormDefinitionId=form)
    assert refused[0] == "application_form_definition_not_found"
    same = api("jobPosting.update", jobPostingId=posting["id"], applicationFormDefinitionId=form)
    assert same == chosen


def test_a_published_posting_keeps_a_description(api: Client, posting: dict[str, Any]) -> None:
    empty = {"type": "text/html", "content": "<p></p>"}

    code, message = api.refused("jobPosting.update", jobPostingId=posting["id"], description=empty)

    assert code == "invalid_input"
    assert "`description.content`" in message


def test_a_draft_is_changed_only_when_asked_for(api: Client, posting: dict[str, Any]) -> None:
    api("jobPosting.setStatus", jobPostingId=posting["id"], status="Draft")

    assert api.refused("jobPosting.update", jobPostingId=posting["id"], title="x")[0] == "job_posting_not_found"
    updated = api("jobPosting.update", jobPostingId=posting["id"], title="x", includeUnpublishedJobPostings=True)
    assert (updated["title"], updated["status"]) == ("x", "Draft")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("jobPostingId", "job_posting_not_found"),
        ("locationId", "location_not_found"),
        ("applicationFormDefinitionId", "application_form_definition_not_found"),
    ],
)
def test_what_it_names_must_be_there(api: Client, posting: dict[str, Any], name: str, code: str) -> None:
    assert api.refused("jobPosting.update", **{"jobPostingId": posting["id"], name: str(uuid.uuid4())})[0] == code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", " "),
        ("title", None),
        ("description", "x"),
        ("jobBoardIds", []),
        ("compensationTiers", []),
        ("workplaceType", "Sometimes"),
        ("suppressDescriptionOpening", "perhaps"),
    ],
)
def test_a_wrong_value_is_named(api: Client, posting: dict[str, Any], name: str, value: object) -> None:
    code, message = api.refused("jobPosting.update", **{"jobPostingId": posting["id"], name: value})

    assert code == "invalid_input"
    assert f"`{name}" in message


def test_a_description_that_grows_beyond_the_limit_when_its_tags_are_closed_is_refused(
    api: Client, posting: dict[str, Any]
) -> None:
    description = {"type": "text/html", "content": "x" * 60_000 + "<b><p>" * 2_400}

    code, message = api.refused("jobPosting.update", jobPostingId=posting["id"], description=description)

    assert code == "invalid_input"
    assert message == "`description.content` must have at most 100,000 characters with all its tags closed"


def test_extensions_are_ignored_without_the_switch(company: Company, posting: dict[str, Any]) -> None:
    updated = company.plain(
        "jobPosting.update",
        jobPostingId=posting["id"],
        isListed=False,
        locationId=str(uuid.uuid4()),
        jobBoardIds=[],
        compensationTiers=PAY,
    )

    assert updated == posting


def test_a_webhook_tells_of_it(api: Client, company: Company, posting: dict[str, Any]) -> None:
    tell(company, NOBODY, webhook_type="jobPostingUpdate")

    api("jobPosting.update", jobPostingId=posting["id"], title="Robot whisperer")

    (delivery,) = left_by(company).deliveries
    message = content(delivery)
    assert (message["action"], message["data"]) == ("jobPostingUpdate", {"jobPosting": api.all("jobPosting.list")[0]})


def test_one_whose_job_is_hidden_at_that_moment_is_not_found(company: Company, posting: dict[str, Any]) -> None:
    hide_between_two_statements(company, company.things["job"])

    code, _ = company.plain.refused("jobPosting.update", jobPostingId=posting["id"], title="Welder")

    assert code == "job_posting_not_found"
