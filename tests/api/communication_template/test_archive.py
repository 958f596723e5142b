"""communicationTemplate.archive."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_an_archived_template_is_not_listed(api: Client, company: Company) -> None:
    archived = api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])

    assert archived["isArchived"] is True
    assert api.all("communicationTemplate.list") == []


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("communicationTemplate.archive", communicationTemplateId=once["id"]) == once


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("communicationTemplate.archive", communicationTemplateId=unknown)

    assert code == "communication_template_not_found"
    assert unknown in message
