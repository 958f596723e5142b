"""Samples of applications."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.client import Results
from tests.samples.words import Body, named


def stage(company: Company, title: str) -> str:
    """The id of the stage with that title in the plan of the company's job."""
    listed = company.admin.all("interviewStage.list", interviewPlanId=company.things["interview_plan"])
    return next(str(each["id"]) for each in listed if each["title"] == title)


def apply(company: Company, **body: object) -> Results:
    """A new application of a new candidate for the company's job."""
    candidate = company.admin("candidate.create", name=named("Candidate"))
    return company.admin(
        "application.create", **{"candidateId": candidate["id"], "jobId": company.things["job"]} | body
    )


def _application(company: Company) -> str:
    return str(
        company.admin("application.create", candidateId=company.things["candidate"], jobId=company.things["job"])["id"]
    )


def _member(company: Company) -> Body:
    return {
        "applicationId": company.things["application"],
        "teamMemberId": company.things["another_user"],
        "roleId": company.things["hiring_team_role"],
    }


def _present_member(company: Company) -> Body:
    body = _member(company)
    company.admin("application.addHiringTeamMember", **body)
    return body


def _history(company: Company) -> Body:
    application_id = company.things["application"]
    history = company.admin.all("application.listHistory", applicationId=application_id)
    return {
        "applicationId": application_id,
        "applicationHistory": [
            {
                "applicationHistoryId": each["id"],
                "stageId": each["stageId"],
                "stageNumber": each["stageNumber"],
                "enteredStageAt": each["enteredStageAt"],
            }
            for each in history
        ],
    }


def _confidential_application(company: Company) -> str:
    return str(apply(company, jobId=company.things["confidential_job"])["id"])


def _confidential_posting(company: Company) -> str:
    posting = company.admin(
        "jobPosting.create",
        jobId=company.things["confidential_job"],
        description={"type": "text/html", "content": "<p>Not for everybody.</p>"},
    )
    company.admin("jobPosting.setStatus", jobPostingId=posting["id"], status="Published")
    return str(posting["id"])


def _confidential_submission(company: Company) -> str:
    answers = {"_systemfield_name": "Sigrun Holm", "_systemfield_email": "sigrun@example.com"}
    submitted = company.admin(
        "applicationForm.submit",
        jobPostingId=company.things["confidential_posting"],
        applicationForm={"fieldSubmissions": [{"path": path, "value": value} for path, value in answers.items()]},
    )
    return str(submitted["submittedFormInstance"]["id"])


THINGS: dict[str, Callable[[Company], str]] = {
    "application": _application,
    "confidential_application": _confidential_application,
    "confidential_posting": _confidential_posting,
    "confidential_submission": _confidential_submission,
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "application.addHiringTeamMember": _member,
    "application.changeSource": lambda company: {
        "applicationId": company.things["application"],
        "sourceId": company.things["source"],
    },
    "application.changeStage": lambda company: {
        "applicationId": company.things["application"],
        "interviewStageId": stage(company, "Archived"),
        "archiveReasonId": company.things["archive_reason"],
        "archiveEmail": {"communicationTemplateId": company.things["communication_template"]},
    },
    "application.create": lambda company: {
        "candidateId": company.things["candidate"],
        "jobId": company.things["job"],
        "interviewPlanId": company.things["interview_plan"],
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "application.info": lambda company: {"applicationId": company.things["application"]},
    "application.list": lambda company: {"jobId": company.things["job"]},
    "application.listHistory": lambda company: {"applicationId": company.things["application"]},
    "application.removeHiringTeamMember": _present_member,
    "application.transfer": lambda company: {
        "applicationId": company.things["application"],
        "jobId": company.things["job"],
        "interviewPlanId": company.things["interview_plan"],
        "interviewStageId": stage(company, "Onsite"),
    },
    "application.update": lambda company: {
        "applicationId": company.things["application"],
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "application.updateHistory": _history,
}


def _one_more_application(company: Company) -> None:
    application = apply(company, sourceId=company.sources[0], creditedToUserId=company.user)
    company.admin(
        "application.addHiringTeamMember",
        applicationId=application["id"],
        teamMemberId=company.things["another_user"],
        roleId=company.things["hiring_team_role"],
    )


def _one_more_stage(company: Company) -> None:
    """Moves the company's application to and fro."""
    application = company.admin("application.info", applicationId=company.things["application"])
    here = application["currentInterviewStage"]["title"]
    there = stage(company, "Recruiter screen" if here == "Application review" else "Application review")
    company.admin("application.changeStage", applicationId=application["id"], interviewStageId=there)


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "application.list": _one_more_application,
    "application.listHistory": _one_more_stage,
}
