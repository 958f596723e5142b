"""candidate.setFraudStatus."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest

from tests.cast import Company
from tests.client import Client
from tests.webhooks.deliveries import left_by


@pytest.fixture
def candidate_id(company: Company) -> str:
    """The candidate to decide about."""
    return company.things["candidate"]


@pytest.mark.parametrize("status", ["Fraudulent", "NotFraudulent", "Unsure"])
def test_the_candidate_shows_it(api: Client, candidate_id: str, status: str) -> None:
    decided = api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus=status)

    assert decided["fraudStatus"] == status
    assert api("candidate.info", id=candidate_id) == decided


def test_another_decision_replaces_it(api: Client, candidate_id: str) -> None:
    api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Fraudulent")

    decided = api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="NotFraudulent")

    assert decided["fraudStatus"] == "NotFraudulent"


def test_the_candidate_comes_in_the_next_sync(api: Client, company: Company, candidate_id: str) -> None:
    before, token = api("candidate.info", id=candidate_id), api.run("candidate.list")[1]
    company.server.app.world.clock.advance(timedelta(seconds=1))

    decided = api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Unsure")

    assert decided["updatedAt"] > before["updatedAt"]
    assert api.all("candidate.list", syncToken=token) == [decided]


def test_the_same_decision_again_changes_nothing(api: Client, company: Company, candidate_id: str) -> None:
    decided = api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Unsure")
    events = left_by(company).events
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Unsure") == decided
    assert left_by(company).events == events


def test_the_event_names_what_was_changed(api: Client, company: Company, candidate_id: str) -> None:
    api("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Unsure")

    (event,) = [each for each in left_by(company).events if each.kind == "candidate.fraudStatusChanged"]
    assert (event.subject_id, json.loads(event.fields)) == (candidate_id, ["fraud_status"])


def test_it_is_refused_where_the_organization_does_without(api: Client, neighbour: Company, candidate_id: str) -> None:
    api("organization.update", disabledFeatures=["FraudDetection"])

    code, message = api.refused("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus="Unsure")
    theirs = neighbour.admin(
        "candidate.setFraudStatus", candidateId=neighbour.things["candidate"], fraudStatus="Unsure"
    )

    assert code == "feature_not_enabled"
    assert "FraudDetection" in message
    assert api("candidate.info", id=candidate_id)["fraudStatus"] is None
    assert theirs["fraudStatus"] == "Unsure"


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.setFraudStatus", candidateId=unknown, fraudStatus="Unsure")

    assert code == "candidate_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", ["Unreviewed", "PassedFraudCheck", "fraudulent", "", None, True])
def test_what_nobody_can_decide_is_refused_by_name(api: Client, candidate_id: str, value: object) -> None:
    code, message = api.refused("candidate.setFraudStatus", candidateId=candidate_id, fraudStatus=value)

    assert code == "invalid_input"
    assert "`fraudStatus`" in message


@pytest.mark.parametrize("parameter", ["candidateId", "fraudStatus"])
def test_a_missing_parameter_is_refused_by_name(api: Client, candidate_id: str, parameter: str) -> None:
    body = {"candidateId": candidate_id, "fraudStatus": "Unsure"}
    del body[parameter]

    assert api.refused("candidate.setFraudStatus", **body) == ("invalid_input", f"`{parameter}` is required")
