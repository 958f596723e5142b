"""A program moves applications along their plan, ends one with a reason and an e-mail, and takes one up again."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.workflows.listening import listening

CHANGED = ("applicationUpdate", "candidateStageChange")


@pytest.fixture
def stages(company: Company, partner: Client) -> list[Results]:
    """The stages of the job's plan, in their order."""
    plan = partner("job.info", id=company.things["job"])["defaultInterviewPlanId"]
    return sorted(
        partner.all("interviewStage.list", interviewPlanId=plan), key=lambda each: each["orderInInterviewPlan"]
    )


def apply(company: Company, partner: Client) -> Results:
    """A new application of somebody with an e-mail address."""
    candidate = partner("candidate.create", name="Maya Okafor", email="maya@example.com")
    return partner("application.create", candidateId=candidate["id"], jobId=company.things["job"])


def of_type(stages: list[Results], kind: str) -> Results:
    """The first stage of a type."""
    return next(each for each in stages if each["type"] == kind)


def test_an_application_is_brought_to_the_last_stage(company: Company, partner: Client, stages: list[Results]) -> None:
    application = apply(company, partner)
    at = next(number for number, each in enumerate(stages) if each["id"] == application["currentInterviewStage"]["id"])
    way = [each for each in stages[at + 1 :] if each["type"] != "Archived"]

    with listening(partner, [*CHANGED, "candidateHire"]) as ear:
        for stage in way:
            moved = partner("application.changeStage", applicationId=application["id"], interviewStageId=stage["id"])
            hired = ("candidateHire",) if stage["type"] == "Hired" else ()
            told = ear.hears(*CHANGED, *hired)
            assert told["applicationUpdate"] == {"application": moved}
            assert moved["currentInterviewStage"]["id"] == stage["id"]
        ear.hears_nothing_more()

    assert partner("application.info", applicationId=application["id"])["status"] == "Hired"
    history = partner.all("application.listHistory", applicationId=application["id"], limit=2)
    assert [each["stageId"] for each in history] == [stages[at]["id"], *(each["id"] for each in way)]
    assert [each["stageNumber"] for each in history] == list(range(len(history)))


def test_an_application_is_ended_with_a_reason_and_an_email(
    company: Company, partner: Client, stages: list[Results]
) -> None:
    company.admin(
        "communicationTemplate.create",
        title="Not this time",
        subject="Your application as {{job.title}}",
        bodyHtml="<p>Dear {{candidate.firstName}}, thank you.</p>",
    )
    template = next(each for each in partner.all("communicationTemplate.list") if each["title"] == "Not this time")
    reason = next(each for each in partner.all("archiveReason.list", limit=1) if each["reasonType"] == "RejectedByOrg")
    application = apply(company, partner)

    with listening(partner, CHANGED) as ear:
        archived = partner(
            "application.changeStage",
            applicationId=application["id"],
            interviewStageId=of_type(stages, "Archived")["id"],
            archiveReasonId=reason["id"],
            archiveEmail={"communicationTemplateId": template["id"]},
        )
        ear.hears(*CHANGED)

    assert (archived["status"], archived["archiveReason"]["id"]) == ("Archived", reason["id"])
    listed = partner.all("application.list", status="Archived", jobId=company.things["job"])
    assert [each["id"] for each in listed] == [application["id"]]
    (waiting,) = company.admin.all("outbox.list", applicationId=application["id"])  # which no partner sees
    assert waiting["recipient"] == "maya@example.com"
    assert waiting["subject"] == f"Your application as {application['job']['title']}"
    assert waiting["bodyHtml"] == "<p>Dear Maya, thank you.</p>"
    due, written = (datetime.fromisoformat(waiting[each]) for each in ("dueAt", "createdAt"))
    assert timedelta() < due - written < timedelta(days=2)


def test_an_application_is_taken_up_again(company: Company, partner: Client, stages: list[Results]) -> None:
    application = apply(company, partner)
    reason = partner.all("archiveReason.list")[0]
    partner(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=of_type(stages, "Archived")["id"],
        archiveReasonId=reason["id"],
    )

    again = partner(
        "application.changeStage", applicationId=application["id"], interviewStageId=of_type(stages, "Active")["id"]
    )

    assert again["status"] == "Active"
    assert again.get("archiveReason") is None


def test_an_email_from_an_unknown_template_moves_nothing(
    company: Company, partner: Client, stages: list[Results]
) -> None:
    application = apply(company, partner)

    code, _ = partner.refused(
        "application.changeStage",
        applicationId=application["id"],
        interviewStageId=of_type(stages, "Archived")["id"],
        archiveReasonId=partner.all("archiveReason.list")[0]["id"],
        archiveEmail={"communicationTemplateId": application["id"]},
    )

    assert code == "communication_template_not_found"
    assert partner("application.info", applicationId=application["id"])["status"] == application["status"]
