"""outbox.list."""

from __future__ import annotations

import uuid

import pytest

from rowantree.core.permission import Switch
from tests.cast import Company
from tests.client import Client, Results
from tests.samples.outbox import archive


def written_to(company: Company, name: str, job: str = "job") -> Results:
    """A new application that was archived with an e-mail."""
    candidate = company.admin("candidate.create", name=name, email=f"{name.lower()}@example.com")
    about = {"candidateId": candidate["id"], "jobId": company.things[job]}
    application = company.admin("application.create", **about)
    return company.admin("application.changeStage", **archive(company, application["id"]))


def test_messages_are_listed_in_their_order(api: Client, company: Company) -> None:
    names = ["Ada", "Bo", "Cy"]
    for name in names:
        written_to(company, name)

    assert [each["bodyHtml"] for each in api.all("outbox.list", limit=2)] == [
        f"<p>Dear {name},</p><p>thank you, but no.</p>" for name in names
    ]


def test_those_to_one_candidate_can_be_listed(api: Client, company: Company) -> None:
    written_to(company, "Ada")
    application = written_to(company, "Bo")
    everything = api.all("outbox.list")

    to_bo = api.all("outbox.list", candidateId=application["candidate"]["id"])

    assert to_bo == everything[1:]
    assert api.all("outbox.list", applicationId=application["id"]) == to_bo


@pytest.mark.parametrize("name", ["candidate", "application"])
def test_an_unknown_filter_is_refused(api: Client, name: str) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("outbox.list", **{f"{name}Id": unknown})

    assert code == f"{name}_not_found"
    assert unknown in message


def test_a_confidential_message_is_for_few(api: Client, company: Company) -> None:
    written_to(company, "Ada", "confidential_job")
    few = company.client(switches=[Switch.EXTENSIONS])

    assert len(api.all("outbox.list")) == 1
    assert few.all("outbox.list") == []


def test_a_message_becomes_confidential_with_its_job(api: Client, company: Company) -> None:
    written_to(company, "Ada")
    few = company.client(switches=[Switch.EXTENSIONS])
    assert len(few.all("outbox.list")) == 1

    api("job.update", jobId=company.things["job"], confidential=True)

    assert few.all("outbox.list") == []
