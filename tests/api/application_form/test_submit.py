"""applicationForm.submit. What passes as an answer is in tests/domain/test_answers.py."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import stage
from tests.samples.forms import EMAIL, NAME, SHIFT, answers, form, paths
from tests.samples.jobs import described, open_job, published_posting
from tests.samples.words import Body
from tests.told import receiving, tell


@pytest.fixture
def posting_id(company: Company) -> str:
    """A published posting with the standard form."""
    return company.things["job_posting"]


def body(posting_id: str, values: Body | None = None, **more: Any) -> Body:
    """Ada's application."""
    return {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers(values)}} | more


def submit(api: Client, posting_id: str, values: Body | None = None, **more: Any) -> Results:
    """Ada applies."""
    return api("applicationForm.submit", **body(posting_id, values, **more))


def draft(company: Company, job_id: str) -> str:
    """The id of a posting that is not published."""
    text = {"type": "text/html", "content": "<p>Weld.</p>"}
    return str(company.admin("jobPosting.create", jobId=job_id, description=text)["id"])


def of_ada(api: Client) -> tuple[Results, list[Results]]:
    """The candidate who is called Ada, and her applications with their forms."""
    (candidate,) = api("candidate.search", email="ada@example.com")
    expand = ["applicationFormSubmissions"]
    return candidate, [
        api("application.info", applicationId=each, expand=expand) for each in candidate["applicationIds"]
    ]


# What becomes of it


def test_who_applies_is_a_candidate_with_an_application(api: Client, company: Company, posting_id: str) -> None:
    submitted = submit(api, posting_id)

    candidate, (application,) = of_ada(api)
    assert candidate["name"] == "Ada Lovelace"
    assert candidate["primaryEmailAddress"]["value"] == "ada@example.com"
    assert application["job"]["id"] == company.things["job"]
    assert application["status"] == "Active"
    assert application["currentInterviewStage"]["id"] == stage(company, "Application review")
    assert application["appliedViaJobPostingId"] == posting_id
    assert application["applicationFormSubmissions"] == [submitted["submittedFormInstance"]]
    assert submitted["formMessages"] == {"blocked": False}


def test_the_answer_has_the_questions_and_the_answers(api: Client, posting_id: str) -> None:
    instance = submit(api, posting_id)["submittedFormInstance"]

    asked = api("jobPosting.info", jobPostingId=posting_id)["applicationFormDefinition"]
    assert instance["formDefinition"] == asked
    assert instance["submittedValues"] == {
        "_systemfield_name": "Ada Lovelace",
        "_systemfield_email": "ada@example.com",
    }


def test_the_submission_finds_the_application(api: Client, posting_id: str) -> None:
    instance = submit(api, posting_id)["submittedFormInstance"]

    _, (application,) = of_ada(api)
    assert api("application.info", submittedFormInstanceId=instance["id"])["id"] == application["id"]


def test_system_answers_go_into_the_candidate(api: Client, posting_id: str) -> None:
    place = {"city": "Pittsburgh", "country": "United States"}

    submit(api, posting_id, {"_systemfield_phone": " +1 412 555 0100", "_systemfield_location": place})

    candidate, _ = of_ada(api)
    assert candidate["primaryPhoneNumber"]["value"] == "+1 412 555 0100"
    assert candidate["location"]["locationSummary"] == "Pittsburgh, United States"


def test_of_a_known_candidate_only_what_is_missing_is_filled(api: Client, posting_id: str) -> None:
    place = {"city": "Pittsburgh"}
    known = api("candidate.create", name="A. Lovelace", email="ADA@example.com", phoneNumber="+1 412 555 0199")

    submit(api, posting_id, {"_systemfield_phone": "+1 412 555 0100", "_systemfield_location": place})

    candidate, (_,) = of_ada(api)
    changed = {"location", "applicationIds", "updatedAt"}
    assert candidate["location"]["locationSummary"] == "Pittsburgh"
    assert {name for name in candidate if candidate[name] != known.get(name)} <= changed


def test_a_known_candidate_keeps_the_place(api: Client, posting_id: str) -> None:
    api("candidate.create", name="Ada", email="ada@example.com", location={"country": "Germany"})

    submit(api, posting_id, {"_systemfield_location": {"city": "Pittsburgh"}})

    assert of_ada(api)[0]["location"]["locationSummary"] == "Germany"


def test_of_several_with_the_address_the_one_added_first_applies(
    api: Client, company: Company, posting_id: str
) -> None:
    first = api("candidate.create", name="First", alternateEmailAddresses=["x@example.com", "ada@example.com"])
    company.server.app.world.clock.advance(timedelta(seconds=1))
    api("candidate.create", name="Second", email="ada@example.com", createdAt="2020-01-01T00:00:00Z")

    submit(api, posting_id)

    found = api("candidate.search", email="ada@example.com")
    assert [len(each["applicationIds"]) for each in found] == [1, 0]
    assert found[0]["id"] == first["id"]


def test_tags_are_added(api: Client, company: Company, posting_id: str) -> None:
    other = api("candidateTag.create", title="Keep warm")

    submit(api, posting_id, tagIds=[company.things["tag"], other["id"], other["id"]])

    assert {each["id"] for each in of_ada(api)[0]["tags"]} == {company.things["tag"], other["id"]}


def test_a_form_for_the_same_job_is_added_to_the_application_that_runs(
    api: Client, company: Company, posting_id: str
) -> None:
    first = submit(api, posting_id)["submittedFormInstance"]
    _, token = api.run("application.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    second = submit(api, published_posting(company, company.things["job"]))["submittedFormInstance"]

    _, (application,) = of_ada(api)
    assert application["applicationFormSubmissions"] == [first, second]
    assert application["appliedViaJobPostingId"] == posting_id
    assert [each["id"] for each in api.all("application.list", syncToken=token)] == [application["id"]]


def test_a_lead_that_applies_stays_one_application(api: Client, company: Company, posting_id: str) -> None:
    known = api("candidate.create", name="Ada", email="ada@example.com")
    api("application.create", candidateId=known["id"], jobId=company.things["job"])

    submit(api, posting_id)

    assert len(of_ada(api)[1]) == 1


def test_who_was_added_by_hand_has_applied_through_the_first_posting_of_a_form(
    api: Client, company: Company, posting_id: str
) -> None:
    known = api("candidate.create", name="Ada", email="ada@example.com")
    api("application.create", candidateId=known["id"], jobId=company.things["job"])

    submit(api, posting_id)
    submit(api, published_posting(company, company.things["job"]))

    _, (application,) = of_ada(api)
    assert application["appliedViaJobPostingId"] == posting_id


def test_who_was_added_by_hand_and_applies_is_told_of_once(api: Client, company: Company, posting_id: str) -> None:
    known = api("candidate.create", name="Ada", email="ada@example.com")
    api("application.create", candidateId=known["id"], jobId=company.things["job"])

    with receiving() as receiver:
        for each in ("applicationSubmit", "applicationUpdate"):
            tell(company, receiver.url, webhook_type=each)
        submit(api, posting_id)
        submit(api, posting_id)
        submit(api, posting_id, {"_systemfield_email": "bea@example.com"})
        told = [message.json for message in receiver.wait_for(3)]

    of_hers = [each for each in told if each["data"]["application"]["candidate"]["id"] == known["id"]]
    assert sorted(each["action"] for each in of_hers) == ["applicationSubmit", "applicationUpdate"]
    assert {each["data"]["application"]["appliedViaJobPostingId"] for each in of_hers} == {posting_id}


def test_after_an_archived_application_there_is_another(api: Client, company: Company, posting_id: str) -> None:
    submit(api, posting_id)
    _, (application,) = of_ada(api)
    api(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=stage(company, "Archived"),
        archiveReasonId=company.things["archive_reason"],
    )

    submit(api, posting_id)

    assert [each["status"] for each in of_ada(api)[1]] == ["Archived", "Active"]


def test_another_job_is_another_application(api: Client, company: Company, posting_id: str) -> None:
    submit(api, posting_id)

    submit(api, published_posting(company, open_job(company, "Motion Planning Engineer")))

    assert len(of_ada(api)[1]) == 2


def test_a_double_click_applies_once(api: Client, posting_id: str) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: submit(api, posting_id), range(4)))

    _, (application,) = of_ada(api)
    assert len(application["applicationFormSubmissions"]) == 4


def test_a_plan_without_a_review_begins_with_its_lead_stage(api: Client, company: Company) -> None:
    kinds = ["Active", "Lead", "Offer", "Hired", "Archived"]
    plan = api("interviewPlan.create", title="Plain", stages=[{"title": kind, "type": kind} for kind in kinds])
    job = api("job.create", **described(company, "Welder") | {"defaultInterviewPlanId": plan["id"]})

    submit(api, draft(company, job["id"]))

    _, (application,) = of_ada(api)
    assert application["currentInterviewStage"]["title"] == "Lead"


def test_what_was_asked_stays_as_it_was(api: Client, company: Company, posting_id: str) -> None:
    shown = form(company, SHIFT)
    api("jobPosting.update", jobPostingId=posting_id, applicationFormDefinitionId=shown["id"])
    shift = paths(shown)["Which shift?"]
    instance = submit(api, posting_id, {shift.upper(): "night"})["submittedFormInstance"]

    api(
        "applicationFormDefinition.update",
        applicationFormDefinitionId=shown["id"],
        sections=[{"fields": [NAME, EMAIL]}],
    )

    _, (application,) = of_ada(api)
    assert application["applicationFormSubmissions"] == [instance]
    assert instance["formDefinition"] == shown["formDefinition"]
    assert instance["submittedValues"][shift] == "night"


# Where they come from


@pytest.fixture
def link(company: Company) -> Results:
    """A tracking link."""
    return company.admin("sourceTrackingLink.create", sourceId=company.things["source"], code="spring-fair")


@pytest.mark.parametrize("utm_data", [{"utm_source": "spring-fair"}, {"utm_source": " spring-fair ", "utm_term": None}])
def test_the_code_of_a_tracking_link_gives_the_source(
    api: Client, company: Company, posting_id: str, link: Results, utm_data: Body
) -> None:
    submit(api, posting_id, utmData=utm_data)

    candidate, (application,) = of_ada(api)
    assert application["source"]["id"] == link["sourceId"] == company.things["source"]
    assert candidate["source"] == application["source"]


def test_a_known_candidate_keeps_the_source_and_the_application_has_the_links(
    api: Client, company: Company, posting_id: str, link: Results
) -> None:
    known = api("candidate.create", name="Ada", email="ada@example.com", sourceId=company.sources[1])

    submit(api, posting_id, utmData={"utm_source": link["code"]})

    candidate, (application,) = of_ada(api)
    assert candidate["source"] == known["source"]
    assert application["source"]["id"] == link["sourceId"]


@pytest.mark.parametrize(
    "utm_data",
    [
        None,
        {},
        {"utm_source": None, "utm_campaign": None, "utm_medium": None, "utm_term": None, "utm_content": None},
        {"utm_source": ""},
        {"utm_source": "newsletter", "utm_medium": "spring-fair"},
        {"utm_source": "SPRING-FAIR"},
    ],
)
def test_anything_else_gives_none(api: Client, posting_id: str, link: Results, utm_data: Body | None) -> None:
    assert link["enabled"]
    submit(api, posting_id, **{} if utm_data is None else {"utmData": utm_data})

    candidate, (application,) = of_ada(api)
    assert application["source"] is None
    assert candidate["source"] is None


def test_a_disabled_link_gives_none(api: Client, posting_id: str, link: Results) -> None:
    api("sourceTrackingLink.update", sourceTrackingLinkId=link["id"], enabled=False)

    submit(api, posting_id, utmData={"utm_source": "spring-fair"})

    assert of_ada(api)[1][0]["source"] is None


# The limit of applications


@pytest.fixture
def over_the_limit(api: Client, company: Company, posting_id: str) -> str:
    """A posting for which Ada has applied too often, for an organization that takes one application in ten days."""
    message = "<p>One at a <b>time</b>, please.</p>"
    api("organization.update", applicationLimit=1, applicationLimitDays=10, applicationLimitMessageHtml=message)
    submit(api, posting_id)
    return published_posting(company, open_job(company, "Motion Planning Engineer"))


def test_beyond_the_limit_no_application_is_made(api: Client, company: Company, over_the_limit: str) -> None:
    before = of_ada(api)

    submitted = submit(api, over_the_limit, {"_systemfield_phone": "+1 412 555 0100"}, tagIds=[company.things["tag"]])

    assert submitted["formMessages"] == {
        "blocked": True,
        "blockMessageForCandidateHtml": "<p>One at a <b>time</b>, please.</p>",
    }
    assert submitted["submittedFormInstance"]["submittedValues"]["_systemfield_name"] == "Ada Lovelace"
    assert of_ada(api) == before


def test_a_blocked_submission_finds_no_application(api: Client, over_the_limit: str) -> None:
    instance = submit(api, over_the_limit)["submittedFormInstance"]

    code, _ = api.refused("application.info", submittedFormInstanceId=instance["id"])

    assert code == "application_blocked"


def test_without_a_message_none_is_given(api: Client, over_the_limit: str) -> None:
    api("organization.update", applicationLimitMessageHtml=None)

    assert submit(api, over_the_limit)["formMessages"] == {"blocked": True}


def test_the_limit_is_of_each_candidate(api: Client, over_the_limit: str) -> None:
    submitted = submit(api, over_the_limit, {"_systemfield_email": "grace@example.com"})

    assert submitted["formMessages"] == {"blocked": False}


def test_after_the_days_of_the_limit_an_application_is_made(api: Client, company: Company, over_the_limit: str) -> None:
    company.server.app.world.clock.advance(timedelta(days=9, hours=23))
    assert submit(api, over_the_limit)["formMessages"]["blocked"] is True

    company.server.app.world.clock.advance(timedelta(hours=2))

    assert submit(api, over_the_limit)["formMessages"]["blocked"] is False
    assert len(of_ada(api)[1]) == 2
