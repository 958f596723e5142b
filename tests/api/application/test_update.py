"""application.update."""

from __future__ import annotations

import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.told import receiving, tell


def test_what_is_given_changes_and_the_rest_stays(api: Client, company: Company) -> None:
    application_id = company.things["application"]
    api("application.update", applicationId=application_id, sourceId=company.things["source"])

    changed = api(
        "application.update",
        applicationId=application_id,
        creditedToUserId=company.things["another_user"],
        createdAt="2024-05-01T10:00:00+02:00",
        sendNotifications=False,
    )

    assert changed["creditedToUser"]["id"] == company.things["another_user"]
    assert changed["createdAt"] == "2024-05-01T08:00:00.000Z"
    assert changed["source"]["id"] == company.things["source"]
    assert "applicationHistory" not in changed


def test_an_update_that_changes_nothing_leaves_its_time(api: Client, company: Company) -> None:
    body = {"applicationId": company.things["application"], "sourceId": company.things["source"]}
    once = api("application.update", **body)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert api("application.update", **body) == once


def test_null_is_no_source(api: Client, company: Company) -> None:
    code, message = api.refused("application.update", applicationId=company.things["application"], sourceId=None)

    assert code == "invalid_input"
    assert "sourceId" in message


def test_an_unknown_user_is_refused(api: Client, company: Company) -> None:
    application_id = company.things["application"]

    code, _ = api.refused("application.update", applicationId=application_id, creditedToUserId=str(uuid.uuid4()))

    assert code == "user_not_found"


def test_a_webhook_tells_of_it(api: Client, company: Company) -> None:
    application_id = company.things["application"]
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="applicationUpdate")
        changed = api("application.update", applicationId=application_id, sourceId=company.things["source"])
        (message,) = receiver.wait_for(1)

    assert message.json["data"] == {"application": changed}
