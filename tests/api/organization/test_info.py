"""organization.info."""

from __future__ import annotations

from datetime import datetime

from tests.cast import Company
from tests.client import Client


def test_an_organization_begins_without_limits(api: Client, company: Company) -> None:
    shown = api("organization.info")

    assert shown == {
        "name": company.name,
        "publicWebsite": None,
        "timezone": "UTC",
        "applicationLimit": None,
        "applicationLimitDays": 30,
        "applicationLimitMessageHtml": None,
        "disabledFeatures": [],
        "createdAt": shown["createdAt"],
    }
    assert datetime.fromisoformat(shown["createdAt"]) <= company.server.app.world.clock.now()


def test_each_key_sees_its_own(company: Company, neighbour: Company) -> None:
    assert company.admin("organization.info")["name"] == company.name
    assert neighbour.admin("organization.info")["name"] == neighbour.name
