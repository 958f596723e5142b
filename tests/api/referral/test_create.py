"""referral.create. What passes as an answer is in tests/domain/test_answers.py."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.api.application_form.forms_with_files import uploaded
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.forms import EMAIL, NAME
from tests.samples.jobs import described, open_job
from tests.samples.referrals import JOB, refer, referral, submissions
from tests.samples.settings import NOBODY
from tests.samples.words import Body
from tests.told import tell
from tests.webhooks.deliveries import content, left_by


def shown(api: Client, application: Results) -> Results:
    """The application with its referrals."""
    return api("application.info", applicationId=application["id"], expand=["referrals"])


def of_ada(api: Client) -> Results:
    """The candidate who is called Ada."""
    (candidate,) = api("candidate.search", email="ada@example.com")
    return candidate


# What becomes of it


def test_who_is_recommended_is_a_candidate_with_an_application(api: Client, company: Company) -> None:
    application = refer(company)

    ada = of_ada(api)
    assert (ada["name"], ada["applicationIds"]) == ("Ada Lovelace", [application["id"]])
    assert application["candidate"]["id"] == ada["id"]
    assert application["job"]["id"] == company.things["job"]
    assert "applicationHistory" not in application


def test_it_begins_as_a_lead(company: Company) -> None:
    application = refer(company)

    assert application["status"] == "Lead"
    assert application["currentInterviewStage"]["id"] == stage(company, "New lead")


def test_it_comes_from_the_source_for_referrals_and_the_user_gets_the_credit(api: Client, company: Company) -> None:
    application = refer(company)

    for each in (application, of_ada(api)):
        assert each["source"]["title"] == "Employee Referral"
        assert each["source"]["sourceType"]["title"] == "Referral"
        assert each["creditedToUser"]["id"] == company.things["user"]


def test_an_archived_source_is_not_taken(api: Client, company: Company) -> None:
    old = next(each for each in api.all("source.list") if each["title"] == "Employee Referral")
    api("source.archive", sourceId=old["id"])

    assert refer(company)["source"] is None


def test_another_source_of_the_type_takes_its_place(api: Client, company: Company) -> None:
    old = next(each for each in api.all("source.list") if each["title"] == "Employee Referral")
    new = api("source.create", title="Friends", sourceTypeId=old["sourceType"]["id"])
    api("source.archive", sourceId=old["id"])

    assert refer(company)["source"]["id"] == new["id"]


def test_the_application_shows_who_recommended_when(api: Client, company: Company) -> None:
    application = refer(company)

    user = next(each for each in api.all("user.list") if each["id"] == company.things["user"])
    assert shown(api, application)["referrals"] == [{"user": user, "referredAt": application["createdAt"]}]


def test_it_can_have_been_earlier(api: Client, company: Company) -> None:
    application = refer(company, createdAt="2026-02-03T04:05:06.789Z")

    assert application["createdAt"] == "2026-02-03T04:05:06.789Z"
    assert shown(api, application)["referrals"][0]["referredAt"] == "2026-02-03T04:05:06.789Z"
    assert of_ada(api)["createdAt"] > "2026-02-03T04:05:06.789Z"


def test_what_else_is_said_goes_into_the_candidates_record(api: Client, company: Company) -> None:
    place = {"city": "London", "country": "United Kingdom"}
    refer(company, {"_systemfield_phone": "+1 412 555 0142", "_systemfield_location": place})

    ada = of_ada(api)
    assert ada["primaryPhoneNumber"]["value"] == "+1 412 555 0142"
    assert ada["location"]["locationSummary"] == "London, United Kingdom"


def test_a_resume_becomes_the_candidates(api: Client, company: Company) -> None:
    refer(company, {"_systemfield_resume": uploaded(company)})

    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.txt"


def test_a_webhook_tells_of_the_application_as_submitted(company: Company) -> None:
    tell(company, NOBODY, webhook_type="applicationSubmit")

    application = refer(company)

    (delivery,) = left_by(company).deliveries
    assert content(delivery)["data"] == {"application": application}


# Who is known already


def test_a_candidate_with_the_address_is_found_and_stays_as_they_are(api: Client, company: Company) -> None:
    ada = api("candidate.create", name="Augusta King", email="ADA@example.com", sourceId=company.things["source"])

    application = refer(company, {"_systemfield_phone": "+1 412 555 0142"})

    found = of_ada(api)
    assert application["candidate"]["id"] == found["id"] == ada["id"]
    assert (found["name"], found["source"], found["creditedToUser"]) == ("Augusta King", ada["source"], None)
    assert found["primaryPhoneNumber"]["value"] == "+1 412 555 0142"


def test_an_application_that_runs_gets_the_referral_and_stays_as_it_is(api: Client, company: Company) -> None:
    first = refer(company)
    other = company.things["another_user"]
    company.server.app.world.clock.advance(timedelta(seconds=1))

    again = refer(company, creditedToUserId=other)

    assert {**again, "updatedAt": ""} == {**first, "updatedAt": ""}
    assert again["updatedAt"] > first["updatedAt"]
    recommended = [each["user"]["id"] for each in shown(api, first)["referrals"]]
    assert recommended == [company.things["user"], other]


def test_after_the_end_of_an_application_there_is_another(api: Client, company: Company) -> None:
    first = refer(company)
    api(
        "application.changeStage",
        applicationId=first["id"],
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
    )

    assert refer(company)["id"] != first["id"]


def test_for_another_job_there_is_another_application(api: Client, company: Company) -> None:
    first = refer(company)

    other = refer(company, {"_systemfield_job": {"title": "", "value": open_job(company, "Welder")}})

    assert set(of_ada(api)["applicationIds"]) == {first["id"], other["id"]}


def test_a_double_click_recommends_one_candidate_for_one_application(api: Client, company: Company) -> None:
    body = referral(company)

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda _: api("referral.create", **body)["id"], range(4)))

    assert of_ada(api)["applicationIds"] == [made[0]]
    assert len(shown(api, {"id": made[0]})["referrals"]) == 4


# What is refused


@pytest.mark.parametrize(("name", "code"), [("id", "referral_form_not_found"), ("creditedToUserId", "user_not_found")])
def test_what_it_names_must_be_there(api: Client, company: Company, name: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("referral.create", **referral(company) | {name: unknown})

    assert refused == code
    assert unknown in message


@pytest.mark.parametrize("name", ["id", "creditedToUserId", "fieldSubmissions"])
def test_what_is_required_is_named(api: Client, company: Company, name: str) -> None:
    body = referral(company)
    del body[name]

    assert api.refused("referral.create", **body) == ("invalid_input", f"`{name}` is required")


@pytest.mark.parametrize("status", ["Draft", "Closed", "Archived"])
def test_the_job_must_be_open(api: Client, company: Company, status: str) -> None:
    job = api("job.create", **described(company, "Welder"))
    if status != "Draft":
        for step in ("Open", "Closed", status):
            api("job.setStatus", jobId=job["id"], status=step)

    body = referral(company, {"_systemfield_job": {"title": "Welder", "value": job["id"]}})
    code, message = api.refused("referral.create", **body)

    assert (code, message) == ("invalid_input", f"`Job (_systemfield_job)`: there is no open job {job['id']}")


def test_a_job_that_the_key_may_not_see_is_as_good_as_unknown(company: Company) -> None:
    without = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})
    hidden, unknown = company.things["confidential_job"], str(uuid.uuid4())

    for job_id in (hidden, unknown):
        body = referral(company, {"_systemfield_job": {"title": "Head", "value": job_id}})
        message = f"`Job (_systemfield_job)`: there is no open job {job_id}"
        assert without.refused("referral.create", **body) == ("invalid_input", message)


def test_a_confidential_job_is_no_news_for_webhooks(company: Company) -> None:
    tell(company, NOBODY, webhook_type="applicationSubmit")

    refer(company, {"_systemfield_job": {"title": "Head", "value": company.things["confidential_job"]}})

    assert left_by(company).deliveries == []


@pytest.mark.parametrize("value", ["Controls Engineer", {"title": "x"}, {"value": "x"}, ["x"], 1])
def test_a_job_is_named_by_its_id(api: Client, company: Company, value: Any) -> None:
    code, message = api.refused("referral.create", **referral(company, {"_systemfield_job": value}))

    assert code == "invalid_input"
    assert "`Job (_systemfield_job)`" in message


def test_all_that_is_missing_or_wrong_is_told_at_once(api: Client, company: Company) -> None:
    wrong: Body = {"_systemfield_job": None, "_systemfield_name": " ", "_systemfield_email": "ada", "nothing": 1}

    code, message = api.refused("referral.create", **referral(company, wrong))

    assert code == "invalid_input"
    assert "`fieldSubmissions`: the form has no field 'nothing'" in message
    for problem in ("`Job (_systemfield_job)` is required", "`Candidate name (_systemfield_name)` is required"):
        assert problem in message
    assert "`Candidate e-mail (_systemfield_email)`" in message
    assert api("candidate.search", email="ada@example.com") == []


def test_an_answer_is_given_once(api: Client, company: Company) -> None:
    twice = submissions(company.things["job"]) * 2

    code, message = api.refused("referral.create", **referral(company) | {"fieldSubmissions": twice})

    assert code == "invalid_input"
    assert "`fieldSubmissions`: the field _systemfield_name is answered twice" in message


# Questions of one's own


def test_questions_of_ones_own_are_answered_by_their_path(api: Client, company: Company) -> None:
    known: Body = {"title": "How do you know them?", "type": "LongText", "isRequired": True}
    schools: Body = {"title": "Schools", "type": "EducationHistory", "isRequired": False}
    form = api(
        "referralForm.update",
        referralFormId=company.things["referral_form"],
        sections=[{"fields": [JOB, NAME, EMAIL, known, schools]}],
    )
    fields = form["formDefinition"]["sections"][0]["fields"]
    how, where = (each["field"]["path"] for each in fields[-2:])

    code, message = api.refused("referral.create", **referral(company))
    assert (code, message) == ("invalid_input", f"`How do you know them? ({how})` is required")
    assert refer(company, {how: "From school", where: [{"schoolName": "Example Institute", "isCurrent": True}]})
