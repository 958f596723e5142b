"""communicationTemplate.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.templates import THANKS


def test_it_shows_what_a_template_says(api: Client, company: Company) -> None:
    template = api("communicationTemplate.info", communicationTemplateId=company.things["communication_template"])

    assert {name: template[name] for name in THANKS} == THANKS
    assert template["isArchived"] is False


def test_an_archived_template_is_shown(api: Client, company: Company) -> None:
    archived = api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])

    assert api("communicationTemplate.info", communicationTemplateId=archived["id"]) == archived


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("communicationTemplate.info", communicationTemplateId=unknown)

    assert code == "communication_template_not_found"
    assert unknown in message
