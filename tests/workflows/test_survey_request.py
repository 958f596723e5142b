"""A program asks candidates how it was, sends them the address, and reads the answers as they come."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.surveys import FAIR, WORDS, survey
from tests.workflows.listening import listening

TYPE = "CandidateExperience"


@pytest.fixture
def form(company: Company, partner: Client) -> Results:
    """The form, as the partner finds it; the reference has no operation that makes one."""
    made = survey(company, TYPE, FAIR, WORDS, title="How was it?")
    return next(each for each in partner.all("surveyFormDefinition.list", limit=1) if each["id"] == made["id"])


def apply(company: Company, partner: Client, name: str) -> dict[str, str]:
    """A candidate and their application, as a request names them."""
    candidate = partner("candidate.create", name=name, email=f"{name.lower()}@example.com")
    application = partner("application.create", candidateId=candidate["id"], jobId=company.things["job"])
    return {"candidateId": candidate["id"], "applicationId": application["id"]}


def fill_out(url: str, words: str) -> None:
    """What the candidate does in the browser."""
    page = httpx.get(url).text
    hidden = dict(re.findall('<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    (text,) = re.findall('<textarea[^>]* name="([^"]+)"', page)
    points = dict(re.findall('<input type="radio"[^>]* name="([^"]+)" value="([^"]+)"', page))
    answer = httpx.post(url, data=hidden | points | {text: words}, follow_redirects=True)
    assert answer.status_code == 200, answer.text


def test_candidates_are_asked_and_their_answers_read(company: Company, partner: Client, form: Results) -> None:
    people = [apply(company, partner, name) for name in ("Maya", "Jonas", "Sofia")]
    _, token = partner.run("surveySubmission.list", surveyType=TYPE)

    with listening(partner, ["surveySubmit"]) as ear:
        requests = [partner("surveyRequest.create", **each, surveyFormDefinitionId=form["id"]) for each in people]
        listed = partner.all("surveyRequest.list", surveyType=TYPE, limit=2)
        assert {each["id"] for each in listed} >= {each["id"] for each in requests}

        for number in (0, 2):
            fill_out(requests[number]["surveyUrl"], f"Answer {number}")
            told = ear.hears("surveySubmit")["surveySubmit"]["surveySubmission"]
            assert told["applicationId"] == people[number]["applicationId"]
        ear.hears_nothing_more()

    answers, token = partner.run("surveySubmission.list", surveyType=TYPE, limit=1, syncToken=token)
    words = next(each["field"]["path"] for each in fields(form) if each["field"]["title"] == WORDS["title"])
    assert {each["applicationId"]: each["submittedValues"][words] for each in answers} == {
        people[0]["applicationId"]: "Answer 0",
        people[2]["applicationId"]: "Answer 2",
    }
    assert partner.run("surveySubmission.list", surveyType=TYPE, syncToken=token)[0] == []


def fields(form: Results) -> list[Results]:
    """The fields of a form."""
    return [each for section in form["formDefinition"]["sections"] for each in section["fields"]]
