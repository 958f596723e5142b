"""candidate.listNotes: what is listed. Pages and syncs are in tests/core/test_page.py."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client, Results


@pytest.fixture
def candidate_id(company: Company) -> str:
    """The candidate that the notes are about."""
    return company.things["candidate"]


def write(company: Company, candidate_id: str, *texts: str, private: bool = False) -> list[Results]:
    """Writes notes, a second apart."""
    notes = []
    for text in texts:
        company.server.app.world.clock.advance(timedelta(seconds=1))
        notes.append(company.admin("candidate.createNote", candidateId=candidate_id, note=text, isPrivate=private))
    return notes


def test_a_candidate_without_notes_has_none(api: Client, candidate_id: str) -> None:
    page = api.page("candidate.listNotes", candidateId=candidate_id)

    assert (page["results"], page["moreDataAvailable"]) == ([], False)
    assert page["syncToken"]


def test_notes_stand_in_the_order_in_which_they_were_written(api: Client, company: Company, candidate_id: str) -> None:
    notes = write(company, candidate_id, "Zebra", "Aardvark", "Marmot")
    dated = api("candidate.createNote", candidateId=candidate_id, note="Dated", createdAt="2020-01-01T00:00:00Z")

    assert api.all("candidate.listNotes", candidateId=candidate_id) == [*notes, dated]


def test_notes_about_others_are_not_listed(api: Client, company: Company, candidate_id: str) -> None:
    other = api("candidate.create", name="Osei Mensah-Bonsu")
    write(company, other["id"], "About Osei")
    ours = write(company, candidate_id, "About Wilhelmina")

    assert api.all("candidate.listNotes", candidateId=candidate_id) == ours


def test_a_sync_brings_only_notes_about_the_candidate(api: Client, company: Company, candidate_id: str) -> None:
    other = api("candidate.create", name="Osei Mensah-Bonsu")
    write(company, candidate_id, "Before")
    _, token = api.run("candidate.listNotes", candidateId=candidate_id)

    write(company, other["id"], "About Osei")
    after = write(company, candidate_id, "After")

    assert api.all("candidate.listNotes", candidateId=candidate_id, syncToken=token) == after


def test_private_notes_are_seen_only_with_the_switch(company: Company, candidate_id: str) -> None:
    (open_note,) = write(company, candidate_id, "Open")
    (private_note,) = write(company, candidate_id, "Private", private=True)
    with_switch = company.client(Permission, {Switch.PRIVATE_FIELDS})

    assert company.plain.all("candidate.listNotes", candidateId=candidate_id) == [open_note]
    assert with_switch.all("candidate.listNotes", candidateId=candidate_id) == [open_note, private_note]


def test_a_cursor_of_a_key_with_the_switch_does_not_open_private_notes_to_another(
    company: Company, candidate_id: str
) -> None:
    write(company, candidate_id, "Open", "Open too")
    write(company, candidate_id, "Private", private=True)
    first = company.admin.page("candidate.listNotes", candidateId=candidate_id, limit=1)

    code, _ = company.plain.refused("candidate.listNotes", candidateId=candidate_id, cursor=first["nextCursor"])

    assert code == "invalid_next_cursor"


def test_a_sync_token_of_a_key_with_the_switch_does_not_either(company: Company, candidate_id: str) -> None:
    _, token = company.admin.run("candidate.listNotes", candidateId=candidate_id)
    write(company, candidate_id, "Private", private=True)

    assert company.plain.all("candidate.listNotes", candidateId=candidate_id, syncToken=token) == []


def test_a_cursor_is_refused_for_another_candidate(api: Client, company: Company, candidate_id: str) -> None:
    other = api("candidate.create", name="Osei Mensah-Bonsu")
    write(company, candidate_id, "One", "Two")
    first = api.page("candidate.listNotes", candidateId=candidate_id, limit=1)

    code, _ = api.refused("candidate.listNotes", candidateId=other["id"], cursor=first["nextCursor"])

    assert code == "invalid_next_cursor"


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.listNotes", candidateId=unknown)

    assert code == "candidate_not_found"
    assert unknown in message


def test_no_candidate_is_refused(api: Client) -> None:
    assert api.refused("candidate.listNotes") == ("invalid_input", "`candidateId` is required")
