"""communicationTemplate.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client


@pytest.fixture
def template_id(company: Company) -> str:
    """A template."""
    return company.things["communication_template"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "No, but thanks"),
        ("subject", "From {{organization.name}}"),
        ("bodyHtml", "<p>Thanks.</p>"),
        ("intendedTypes", ["inMail"]),
    ],
)
def test_what_is_said_changes_and_nothing_else(
    api: Client, company: Company, template_id: str, name: str, value: Any
) -> None:
    before = api("communicationTemplate.info", communicationTemplateId=template_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    after = api("communicationTemplate.update", communicationTemplateId=template_id, **{name: value})

    assert after["updatedAt"] > before["updatedAt"]
    assert after == before | {name: value, "updatedAt": after["updatedAt"]}


def test_an_update_that_changes_nothing_leaves_the_time(api: Client, company: Company, template_id: str) -> None:
    before = api("communicationTemplate.info", communicationTemplateId=template_id)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    again = {name: before[name] for name in ("title", "subject", "bodyHtml", "intendedTypes")}
    assert api("communicationTemplate.update", communicationTemplateId=template_id, **again) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", " "), ("subject", "{{sender.age}}"), ("bodyHtml", "{{nobody}}"), ("intendedTypes", [])],
)
def test_a_wrong_value_is_refused_by_name(api: Client, template_id: str, name: str, value: Any) -> None:
    code, message = api.refused("communicationTemplate.update", communicationTemplateId=template_id, **{name: value})

    assert code == "invalid_input"
    assert f"`{name}`" in message


def test_an_unknown_template_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("communicationTemplate.update", communicationTemplateId=unknown, title="x")

    assert code == "communication_template_not_found"
    assert unknown in message
