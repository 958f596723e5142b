"""Calling partners: what they may answer, and where they may be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from rowantree.partners.calling import LARGEST_ANSWER
from rowantree.settings import Settings
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.partners.assessing import Scripted, asking, listed, reachable, scripted, set_up
from tests.samples.assessments import NOON, SCORE, STATUS
from tests.servers import SECRET, serving
from tests.told import receiving

STARTED: dict[str, Any] = {"success": True, "results": {"assessment_id": "an-id-of-its-own"}}


@pytest.fixture
def partner() -> Iterator[tuple[Scripted, str]]:
    """A partner that answers with what it is told to, and where it is."""
    with scripted() as found:
        yield found


def _refused(company: Company, base_url: str) -> tuple[str, str]:
    """The refusal of a request, which the row tells of as well."""
    reachable(company)
    refused = company.admin.refused("assessment.request", **asking(company, set_up(company, base_url)))
    (kept,) = listed(company)
    assert (kept["status"], kept["problem"]) == ("Failed", refused[1])
    return refused


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>It works!</html>",
        b"null",
        b"[]",
        b"{}",
        b'{"success": true}',
        b'{"success": true, "results": {}}',
        b'{"success": true, "results": {"assessment_id": 17}}',
        b'{"success": true, "results": {"assessment_id": ""}}',
        b'{"success": true, "results": {"assessment_id": "  "}}',
        b'{"success": true, "results": {"assessment_id": "a\\u0000b"}}',
        b'{"success": true, "results": {"assessment_id": "\\ud800"}}',
        b'{"success": true, "results": {"assessment_id": "\xff"}}',
        b'{"success": "yes", "results": {"assessment_id": "an-id"}}',
        b"[" * 500_000,
        b'{"a":' * 150_000,
        json.dumps({"success": True, "results": {"assessment_id": "x" * 201}}).encode(),
    ],
    ids=lambda content: repr(content[:60]),
)
def test_an_answer_that_means_nothing_is_a_failure(
    company: Company, partner: tuple[Scripted, str], content: bytes
) -> None:
    partner[0].content = content

    code, message = _refused(company, partner[1])

    assert code == "assessment_partner_unavailable"
    assert "answered with" in message
    assert len(message) < 1_100


def test_a_huge_answer_is_not_read(company: Company, partner: tuple[Scripted, str]) -> None:
    partner[0].content = b" " * (30 * LARGEST_ANSWER)

    code, message = _refused(company, partner[1])

    assert (code, message) == (
        "assessment_partner_unavailable",
        "The assessment partner answered with more than 1,000,000 bytes",
    )


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(company: Company, partner: tuple[Scripted, str], status: int) -> None:
    with receiving() as elsewhere:
        partner[0].status, partner[0].headers = status, {"location": elsewhere.url}

        refused = _refused(company, partner[1])

    assert refused == ("assessment_partner_unavailable", f"The assessment partner answered with the status {status}")
    assert elsewhere.messages == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"success": False, "errorInfo": {"message": "Your plan has ended"}}, "Your plan has ended"),
        ({"success": False, "errors": ["no_such_test", "sorry"]}, "no_such_test, sorry"),
        ({"success": False, "errors": [{"message": "No seats", "parameter": "job"}], "errorInfo": None}, "No seats"),
        ({"success": False}, "The assessment partner refuses and does not say why"),
        ({"success": False, "errorInfo": {"message": "{id} %s {"}}, "{id} %s {"),
        ({"success": False, "errorInfo": {"message": "x" * 5_000}}, "x" * 1_000),
    ],
)
def test_a_no_is_shown_in_the_partners_words(
    company: Company, partner: tuple[Scripted, str], answer: dict[str, Any], message: str
) -> None:
    partner[0].says(answer)

    assert _refused(company, partner[1]) == ("refused_by_assessment_partner", message)


def test_a_422_without_a_message_is_a_failure(company: Company, partner: tuple[Scripted, str]) -> None:
    partner[0].says({"error": "no"}, status=422)

    assert _refused(company, partner[1])[0] == "assessment_partner_unavailable"


@pytest.mark.parametrize(
    "update",
    [
        {"assessment_id": "an-id-of-its-own", "timestamp": NOON},
        {"assessment_id": "an-id-of-its-own", "timestamp": NOON, "assessment_status": {**SCORE, "value": "high"}},
        {"assessment_id": "an-id-of-its-own", "timestamp": 10**17, "assessment_status": {**STATUS, "value": "x"}},
        {"assessment_id": "an-id-of-its-own", "timestamp": "noon", "assessment_status": {**STATUS, "value": "x"}},
        {"assessment_id": "an-id-of-its-own", "assessment_status": {**STATUS, "value": "x"}},
        {},
        [],
        "Started",
    ],
)
def test_what_cannot_be_taken_of_an_answer_is_noted(
    company: Company, partner: tuple[Scripted, str], update: Any
) -> None:
    reachable(company)
    partner[0].says({"success": True, "results": {**STARTED["results"], "update_request": update}})

    company.admin("assessment.request", **asking(company, set_up(company, partner[1])))

    (kept,) = listed(company)
    assert (kept["status"], kept["assessmentId"]) == ("Requested", "an-id-of-its-own")
    assert "assessmentStatus" not in kept
    assert kept["problem"].startswith("The partner's `update_request` was not taken: ")


def test_what_comes_with_an_answer_is_read_as_an_update_is(company: Company, partner: tuple[Scripted, str]) -> None:
    reachable(company)
    status = {**STATUS, "value": "Started", "description": None}
    update = {
        "assessment_id": "an-id-of-its-own",
        "timestamp": f"{NOON}",
        "assessment_status": status,
        "metadata": None,
    }
    partner[0].says({"success": True, "results": {**STARTED["results"], "update_request": update}})

    company.admin("assessment.request", **asking(company, set_up(company, partner[1])))

    (kept,) = listed(company)
    assert (kept["status"], "problem" in kept) == ("Started", False)


@pytest.mark.parametrize("results", [{}, {"update_request": None}, None])
def test_a_partner_that_cancels_need_not_say_more(
    company: Company, partner: tuple[Scripted, str], results: dict[str, Any] | None
) -> None:
    reachable(company)
    partner[0].says(STARTED)
    made = company.admin("assessment.request", **asking(company, set_up(company, partner[1])))
    partner[0].says({"success": True, "results": results})

    cancelled = company.admin("assessment.requestCancel", id=made["id"])

    assert (cancelled["status"], "problem" in cancelled) == ("Cancelled", False)


def test_what_is_null_in_a_list_is_not_there(company: Company, api: Client, partner: tuple[Scripted, str]) -> None:
    test = {"assessment_type_id": "x", "name": "Welding"}
    partner[0].says({"success": True, "results": [{**test, "description": None}]})

    shown = api("assessmentPartner.listAssessments", assessmentPartnerId=set_up(company, partner[1]))

    assert shown["assessments"] == [{"assessmentTypeId": "x", "name": "Welding"}]


def test_an_id_that_is_known_already_is_another_assessment(company: Company, partner: tuple[Scripted, str]) -> None:
    reachable(company)
    partner[0].says(STARTED)
    body = asking(company, set_up(company, partner[1]))
    company.admin("assessment.request", **body)

    assert company.admin.refused("assessment.request", **body)[0] == "candidate_already_being_assessed"
    assert [each["status"] for each in listed(company)] == ["Requested", "Failed"]


@pytest.mark.parametrize(
    "answer",
    [
        {"success": True},
        {"success": True, "results": [{"name": "Nameless"}]},
        {"success": True, "results": [{"assessment_type_id": "x", "name": "Test"}] * 1_001},
        [],
    ],
    ids=lambda answer: str(answer)[:40],
)
def test_a_list_that_means_nothing_is_refused(
    company: Company, api: Client, partner: tuple[Scripted, str], answer: Any
) -> None:
    partner[0].says(answer)

    refused = api.refused("assessmentPartner.listAssessments", assessmentPartnerId=set_up(company, partner[1]))

    assert refused[0] == "assessment_partner_unavailable"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1"])
def test_private_addresses_are_refused_unless_the_settings_allow_them(
    database: str, partner: tuple[Scripted, str], host: str
) -> None:
    port = partner[1].rpartition(":")[2]
    with serving(Settings(database_url=database, secret=SECRET, rate_limit=None)) as server:
        company = cast.found(server, "Meridian Robotics")
        code, message = _refused(company, f"http://{host}:{port}")

    assert code == "assessment_partner_unavailable"
    assert "is not on the public internet" in message
    assert partner[0].bodies == []
