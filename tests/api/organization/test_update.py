"""organization.update."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rowantree.domain import organizations
from tests.cast import Company
from tests.client import Client
from tests.samples.words import named
from tests.webhooks.deliveries import left_by

EVERYTHING = {
    "publicWebsite": "https://meridian.example/about",
    "timezone": "America/New_York",
    "applicationLimit": 3,
    "applicationLimitDays": 90,
    "applicationLimitMessageHtml": "<p>Please wait a <b>while</b>.</p>",
    "disabledFeatures": ["FraudDetection"],
}


def test_everything_can_be_changed_at_once(api: Client) -> None:
    before, name = api("organization.info"), named("Meridian Robotics Europe")

    updated = api("organization.update", name=f" {name} ", **EVERYTHING)

    assert updated == {**before, "name": name, **EVERYTHING}
    assert api("organization.info") == updated


@pytest.mark.parametrize("parameter", EVERYTHING)
def test_what_is_absent_stays(api: Client, parameter: str) -> None:
    before = api("organization.info")

    assert api("organization.update", **{parameter: EVERYTHING[parameter]}) == {
        **before,
        parameter: EVERYTHING[parameter],
    }


def test_each_feature_is_disabled_once_in_alphabetical_order(api: Client, company: Company) -> None:
    both = ["EmployeeCustomFields", "FraudDetection"]
    assert api("organization.update", disabledFeatures=[*reversed(both), "FraudDetection"])["disabledFeatures"] == both
    events = left_by(company).events

    assert api("organization.update", disabledFeatures=[*reversed(both)])["disabledFeatures"] == both

    assert left_by(company).events == events
    assert api("organization.update", disabledFeatures=[])["disabledFeatures"] == []


@pytest.mark.parametrize("parameter", ["publicWebsite", "applicationLimit", "applicationLimitMessageHtml"])
def test_null_clears(api: Client, parameter: str) -> None:
    api("organization.update", **EVERYTHING)

    assert api("organization.update", **{parameter: None})[parameter] is None
    assert api("organization.info")[parameter] is None


def test_html_is_kept_to_harmless_tags(api: Client) -> None:
    html = '<p onclick="run()">Come <script>run()</script><a href="javascript:run()">again</a></p>'

    updated = api("organization.update", applicationLimitMessageHtml=html)

    assert updated["applicationLimitMessageHtml"] == "<p>Come <a>again</a></p>"


def test_the_event_names_what_was_changed(api: Client, company: Company) -> None:
    api("organization.update", timezone="Asia/Tokyo", applicationLimit=5)

    (event,) = [each for each in left_by(company).events if each.kind == "organization.updated"]
    assert json.loads(event.fields) == ["application_limit", "timezone"]


def test_an_update_that_changes_nothing_leaves_no_trace(api: Client, company: Company) -> None:
    before, events = api("organization.info"), left_by(company).events

    assert api("organization.update") == before
    assert api("organization.update", name=company.name, timezone="UTC", applicationLimit=None) == before

    assert left_by(company).events == events


def test_the_neighbour_is_not_changed(api: Client, neighbour: Company) -> None:
    before = neighbour.admin("organization.info")

    api("organization.update", name=named("Meridian"), **EVERYTHING)

    assert neighbour.admin("organization.info") == before


def test_the_name_of_another_organization_is_refused(api: Client, company: Company, neighbour: Company) -> None:
    code, message = api.refused("organization.update", name=neighbour.name, timezone="Asia/Tokyo")

    assert code == "organization_name_taken"
    assert neighbour.name in message
    assert api("organization.info")["name"] == company.name
    assert api("organization.info")["timezone"] == "UTC"


def test_the_command_line_knows_it_by_its_new_name(api: Client, company: Company) -> None:
    name = named("Meridian Robotics Europe")
    api("organization.update", name=name)

    found = company.server.read(lambda connection: organizations.by_name(connection, name))
    assert found is not None
    assert found.id == company.number
    assert company.server.read(lambda connection: organizations.by_name(connection, company.name)) is None


def test_cursors_and_sync_tokens_stay_good(api: Client) -> None:
    token = api.run("candidate.list")[1]

    api("organization.update", name=named("Meridian"))

    assert api.all("candidate.list", syncToken=token) == []


@pytest.mark.parametrize("timezone", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata"])
def test_time_zones_are_named_as_in_the_iana_database(api: Client, timezone: str) -> None:
    assert api("organization.update", timezone=timezone)["timezone"] == timezone


@pytest.mark.parametrize("value", [1, 1000])
def test_the_limit_has_its_limits(api: Client, value: int) -> None:
    assert api("organization.update", applicationLimit=value)["applicationLimit"] == value


@pytest.mark.parametrize("value", [1, 3650])
def test_the_days_have_their_limits(api: Client, value: int) -> None:
    assert api("organization.update", applicationLimitDays=value)["applicationLimitDays"] == value


WRONG = [
    ("name", ""),
    ("name", "  "),
    ("name", None),
    ("name", "a" * 501),
    ("publicWebsite", "meridian.example"),
    ("publicWebsite", ""),
    ("publicWebsite", "javascript:run()"),
    ("timezone", "Berlin"),
    ("timezone", "europe/berlin"),
    ("timezone", "../etc/passwd"),
    ("timezone", ""),
    ("timezone", None),
    ("applicationLimit", 0),
    ("applicationLimit", 1001),
    ("applicationLimit", "many"),
    ("applicationLimitDays", 0),
    ("applicationLimitDays", 3651),
    ("applicationLimitDays", None),
    ("applicationLimitMessageHtml", ""),
    ("applicationLimitMessageHtml", "<script>run()</script>"),
    ("applicationLimitMessageHtml", "a" * 10_001),
    ("applicationLimitMessageHtml", 5),
    ("disabledFeatures", "FraudDetection"),
    ("disabledFeatures", ["Coffee"]),
    ("disabledFeatures", None),
]


@pytest.mark.parametrize(("parameter", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    before = api("organization.info")

    code, message = api.refused("organization.update", **{parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api("organization.info") == before


def test_it_takes_the_permission_to_write(company: Company) -> None:
    assert company.reader.answer("organization.update", {"timezone": "UTC"}).status == 403
