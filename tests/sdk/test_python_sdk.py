"""The published Python SDK (PyPI `ashby`), unmodified but for its base URL, against a running demo."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from ashby_sdk import AshbyClient
from ashby_sdk.exceptions import AshbyAPIError, AshbyAuthError

from tests.sdk.demos import Demo
from tests.sdk.world import Person, people

EVERYBODY = people(300)


@pytest.fixture(scope="module")
def created(sdk: Any) -> list[dict[str, Any]]:
    """All three hundred, created through the SDK."""
    return [_create(sdk, person) for person in EVERYBODY]


def _create(sdk: Any, person: Person) -> dict[str, Any]:
    body = {
        "name": person.name,
        "email": person.email,
        "phoneNumber": person.phone_number,
        "website": person.link,
    }
    results: dict[str, Any] = sdk._request("candidate.create", body)["results"]  # noqa: SLF001 its one way to create
    return results


def test_each_of_them_is_there_as_they_were_given(sdk: Any, created: list[dict[str, Any]]) -> None:
    for person, results in zip(EVERYBODY, created, strict=True):
        found = sdk.candidates.get(results["id"])

        assert found.name == person.name
        assert results["primaryEmailAddress"]["value"] == person.email
        assert results["primaryPhoneNumber"]["value"] == person.phone_number
        assert results["socialLinks"] == [{"type": "Website", "url": person.link}]


def test_the_sdk_pages_through_all_of_them(sdk: Any, created: list[dict[str, Any]]) -> None:
    listed = [each.id for each in sdk.candidates.list(limit=50)]

    assert len(listed) == len(set(listed))
    assert listed[-len(created) :] == [results["id"] for results in created]


def test_updates_are_seen(sdk: Any, created: list[dict[str, Any]]) -> None:
    for person, results in zip(EVERYBODY[::3], created[::3], strict=True):
        body = {
            "candidateId": results["id"],
            "name": f"{person.name} II",
            "alternateEmail": f"{uuid.uuid4()}@acme.test",
        }
        sdk._request("candidate.update", body)  # noqa: SLF001 its one way to update

        assert sdk.candidates.get(results["id"]).name == f"{person.name} II"


def test_tags_are_added_and_listed(sdk: Any, created: list[dict[str, Any]]) -> None:
    tag = sdk._request("candidateTag.create", {"title": "Přátelé 友達"})["results"]  # noqa: SLF001 the same
    for results in created[::6]:
        sdk.candidates.add_tag(results["id"], tag["id"])

    assert tag["id"] in [each.id for each in sdk.candidate_tags.list()]
    raw = sdk._request("candidate.info", {"id": created[0]["id"]})["results"]  # noqa: SLF001 its model drops tags
    assert raw["tags"] == [tag]


def test_what_is_refused_arrives_as_the_sdks_own_error(sdk: Any) -> None:
    unknown = str(uuid.uuid4())

    with pytest.raises(AshbyAPIError, match=unknown) as refused:
        sdk.candidates.get(unknown)
    assert refused.value.errors == ["candidate_not_found"]


def test_a_wrong_key_arrives_as_the_sdks_own_error(running: Demo) -> None:
    class Client(AshbyClient):
        BASE_URL = running.base_url

    with pytest.raises(AshbyAuthError):
        Client(api_key="a key of somewhere else").candidates.list()
