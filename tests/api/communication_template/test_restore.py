"""communicationTemplate.restore."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_a_restored_template_is_listed_again(api: Client, company: Company) -> None:
    archived = api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])

    restored = api("communicationTemplate.restore", communicationTemplateId=archived["id"])

    assert restored["isArchived"] is False
    assert [each["id"] for each in api.all("communicationTemplate.list")] == [restored["id"]]


def test_restoring_what_is_not_archived_changes_nothing(api: Client, company: Company) -> None:
    before = api("communicationTemplate.info", communicationTemplateId=company.things["communication_template"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("communicationTemplate.restore", communicationTemplateId=before["id"]) == before


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("communicationTemplate.restore", communicationTemplateId=unknown)

    assert code == "communication_template_not_found"
    assert unknown in message
