"""application.changeStage with an e-mail to the candidate."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.permission import Permission
from rowantree.core.wire import show_time
from rowantree.models.columns import Id
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import stage
from tests.samples.jobs import open_job
from tests.samples.outbox import archive

A_DAY = timedelta(days=1)


def written(api: Client, **template: Any) -> dict[str, str]:
    """The e-mail that is written from a new template."""
    says = {"title": "No", "subject": "No", "bodyHtml": "<p>No</p>"} | template
    return {"communicationTemplateId": api("communicationTemplate.create", **says)["id"]}


def archived_with(api: Client, company: Company, **template: Any) -> dict[str, Any]:
    """The message to the company's candidate that a new template makes."""
    email = written(api, **template)
    api("application.changeStage", **archive(company, company.things["application"], **email))
    (message,) = api.all("outbox.list", candidateId=company.things["candidate"])
    return dict(message)


def refused(api: Client, company: Company, **email: Any) -> tuple[str, str]:
    """Why the application is not archived with such an e-mail, and stays where it was."""
    application = company.things["application"]
    before = api("application.info", applicationId=application)
    refusal = api.refused("application.changeStage", **archive(company, application, **email))
    assert api("application.info", applicationId=application) == before
    assert api.all("outbox.list") == []
    return refusal


def test_null_is_no_email(api: Client, company: Company) -> None:
    application = company.things["application"]

    body = archive(company, application) | {"archiveEmail": None}

    assert api("application.changeStage", **body)["status"] == "Archived"
    assert api.all("outbox.list") == []


def test_an_email_waits_in_the_outbox(api: Client, company: Company) -> None:
    application = company.things["application"]

    archived = api("application.changeStage", **archive(company, application))

    (message,) = api.all("outbox.list")
    assert archived["status"] == "Archived"
    assert (message["applicationId"], message["candidateId"]) == (application, company.things["candidate"])
    assert message["communicationTemplateId"] == company.things["communication_template"]
    assert message["recipient"] == "wilhelmina@example.com"
    assert message["subject"] == f"Your application as {archived['job']['title']}"
    assert message["bodyHtml"] == "<p>Dear Wilhelmina,</p><p>thank you, but no.</p>"
    assert message["createdAt"] == archived["updatedAt"]


def test_the_sender_is_the_user_of_the_key(api: Client, company: Company) -> None:
    message = archived_with(api, company, bodyHtml="<p>{{sender.name}}</p>")

    sender = message["sender"]
    name = f"{sender['firstName']} {sender['lastName']}".strip()
    assert message["bodyHtml"] == f"<p>{name}</p>"
    assert sender["id"] != company.user


def test_the_sender_is_whom_the_key_acts_for(api: Client, company: Company) -> None:
    body = archive(company, company.things["application"], **written(api, subject="From {{sender.firstName}}"))
    user = api("user.info", userId=company.user)

    response = company.server.http.post(
        "/application.changeStage", json=body, auth=(api.key, ""), headers={"x-on-behalf-of": company.user}
    )

    (message,) = api.all("outbox.list")
    assert response.json()["success"]
    assert message["sender"]["id"] == company.user
    assert message["subject"] == f"From {user['firstName']}"


def test_every_token_has_its_value(api: Client, company: Company) -> None:
    location = api("location.create", name="Kraków", type="Location")["id"]
    job = api("job.update", jobId=company.things["job"], locationId=location)
    department = api("department.info", departmentId=job["departmentId"])["name"]

    message = archived_with(
        api,
        company,
        subject="{{candidate.lastName}} {{candidate.email}} {{ organization.name }}",
        bodyHtml="<p>{{candidate.name}}, {{job.title}}, {{job.location}}, {{ job.department }}, {{sender.firstName}}</p>",
    )

    assert message["subject"] == f"Ashgrove wilhelmina@example.com {company.name}"
    sender = message["sender"]["firstName"]
    assert message["bodyHtml"] == f"<p>Wilhelmina Ashgrove, {job['title']}, Kraków, {department}, {sender}</p>"


def test_a_value_is_text_whatever_stands_in_it(api: Client, company: Company) -> None:
    name = '<b>Jo</b> & "Co"\r\nBcc: all@example.com'
    api("candidate.update", candidateId=company.things["candidate"], name=name)
    link = '<a href="https://example.com/?name={{candidate.name}}">{{candidate.name}}</a>'

    message = archived_with(api, company, subject="Dear {{candidate.name}}", bodyHtml=f"<p>{link}</p>")

    assert message["subject"] == 'Dear <b>Jo</b> & "Co" Bcc: all@example.com'
    assert ">&lt;b&gt;Jo&lt;/b&gt; &amp; &quot;Co&quot; Bcc: all@example.com<" in message["bodyHtml"]
    assert '/?name=%3Cb%3EJo%3C%2Fb%3E%20%26%20%22Co%22%20Bcc%3A%20all@example.com"' in message["bodyHtml"]


def test_a_text_before_it_does_not_make_a_link_lead_elsewhere(api: Client, company: Company) -> None:
    api("candidate.update", candidateId=company.things["candidate"], name="../../b?c")

    message = archived_with(
        api, company, bodyHtml='<p>href="<a href="https://example.com/{{candidate.name}}">you</a></p>'
    )

    assert 'href="https://example.com/..%2F..%2Fb%3Fc"' in message["bodyHtml"]


@pytest.mark.parametrize("no_time", [{}, {"sendAt": None}])
def test_it_is_due_on_the_next_morning_there(api: Client, company: Company, no_time: dict[str, None]) -> None:
    api("organization.update", timezone="Pacific/Kiritimati")

    api("application.changeStage", **archive(company, company.things["application"], **no_time))

    (message,) = api.all("outbox.list")
    assert message["dueAt"].endswith("T19:32:00.000Z")
    assert message["createdAt"] < message["dueAt"] < show_time(company.server.app.world.clock.now() + 2 * A_DAY)


@pytest.mark.parametrize(("offset", "shift"), [("", 0), ("Z", 0), ("+05:30", -5.5)])
def test_it_is_due_when_it_shall_be(api: Client, company: Company, offset: str, shift: float) -> None:
    wanted = company.server.app.world.clock.now() + 3 * A_DAY
    wanted = wanted.replace(second=0, microsecond=0)
    email = {"sendAt": f"{wanted:%Y-%m-%dT%H:%M:%S}{offset}"}

    api("application.changeStage", **archive(company, company.things["application"], **email))

    assert api.all("outbox.list")[0]["dueAt"] == show_time(wanted + timedelta(hours=shift))


def test_what_has_passed_is_now(api: Client, company: Company) -> None:
    email = {"sendAt": "1999-12-31T23:59:59Z"}

    api("application.changeStage", **archive(company, company.things["application"], **email))

    (message,) = api.all("outbox.list")
    assert message["dueAt"] == message["createdAt"]


@pytest.mark.parametrize("send_at", ["2999-01-01T00:00:00Z", "tomorrow", 9])
def test_a_time_must_be_one_within_a_year(api: Client, company: Company, send_at: Any) -> None:
    code, message = refused(api, company, sendAt=send_at)

    assert code == "invalid_input"
    assert "`archiveEmail.sendAt" in message


def test_an_archived_application_gets_no_second_email(api: Client, company: Company) -> None:
    application = company.things["application"]
    body = archive(company, application)
    once = api("application.changeStage", **body)
    reasons = [each["id"] for each in api.all("archiveReason.list") if each["id"] != body["archiveReasonId"]]

    again = api("application.changeStage", **body)
    other = api("application.changeStage", **body | {"archiveReasonId": reasons[0]})

    assert again == once
    assert other["archiveReason"]["id"] == reasons[0]
    assert len(api.all("outbox.list")) == 1


def test_an_unknown_template_is_refused_though_no_email_is_written(api: Client, company: Company) -> None:
    application, unknown = company.things["application"], str(uuid.uuid4())
    api("application.changeStage", **archive(company, application))

    code, message = api.refused(
        "application.changeStage", **archive(company, application, communicationTemplateId=unknown)
    )

    assert code == "communication_template_not_found"
    assert unknown in message


def test_an_archived_template_is_not_used(api: Client, company: Company) -> None:
    email = written(api)
    api("communicationTemplate.archive", **email)

    code, message = refused(api, company, **email)

    assert code == "communication_template_not_allowed"
    assert "archived" in message


def test_a_template_for_other_uses_is_not_used(api: Client, company: Company) -> None:
    code, message = refused(api, company, **written(api, intendedTypes=["inMail", "linkedInConnection"]))

    assert code == "communication_template_not_allowed"
    assert "`intendedTypes`" in message


@pytest.mark.parametrize("part", ["subject", "bodyHtml"])
@pytest.mark.parametrize("place", ["location", "department"])
def test_a_token_without_a_value_is_not_used(api: Client, company: Company, part: str, place: str) -> None:
    company.things["application"]

    def misplace(ctx: Context) -> None:
        job = ctx.get(models.job, Id(company.things["job"]))
        ctx.update(models.job, job, job._replace(location_id=None, department_id=None))

    company.act(misplace)

    code, message = refused(api, company, **written(api, **{part: f"{{{{job.title}}}} of {{{{job.{place}}}}}"}))

    assert code == "communication_template_not_allowed"
    assert f"job.{place}" in message
    assert "job.title" not in message


def test_a_name_of_one_word_has_no_last_name(api: Client, company: Company) -> None:
    api("candidate.update", candidateId=company.things["candidate"], name="Teller")

    code, message = refused(api, company, **written(api, subject="{{candidate.firstName}} {{candidate.lastName}}"))

    assert code == "communication_template_not_allowed"
    assert "candidate.lastName" in message
    assert "candidate.firstName" not in message


def test_a_key_has_no_address(api: Client, company: Company) -> None:
    code, message = refused(api, company, **written(api, subject="{{sender.email}}"))

    assert code == "communication_template_not_allowed"
    assert "sender.email" in message


def test_a_message_must_not_become_too_long(api: Client, company: Company) -> None:
    api("candidate.update", candidateId=company.things["candidate"], name="x" * 9_000)

    code, message = refused(api, company, **written(api, bodyHtml="<p>{{candidate.name}}</p>" * 30))

    assert code == "communication_template_not_allowed"
    assert "200,000" in message


def test_somebody_without_an_address_gets_none(api: Client, company: Company) -> None:
    candidate = api("candidate.create", name="Nobody Home")
    application = api("application.create", candidateId=candidate["id"], jobId=company.things["job"])

    code, message = api.refused("application.changeStage", **archive(company, application["id"]))

    assert code == "invalid_input"
    assert "`archiveEmail`" in message
    assert api("application.info", applicationId=application["id"])["status"] == "Lead"


def test_leaving_the_archive_in_time_takes_it_back(api: Client, company: Company) -> None:
    application = company.things["application"]
    api("application.changeStage", **archive(company, application))

    api("application.changeStage", applicationId=application, interviewStageId=stage(company, "Onsite"))

    assert api.all("outbox.list") == []


def test_a_transfer_in_time_takes_it_back(api: Client, company: Company) -> None:
    application, plan = company.things["application"], company.things["interview_plan"]
    api("application.changeStage", **archive(company, application))

    api(
        "application.transfer",
        applicationId=application,
        jobId=open_job(company, "Grinder"),
        interviewPlanId=plan,
        interviewStageId=stage(company, "Archived"),
    )

    assert api.all("outbox.list") == []


def test_a_transfer_to_where_it_is_takes_nothing_back(api: Client, company: Company) -> None:
    application = company.things["application"]
    api("application.changeStage", **archive(company, application))

    api(
        "application.transfer",
        applicationId=application,
        jobId=company.things["job"],
        interviewPlanId=company.things["interview_plan"],
        interviewStageId=stage(company, "Archived"),
    )

    assert len(api.all("outbox.list")) == 1


def test_what_is_due_is_not_taken_back(api: Client, company: Company) -> None:
    application = company.things["application"]
    api("application.changeStage", **archive(company, application))
    company.server.app.world.clock.advance(2 * A_DAY)

    api("application.changeStage", applicationId=application, interviewStageId=stage(company, "Onsite"))

    assert len(api.all("outbox.list")) == 1


def test_a_key_without_extensions_can_write_one(api: Client, company: Company) -> None:
    client = company.client([Permission.CANDIDATES_WRITE])

    client("application.changeStage", **archive(company, company.things["application"]))

    assert len(api.all("outbox.list")) == 1
