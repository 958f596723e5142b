"""application.info."""

from __future__ import annotations

import uuid

from rowantree.api.shapes.opening import MOST_OF_APPLICATION
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage
from tests.samples.offers import OPENING, offer
from tests.samples.openings import opening

WITH_EVERYTHING = ["openings", "applicationFormSubmissions", "referrals"]


def test_its_properties_stand_in_their_order(api: Client, company: Company) -> None:
    shown = api("application.info", applicationId=company.things["application"])

    assert list(shown) == [
        "id",
        "createdAt",
        "updatedAt",
        "candidate",
        "status",
        "customFields",
        "currentInterviewStage",
        "source",
        "creditedToUser",
        "archiveReason",
        "job",
        "hiringTeam",
        "appliedViaJobPostingId",
        "applicationHistory",
        "submitterClientIp",
        "submitterUserAgent",
    ]


def test_it_names_the_candidate_and_the_job(api: Client, company: Company) -> None:
    shown = api("application.info", applicationId=company.things["application"])

    assert shown["candidate"] == {
        "id": company.things["candidate"],
        "name": "Wilhelmina Ashgrove",
        "primaryEmailAddress": {"value": "wilhelmina@example.com", "type": "Personal", "isPrimary": True},
    }
    assert shown["job"] == {
        "id": company.things["job"],
        "title": "Controls Engineer",
        "locationId": company.things["location"],
        "departmentId": company.things["department"],
    }


def test_nothing_is_expanded_unless_asked_for(api: Client, company: Company) -> None:
    application_id = company.things["application"]

    assert not set(WITH_EVERYTHING) & set(api("application.info", applicationId=application_id))
    expanded = api("application.info", applicationId=application_id, expand=WITH_EVERYTHING)
    assert [expanded[each] for each in WITH_EVERYTHING] == [[], [], []]


def test_a_change_of_the_candidates_name_shows(api: Client, company: Company) -> None:
    application_id = company.things["application"]

    api("candidate.update", candidateId=company.things["candidate"], name="Wilhelmina Pell")

    assert api("application.info", applicationId=application_id)["candidate"]["name"] == "Wilhelmina Pell"


def test_one_of_its_ids_is_needed(api: Client) -> None:
    code, message = api.refused("application.info")

    assert code == "invalid_input"
    assert "`applicationId` or `submittedFormInstanceId`" in message


def test_an_unknown_expansion_is_refused(api: Client, company: Company) -> None:
    code, message = api.refused("application.info", applicationId=company.things["application"], expand=["offers"])

    assert code == "invalid_input"
    assert "expand" in message


def test_an_unknown_application_is_refused(api: Client) -> None:
    assert api.refused("application.info", applicationId=str(uuid.uuid4()))[0] == "application_not_found"


def test_an_unknown_form_is_refused(api: Client) -> None:
    code, _ = api.refused("application.info", submittedFormInstanceId=str(uuid.uuid4()))

    assert code == "form_submission_not_found"


def test_a_form_is_seen_with_its_application_wherever_that_has_gone(api: Client, company: Company) -> None:
    form_id = company.things["confidential_submission"]
    application = api("application.info", submittedFormInstanceId=form_id)
    assert company.plain.refused("application.info", submittedFormInstanceId=form_id)[0] == "form_submission_not_found"

    api(
        "application.transfer",
        applicationId=application["id"],
        jobId=company.things["job"],
        interviewPlanId=company.things["interview_plan"],
        interviewStageId=stage(company, "Onsite"),
    )

    seen = company.plain("application.info", submittedFormInstanceId=form_id)
    assert seen == company.plain("application.info", applicationId=application["id"])


def openings(api: Client, application_id: str) -> list[str]:
    """The ids of the openings of an application, alone and in the list."""
    shown = api("application.info", applicationId=application_id, expand=["openings"])["openings"]
    listed = api.all("application.list", expand=["openings"])
    assert [each["openings"] for each in listed if each["id"] == application_id] == [shown]
    return [each["id"] for each in shown]


def test_its_openings_are_those_of_its_job_until_an_offer_names_one(api: Client, company: Company) -> None:
    application_id, of_job = company.things["application"], company.things["opening"]
    elsewhere = opening(company, "ENG-200")
    assert openings(api, application_id) == [of_job]

    offered = offer(company, {OPENING: elsewhere}, application_id)

    assert openings(api, application_id) == [elsewhere]
    api("opening.setArchived", openingId=elsewhere, archive=True)
    assert openings(api, application_id) == [elsewhere]
    api("offer.setStatus", offerId=offered["id"], acceptanceStatus="Declined")
    assert openings(api, application_id) == [of_job]


def test_the_openings_of_applications_for_the_same_job_differ_by_their_offers(api: Client, company: Company) -> None:
    first, second = apply(company)["id"], apply(company)["id"]
    named, other = (opening(company, jobIds=[company.things["job"]]) for _ in range(2))

    offer(company, {OPENING: named}, first)

    assert openings(api, first) == [named]
    assert openings(api, second) == [named, other]


def test_an_application_shows_the_oldest_ten_openings_of_its_job(api: Client, company: Company) -> None:
    application_id, of_job = company.things["application"], company.things["opening"]
    made = [opening(company, jobIds=[company.things["job"]]) for _ in range(MOST_OF_APPLICATION)]

    assert openings(api, application_id) == [of_job, *made][:MOST_OF_APPLICATION]
