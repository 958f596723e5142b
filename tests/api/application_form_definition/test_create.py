"""applicationFormDefinition.create."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.client import Client, Results
from tests.samples.forms import CHOICES, EMAIL, NAME, SHIFT
from tests.samples.words import Body


def create(api: Client, *fields: Body, **more: Any) -> Results:
    """A new form that asks for name, e-mail address and `fields`."""
    body = {"title": "Form", "sections": [{"fields": [NAME, EMAIL, *fields]}]} | more
    return api("applicationFormDefinition.create", **body)


def field(*, title: str = "Why?", kind: str = "LongText", **more: Any) -> Body:
    """A question."""
    return {"title": title, "type": kind, "isRequired": False} | more


def the_question(shown: Results) -> Results:
    """The third question of a form: the one after name and e-mail address."""
    return shown["formDefinition"]["sections"][0]["fields"][2]


def test_a_form_is_shown_afterwards(api: Client) -> None:
    created = create(api, title=" Short form ")

    assert (created["title"], created["isDefault"], created["isArchived"]) == ("Short form", False, False)
    assert api("applicationFormDefinition.info", applicationFormDefinitionId=created["id"]) == created
    assert api.all("applicationFormDefinition.list")[-1] == created


def test_a_system_field_has_its_path(api: Client) -> None:
    name = create(api)["formDefinition"]["sections"][0]["fields"][0]

    assert name == {
        "isRequired": True,
        "field": {
            "id": name["field"]["id"],
            "type": "String",
            "path": "_systemfield_name",
            "humanReadablePath": "_systemfield_name",
            "title": "Your name",
            "isNullable": False,
        },
    }


def test_a_question_of_its_own_has_its_id_as_the_path(api: Client) -> None:
    shift = the_question(create(api, SHIFT))

    assert shift == {
        "isRequired": False,
        "field": {
            "id": shift["field"]["id"],
            "type": "ValueSelect",
            "path": shift["field"]["id"],
            "humanReadablePath": "",
            "title": "Which shift?",
            "isNullable": True,
            "selectableValues": CHOICES,
        },
    }


def test_sections_keep_their_order_and_their_words(api: Client) -> None:
    sections = [
        {"title": " You ", "descriptionHtml": "<p>Who <b>are</b> you?</p>", "fields": [NAME, EMAIL]},
        {"title": "", "descriptionHtml": "<p></p>", "fields": [field()]},
        {"fields": []},
    ]

    shown = create(api, sections=sections)["formDefinition"]["sections"]

    assert shown[0] | {"fields": []} == {
        "title": "You",
        "descriptionHtml": "<p>Who <b>are</b> you?</p>",
        "descriptionPlain": "Who are you?",
        "fields": [],
    }
    assert list(shown[1]) == ["fields"]
    assert shown[2] == {"fields": []}


def test_descriptions_are_sanitized(api: Client) -> None:
    html = '<p onclick="x()">In <i>your</i> words</p><script>alert(1)</script>'

    shown = the_question(create(api, field(descriptionHtml=html)))

    assert (shown["descriptionHtml"], shown["descriptionPlain"]) == ("<p>In <i>your</i> words</p>", "In your words")


@pytest.mark.parametrize(
    "kind",
    [
        "Boolean",
        "Date",
        "EducationHistory",
        "Email",
        "File",
        "Location",
        "LongText",
        "Number",
        "Phone",
        "RichText",
        "Score",
        "SocialLink",
        "String",
        "Url",
    ],
)
def test_a_question_can_be_of_each_type(api: Client, kind: str) -> None:
    assert the_question(create(api, field(kind=kind)))["field"]["type"] == kind


def test_its_id_and_those_of_its_questions_can_be_given(api: Client) -> None:
    given, question_id = str(uuid.uuid4()), str(uuid.uuid4())

    created = create(api, field(id=question_id.upper()), id=given)

    assert created["id"] == given
    assert the_question(created)["field"]["path"] == question_id
    assert api.refused("applicationFormDefinition.create", title="B", sections=[{"fields": [NAME, EMAIL]}], id=given)[
        0
    ] == ("id_taken")


def test_a_new_default_takes_the_place_of_the_one_before(api: Client) -> None:
    (before,) = [each for each in api.all("applicationFormDefinition.list") if each["isDefault"]]

    created = create(api, isDefault=True)

    assert [each for each in api.all("applicationFormDefinition.list") if each["isDefault"]] == [created]
    assert api("applicationFormDefinition.info", applicationFormDefinitionId=before["id"])["isDefault"] is False


def test_of_many_made_the_default_at_once_one_is(api: Client) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: create(api, isDefault=True), range(8)))

    assert [each["isDefault"] for each in api.all("applicationFormDefinition.list")].count(True) == 1


@pytest.mark.parametrize(
    ("wrong", "parameter"),
    [
        (field(title=" "), "sections[0].fields[2].title"),
        (field(title="a" * 501), "sections[0].fields[2].title"),
        (field(kind="Essay"), "sections[0].fields[2].type"),
        (field(descriptionHtml="a" * 20_001), "sections[0].fields[2].descriptionHtml"),
        (field(path="_systemfield_shoe_size"), "sections[0].fields[2].path"),
        (field(path="_systemfield_phone", kind="String"), "sections[0].fields[2].type"),
        (
            field(path="_systemfield_phone", kind="Phone", id="5e1d3a52-0c0f-4f53-9a55-3f1f5a7c9d10"),
            "sections[0].fields[2].id",
        ),
        (field(id="x"), "sections[0].fields[2].id"),
        (field(kind="ValueSelect"), "sections[0].fields[2].selectableValues"),
        (field(kind="MultiValueSelect", selectableValues=[]), "sections[0].fields[2].selectableValues"),
        (field(kind="String", selectableValues=CHOICES), "sections[0].fields[2].selectableValues"),
        (field(kind="ValueSelect", selectableValues=[*CHOICES, CHOICES[0]]), "sections[0].fields[2].selectableValues"),
        (
            field(kind="ValueSelect", selectableValues=[{"label": "A", "value": " "}]),
            "sections[0].fields[2].selectableValues[0].value",
        ),
        (
            field(kind="ValueSelect", selectableValues=[{"label": "", "value": "a"}]),
            "sections[0].fields[2].selectableValues[0].label",
        ),
        (
            field(
                kind="ValueSelect", selectableValues=[{"label": f"{each}", "value": f"{each}"} for each in range(501)]
            ),
            "sections[0].fields[2].selectableValues",
        ),
    ],
)
def test_a_wrong_question_is_refused_by_name(api: Client, wrong: Body, parameter: str) -> None:
    sections = [{"fields": [NAME, EMAIL, wrong]}]

    code, message = api.refused("applicationFormDefinition.create", title="Form", sections=sections)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert len(api.all("applicationFormDefinition.list")) == 1


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ([], "_systemfield_name"),
        ([{"fields": [NAME]}], "_systemfield_email"),
        ([{"fields": [EMAIL, NAME | {"isRequired": False}]}], "_systemfield_name"),
        ([{"fields": [NAME, EMAIL]}, {"fields": [NAME]}], "_systemfield_name is there twice"),
        ([{"fields": [NAME, EMAIL]}, *[{"fields": []}] * 20], "at most 20 sections"),
        ([{"fields": [NAME, EMAIL, *[field()] * 199]}], "at most 200 fields"),
        ([{"title": "a" * 501, "fields": [NAME, EMAIL]}], "sections[0].title"),
    ],
)
def test_a_wrong_form_is_refused(api: Client, sections: list[Body], said: str) -> None:
    code, message = api.refused("applicationFormDefinition.create", title="Form", sections=sections)

    assert code == "invalid_input"
    assert "`sections" in message
    assert said in message


def test_two_questions_with_one_id_are_refused(api: Client) -> None:
    question = field(id=str(uuid.uuid4()))

    code, message = api.refused(
        "applicationFormDefinition.create", title="Form", sections=[{"fields": [NAME, EMAIL, question, question]}]
    )

    assert code == "invalid_input"
    assert question["id"] in message


def test_the_largest_form_is_taken(api: Client) -> None:
    sections: list[Body] = [{"fields": [NAME, EMAIL, *[field()] * 198]}, *[{"fields": []}] * 19]

    assert len(create(api, sections=sections)["formDefinition"]["sections"]) == 20


@pytest.mark.parametrize(("parameter", "value"), [("title", ""), ("title", None), ("sections", None), ("id", "x")])
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"title": "Form", "sections": [{"fields": [NAME, EMAIL]}]} | {parameter: value}

    code, message = api.refused("applicationFormDefinition.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message


@pytest.mark.parametrize("parameter", ["title", "sections"])
def test_a_missing_parameter_is_refused_by_name(api: Client, parameter: str) -> None:
    body: Body = {"title": "Form", "sections": [{"fields": [NAME, EMAIL]}]}
    del body[parameter]

    assert api.refused("applicationFormDefinition.create", **body) == ("invalid_input", f"`{parameter}` is required")
