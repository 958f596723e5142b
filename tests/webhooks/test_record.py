"""What a write leaves behind: an event, and messages for those who want to be told, all in its own transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from rowantree.app import before_commit
from rowantree.core.context import Context
from rowantree.core.database import Connection
from rowantree.domain import organizations
from rowantree.models.columns import Id
from rowantree.webhooks.types import WebhookType, types
from tests import told
from tests.cast import Company
from tests.client import Client
from tests.told import NAME, receiving, tell
from tests.webhooks.deliveries import Traces, content, left_by, traces

NOBODY = "http://127.0.0.1:9/"


class Broken(Exception):
    """What goes wrong in these tests."""


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Id]:
    """The ids for which the payload has been rendered."""
    ids: list[Id] = []

    def payload(ctx: Context, subject_id: Id) -> dict[str, Any]:
        ids.append(subject_id)
        return told.candidate_written(ctx, subject_id)

    _replace_payload(monkeypatch, payload)
    return ids


def test_event_message_and_job_are_there_before_the_commit_and_gone_without_it(api: Client, company: Company) -> None:
    candidate_id = Id(api("candidate.create", name="Otto Nobody")["id"])
    before = left_by(company)
    tell(company, NOBODY)
    inside: list[Traces] = []

    def body(connection: Connection) -> None:
        ctx = _acting(connection, company)
        ctx.happened("candidate.updated", candidate_id, {"name"})
        before_commit(ctx)
        inside.append(traces(connection, company))
        raise Broken

    with pytest.raises(Broken):
        company.server.write(body)

    assert len(inside[0].events) == len(before.events) + 1
    assert [delivery.state for delivery in inside[0].deliveries] == ["pending"]
    assert [job.attempts for job in inside[0].jobs] == [0]
    assert left_by(company) == before


def test_an_operation_that_refuses_leaves_nothing(api: Client, company: Company) -> None:
    tell(company, NOBODY)
    before = left_by(company)

    nowhere = "00000000-0000-7000-8000-000000000000"
    assert api.refused("candidate.create", name="Otto Nobody", sourceId=nowhere)[0] == "source_not_found"

    assert left_by(company) == before


def test_a_message_that_cannot_be_rendered_undoes_the_write(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    def payload(_ctx: Context, _subject_id: Id) -> dict[str, Any]:
        raise Broken

    _replace_payload(monkeypatch, payload)
    tell(company, NOBODY)
    before = left_by(company)

    assert api.unrecorded.refused("candidate.create", name="Otto Nobody")[0] == "internal_server_error"

    assert api.all("candidate.list") == []
    assert left_by(company) == before


def test_settings_of_one_type_are_told_the_same_with_the_same_id(api: Client, company: Company) -> None:
    with receiving() as one, receiving() as other:
        tell(company, one.url)
        tell(company, other.url)
        api("candidate.create", name="Otto Nobody")

        assert one.wait_for(1)[0].body == other.wait_for(1)[0].body

    deliveries = left_by(company).deliveries
    assert len(deliveries) == 2
    assert len({delivery.action_id for delivery in deliveries}) == 1


def test_each_write_has_an_id_of_its_own(api: Client, company: Company) -> None:
    tell(company, NOBODY)
    api("candidate.create", name="Otto Nobody")
    api("candidate.create", name="Ottilie Nobody")

    ids = {content(delivery)["webhookActionId"] for delivery in left_by(company).deliveries}

    assert len(ids) == 2


def test_a_write_that_changes_nothing_tells_nothing(api: Client, company: Company) -> None:
    body = {"candidateId": company.things["candidate"], "tagId": company.things["tag"]}
    tell(company, NOBODY)
    api("candidate.addTag", **body)
    api("candidate.addTag", **body)

    assert len(left_by(company).deliveries) == 1


def test_a_message_says_how_it_was_when_it_was_written(api: Client, company: Company) -> None:
    tell(company, NOBODY)
    candidate_id = api("candidate.create", name="Otto Nobody")["id"]
    api("candidate.update", candidateId=candidate_id, name="Otto Somebody")

    names = {content(delivery)["data"]["candidate"]["name"] for delivery in left_by(company).deliveries}

    assert names == {"Otto Nobody", "Otto Somebody"}


def test_a_disabled_setting_gets_nothing_and_nothing_is_rendered(
    api: Client, company: Company, rendered: list[Id]
) -> None:
    tell(company, NOBODY, enabled=False)
    api("candidate.create", name="Otto Nobody")

    assert rendered == []
    assert left_by(company).deliveries == []


def test_a_message_is_rendered_once_for_all_settings(api: Client, company: Company, rendered: list[Id]) -> None:
    tell(company, NOBODY)
    tell(company, NOBODY)
    candidate = api("candidate.create", name="Otto Nobody")

    assert rendered == [candidate["id"]]


def test_settings_of_another_type_get_nothing(api: Client, company: Company) -> None:
    tell(company, NOBODY, webhook_type="somethingElse")
    api("candidate.create", name="Otto Nobody")

    assert left_by(company).deliveries == []


def test_another_organization_is_told_nothing(api: Client, company: Company, neighbour: Company) -> None:
    with receiving() as ours, receiving() as theirs:
        tell(company, ours.url)
        tell(neighbour, theirs.url)
        api("candidate.create", name="Otto Nobody")
        ours.wait_for(1)

        assert theirs.messages == []

    assert left_by(neighbour).deliveries == []


def _replace_payload(monkeypatch: pytest.MonkeyPatch, payload: Callable[[Context, Id], Any]) -> None:
    monkeypatch.setitem(types, NAME, WebhookType(NAME, types[NAME].causes, payload))


def _acting(connection: Connection, company: Company) -> Context:
    world = company.server.app.world
    organization = organizations.by_name(connection, company.name)
    assert organization is not None
    return organizations.acting(connection, world, organization, world.clock.now())
