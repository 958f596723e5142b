"""A planning tool brings the seats of its budget in as openings, and follows them until they are closed."""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.workflows.listening import listening

BUDGET = (
    {"identifier": "ENG-1", "description": "A new seat", "isBackfill": False},
    {"identifier": "ENG-2", "description": "For who has left", "isBackfill": True},
    {"identifier": "ENG-3", "description": "For later", "isBackfill": False},
)


def bring_in(partner: Client, seat: dict[str, object], team: Results, location: Results) -> Results:
    """The opening of a seat, which is made where there is none."""
    known = partner("opening.search", identifier=seat["identifier"])
    if known:
        (opening,) = known
        return partner("opening.update", openingId=opening["id"], **seat)
    return partner(
        "opening.create",
        **seat,
        teamId=team["id"],
        locationIds=[location["id"]],
        employmentType="FullTime",
        targetHireDate="2027-02-01",
        targetStartDate="2027-03-01",
        openingState="Approved",
    )


@pytest.fixture
def job(company: Company, partner: Client) -> Results:
    """The job that the seats are for."""
    return partner("job.info", id=company.things["job"])


@pytest.fixture
def seats(partner: Client, job: Results) -> list[Results]:
    """The openings of the budget."""
    return [bring_in(partner, seat, *of(partner, job)) for seat in BUDGET]


def of(partner: Client, job: Results) -> tuple[Results, Results]:
    """The department and the location of a job, found as a program that knows their ids finds them."""
    team = next(each for each in partner.all("department.list", limit=1) if each["id"] == job["departmentId"])
    location = next(each for each in partner.all("location.list", limit=1) if each["id"] == job["locationId"])
    return team, location


def test_a_budget_becomes_openings_once(partner: Client, job: Results) -> None:
    team, location = of(partner, job)
    with listening(partner, ["openingCreate"]) as ear:
        seats = []
        for seat in BUDGET:
            seats.append(bring_in(partner, seat, team, location))
            assert ear.hears("openingCreate")["openingCreate"] == {"opening": seats[-1]}
        again = [bring_in(partner, seat, team, location) for seat in BUDGET]  # the tool runs a second time
        ear.hears_nothing_more()

    assert again == seats
    assert {each["openingState"] for each in seats} == {"Approved"}
    assert [each["latestVersion"]["identifier"] for each in seats] == ["ENG-1", "ENG-2", "ENG-3"]
    assert {each["id"] for each in partner.all("opening.list", limit=1)} >= {each["id"] for each in seats}


def test_seats_are_followed_until_they_are_closed(partner: Client, job: Results, seats: list[Results]) -> None:
    _, token = partner.run("opening.list", limit=1)
    first, second, third = (each["id"] for each in seats)
    for opening in (first, second):
        joined = partner("opening.addJob", openingId=opening, jobId=job["id"])
        assert joined["latestVersion"]["jobIds"] == [job["id"]]
        assert joined["latestVersion"]["id"] not in {each["latestVersion"]["id"] for each in seats}
        opened = partner("opening.setOpeningState", openingId=opening, openingState="Open")
        assert opened["openedAt"] is not None
    expanded = partner("job.info", id=job["id"], expand=["openings"])
    assert {first, second} <= {each["id"] for each in expanded["openings"]}

    reason = partner.all("closeReason.list", limit=1)[0]
    closed = partner("opening.setOpeningState", openingId=second, openingState="Closed", closeReasonId=reason["id"])
    assert (closed["openingState"], closed["closeReasonId"]) == ("Closed", reason["id"])
    partner("opening.setArchived", openingId=third, archive=True)

    changed, token = partner.run("opening.list", limit=2, syncToken=token)
    assert {each["id"]: (each["openingState"], each["isArchived"]) for each in changed} == {
        first: ("Open", False),
        second: ("Closed", False),
        third: ("Approved", True),
    }
    assert partner.run("opening.list", syncToken=token)[0] == []


def test_an_opening_is_led_by_its_hiring_team(company: Company, partner: Client) -> None:
    role = partner.all("hiringTeamRole.list", namesOnly=False)[0]
    opening = partner("opening.create", identifier="ENG-4", jobIds=[company.things["job"]])

    partner(
        "hiringTeam.addMember",
        openingId=opening["id"],
        teamMemberId=company.things["another_user"],
        roleId=role["id"],
    )

    team = partner("opening.info", openingId=opening["id"])["latestVersion"]["hiringTeam"]
    assert [(each["userId"], each["role"]) for each in team] == [(company.things["another_user"], role["title"])]
