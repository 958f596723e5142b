"""candidate.create."""

from __future__ import annotations

import json
import secrets
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.servers import Server

NAMES = [
    "Ada Lovelace",
    "O'Brien-Nuñez, Seán",
    "陽菜 佐藤",
    "김민준",
    "Владимир Ольгович",
    "محمد بن عبد الله",
    "שרה כהן",
    "\u202bمريم\u202c (Maryam)",
    "मीरा शर्मा",
    "நளினி",
    "ณัฐพงษ์ ศรีสุข",
    "Nguyễn Thị Ánh",
    "Jose\u0301 A\u030angstro\u0308m",
    "Z̷̢̧̛͔a̶̡̘͝l̵̰͒g̶̦̑o̸̧",
    "Ada 👩🏽\u200d🚀 Lovelace",
    "𝒜𝒹𝒶",
    "null",
    "<script>alert('Ada')</script>",
    "Robert'); DROP TABLE candidate;--",
    "{0} %s ${name} \\ \" ' `",
    "X",
    "Wolfeschlegelsteinhausenbergerdorff " * 100 + "Sr.",
]
EMAIL_ADDRESSES = [
    "Ada.Lovelace+ats@Example.COM",
    '"ada lovelace"@example.com',
    "jörg@bücher.example",
    "用户@例え.jp",
    "ada@acme.test",
]
TIMES = [
    ("2024-02-29T12:30:45.678Z", "2024-02-29T12:30:45.678Z"),
    ("2024-02-29T12:30:45Z", "2024-02-29T12:30:45.000Z"),
    ("2024-02-29T12:30Z", "2024-02-29T12:30:00.000Z"),
    ("2024-02-29T12:30:45.678", "2024-02-29T12:30:45.678Z"),
    ("2024-02-29 12:30:45+00:00", "2024-02-29T12:30:45.000Z"),
    ("2024-02-29T12:30:45.678+05:45", "2024-02-29T06:45:45.678Z"),
    ("2024-02-29T23:30:00-09:30", "2024-03-01T09:00:00.000Z"),
    ("2024-02-29T12:30:45.678999Z", "2024-02-29T12:30:45.678Z"),
    ("2024-02-29T12:30:45.123456789Z", "2024-02-29T12:30:45.123Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("0001-01-01T00:00:00.001Z", "0001-01-01T00:00:00.001Z"),
    ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
]
NOT_TIMES = [
    "",
    "yesterday",
    "2024-02-29",
    "2024-02-30T12:30:45Z",
    "2024-13-01T12:30:45Z",
    "2024-02-29T25:00:00Z",
    "2024-02-29T12:30:45+99:00",
    "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "1709209845678",
    1709209845678,
    True,
    {},
]
REFUSED = [
    ("name", ""),
    ("name", " \t\u3000\n"),
    ("name", 7),
    ("name", ["Ada"]),
    ("email", ""),
    ("email", "ada"),
    ("email", 7),
    ("phoneNumber", ""),
    ("phoneNumber", "none"),
    ("phoneNumber", 14125550100),
    ("linkedInUrl", ""),
    ("linkedInUrl", "linkedin.com/in/ada"),
    ("githubUrl", "ada"),
    ("website", "javascript:alert(1)"),
    ("alternateEmailAddresses", "ada@example.com"),
    ("alternateEmailAddresses", ["ada@example.com", "ada"]),
    ("alternateEmailAddresses", [""]),
    ("alternateEmailAddresses", [None]),
    ("sourceId", ""),
    ("sourceId", "LinkedIn"),
    ("creditedToUserId", "ada@example.com"),
    ("location", "Pittsburgh"),
    ("location", ["Pittsburgh"]),
    ("location.city", {"city": None}),
    ("location.country", {"country": 1}),
    ("externalMappingId", 7),
    ("name", "A" * 10_001),
    ("location.city", {"city": "P" * 501}),
    ("location.region", {"region": "P" * 501}),
    ("location.country", {"country": "P" * 501}),
    ("alternateEmailAddresses", ["ada@example.com"] * 51),
]
OPTIONAL = [
    "email",
    "phoneNumber",
    "linkedInUrl",
    "githubUrl",
    "website",
    "alternateEmailAddresses",
    "sourceId",
    "creditedToUserId",
    "location",
    "createdAt",
    "externalMappingId",
]


@pytest.fixture(scope="module")
def untouched(server: Server) -> Client:
    """A client of an organization to which only requests are sent that are refused."""
    return cast.found(server, "Meridian Robotics").admin


def test_a_candidate_is_there_afterwards(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace")

    assert api("candidate.info", id=created["id"]) == created
    assert api.all("candidate.list") == [created]


def test_what_was_not_said_is_null_or_absent(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace")

    assert created == {
        "id": created["id"],
        "createdAt": created["updatedAt"],
        "updatedAt": created["updatedAt"],
        "name": "Ada Lovelace",
        "emailAddresses": [],
        "phoneNumbers": [],
        "socialLinks": [],
        "tags": [],
        "applicationIds": [],
        "fileHandles": [],
        "customFields": [],
        "profileUrl": created["profileUrl"],
        "source": None,
        "creditedToUser": None,
        "timezone": None,
        "fraudStatus": None,
    }


def test_everything_that_was_said_is_shown(api: Client, company: Company) -> None:
    created = api(
        "candidate.create",
        name="Ada Lovelace",
        email="ada@example.com",
        phoneNumber="+1 412 555 0100",
        linkedInUrl="https://www.linkedin.com/in/ada",
        githubUrl="https://github.com/ada",
        website="https://ada.example",
        alternateEmailAddresses=["countess@example.org"],
        sourceId=company.sources[0],
        creditedToUserId=company.user,
        location={"city": "Pittsburgh", "region": "Pennsylvania", "country": "United States"},
        createdAt="2024-02-29T12:30:45.678Z",
    )

    email = {"value": "ada@example.com", "type": "Personal", "isPrimary": True}
    phone = {"value": "+1 412 555 0100", "type": "Personal", "isPrimary": True}
    assert created["primaryEmailAddress"] == email
    assert created["emailAddresses"] == [email, {**email, "value": "countess@example.org", "isPrimary": False}]
    assert created["primaryPhoneNumber"] == phone
    assert created["phoneNumbers"] == [phone]
    assert created["socialLinks"] == [
        {"type": "LinkedIn", "url": "https://www.linkedin.com/in/ada"},
        {"type": "GitHub", "url": "https://github.com/ada"},
        {"type": "Website", "url": "https://ada.example"},
    ]
    assert created["createdAt"] == "2024-02-29T12:30:45.678Z"
    assert api("candidate.info", id=created["id"]) == created


def test_the_source_is_shown_with_its_type(api: Client, company: Company) -> None:
    created = api("candidate.create", name="Ada Lovelace", sourceId=company.sources[0])

    source = created["source"]
    assert (source["id"], source["title"], source["isArchived"]) == (company.sources[0], "Careers Page", False)
    assert (source["sourceType"]["title"], source["sourceType"]["isArchived"]) == ("Inbound", False)


def test_the_user_who_gets_the_credit_is_shown(api: Client, company: Company) -> None:
    created = api("candidate.create", name="Ada Lovelace", creditedToUserId=company.user)

    user = created["creditedToUser"]
    assert (user["id"], user["firstName"], user["lastName"]) == (company.user, "Ada", "Administrator")
    assert (user["globalRole"], user["isEnabled"]) == ("Organization Admin", True)
    assert "managerId" not in user


def test_the_profile_url_leads_to_the_candidate_on_this_server(api: Client, company: Company) -> None:
    created = api("candidate.create", name="Ada Lovelace")

    base_url = company.server.app.settings.base_url
    assert created["profileUrl"] == f"{base_url}/candidate-searches/new/right-side/candidates/{created['id']}"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_kept(api: Client, name: str) -> None:
    created = api("candidate.create", name=name)

    assert created["name"] == name
    assert api.all("candidate.list")[0]["name"] == name


def test_space_around_a_name_is_dropped_and_space_within_is_kept(api: Client) -> None:
    assert api("candidate.create", name=" \tAda  King\u00a0Lovelace\u3000\n")["name"] == "Ada  King\u00a0Lovelace"


@pytest.mark.parametrize("email", EMAIL_ADDRESSES)
def test_an_odd_but_valid_e_mail_address_is_kept(api: Client, email: str) -> None:
    created = api("candidate.create", name="Ada Lovelace", email=email)

    assert api("candidate.info", id=created["id"])["primaryEmailAddress"]["value"] == email


def test_an_e_mail_address_stands_there_once_in_whatever_case(api: Client) -> None:
    created = api(
        "candidate.create",
        name="Ada Lovelace",
        email="Ada@example.com",
        alternateEmailAddresses=["ada@EXAMPLE.com", "grace@example.com", "GRACE@example.com"],
    )

    assert [each["value"] for each in created["emailAddresses"]] == ["Ada@example.com", "grace@example.com"]


def test_the_first_alternate_address_is_primary_where_there_is_no_other(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace", alternateEmailAddresses=["a@example.com", "b@example.com"])

    assert created["primaryEmailAddress"]["value"] == "a@example.com"
    assert [each["isPrimary"] for each in created["emailAddresses"]] == [True, False]


def test_two_candidates_may_have_the_same_address(api: Client) -> None:
    body = {"name": "Ada Lovelace", "email": "ada@example.com"}

    first, second = api("candidate.create", **body), api("candidate.create", **body)

    assert {each["id"] for each in api.all("candidate.list")} == {first["id"], second["id"]}
    assert first["id"] != second["id"]


@pytest.mark.parametrize(
    ("location", "summary", "types"),
    [
        ({"city": "Graz", "region": "Steiermark", "country": "Austria"}, "Graz, Steiermark, Austria", 3),
        ({"city": "Graz", "country": "Austria"}, "Graz, Austria", 2),
        ({"country": "日本"}, "日本", 1),
        ({"city": " Graz ", "region": "", "country": " "}, "Graz", 1),
    ],
)
def test_a_location_is_shown_by_its_components(api: Client, location: dict[str, str], summary: str, types: int) -> None:
    shown = api("candidate.create", name="Ada Lovelace", location=location)["location"]

    assert shown["locationSummary"] == summary
    assert [each["type"] for each in shown["locationComponents"]] == [
        kind for kind in ("Country", "Region", "City") if location.get(kind.lower(), "").strip()
    ]
    assert len(shown["locationComponents"]) == types


@pytest.mark.parametrize("location", [{}, {"city": ""}, {"street": "Hauptplatz"}])
def test_a_location_that_says_nothing_is_none(api: Client, location: dict[str, str]) -> None:
    assert "location" not in api("candidate.create", name="Ada Lovelace", location=location)


@pytest.mark.parametrize(("written", "shown"), TIMES)
def test_created_at_can_be_said(api: Client, written: str, shown: str) -> None:
    created = api("candidate.create", name="Ada Lovelace", createdAt=written)

    assert created["createdAt"] == shown
    assert api("candidate.info", id=created["id"])["createdAt"] == shown


@pytest.mark.parametrize("written", NOT_TIMES)
def test_what_is_no_time_is_refused_by_name(untouched: Client, written: Any) -> None:
    code, message = untouched.refused("candidate.create", name="Ada Lovelace", createdAt=written)

    assert code == "invalid_input"
    assert "`createdAt`" in message
    assert untouched.all("candidate.list") == []


@pytest.mark.parametrize(("parameter", "value"), REFUSED)
def test_a_wrong_value_is_refused_by_name(untouched: Client, parameter: str, value: Any) -> None:
    body = {"name": "Ada Lovelace"} | {parameter.partition(".")[0]: value}

    code, message = untouched.refused("candidate.create", **body)

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert untouched.all("candidate.list") == []


@pytest.mark.parametrize("parameter", ["name", *OPTIONAL])
def test_null_is_refused_by_name(untouched: Client, parameter: str) -> None:
    code, message = untouched.refused("candidate.create", **({"name": "Ada Lovelace"} | {parameter: None}))

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert untouched.all("candidate.list") == []


def test_a_candidate_without_a_name_is_refused(api: Client) -> None:
    code, message = api.refused("candidate.create", email="ada@example.com")

    assert (code, message) == ("invalid_input", "`name` is required")


def test_unknown_fields_are_ignored(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace", primaryEmailAddress=7, nickname=None, id=str(uuid.uuid4()))

    assert "primaryEmailAddress" not in created
    assert api.all("candidate.list") == [created]


@pytest.mark.parametrize("parameter", ["name", "email", "website", "externalMappingId"])
def test_the_character_nul_is_refused(api: Client, parameter: str) -> None:
    code, message = api.refused("candidate.create", **({"name": "Ada Lovelace"} | {parameter: "Ada\0Lovelace"}))

    assert code == "invalid_input"
    assert "U+0000" in message


def test_a_backslash_before_u0000_is_text_like_any_other(api: Client) -> None:
    assert api("candidate.create", name=r"Ada \u0000 Lovelace")["name"] == r"Ada \u0000 Lovelace"


def test_half_a_character_becomes_the_sign_for_what_cannot_be_shown(api: Client) -> None:
    api.post("candidate.create", json.dumps({"name": "Ada \ud83d Lovelace"}).encode())

    assert [each["name"] for each in api.all("candidate.list")] == ["Ada \ufffd Lovelace"]


@pytest.mark.parametrize(
    ("parameter", "code"), [("sourceId", "source_not_found"), ("creditedToUserId", "user_not_found")]
)
def test_an_unknown_source_or_user_is_refused(api: Client, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("candidate.create", **{"name": "Ada Lovelace", parameter: unknown})

    assert refused == code
    assert unknown in message
    assert api.all("candidate.list") == []


def test_an_external_mapping_id_is_kept_for_a_key_with_the_switch(api: Client) -> None:
    created = api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    assert api("candidate.info", externalMappingId="bamboo/4711") == created


@pytest.mark.parametrize("value", ["bamboo/4711", None, 4711])
def test_an_external_mapping_id_is_ignored_for_a_key_without_the_switch(company: Company, value: Any) -> None:
    company.plain("candidate.create", name="Ada Lovelace", externalMappingId=value)

    code, _ = company.plain.refused("candidate.info", externalMappingId="bamboo/4711")
    assert code == "candidate_not_found"


def test_an_external_mapping_id_belongs_to_one_candidate(api: Client) -> None:
    first = api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    code, message = api.refused("candidate.create", name="Grace Hopper", externalMappingId="bamboo/4711")

    assert code == "invalid_input"
    assert "`externalMappingId`" in message
    assert api.all("candidate.list") == [first]


def test_of_many_who_ask_at_once_one_gets_the_external_mapping_id(api: Client) -> None:
    body = {"name": "Ada Lovelace", "externalMappingId": "bamboo/4711"}

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: api.answer("candidate.create", body), range(8)))

    (created,) = [answer.results for answer in answers if answer.body["success"]]
    assert {answer.code for answer in answers if not answer.body["success"]} == {"invalid_input"}
    assert api.all("candidate.list") == [created]


def test_an_external_mapping_id_too_long_to_be_found_by_is_refused(api: Client) -> None:
    code, message = api.refused("candidate.create", name="Ada Lovelace", externalMappingId=secrets.token_hex(5_000))

    assert code == "invalid_input"
    assert "`externalMappingId`" in message


def test_an_empty_external_mapping_id_is_refused_by_name(api: Client) -> None:
    code, message = api.refused("candidate.create", name="Ada Lovelace", externalMappingId="")

    assert code == "invalid_input"
    assert "`externalMappingId`" in message


def test_two_organizations_may_use_the_same_external_mapping_id(api: Client, neighbour: Company) -> None:
    theirs = neighbour.admin("candidate.create", name="Grace Hopper", externalMappingId="bamboo/4711")

    ours = api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")

    assert api("candidate.info", externalMappingId="bamboo/4711") == ours
    assert neighbour.admin("candidate.info", externalMappingId="bamboo/4711") == theirs


def test_a_new_candidate_comes_in_the_next_sync(api: Client, company: Company) -> None:
    company.things  # noqa: B018 makes them
    _, token = api.run("candidate.list")

    created = api("candidate.create", name="Ada Lovelace")

    assert api.all("candidate.list", syncToken=token) == [created]


def test_an_id_that_is_given_is_kept(api: Client) -> None:
    given = str(uuid.uuid4())

    created = api("candidate.create", name="Ada Lovelace", email="ada@example.com", id=given)

    assert created["id"] == given
    assert api("candidate.info", id=given) == created


def test_an_id_that_another_candidate_has_is_refused(api: Client) -> None:
    first = api("candidate.create", name="Ada Lovelace")

    code, message = api.refused("candidate.create", name="Grace Hopper", id=first["id"])

    assert code == "id_taken"
    assert first["id"] in message
    assert api.all("candidate.list") == [first]


def test_an_id_is_ignored_without_the_switch(company: Company) -> None:
    given = str(uuid.uuid4())

    assert company.plain("candidate.create", name="Ada Lovelace", id=given)["id"] != given
