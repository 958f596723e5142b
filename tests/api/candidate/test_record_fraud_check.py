"""candidate.recordFraudCheck."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.correspondence import SIGNAL, fraud_check


@pytest.fixture
def body(company: Company) -> dict[str, Any]:
    """A look at the company's candidate in which something was noticed."""
    return fraud_check(company)


def status(api: Client, body: dict[str, Any]) -> str | None:
    """What the candidate's record says."""
    shown: str | None = api("candidate.info", id=body["candidateId"])["fraudStatus"]
    return shown


def test_it_is_listed_afterwards(api: Client, body: dict[str, Any]) -> None:
    recorded = api("candidate.recordFraudCheck", **body, createdAt="2026-02-03T09:15:00Z")

    (signal,) = recorded["fraudSignals"]
    assert signal == {"id": signal["id"], **SIGNAL}
    assert recorded == body | {
        "id": recorded["id"],
        "createdAt": "2026-02-03T09:15:00.000Z",
        "fraudSignals": [signal],
    }
    assert api.all("candidate.listFraudChecks", candidateId=body["candidateId"]) == [recorded]


def test_a_check_needs_no_application(api: Client, body: dict[str, Any]) -> None:
    del body["applicationId"]

    assert api("candidate.recordFraudCheck", **body)["applicationId"] is None


@pytest.mark.parametrize("value", [None, ""])
def test_a_value_is_absent_where_there_is_none(api: Client, body: dict[str, Any], value: str | None) -> None:
    signal = {name: text for name, text in SIGNAL.items() if name != "value"} | ({} if value is None else {"value": ""})

    recorded = api("candidate.recordFraudCheck", **body | {"fraudSignals": [signal]})

    assert "value" not in recorded["fraudSignals"][0]


def test_ids_can_be_given(api: Client, body: dict[str, Any]) -> None:
    given, signal = str(uuid.uuid4()), str(uuid.uuid4())

    recorded = api("candidate.recordFraudCheck", **body | {"id": given, "fraudSignals": [SIGNAL | {"id": signal}]})

    assert (recorded["id"], recorded["fraudSignals"][0]["id"]) == (given, signal)
    assert api.refused("candidate.recordFraudCheck", **body, id=given)[0] == "id_taken"


def test_signals_make_the_candidate_unreviewed(api: Client, body: dict[str, Any]) -> None:
    assert status(api, body) is None

    api("candidate.recordFraudCheck", **body)

    assert status(api, body) == "Unreviewed"


def test_without_signals_the_candidate_passes(api: Client, body: dict[str, Any]) -> None:
    api("candidate.recordFraudCheck", **body | {"fraudSignals": []})

    assert status(api, body) == "PassedFraudCheck"


def test_later_signals_count(api: Client, body: dict[str, Any]) -> None:
    api("candidate.recordFraudCheck", **body | {"fraudSignals": []})

    api("candidate.recordFraudCheck", **body)

    assert status(api, body) == "Unreviewed"


def test_a_later_check_without_signals_does_not_review_those_before(api: Client, body: dict[str, Any]) -> None:
    api("candidate.recordFraudCheck", **body)

    api("candidate.recordFraudCheck", **body | {"fraudSignals": []})

    assert status(api, body) == "Unreviewed"


@pytest.mark.parametrize("decision", ["Fraudulent", "NotFraudulent", "Unsure"])
@pytest.mark.parametrize("signals", [[], [SIGNAL]])
def test_what_somebody_decided_stays(
    api: Client, body: dict[str, Any], decision: str, signals: list[dict[str, str]]
) -> None:
    api("candidate.setFraudStatus", candidateId=body["candidateId"], fraudStatus=decision)

    api("candidate.recordFraudCheck", **body | {"fraudSignals": signals})

    assert status(api, body) == decision


def test_the_candidate_comes_in_a_sync_only_where_it_changes(
    api: Client, company: Company, body: dict[str, Any]
) -> None:
    token = api.run("candidate.list")[1]
    company.server.app.world.clock.advance(timedelta(seconds=1))
    api("candidate.recordFraudCheck", **body)
    (changed,), token = api.run("candidate.list", syncToken=token)

    company.server.app.world.clock.advance(timedelta(seconds=1))
    api("candidate.recordFraudCheck", **body)

    assert changed["updatedAt"] > changed["createdAt"]
    assert api.all("candidate.list", syncToken=token) == []
    assert api("candidate.info", id=body["candidateId"]) == changed


def test_it_is_refused_where_the_organization_does_without(api: Client, body: dict[str, Any]) -> None:
    api("organization.update", disabledFeatures=["FraudDetection"])

    assert api.refused("candidate.recordFraudCheck", **body)[0] == "feature_not_enabled"
    assert status(api, body) is None


@pytest.mark.parametrize(
    ("parameter", "code"), [("candidateId", "candidate_not_found"), ("applicationId", "application_not_found")]
)
def test_what_is_not_there_is_refused(api: Client, body: dict[str, Any], parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("candidate.recordFraudCheck", **body | {parameter: unknown})

    assert refused[0] == code
    assert unknown in refused[1]


def test_an_application_that_is_confidential_is_as_good_as_unknown(company: Company, body: dict[str, Any]) -> None:
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    secret = company.admin(
        "application.create", candidateId=body["candidateId"], jobId=company.things["confidential_job"]
    )

    refused = unsuspecting.refused("candidate.recordFraudCheck", **body | {"applicationId": secret["id"]})

    assert refused[0] == "application_not_found"


def test_somebody_elses_application_is_refused(api: Client, company: Company, body: dict[str, Any]) -> None:
    code, message = api.refused("candidate.recordFraudCheck", **body | {"applicationId": apply(company)["id"]})

    assert code == "invalid_input"
    assert "`applicationId`" in message


def test_two_signals_with_one_id_are_refused(api: Client, body: dict[str, Any]) -> None:
    signal = SIGNAL | {"id": str(uuid.uuid4())}

    code, message = api.refused("candidate.recordFraudCheck", **body | {"fraudSignals": [signal, signal]})

    assert code == "invalid_input"
    assert "`fraudSignals`" in message


def test_as_many_signals_as_there_can_be(api: Client, body: dict[str, Any]) -> None:
    recorded = api("candidate.recordFraudCheck", **body | {"fraudSignals": [SIGNAL] * 50})

    assert len({each["id"] for each in recorded["fraudSignals"]}) == 50


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("candidateId", "x"),
        ("applicationId", None),
        ("fraudSignals", None),
        ("fraudSignals", "none"),
        ("fraudSignals", [SIGNAL] * 51),
        ("fraudSignals", [{}]),
        ("fraudSignals", [SIGNAL | {"category": ""}]),
        ("fraudSignals", [SIGNAL | {"category": "a" * 101}]),
        ("fraudSignals", [SIGNAL | {"name": ""}]),
        ("fraudSignals", [SIGNAL | {"description": "a" * 1_001}]),
        ("fraudSignals", [SIGNAL | {"value": "a" * 1_001}]),
        ("fraudSignals", [SIGNAL | {"id": "1"}]),
        ("createdAt", "today"),
        ("id", "1"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str, value: Any) -> None:
    code, message = api.refused("candidate.recordFraudCheck", **body | {parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api.all("candidate.listFraudChecks", candidateId=body["candidateId"]) == []


@pytest.mark.parametrize("parameter", ["candidateId", "fraudSignals"])
def test_a_missing_parameter_is_refused_by_name(api: Client, body: dict[str, Any], parameter: str) -> None:
    del body[parameter]

    assert api.refused("candidate.recordFraudCheck", **body) == ("invalid_input", f"`{parameter}` is required")
