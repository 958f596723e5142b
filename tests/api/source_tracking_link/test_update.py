"""sourceTrackingLink.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results


@pytest.fixture
def link(company: Company) -> Results:
    """A link that is enabled."""
    return company.admin("sourceTrackingLink.create", sourceId=company.things["source"], code="spring-fair")


def test_a_disabled_link_can_be_enabled_again(api: Client, link: Results) -> None:
    disabled = api("sourceTrackingLink.update", sourceTrackingLinkId=link["id"], enabled=False)

    assert disabled == link | {"enabled": False}
    assert api("sourceTrackingLink.update", sourceTrackingLinkId=link["id"], enabled=True) == link


@pytest.mark.parametrize("body", [{}, {"enabled": True}])
def test_nothing_new_changes_nothing(api: Client, link: Results, body: dict[str, Any]) -> None:
    _, token = api.run("sourceTrackingLink.list")

    assert api("sourceTrackingLink.update", sourceTrackingLinkId=link["id"], **body) == link
    assert api.all("sourceTrackingLink.list", syncToken=token) == []


def test_a_change_comes_in_the_next_sync(api: Client, link: Results) -> None:
    _, token = api.run("sourceTrackingLink.list", includeDisabled=True)

    disabled = api("sourceTrackingLink.update", sourceTrackingLinkId=link["id"], enabled=False)

    assert api.all("sourceTrackingLink.list", includeDisabled=True, syncToken=token) == [disabled]


def test_an_unknown_link_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("sourceTrackingLink.update", sourceTrackingLinkId=unknown, enabled=False)

    assert code == "source_tracking_link_not_found"
    assert unknown in message


@pytest.mark.parametrize(("parameter", "value"), [("enabled", None), ("enabled", 1), ("sourceTrackingLinkId", "x")])
def test_a_wrong_value_is_refused_by_name(api: Client, link: Results, parameter: str, value: Any) -> None:
    body = {"sourceTrackingLinkId": link["id"], "enabled": False} | {parameter: value}

    code, message = api.refused("sourceTrackingLink.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
