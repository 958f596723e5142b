"""jobTemplate.deactivate."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described
from tests.samples.templates import template


def test_no_new_jobs_are_made_from_it(api: Client, company: Company) -> None:
    made = template(company)

    inactive = api("jobTemplate.deactivate", jobTemplateId=made["id"])

    assert inactive == made | {"status": "Inactive", "updatedAt": inactive["updatedAt"]}
    refused = api.refused("job.create", **described(company, "Welder"), jobTemplateId=made["id"])
    assert refused == ("invalid_input", "`jobTemplateId`: the template 'Welder' is inactive")


def test_deactivating_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("jobTemplate.deactivate", jobTemplateId=company.things["job_template"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("jobTemplate.deactivate", jobTemplateId=once["id"]) == once


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("jobTemplate.deactivate", jobTemplateId=unknown)

    assert code == "job_template_not_found"
    assert unknown in message
