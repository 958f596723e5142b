"""The whole conversation with a partner: the sample partner of `examples/`, well and not so well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rowantree.partners import calling
from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.partners.assessing import TEST, SetUp, asking, listed, sample_partner, set_up


def test_the_whole_conversation(company: Company, api: Client) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        offered = api("assessmentPartner.listAssessments", assessmentPartnerId=partner.id)["assessments"]
        asked = api("assessmentPartner.listCustomFields", assessmentPartnerId=partner.id)["customFields"]
        assert [each["name"] for each in offered] == ["Welding, theory", "Reading drawings"]
        assert [each["id"] for each in asked if each["isRequired"]] == ["language"]

        requested = partner.request(
            assessmentTypeId=offered[0]["assessmentTypeId"], additionalFields={"language": "en"}
        )
        assert requested["status"] == "Requested"
        eventually(lambda: partner.listed()[0]["status"] == "Started")
        eventually(lambda: partner.listed()[0]["status"] == "Completed")

    (ended,) = listed(company)
    assert ended["assessmentResult"]["value"] == 87
    assert ended["assessmentProfileUrl"]["value"].endswith(requested["assessmentId"])
    assert [each["value"] for each in ended["metadata"]] == [41]
    # The former is by the partner's clock, behind which the server's never is.
    assert ended["startedAt"] < ended["updatedAt"]
    assert [each["success"] for each in partner.partner.told] == [True, True]


def test_the_word_of_the_beginning_may_come_after_the_result(company: Company) -> None:
    with sample_partner(company, behaviour="late") as partner:
        partner.request()
        eventually(lambda: len(partner.partner.told) == 2)

    (ended,) = listed(company)
    assert [each["results"]["status"] for each in partner.partner.told] == ["Completed", "Completed"]
    assert (ended["status"], ended["assessmentStatus"]["value"]) == ("Completed", "Marked")
    assert ended["startedAt"] < ended["updatedAt"]


def test_a_cancelled_one_is_not_held(company: Company, api: Client) -> None:
    with sample_partner(company) as partner:
        requested = partner.request()
        api("assessment.requestCancel", id=requested["id"])
        eventually(lambda: len(partner.partner.told) == 1)

        assert partner.listed()[0]["status"] == "Cancelled"


def _has_failed(partner: SetUp, code: str, message: str) -> None:
    answer = partner.company.admin.answer("assessment.request", asking(partner.company, partner.id))

    (kept,) = partner.listed()
    assert (answer.code, answer.message) == (code, message)
    assert answer.body["errorInfo"]["meta"] == {"id": kept["id"]}
    assert (kept["status"], kept["problem"]) == ("Failed", message)
    assert "assessmentId" not in kept


def test_a_slow_one_is_not_waited_for(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "TIMEOUT_SECONDS", 0.2)
    with sample_partner(company, behaviour="slow", pause=0.5) as partner:
        _has_failed(
            partner,
            "assessment_partner_unavailable",
            "The assessment partner did not answer within 0.2 seconds",
        )


def test_a_failing_one_is_unavailable(company: Company) -> None:
    with sample_partner(company, behaviour="failing") as partner:
        _has_failed(partner, "assessment_partner_unavailable", "The assessment partner answered with the status 500")


def test_a_wrong_key_is_unavailable(company: Company, api: Client) -> None:
    with sample_partner(company) as partner:
        api("assessmentPartner.update", assessmentPartnerId=partner.id, apiKey="another key")

        _has_failed(partner, "assessment_partner_unavailable", "The assessment partner answered with the status 401")


def test_a_candidate_is_assessed_once_at_a_time(company: Company) -> None:
    with sample_partner(company, behaviour="busy") as partner:
        _has_failed(
            partner,
            "candidate_already_being_assessed",
            "The assessment partner says that this candidate is already being assessed",
        )


def test_the_partners_message_is_shown(company: Company) -> None:
    with sample_partner(company, behaviour="refusing") as partner:
        _has_failed(partner, "refused_by_assessment_partner", "There are no tests left in your plan")


def test_nobody_there_is_unavailable(company: Company) -> None:
    with sample_partner(company) as partner:
        pass

    code, message = partner.refused()

    assert code == "assessment_partner_unavailable"
    assert "could not be reached" in message
    assert listed(company)[0]["problem"] == message


def test_after_a_failure_it_can_be_requested_again(company: Company) -> None:
    with sample_partner(company, behaviour="failing", pause=60) as partner:
        partner.refused()
        partner.partner.behaviour = "well"

        assert partner.request()["status"] == "Requested"
    assert [each["status"] for each in listed(company)] == ["Failed", "Requested"]


def test_the_neighbour_neither_sees_nor_updates_it(company: Company, neighbour: Company) -> None:
    with sample_partner(company) as partner:
        partner.partner.rowantree_key = neighbour.plain.key
        partner.request()
        eventually(lambda: len(partner.partner.told) == 2)

    assert {each["errors"][0] for each in partner.partner.told} == {"assessment_not_found"}
    assert neighbour.admin.all("assessmentPartner.list") == []
    assert neighbour.admin.refused("assessment.request", **asking(neighbour, partner.id))[0] == (
        "assessment_partner_not_found"
    )


def test_it_runs_as_a_program(root: Path) -> None:
    program = root / "examples" / "assessment_partner" / "partner.py"

    done = subprocess.run([sys.executable, program, "--help"], capture_output=True, text=True, check=True)

    assert "--rowantree-key" in done.stdout
    assert len(program.read_text().splitlines()) < 200
    assert TEST["name"] in (program.parent / "README.md").read_text()


def test_who_is_set_up_is_not_called_before_it_is_needed(company: Company) -> None:
    with sample_partner(company) as partner:
        set_up(company, "https://torch.example.com")

    assert partner.partner.asked == []
