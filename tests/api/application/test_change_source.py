"""application.changeSource."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client


def test_an_application_has_the_source_afterwards(api: Client, company: Company) -> None:
    application_id, source_id = company.things["application"], company.things["source"]

    changed = api("application.changeSource", applicationId=application_id, sourceId=source_id)

    assert changed["source"]["id"] == source_id
    assert "applicationHistory" not in changed
    assert api("application.info", applicationId=application_id)["source"] == changed["source"]


def test_null_takes_the_source_away(api: Client, company: Company) -> None:
    application_id = company.things["application"]
    api("application.changeSource", applicationId=application_id, sourceId=company.things["source"])

    assert api("application.changeSource", applicationId=application_id, sourceId=None)["source"] is None


def test_the_same_source_again_changes_nothing(api: Client, company: Company) -> None:
    body = {"applicationId": company.things["application"], "sourceId": company.things["source"]}
    once = api("application.changeSource", **body)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("application.changeSource", **body) == once


def test_the_source_must_be_there_even_if_it_is_null(api: Client, company: Company) -> None:
    code, message = api.refused("application.changeSource", applicationId=company.things["application"])

    assert code == "invalid_input"
    assert "`sourceId` is required" in message


def test_an_unknown_source_is_refused(api: Client, company: Company) -> None:
    application_id = company.things["application"]

    code, _ = api.refused("application.changeSource", applicationId=application_id, sourceId=str(uuid.uuid4()))

    assert code == "source_not_found"


def test_its_other_name_does_the_same(api: Client, company: Company) -> None:
    body = {"applicationId": company.things["application"], "sourceId": company.things["source"]}

    assert api("application.change_source", **body)["source"]["id"] == company.things["source"]
