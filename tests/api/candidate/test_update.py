"""candidate.update."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest

from rowantree import models
from rowantree.core.context import Context
from rowantree.domain import people
from rowantree.domain.people import Profile
from tests import cast
from tests.cast import Company
from tests.client import Client, Results
from tests.servers import Server

LINKEDIN = {"type": "LinkedIn", "url": "https://www.linkedin.com/in/ada"}
GITHUB = {"type": "GitHub", "url": "https://github.com/ada"}
WEBSITE = {"type": "Website", "url": "https://ada.example"}
LINK_TYPES = ["LinkedIn", "GitHub", "Twitter", "Medium", "StackOverflow", "YouTube", "CodePen", "Website"]
OPTIONAL = [
    "name",
    "email",
    "phoneNumber",
    "linkedInUrl",
    "githubUrl",
    "websiteUrl",
    "alternateEmail",
    "socialLinks",
    "sourceId",
    "creditedToUserId",
    "location",
    "createdAt",
    "sendNotifications",
    "externalMappingId",
]
REFUSED = [
    ("candidateId", "4711"),
    ("candidateId", None),
    ("name", ""),
    ("name", "\u3000 "),
    ("name", 7),
    ("email", ""),
    ("email", "ada@"),
    ("phoneNumber", ""),
    ("phoneNumber", "x" * 10),
    ("linkedInUrl", "linkedin.com/in/ada"),
    ("githubUrl", ""),
    ("websiteUrl", "ada.example"),
    ("alternateEmail", ""),
    ("alternateEmail", ["ada@example.com"]),
    ("socialLinks", {"type": "LinkedIn", "url": "https://example.com"}),
    ("socialLinks", [{"type": "MySpace", "url": "https://example.com"}]),
    ("socialLinks", [{"type": "linkedin", "url": "https://example.com"}]),
    ("socialLinks", [{"type": "LinkedIn", "url": "example.com"}]),
    ("socialLinks", [{"type": "LinkedIn", "url": None}]),
    ("socialLinks", [{"type": "LinkedIn"}]),
    ("socialLinks", [{"url": "https://example.com"}]),
    ("socialLinks", [LINKEDIN] * 51),
    ("sourceId", ""),
    ("creditedToUserId", "ada"),
    ("location", []),
    ("createdAt", "2024-02-29"),
    ("createdAt", 1709209845678),
    ("sendNotifications", "yes"),
    ("sendNotifications", 1),
    ("externalMappingId", 4711),
]


def known(company: Company) -> Results:
    """Ada Lovelace, of whom everything is known, a second later."""
    created = company.admin(
        "candidate.create",
        name="Ada Lovelace",
        email="ada@example.com",
        phoneNumber="+1 412 555 0100",
        linkedInUrl=LINKEDIN["url"],
        githubUrl=GITHUB["url"],
        sourceId=company.sources[0],
        creditedToUserId=company.user,
        location={"city": "Pittsburgh", "country": "United States"},
        externalMappingId="bamboo/4711",
    )
    company.server.app.world.clock.advance(timedelta(seconds=1))
    return created


@pytest.fixture
def ada(company: Company) -> Results:
    """Ada Lovelace."""
    return known(company)


@pytest.fixture(scope="module")
def untouched(server: Server) -> tuple[Client, Results]:
    """A client, and an Ada Lovelace to whom only requests are sent that are refused."""
    company = cast.found(server, "Meridian Robotics")
    return company.admin, known(company)


def update(api: Client, ada: Results, **body: Any) -> Results:
    """Ada after an update, which says what another operation then shows."""
    updated = api("candidate.update", candidateId=ada["id"], **body)
    assert api("candidate.info", id=ada["id"]) == updated
    return updated


def without(candidate: Results, *names: str) -> Results:
    """The candidate without these fields."""
    return {name: value for name, value in candidate.items() if name not in names}


def values(contacts: list[Results]) -> list[str]:
    """The values of e-mail addresses or phone numbers; the first one is the primary one."""
    assert [each["isPrimary"] for each in contacts] == [number == 0 for number in range(len(contacts))]
    return [each["value"] for each in contacts]


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ({"name": "Augusta Ada King"}, {"name"}),
        ({"email": "countess@example.org"}, {"primaryEmailAddress", "emailAddresses"}),
        ({"alternateEmail": "countess@example.org"}, {"emailAddresses"}),
        ({"phoneNumber": "+44 20 7946 0018"}, {"primaryPhoneNumber", "phoneNumbers"}),
        ({"linkedInUrl": "https://www.linkedin.com/in/augusta"}, {"socialLinks"}),
        ({"githubUrl": "https://github.com/augusta"}, {"socialLinks"}),
        ({"websiteUrl": "https://augusta.example"}, {"socialLinks"}),
        ({"socialLinks": []}, {"socialLinks"}),
        ({"location": {"city": "London"}}, {"location"}),
        ({"createdAt": "2024-02-29T12:30:45.678Z"}, {"createdAt"}),
    ],
)
def test_only_what_is_said_changes(api: Client, ada: Results, body: dict[str, Any], changed: set[str]) -> None:
    updated = update(api, ada, **body)

    assert {name for name in ada if updated[name] != ada[name]} == changed | {"updatedAt"}
    assert list(updated) == list(ada)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "Ada Lovelace"},
        {"name": " Ada Lovelace\n"},
        {"email": "ada@example.com"},
        {"alternateEmail": "ADA@example.com"},
        {"phoneNumber": "+1 412 555 0100"},
        {"linkedInUrl": LINKEDIN["url"]},
        {"githubUrl": GITHUB["url"]},
        {"socialLinks": [LINKEDIN, GITHUB]},
        {"location": {"city": "Pittsburgh", "country": "United States"}},
        {"location": {}},
        {"externalMappingId": "bamboo/4711"},
        {"sendNotifications": False},
        {"sendNotifications": "true"},
        {"nickname": "Ada", "position": 7, "id": None},
    ],
)
def test_an_update_that_changes_nothing_leaves_everything_as_it_is(
    api: Client, ada: Results, body: dict[str, Any]
) -> None:
    _, token = api.run("candidate.list")

    assert update(api, ada, **body) == ada
    assert api.all("candidate.list", syncToken=token) == []


def test_a_new_e_mail_address_is_primary_and_the_one_before_stays(api: Client, ada: Results) -> None:
    updated = update(api, ada, email="countess@example.org")

    assert updated["primaryEmailAddress"]["value"] == "countess@example.org"
    assert values(updated["emailAddresses"]) == ["countess@example.org", "ada@example.com"]


def test_an_alternate_address_becomes_primary_when_it_is_given_as_the_address(api: Client, ada: Results) -> None:
    update(api, ada, alternateEmail="countess@example.org")

    updated = update(api, ada, email="countess@example.org")

    assert values(updated["emailAddresses"]) == ["countess@example.org", "ada@example.com"]


def test_an_address_in_another_case_is_the_same_one_written_anew(api: Client, ada: Results) -> None:
    assert values(update(api, ada, email="Ada@Example.com")["emailAddresses"]) == ["Ada@Example.com"]


def test_a_new_phone_number_is_primary_and_the_one_before_stays(api: Client, ada: Results) -> None:
    updated = update(api, ada, phoneNumber="+44 20 7946 0018")

    assert updated["primaryPhoneNumber"]["value"] == "+44 20 7946 0018"
    assert values(updated["phoneNumbers"]) == ["+44 20 7946 0018", "+1 412 555 0100"]


def test_a_single_link_takes_the_place_of_its_type(api: Client, ada: Results) -> None:
    updated = update(api, ada, githubUrl="https://github.com/augusta", websiteUrl=WEBSITE["url"])

    assert {link["type"]: link["url"] for link in updated["socialLinks"]} == {
        "LinkedIn": LINKEDIN["url"],
        "GitHub": "https://github.com/augusta",
        "Website": WEBSITE["url"],
    }


def test_social_links_replace_all_links(api: Client, ada: Results) -> None:
    links = [{"type": kind, "url": f"https://{kind.lower()}.example/ada"} for kind in LINK_TYPES[1:]]

    assert update(api, ada, socialLinks=links)["socialLinks"] == links


def test_social_links_beat_the_single_ones(api: Client, ada: Results) -> None:
    updated = update(
        api,
        ada,
        socialLinks=[WEBSITE],
        linkedInUrl="https://www.linkedin.com/in/augusta",
        githubUrl="https://github.com/augusta",
        websiteUrl="https://augusta.example",
    )

    assert updated["socialLinks"] == [WEBSITE]


def test_no_social_links_leave_none(api: Client, ada: Results) -> None:
    assert update(api, ada, socialLinks=[])["socialLinks"] == []


def test_a_new_location_replaces_the_one_before(api: Client, ada: Results) -> None:
    location = update(api, ada, location={"city": "London"})["location"]

    assert location["locationSummary"] == "London"
    assert location["locationComponents"] == [{"type": "City", "name": "London"}]
    assert location["id"] != ada["location"]["id"]


def test_the_source_can_be_changed(api: Client, ada: Results, company: Company) -> None:
    updated = update(api, ada, sourceId=company.sources[1])

    assert updated["source"]["id"] == company.sources[1]
    assert updated["creditedToUser"] == ada["creditedToUser"]


def test_credit_can_be_given_where_there_was_none(api: Client, company: Company) -> None:
    nobodys = api("candidate.create", name="Grace Hopper")

    assert update(api, nobodys, creditedToUserId=company.user)["creditedToUser"]["id"] == company.user


@pytest.mark.parametrize("name", ["עדה לבלייס", "エイダ 👩🏽\u200d🚀", "A\u0301da", "Ada " * 999 + "!"])
def test_a_name_of_any_script_is_kept(api: Client, ada: Results, name: str) -> None:
    assert update(api, ada, name=name)["name"] == name


def test_updated_at_is_the_time_of_the_change(api: Client, ada: Results) -> None:
    updated = update(api, ada, name="Augusta Ada King", createdAt="2020-01-01T00:00:00Z")

    assert updated["updatedAt"] > ada["updatedAt"]
    assert updated["createdAt"] == "2020-01-01T00:00:00.000Z"


def test_a_changed_candidate_comes_in_the_next_sync(api: Client, ada: Results) -> None:
    _, token = api.run("candidate.list")

    updated = update(api, ada, name="Augusta Ada King")

    assert api.all("candidate.list", syncToken=token) == [updated]


def test_an_external_mapping_id_can_be_changed(api: Client, ada: Results) -> None:
    updated = update(api, ada, externalMappingId="rippling/1")

    assert api("candidate.info", externalMappingId="rippling/1") == updated
    assert api.refused("candidate.info", externalMappingId="bamboo/4711")[0] == "candidate_not_found"


@pytest.mark.parametrize("value", ["rippling/1", None, 1])
def test_an_external_mapping_id_is_ignored_for_a_key_without_the_switch(
    api: Client, ada: Results, company: Company, value: Any
) -> None:
    company.plain("candidate.update", candidateId=ada["id"], externalMappingId=value)

    assert api("candidate.info", externalMappingId="bamboo/4711") == ada


def test_an_empty_external_mapping_id_is_refused_by_name(api: Client, ada: Results) -> None:
    code, message = api.refused("candidate.update", candidateId=ada["id"], externalMappingId="")

    assert code == "invalid_input"
    assert "`externalMappingId`" in message


def test_the_external_mapping_id_of_another_candidate_is_refused(api: Client, ada: Results) -> None:
    other = api("candidate.create", name="Grace Hopper")

    code, message = api.refused("candidate.update", candidateId=other["id"], externalMappingId="bamboo/4711")

    assert code == "invalid_input"
    assert "`externalMappingId`" in message
    assert api("candidate.info", externalMappingId="bamboo/4711") == ada


@pytest.mark.parametrize(("parameter", "value"), REFUSED)
def test_a_wrong_value_is_refused_by_name(untouched: tuple[Client, Results], parameter: str, value: Any) -> None:
    api, ada = untouched

    code, message = api.refused("candidate.update", **({"candidateId": ada["id"]} | {parameter: value}))

    assert code == "invalid_input"
    assert f"`{parameter}" in message
    assert api("candidate.info", id=ada["id"]) == ada


@pytest.mark.parametrize("parameter", OPTIONAL)
def test_null_is_refused_by_name(untouched: tuple[Client, Results], parameter: str) -> None:
    api, ada = untouched

    code, message = api.refused("candidate.update", candidateId=ada["id"], **{parameter: None})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api("candidate.info", id=ada["id"]) == ada


@pytest.mark.parametrize("parameter", ["email", "alternateEmail"])
def test_a_candidate_has_at_most_fifty_e_mail_addresses(api: Client, parameter: str) -> None:
    addresses = [f"ada{number}@example.com" for number in range(50)]
    created = api("candidate.create", name="Ada Lovelace", alternateEmailAddresses=addresses)

    code, message = api.refused("candidate.update", candidateId=created["id"], **{parameter: "ada@example.com"})

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api("candidate.info", id=created["id"]) == created


def test_a_candidate_has_at_most_fifty_phone_numbers(company: Company) -> None:
    numbers = [f"+1 412 555 {number:04}" for number in range(51)]

    def body(ctx: Context) -> models.Candidate:
        candidate = people.add(ctx, Profile(name="Ada", phone_number=numbers[0]), {})
        for number in numbers[1:50]:
            candidate = people.revise(ctx, candidate, Profile(phone_number=number), {})
        return candidate

    candidate = company.act(body)

    code, message = company.admin.refused("candidate.update", candidateId=candidate.id, phoneNumber=numbers[50])

    assert code == "invalid_input"
    assert "`phoneNumber`" in message
    known = company.admin("candidate.update", candidateId=candidate.id, phoneNumber=numbers[0])
    assert len(known["phoneNumbers"]) == 50


def test_a_refused_update_changes_nothing_at_all(api: Client, ada: Results) -> None:
    code, _ = api.refused("candidate.update", candidateId=ada["id"], name="Augusta", sourceId=str(uuid.uuid4()))

    assert code == "source_not_found"
    assert api("candidate.info", id=ada["id"]) == ada


@pytest.mark.parametrize(
    ("parameter", "code"),
    [
        ("candidateId", "candidate_not_found"),
        ("sourceId", "source_not_found"),
        ("creditedToUserId", "user_not_found"),
    ],
)
def test_an_unknown_id_is_refused(api: Client, ada: Results, parameter: str, code: str) -> None:
    unknown = str(uuid.uuid4())

    refused, message = api.refused("candidate.update", **({"candidateId": ada["id"]} | {parameter: unknown}))

    assert refused == code
    assert unknown in message
    assert api("candidate.info", id=ada["id"]) == ada


def test_an_update_without_a_candidate_is_refused(api: Client) -> None:
    assert api.refused("candidate.update", name="Ada") == ("invalid_input", "`candidateId` is required")


def test_the_character_nul_is_refused(api: Client, ada: Results) -> None:
    code, message = api.refused("candidate.update", candidateId=ada["id"], name="Ada\0")

    assert code == "invalid_input"
    assert "U+0000" in message
