"""opening.setOpeningState."""

from __future__ import annotations

import uuid
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from rowantree.core.context import Context
from rowantree.domain import openings
from rowantree.models.columns import Id
from tests.api.opening.states import told, versions
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.offers import decide, defined, step
from tests.samples.openings import closed, described, opening

A_SECOND = timedelta(seconds=1)
STATES = ("Draft", "Approved", "Open", "Closed")


def put(api: Client, opening_id: str, state: str, **more: Any) -> Results:
    return api("opening.setOpeningState", openingId=opening_id, openingState=state, **more)


def fill(company: Company, opening_id: str) -> None:
    """Fills an opening as an accepted offer does."""
    application_id = Id(company.things["application"])

    def act(ctx: Context) -> None:
        openings.fill(ctx, openings.take(ctx, Id(opening_id), application_id), application_id)

    company.act(act)


@pytest.mark.parametrize(("before", "after"), list(permutations(STATES, 2)))
def test_it_can_go_from_each_state_to_each_other_one(api: Client, company: Company, before: str, after: str) -> None:
    opening_id = opening(company, openingState=before)

    shown = put(api, opening_id, after)

    assert shown["openingState"] == after
    assert shown == api("opening.info", openingId=opening_id)
    assert told(company, opening_id)[0] == "opening.stateChanged"
    assert versions(company, opening_id) == 1


def test_opening_it_is_stamped_each_time(api: Client, company: Company) -> None:
    opening_id = opening(company)
    stamps = []
    for state in ("Open", "Closed", "Open"):
        company.server.app.world.clock.advance(A_SECOND)
        stamps.append(put(api, opening_id, state)["openedAt"])

    assert stamps[0] == stamps[1] < stamps[2]


def test_closing_it_is_stamped_until_it_is_closed_no_more(api: Client, company: Company) -> None:
    opening_id = opening(company, openingState="Open")
    company.server.app.world.clock.advance(A_SECOND)

    shown = put(api, opening_id, "Closed")

    assert shown["closedAt"] > shown["openedAt"]
    assert "closedAt" not in put(api, opening_id, "Draft")


def test_it_can_be_closed_with_a_reason_which_goes_when_it_is_opened(api: Client, company: Company) -> None:
    reason = company.things["close_reason"]
    opening_id = closed(company, closeReasonId=reason)["id"]

    assert api("opening.info", openingId=opening_id)["closeReasonId"] == reason
    assert "closeReasonId" not in put(api, opening_id, "Open")
    assert "closeReasonId" not in put(api, opening_id, "Closed")


def test_the_reason_of_a_closed_opening_can_be_corrected(api: Client, company: Company) -> None:
    before = closed(company)
    company.server.app.world.clock.advance(A_SECOND)
    reason = company.things["close_reason"]

    assert put(api, before["id"], "Closed", closeReasonId=reason) == before | {"closeReasonId": reason}
    assert put(api, before["id"], "Closed")["closeReasonId"] == reason


@pytest.mark.parametrize("state", STATES)
def test_the_state_that_it_has_changes_nothing(api: Client, company: Company, state: str) -> None:
    before = api("opening.create", openingState=state)
    company.server.app.world.clock.advance(A_SECOND)

    assert put(api, before["id"], state) == before
    assert told(company, before["id"])[0] == "opening.created"


@pytest.mark.parametrize("state", ["Draft", "Approved", "Open"])
def test_a_reason_is_only_for_closing(api: Client, company: Company, state: str) -> None:
    body = {"openingId": closed(company)["id"], "closeReasonId": company.things["close_reason"]}

    refused = api.refused("opening.setOpeningState", **body, openingState=state)

    assert refused == ("invalid_input", "`closeReasonId` is only for the state Closed")


def test_an_unknown_reason_is_refused(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())
    body = {"openingId": company.things["opening"], "openingState": "Closed", "closeReasonId": unknown}

    assert api.refused("opening.setOpeningState", **body) == (
        "close_reason_not_found",
        f"Close reason not found: {unknown}",
    )


@pytest.mark.parametrize("state", ["Filled", "Archived", "open", ""])
def test_a_state_that_cannot_be_chosen_is_refused(api: Client, company: Company, state: str) -> None:
    code, message = api.refused("opening.setOpeningState", openingId=company.things["opening"], openingState=state)

    assert code == "invalid_input"
    assert "`openingState`" in message


def archive_job(company: Company) -> None:
    for status in ("Closed", "Archived"):
        company.admin("job.setStatus", jobId=company.things["job"], status=status)


def archive_location(company: Company) -> None:
    company.admin("location.archive", locationId=company.things["location"])


def archive_team(company: Company) -> None:
    company.admin("department.archive", departmentId=company.things["department"])


@pytest.mark.parametrize("archive", [archive_job, archive_location, archive_team])
def test_what_it_names_must_not_be_archived_to_approve_or_open_it(api: Client, company: Company, archive: Any) -> None:
    opening_id = api("opening.create", **described(company, "ENG-104"))["id"]
    archive(company)

    for state in ("Approved", "Open"):
        code, message = api.refused("opening.setOpeningState", openingId=opening_id, openingState=state)

        assert code == "invalid_input"
        assert message.startswith("`openingState`")
        assert message.endswith("is archived")
    assert put(api, opening_id, "Closed")["openingState"] == "Closed"
    assert put(api, opening_id, "Draft")["openingState"] == "Draft"


def test_an_archived_opening_keeps_its_state(api: Client, company: Company) -> None:
    opening_id = company.things["opening"]
    api("opening.setArchived", openingId=opening_id, archive=True)

    for state in STATES:
        code, message = api.refused("opening.setOpeningState", openingId=opening_id, openingState=state)

        assert (code, "`openingState`" in message) == ("invalid_input", True)
    api("opening.setArchived", openingId=opening_id, archive=False)
    assert put(api, opening_id, "Closed")["openingState"] == "Closed"


@pytest.mark.parametrize("state", ["Open", "Closed"])
def test_a_filled_opening_can_be_opened_again_or_closed(api: Client, company: Company, state: str) -> None:
    opening_id = company.things["opening"]
    opened = api("opening.info", openingId=opening_id)["openedAt"]
    company.server.app.world.clock.advance(A_SECOND)
    fill(company, opening_id)

    shown = put(api, opening_id, state)

    assert shown["openingState"] == state
    assert shown["openedAt"] == opened


@pytest.mark.parametrize("state", ["Draft", "Approved"])
def test_a_filled_opening_can_go_nowhere_else(api: Client, company: Company, state: str) -> None:
    opening_id = company.things["opening"]
    fill(company, opening_id)

    code, message = api.refused("opening.setOpeningState", openingId=opening_id, openingState=state)

    assert code == "invalid_input"
    assert message == f"`openingState`: a filled opening can be taken to Closed or Open, not to {state}"
    assert api("opening.info", openingId=opening_id)["openingState"] == "Filled"


@pytest.mark.parametrize("parameter", ["openingId", "openingState"])
def test_nothing_works_without_either(api: Client, company: Company, parameter: str) -> None:
    body = {"openingId": company.things["opening"], "openingState": "Closed"}
    del body[parameter]

    assert api.refused("opening.setOpeningState", **body) == ("invalid_input", f"`{parameter}` is required")


def test_an_unknown_opening_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("opening.setOpeningState", openingId=unknown, openingState="Open")

    assert refused == ("opening_not_found", f"Opening not found: {unknown}")


def test_where_openings_are_approved_only_those_that_were_can_be_open(api: Client, company: Company) -> None:
    opening_id = opening(company)
    defined(company, step(company.user), entity_type="opening")
    for state in ("Approved", "Open"):
        assert api.refused("opening.setOpeningState", openingId=opening_id, openingState=state) == (
            "opening_not_approved",
            f"The opening {opening_id} must be approved before it can be {state.lower()}",
        )

    decide(company, api("approval.start", entityType="opening", entityId=opening_id), company.user)

    assert api("opening.info", openingId=opening_id)["openingState"] == "Approved"
    assert put(api, opening_id, "Open")["openingState"] == "Open"
