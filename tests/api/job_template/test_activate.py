"""jobTemplate.activate."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described
from tests.samples.templates import template


def test_new_jobs_can_be_made_from_it_again(api: Client, company: Company) -> None:
    made = template(company)
    api("jobTemplate.deactivate", jobTemplateId=made["id"])

    active = api("jobTemplate.activate", jobTemplateId=made["id"])

    assert active == made | {"updatedAt": active["updatedAt"]}
    body = described(company, "Welder")
    assert api("job.create", **body, jobTemplateId=made["id"])["employmentType"] == "Contract"


def test_activating_an_active_template_changes_nothing(api: Client, company: Company) -> None:
    made = template(company)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("jobTemplate.activate", jobTemplateId=made["id"]) == made


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobTemplate.activate", jobTemplateId=unknown)

    assert code == "job_template_not_found"
    assert unknown in message
