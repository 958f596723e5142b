"""assessment.request. What partners do wrong is in tests/partners."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from rowantree.core.permission import Switch
from tests.cast import Company
from tests.client import Client
from tests.domain.test_anonymization import end
from tests.partners.assessing import TEST, asking, listed, reachable, sample_partner, scripted, set_up

STARTED = {"success": True, "results": {"assessment_id": "an-id-of-its-own"}}


def test_the_partner_is_told_who_it_is_about(company: Company, api: Client) -> None:
    application = api("application.info", applicationId=company.things["application"])
    candidate = application["candidate"]["id"]
    api("candidate.update", candidateId=candidate, name="Maria del Carmen Ruiz", email="maria@example.com")
    api("job.update", jobId=company.things["job"], customRequisitionId="9f1c2d3e-4b5a-4c6d-8e7f-0a1b2c3d4e5f")
    member = {"teamMemberId": company.things["another_user"], "roleId": company.things["hiring_team_role"]}
    api("hiringTeam.addMember", jobId=company.things["job"], **member)
    with scripted() as (partner, base_url):
        partner.says(STARTED)
        api("assessment.request", **asking(company, set_up(company, f"{base_url}/api/")))

    (body,) = partner.bodies
    job = api("job.info", id=company.things["job"])
    assert body == {
        "assessment_type_id": TEST["assessment_type_id"],
        "candidate": {
            "ashby_id": candidate,
            "first_name": "Maria",
            "last_name": "del Carmen Ruiz",
            "email": "maria@example.com",
            "ashby_profile_url": api("candidate.info", id=candidate)["profileUrl"],
        },
        "application": {"ashby_id": application["id"], "status": application["status"]},
        "job": {
            "ashby_id": job["id"],
            "name": job["title"],
            "req_id": "9f1c2d3e-4b5a-4c6d-8e7f-0a1b2c3d4e5f",
            "ashby_job_url": f"{company.server.base_url}/jobs/{job['id']}",
            "hiringTeam": job["hiringTeam"],
        },
    }
    assert partner.authorizations == ["Basic YSBrZXkgdGhhdCBvbmx5IFJvd2FudHJlZSBrbm93czo="]


def test_a_name_of_one_word_has_no_last_name(company: Company, api: Client) -> None:
    reachable(company)
    api("candidate.update", candidateId=company.things["candidate"], name="Ines")
    with scripted() as (partner, base_url):
        partner.says(STARTED)
        api("assessment.request", **asking(company, set_up(company, base_url)))

    assert (partner.bodies[0]["candidate"]["first_name"], partner.bodies[0]["candidate"]["last_name"]) == ("Ines", "")
    assert "req_id" not in partner.bodies[0]["job"]
    assert "additional_fields" not in partner.bodies[0]


def test_what_the_partner_says_at_once_is_shown(company: Company) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()

    assert requested["status"] == "Requested"
    assert requested["assessmentId"] in str(requested)
    assert requested["assessmentStatus"]["value"] == "Invited ines@example.com"
    assert (requested["applicationId"], requested["assessmentName"]) == (company.things["application"], TEST["name"])
    assert listed(company) == [requested]


def test_an_id_can_be_given_and_taken_once(company: Company) -> None:
    own = str(uuid.uuid4())
    with sample_partner(company, pause=60) as partner:
        assert partner.request(id=own)["id"] == own
        assert partner.refused(id=own)[0] == "id_taken"

    assert len(partner.partner.asked) == 1


def test_nothing_is_asked_of_an_archived_partner(company: Company, api: Client) -> None:
    with sample_partner(company) as partner:
        api("assessmentPartner.archive", assessmentPartnerId=partner.id)

        assert partner.refused()[0] == "assessment_partner_archived"
    assert partner.partner.asked == []
    assert listed(company) == []


def test_a_candidate_without_an_address_cannot_be_assessed(company: Company, api: Client) -> None:
    end(company, company.things["application"])
    api("candidate.anonymize", candidateId=company.things["candidate"])

    code, _ = api.refused("assessment.request", **asking(company, set_up(company, "https://torch.example.com")))

    assert code == "candidate_has_no_email_address"


@pytest.mark.parametrize(
    ("name", "code"),
    [("applicationId", "application_not_found"), ("assessmentPartnerId", "assessment_partner_not_found")],
)
def test_what_is_unknown_is_refused(company: Company, api: Client, name: str, code: str) -> None:
    body = asking(company, set_up(company, "https://torch.example.com"))

    assert api.refused("assessment.request", **body | {name: str(uuid.uuid4())})[0] == code


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"language": "en", "colour": "red"}, "`additionalFields.colour`"),
        ({"extra_minutes": 5}, "`additionalFields.language` is required"),
        ({"language": "de"}, "`additionalFields.language` must be the key"),
        ({"language": ["en"]}, "`additionalFields.language` must be the key"),
        ({"language": "en", "extra_minutes": "5"}, "`additionalFields.extra_minutes` must be a number"),
        ({"language": "en", "extra_minutes": True}, "`additionalFields.extra_minutes` must be a number"),
    ],
)
def test_values_of_custom_fields_are_checked(company: Company, api: Client, given: dict[str, Any], named: str) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        api("assessmentPartner.listCustomFields", assessmentPartnerId=partner.id)

        code, message = partner.refused(additionalFields=given)

    assert code == "invalid_input"
    assert named in message
    assert listed(company) == []


def test_values_of_custom_fields_are_sent(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60, hasCustomFields=True) as partner:
        api("assessmentPartner.listCustomFields", assessmentPartnerId=partner.id)
        partner.request(additionalFields={"language": "pl", "extra_minutes": None})

    assert partner.partner.asked[-1][1]["additional_fields"] == {"language": "pl"}


def test_an_assessment_is_as_confidential_as_its_application(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        api("job.update", jobId=company.things["job"], confidential=True)
        partner.request()

    hiding = company.client(switches=set(Switch) - {Switch.CONFIDENTIAL})
    assert hiding.all("assessment.listForCandidate", candidateId=company.things["candidate"]) == []
    assert len(listed(company)) == 1
