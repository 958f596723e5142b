"""Samples of e-mails that wait in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.samples.applications import stage
from tests.samples.words import Body


def archive(company: Company, application_id: str, **email: Any) -> Body:
    """The body that archives an application with an e-mail."""
    template = {"communicationTemplateId": company.things["communication_template"]}
    return {
        "applicationId": application_id,
        "interviewStageId": stage(company, "Archived"),
        "archiveReasonId": company.things["archive_reason"],
        "archiveEmail": template | email,
    }


def _message(company: Company) -> str:
    candidate = company.admin("candidate.create", name="Tancred Ivey", email="tancred@example.com")
    about = {"candidateId": candidate["id"], "jobId": company.things["job"]}
    application = company.admin("application.create", **about)
    company.admin("application.changeStage", **archive(company, application["id"]))
    (message,) = company.admin.all("outbox.list", applicationId=application["id"])
    return str(message["id"])


THINGS: dict[str, Callable[[Company], str]] = {"outbox_message": _message}

BODIES: dict[str, Callable[[Company], Body]] = {
    "outbox.list": lambda company: {"applicationId": company.things["application"]},
}


def _one_more_message(company: Company) -> None:
    application = company.things["application"]
    company.admin("application.changeStage", applicationId=application, interviewStageId=stage(company, "Onsite"))
    due = {"sendAt": "2000-01-01T00:00:00Z"}  # so that it stays when the application leaves the archive
    company.admin("application.changeStage", **archive(company, application, **due))


ONE_MORE: dict[str, Callable[[Company], None]] = {"outbox.list": _one_more_message}
