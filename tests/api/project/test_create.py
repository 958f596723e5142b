"""project.create."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.custom_fields import field


def test_a_project_is_listed_afterwards(api: Client) -> None:
    created = api("project.create", title=" Alumni ", description="Who may come back.")

    assert created == {
        "id": created["id"],
        "title": "Alumni",
        "description": "Who may come back.",
        "isArchived": False,
        "confidential": False,
        "authorId": created["authorId"],
        "createdAt": created["createdAt"],
        "customFieldEntries": [],
    }
    assert api.all("project.list") == [created]


def test_it_has_the_custom_fields_that_it_was_given(api: Client, company: Company) -> None:
    text, number = field(company, object_type="Talent_Project"), field(company, "Number", "Talent_Project")
    given = [{"fieldId": number, "fieldValue": 0}, {"fieldId": text, "fieldValue": "Marvin"}]

    created = api("project.create", title="Alumni", customFields=given)

    assert [(each["id"], each["value"]) for each in created["customFieldEntries"]] == [(text, "Marvin"), (number, 0)]
    assert api("project.info", projectId=created["id"]) == created


@pytest.mark.parametrize("given", [[], [("project_field", None)]])
def test_it_can_be_given_nothing_in_custom_fields(api: Client, company: Company, given: list[tuple[str, Any]]) -> None:
    values = [{"fieldId": company.things[thing], "fieldValue": value} for thing, value in given]

    assert api("project.create", title="Alumni", customFields=values)["customFieldEntries"] == []


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({"fieldValue": "not a URL"}, "customFields[0].fieldValue"),
        ({"fieldId": str(uuid.uuid4()), "fieldValue": "x"}, None),
        ({"fieldId": None, "fieldValue": "x"}, "customFields[0].fieldId"),
        ({}, "customFields[0].fieldValue"),
    ],
)
def test_a_wrong_custom_field_makes_no_project(
    api: Client, company: Company, value: dict[str, Any], named: str | None
) -> None:
    given = {"fieldId": company.things["project_field"]} | value

    code, message = api.refused("project.create", title="Alumni", customFields=[given])

    assert code == ("invalid_input" if named else "custom_field_not_found")
    assert (named or given["fieldId"]) in message
    assert api.all("project.list") == []


def test_a_custom_field_given_twice_makes_no_project(api: Client, company: Company) -> None:
    given = {"fieldId": company.things["project_field"], "fieldValue": "https://example.com"}

    code, message = api.refused("project.create", title="Alumni", customFields=[given, given])

    assert code == "invalid_input"
    assert "`customFields[1].fieldId`" in message
    assert api.all("project.list") == []


def test_two_projects_may_have_the_same_title(api: Client) -> None:
    assert api("project.create", title="Alumni")["id"] != api("project.create", title="Alumni")["id"]


def test_its_author_is_the_user_of_the_key(api: Client, company: Company) -> None:
    note = api("candidate.createNote", candidateId=company.things["candidate"], note="Called back")

    assert api("project.create", title="Alumni")["authorId"] == note["author"]["id"]


def test_its_author_is_who_the_key_acts_for(api: Client, company: Company) -> None:
    created = api.post("project.create", json.dumps({"title": "Alumni"}).encode(), {"x-on-behalf-of": company.user})

    assert created.results["authorId"] == company.user


@pytest.mark.parametrize("text", ["  Two\n\nparagraphs ", "1 < 2 && <b>not bold</b>", "要フォロー 🔥", "{title!r} %s"])
def test_plain_text_is_kept_to_the_letter(api: Client, text: str) -> None:
    alone = api("project.create", title="Alumni", description=text)
    typed = api("project.create", title="Alumni", description={"type": "text/plain", "value": text})

    assert (alone["description"], typed["description"]) == (text, text)


def test_html_is_kept_to_harmless_tags(api: Client) -> None:
    html = '<h2>Who</h2><p onclick="run()">All <script>run()</script><a href="javascript:run()">here</a></p>'

    created = api("project.create", title="Alumni", description={"type": "text/html", "value": html})

    assert created["description"] == "<h2>Who</h2><p>All <a>here</a></p>"


@pytest.mark.parametrize(
    "description",
    [
        None,
        "",
        " \n",
        {"type": "text/plain", "value": ""},
        {"type": "text/html", "value": "<p> </p>"},
        {"type": "text/html", "value": "<script>run()</script>"},
    ],
)
def test_a_description_that_says_nothing_is_none(api: Client, description: Any) -> None:
    assert "description" not in api("project.create", title="Alumni", description=description)


def test_a_confidential_one_needs_the_switch(company: Company) -> None:
    key = company.client([Permission.PROJECTS_WRITE], {Switch.CONFIDENTIAL})

    assert key("project.create", title="Successors", confidential=True)["confidential"] is True


def test_a_confidential_one_without_the_switch_is_refused(company: Company) -> None:
    code, message = company.plain.refused("project.create", title="Successors", confidential=True)

    assert code == "invalid_input"
    assert "`confidential`" in message
    assert company.admin.all("project.list") == []
    assert company.plain("project.create", title="Alumni", confidential=False)["confidential"] is False


def test_it_takes_the_permission_to_write_projects(company: Company) -> None:
    without = company.client(set(Permission) - {Permission.PROJECTS_WRITE}, Switch)

    assert without.answer("project.create", {"title": "Alumni"}).status == 403
    assert company.client([Permission.PROJECTS_WRITE])("project.create", title="Alumni")["title"] == "Alumni"


def test_its_id_can_be_given(api: Client) -> None:
    given = str(uuid.uuid4())

    assert api("project.create", title="Alumni", id=given)["id"] == given
    assert api.refused("project.create", title="Others", id=given)[0] == "id_taken"


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("project.create", title="Alumni", id=given)["id"] != given


def test_the_longest_texts_are_kept(api: Client) -> None:
    created = api("project.create", title="a" * 500, description="b" * 20_000)

    assert (len(created["title"]), len(created["description"])) == (500, 20_000)


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", " \t"),
        ("title", None),
        ("title", "a" * 501),
        ("description", 7),
        ("description", "a" * 20_001),
        ("description", {"type": "text/html", "value": "<p>" * 5_001}),
        ("description", {"type": "text/html", "value": "<b><p>a" * 1_000}),
        ("description", {"type": "text/markdown", "value": "*a*"}),
        ("description", {"type": "text/plain"}),
        ("confidential", "perhaps"),
        ("confidential", None),
        ("id", "1"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    code, message = api.refused("project.create", **{"title": "Alumni", parameter: value})

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api.all("project.list") == []


def test_a_missing_title_is_refused_by_name(api: Client) -> None:
    assert api.refused("project.create") == ("invalid_input", "`title` is required")
