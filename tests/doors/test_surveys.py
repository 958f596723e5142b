"""The page on which a candidate answers a survey, as a browser without scripts sees it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest

from rowantree import models
from rowantree.core.context import Context
from rowantree.doors import surveys as door
from rowantree.models.columns import Id
from tests.cast import Company, raw
from tests.client import Results
from tests.samples.forms import CHOICES, SHIFT
from tests.samples.surveys import FAIR, GENDER, WORDS, asked, paths, survey
from tests.samples.words import Body
from tests.told import receiving, tell

FORM = {"content-type": "application/x-www-form-urlencoded"}


class Page(HTMLParser):
    """The controls of a page, and what describes them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.controls: list[dict[str, str]] = []
        self.labels: set[str] = set()
        self.ids: list[str] = []
        self.described: set[str] = set()
        self.tags: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes what matters."""
        found = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.described |= set(found.get("aria-describedby", "").split())
        if tag == "label":
            self.labels.add(found["for"])
        if tag in ("input", "select", "textarea") and found.get("type") != "hidden":
            self.controls.append(found)


def question(title: str, kind: str, *, required: bool = False, **more: Any) -> Body:
    return {"title": title, "type": kind, "isRequired": required, **more}


EVERYTHING = [
    question("When could you start?", "Date"),
    question("Yes or no?", "Boolean"),
    question("Which shift?", "ValueSelect", selectableValues=CHOICES),
    question("Which shifts?", "MultiValueSelect", selectableValues=CHOICES),
    question(
        "Which of many?",
        "ValueSelect",
        selectableValues=[{"label": f"Number {number}", "value": f"n{number}"} for number in range(20)],
    ),
    question("How was it?", "Score"),
    question("How many?", "Number"),
    question("E-mail", "Email"),
    question("Phone", "Phone"),
    question("Page", "Url"),
    question("Profile", "SocialLink"),
    question("Word", "String"),
    question("Words", "LongText"),
    question("More words", "RichText"),
    question("Where?", "Location"),
]
"""A question of every type that a survey can ask."""


def version(html: str) -> str:
    found = re.search(r'name="version" value="([0-9a-f]+)"', html)
    assert found is not None
    return found[1]


def send(url: str, sent: Body | None = None, **more: Any) -> httpx.Response:
    """Sends the form of the page, filled out in this way."""
    return httpx.post(url, data={"version": version(httpx.get(url).text), **(sent or {})}, **more)


@pytest.fixture
def form(company: Company) -> Results:
    """A questionnaire with a score, which is required, and words."""
    return survey(company, "Questionnaire", title="Before the interview")


@pytest.fixture
def url(company: Company, form: Results) -> str:
    """Where it is answered."""
    return str(asked(company, form["id"])["surveyUrl"])


def listed(company: Company) -> list[Results]:
    return company.admin.all("surveySubmission.list", surveyType="Questionnaire")


# The page


def test_the_page_asks_the_questions_of_the_form(company: Company, url: str) -> None:
    response = httpx.get(url)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    for words in (company.name, "Before the interview", "Was it fair?", "What else?"):
        assert words in response.text
    assert response.text.count('<span class="need">required</span>') == 1


def test_nobody_else_gets_to_know_the_address(url: str) -> None:
    headers = httpx.get(url).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-robots-tag"] == "noindex, nofollow"
    policy = headers["content-security-policy"]
    for part in ("default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert part in policy
    assert "unsafe" not in policy


def test_every_control_has_a_label_and_no_script_is_needed(company: Company) -> None:
    page = Page(httpx.get(asked(company, survey(company, "Questionnaire", *EVERYTHING)["id"])["surveyUrl"]).text)

    assert {each["id"] for each in page.controls} == page.labels
    assert len(page.ids) == len(set(page.ids))
    assert page.described <= set(page.ids)
    assert "script" not in page.tags


def test_what_the_organization_writes_is_not_taken_for_html(company: Company) -> None:
    choices = [{"label": "<b>One</b>", "value": '"><script>'}]
    fields = [{**SHIFT, "title": "<img src=x>", "selectableValues": choices, "descriptionHtml": "<p>So <b>so</b></p>"}]
    form = survey(company, "Questionnaire", *fields, title="<script>alert(1)</script>")

    html = httpx.get(asked(company, form["id"])["surveyUrl"]).text

    assert Page(html).tags.isdisjoint({"script", "img"})
    assert "<p>So <b>so</b></p>" in html


@pytest.mark.parametrize(
    ("survey_type", "more"), [("EEOC", {}), ("Diversity", {}), ("CandidateExperience", {"isAnonymous": True})]
)
def test_it_says_what_is_kept_without_a_name(company: Company, survey_type: str, more: Body) -> None:
    html = httpx.get(asked(company, survey(company, survey_type, **more)["id"])["surveyUrl"]).text

    assert "without your name" in html


def test_it_says_who_reads_the_others(company: Company, url: str) -> None:
    assert f"go to the people who hire at {company.name}" in httpx.get(url).text


# Answering


def test_what_is_sent_is_a_submission(company: Company, form: Results, url: str) -> None:
    fair, words = paths(form)

    response = send(url, {fair: "3", words: "Two\r\nlines"})

    assert response.status_code == 303
    assert httpx.URL(url).join(response.headers["location"]) == url
    (submitted,) = listed(company)
    assert submitted["submittedValues"] == {fair: {"score": 3}, words: "Two\nlines"}
    assert submitted["candidateId"] == company.things["candidate"]
    assert submitted["applicationId"] == company.things["application"]
    thanks = httpx.get(url)
    assert thanks.status_code == 200
    assert "Thank you" in thanks.text
    assert "<form" not in thanks.text


def test_answers_of_every_type_are_kept_as_the_api_keeps_them(company: Company) -> None:
    form = survey(company, "Questionnaire", *EVERYTHING)
    path = paths(form)
    url = asked(company, form["id"])["surveyUrl"]
    place = {f"{path[14]}.city": "Łódź", f"{path[14]}.region": "", f"{path[14]}.country": "Poland"}
    typed = ["2026-12-01", "no", "day", ["day", "night"], "n7", "4", " 12 ", "ada@example.com", "+1 412 555 0142"]
    typed += ["https://example.com/x", "https://example.com/ada", "a word", "words", "more words"]

    response = send(url, {**dict(zip(path, typed, strict=False)), **place})

    assert response.status_code == 303, response.text
    (submitted,) = listed(company)
    assert list(submitted["submittedValues"].values()) == [
        "2026-12-01",
        False,
        "day",
        ["day", "night"],
        "n7",
        {"score": 4},
        12,
        "ada@example.com",
        "+1 412 555 0142",
        "https://example.com/x",
        "https://example.com/ada",
        "a word",
        "words",
        {"type": "PlainText", "value": "more words"},
        {"country": "Poland", "city": "Łódź"},
    ]


def test_what_is_left_empty_is_no_answer(company: Company) -> None:
    form = survey(company, "Questionnaire", *EVERYTHING)
    path = paths(form)

    response = send(asked(company, form["id"])["surveyUrl"], {**dict.fromkeys(path, ""), f"{path[14]}.city": " "})

    assert response.status_code == 303
    assert listed(company)[0]["submittedValues"] == {}


def test_equal_opportunity_answers_are_kept_apart(company: Company) -> None:
    form = survey(company, "EEOC", GENDER)

    assert send(asked(company, form["id"])["surveyUrl"], {"_systemfield_eeoc_gender": "F"}).status_code == 303

    rows = raw(
        company.server, "SELECT submitted_values FROM detached_answers WHERE organization_id = ?", company.number
    )
    assert [str(row[0]) for row in rows] == ['{"_systemfield_eeoc_gender":"F"}']
    kept = raw(
        company.server, "SELECT submitted_values FROM survey_submission WHERE organization_id = ?", company.number
    )
    assert [str(row[0]) for row in kept] == ["{}"]


def test_webhooks_tell_of_it(company: Company, form: Results, url: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="surveySubmit")
        send(url, {paths(form)[0]: "1"})
        (message,) = receiver.wait_for(1)

    assert message.json["data"]["surveySubmission"] == listed(company)[0]


def test_what_is_about_a_confidential_job_can_be_answered(company: Company, form: Results) -> None:
    hidden = company.things["confidential_application"]
    candidate = company.admin("application.info", applicationId=hidden)["candidate"]["id"]
    url = company.admin(
        "surveyRequest.create", candidateId=candidate, applicationId=hidden, surveyFormDefinitionId=form["id"]
    )["surveyUrl"]

    assert send(url, {paths(form)[0]: "1"}).status_code == 303


# What is wrong


def test_what_is_wrong_is_told_beside_the_question_and_what_was_typed_stays(company: Company) -> None:
    form = survey(company, "Questionnaire", *EVERYTHING, {**FAIR, "title": "And?"})
    path = paths(form)
    url = asked(company, form["id"])["surveyUrl"]
    typed = {path[0]: "tomorrow", path[2]: "night", path[3]: "day", path[6]: "a few", path[7]: "ada@", path[4]: "n3"}
    typed |= {path[12]: "\n<b>Hello</b>", f"{path[14]}.city": "Oslo"}

    response = send(url, typed)

    assert response.status_code == 422
    page = Page(response.text)
    assert "<title>Error: " in response.text
    assert "4 answers need another look" in response.text
    wrong = [each["name"] for each in page.controls if each.get("aria-invalid") == "true"]
    assert wrong == [path[0], path[6], path[7]]
    assert "This question needs an answer." in response.text
    typed_again = {each.get("value") for each in page.controls}
    assert {"a few", "ada@", "Oslo"} <= typed_again
    assert {each["value"] for each in page.controls if "checked" in each} == {"night", "day"}
    assert '<option value="n3" selected>' in response.text
    assert ">\n\n&lt;b&gt;Hello&lt;/b&gt;</textarea>" in response.text
    assert listed(company) == []


def test_the_links_to_what_is_wrong_lead_there(company: Company) -> None:
    required = [{**each, "isRequired": True} for each in EVERYTHING]

    html = send(asked(company, survey(company, "Questionnaire", *required)["id"])["surveyUrl"]).text

    page = Page(html)
    targets = re.findall(r'href="#([^"]+)"', html)
    assert len(targets) == len(EVERYTHING)
    assert set(targets) <= {each["id"] for each in page.controls}
    assert page.described <= set(page.ids)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("Date", "2026-02-30"),
        ("Number", "1.5"),
        ("Number", "9" * 18),
        ("Number", "९"),
        ("Email", "testing-fail-validation@example.com"),
        ("Phone", "call me"),
        ("Url", "javascript:alert(1)"),
        ("SocialLink", "ada"),
        ("Score", "5"),
        ("Boolean", "maybe"),
        ("String", "x" * 10_001),
        ("LongText", "x" * 100_001),
        ("RichText", "x" * 100_001),
    ],
)
def test_each_type_says_what_it_wants(company: Company, kind: str, typed: str) -> None:
    form = survey(company, "Questionnaire", question("What?", kind))

    response = send(asked(company, form["id"])["surveyUrl"], {paths(form)[0]: typed})

    assert response.status_code == 422
    assert "One answer needs another look" in response.text
    assert listed(company) == []


def test_a_choice_that_is_not_offered_is_refused(company: Company) -> None:
    form = survey(company, "Questionnaire", SHIFT, {**SHIFT, "type": "MultiValueSelect"})
    one, several = paths(form)

    html = send(asked(company, form["id"])["surveyUrl"], {one: "dawn", several: ["day", "dawn"]}).text

    assert "2 answers need another look" in html


def test_questions_that_have_changed_are_asked_again(company: Company, form: Results, url: str) -> None:
    before = version(httpx.get(url).text)
    fields = [{**FAIR, "id": paths(form)[0], "title": "Was it unfair?"}]
    company.admin("surveyFormDefinition.update", surveyFormDefinitionId=form["id"], sections=[{"fields": fields}])

    response = httpx.post(url, data={"version": before, paths(form)[0]: "4"})

    assert response.status_code == 422
    assert "The questions have changed" in response.text
    assert 'value="4" checked' in response.text
    assert listed(company) == []


# Links that are used, old or wrong


def test_a_link_is_good_once(company: Company, form: Results, url: str) -> None:
    sent = {"version": version(httpx.get(url).text), paths(form)[0]: "1"}
    httpx.post(url, data=sent)

    response = httpx.post(url, data={**sent, paths(form)[0]: "4"})

    assert response.status_code == 409
    assert "has been answered" in response.text
    assert len(listed(company)) == 1


def test_a_double_click_answers_once(company: Company, form: Results, url: str) -> None:
    sent = {"version": version(httpx.get(url).text), paths(form)[0]: "1"}
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda _: httpx.post(url, data=sent).status_code, range(8)))

    assert sorted(statuses) == [303] + [409] * 7
    assert len(listed(company)) == 1


def test_an_old_link_says_so(company: Company, form: Results) -> None:
    request = asked(company, form["id"])

    def age(ctx: Context) -> None:
        row = ctx.get(models.survey_request, Id(request["id"]))
        ctx.update(models.survey_request, row, row._replace(created_at=row.created_at - timedelta(days=181)))

    sent = {"version": version(httpx.get(request["surveyUrl"]).text), paths(form)[0]: "1"}
    company.act(age)

    for response in (httpx.get(request["surveyUrl"]), httpx.post(request["surveyUrl"], data=sent)):
        assert response.status_code == 410
        assert "This survey has ended" in response.text
    assert listed(company) == []


def test_an_archived_form_can_still_be_answered(company: Company, form: Results, url: str) -> None:
    company.admin("surveyFormDefinition.archive", surveyFormDefinitionId=form["id"])

    assert send(url, {paths(form)[0]: "1"}).status_code == 303


def test_the_link_of_somebody_who_was_anonymized_leads_nowhere(company: Company, form: Results, url: str) -> None:
    sent = {"version": version(httpx.get(url).text), paths(form)[0]: "1"}
    stages = company.admin.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])
    hired = next(each["id"] for each in stages if each["type"] == "Hired")
    company.admin("application.changeStage", applicationId=company.things["application"], interviewStageId=hired)
    company.admin("candidate.anonymize", candidateId=company.things["candidate"])

    assert httpx.get(url).status_code == 404
    assert httpx.post(url, data=sent).status_code == 404


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    "address", ["", "x", "ü", "a/b", "AAAA", "{cut}", "{changed}", "{token}", "{sealed}=", "!{sealed}"]
)
def test_a_wrong_link_leads_nowhere(company: Company, url: str, method: str, address: str) -> None:
    sealed = url.rpartition("/")[2]
    page = company.admin.page("candidate.list")
    changed = sealed[:40] + ("A" if sealed[40] != "A" else "B") + sealed[41:]
    address = address.format(cut=sealed[:-3], changed=changed, sealed=sealed, token=page["syncToken"])

    response = httpx.request(method, f"{company.server.base_url}/surveys/{address}")

    assert response.status_code == 404
    assert "This link leads nowhere" in response.text
    assert response.headers["cache-control"] == "no-store"


def test_another_companys_link_asks_for_that_company(neighbour: Company, url: str) -> None:
    assert neighbour.name not in httpx.get(url).text


# Too much


def test_more_than_fits_is_refused(url: str) -> None:
    response = httpx.post(url, content=b"x=" + b"y" * door.MOST_BYTES, headers=FORM)

    assert response.status_code == 413
    assert "too long" in response.text


def test_more_controls_than_there_can_be_are_refused(url: str) -> None:
    assert httpx.post(url, content=b"a=1&" * (door.MOST_CONTROLS + 1), headers=FORM).status_code == 413


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""])
def test_only_forms_are_read(url: str, content_type: str) -> None:
    assert httpx.post(url, content=b"{}", headers={"content-type": content_type}).status_code == 415


@pytest.mark.parametrize("content", [b"\xff\xfe", b"%FF%00=%zz", b"=&=&&", b"version"])
def test_what_is_not_well_formed_is_read_as_far_as_it_goes(url: str, content: bytes) -> None:
    assert httpx.post(url, content=content, headers=FORM).status_code == 422


def test_a_text_may_have_any_character_that_can_be_stored(company: Company) -> None:
    form = survey(company, "Questionnaire", WORDS)

    response = send(asked(company, form["id"])["surveyUrl"], {paths(form)[0]: "a\0b 😀"})

    assert response.status_code == 303
    assert listed(company)[0]["submittedValues"] == {paths(form)[0]: "ab 😀"}


def test_a_page_is_not_served_without_end(company: Company, url: str) -> None:
    statuses = [httpx.get(url).status_code for _ in range(door.VISITS + 1)]

    assert statuses[-1] == 429
    assert set(statuses[:-1]) == {200}
    assert httpx.get(asked(company, company.things["survey_form"])["surveyUrl"]).status_code == 200


def test_other_methods_are_refused(url: str) -> None:
    assert httpx.put(url).status_code == 405
    assert httpx.head(url).status_code == 200
