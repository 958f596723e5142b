"""candidate.listEmailMessages."""

from __future__ import annotations

import uuid
from datetime import timedelta

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.correspondence import message


def test_what_was_added_first_stands_first(api: Client, company: Company) -> None:
    added = []
    for year in ("2026", "2019", "2023"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        added.append(api("candidate.addEmailMessage", **message(company), sentAt=f"{year}-01-01T00:00:00Z"))

    assert api.all("candidate.listEmailMessages", candidateId=company.things["candidate"]) == added


def test_only_the_candidates_own_are_listed(api: Client, company: Company) -> None:
    other = api("candidate.create", name="Somebody Else")["id"]
    api("candidate.addEmailMessage", **message(company))

    assert api.all("candidate.listEmailMessages", candidateId=other) == []


def test_private_ones_are_there_only_with_the_switch(api: Client, company: Company) -> None:
    shown = api("candidate.addEmailMessage", **message(company))
    private = api("candidate.addEmailMessage", **message(company), isPrivate=True)
    without = company.client(Permission, set(Switch) - {Switch.PRIVATE_FIELDS})

    listed = api.all("candidate.listEmailMessages", candidateId=shown["candidateId"])
    assert {each["id"] for each in listed} == {shown["id"], private["id"]}
    assert without.all("candidate.listEmailMessages", candidateId=shown["candidateId"]) == [shown]


def test_a_cursor_does_not_bring_private_ones_to_who_may_not_see_them(api: Client, company: Company) -> None:
    for _ in range(3):
        api("candidate.addEmailMessage", **message(company), isPrivate=True)
    which = {"candidateId": company.things["candidate"], "limit": 1}
    cursor = api.page("candidate.listEmailMessages", **which)["nextCursor"]
    without = company.client(Permission, set(Switch) - {Switch.PRIVATE_FIELDS})

    assert without.refused("candidate.listEmailMessages", **which, cursor=cursor)[0] == "invalid_next_cursor"


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, text = api.refused("candidate.listEmailMessages", candidateId=unknown)

    assert code == "candidate_not_found"
    assert unknown in text


def test_a_missing_candidate_is_refused_by_name(api: Client) -> None:
    assert api.refused("candidate.listEmailMessages") == ("invalid_input", "`candidateId` is required")
