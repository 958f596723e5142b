"""Demos that are written in bulk: the same as those that the operations make."""

from __future__ import annotations

import uuid

import pytest

from rowantree.core.database import Connection
from rowantree.core.operation import registry
from rowantree.domain import organizations
from rowantree.sandbox import demo
from rowantree.sandbox.demo import Plan
from tests.cast import Company
from tests.client import Results
from tests.servers import Server

PLAN = Plan("2026-11-22T08:00:00.000+00:00", seed=5, size="medium")
CANDIDATES, APPLICATIONS = 90, 150
FILES = ("resumeFileHandle", "fileHandles")
"""What candidates of a demo in bulk do not have."""


def made(server: Server, *, by_operations: bool) -> Company:
    """A new organization with a scaled-down demo."""
    name = f"Meridian Robotics {uuid.uuid4()}"

    def body(connection: Connection) -> int:
        world = server.app.world
        ctx = organizations.found(connection, world, name, world.clock.now())
        demo.simulate(ctx, PLAN, CANDIDATES, APPLICATIONS, by_operations=by_operations)
        return ctx.organization_id

    return Company(server, name, server.write(body), registry)


@pytest.fixture(scope="module")
def one_by_one(server: Server) -> Company:
    """What the operations make."""
    return made(server, by_operations=True)


@pytest.fixture(scope="module")
def in_bulk(server: Server) -> Company:
    """The same people, written in bulk."""
    return made(server, by_operations=False)


def without_files(shown: Results) -> Results:
    """What is shown of something, but for its files."""
    return {name: value for name, value in shown.items() if name not in FILES}


def test_candidates_are_the_same_but_for_their_files(one_by_one: Company, in_bulk: Company) -> None:
    candidates = in_bulk.admin.all("candidate.list")

    assert candidates == [without_files(each) | {"fileHandles": []} for each in one_by_one.admin.all("candidate.list")]
    assert len(candidates) == CANDIDATES
    assert all(each["position"] and each["company"] and each["school"] for each in candidates)


@pytest.mark.parametrize(
    "name",
    [
        "application.list",
        "job.list",
        "candidateTag.list",
        "user.list",
        "source.list",
        "offer.list",
        "approval.list",
        "opening.list",
    ],
)
def test_lists_are_the_same(one_by_one: Company, in_bulk: Company, name: str) -> None:
    assert in_bulk.admin.all(name) == one_by_one.admin.all(name) != []


def test_notes_are_the_same(one_by_one: Company, in_bulk: Company) -> None:
    noted = 0
    for each in in_bulk.admin.all("candidate.list"):
        notes = in_bulk.admin.all("candidate.listNotes", candidateId=each["id"])
        noted += len(notes)
        assert notes == one_by_one.admin.all("candidate.listNotes", candidateId=each["id"])
    assert noted > 20


def test_histories_and_forms_are_the_same(one_by_one: Company, in_bulk: Company) -> None:
    submitted = 0
    for each in in_bulk.admin.all("application.list"):
        asked = {"applicationId": each["id"], "expand": ["applicationFormSubmissions"]}
        written = in_bulk.admin("application.info", **asked)
        made = without_files(one_by_one.admin("application.info", **asked))
        for submission in made["applicationFormSubmissions"]:
            submitted += 1
            submission["submittedValues"].pop("_systemfield_resume", None)
        assert written == made
        history = in_bulk.admin.all("application.listHistory", applicationId=each["id"])
        assert history == one_by_one.admin.all("application.listHistory", applicationId=each["id"]) != []
    assert submitted > 50


def test_they_are_found_by_their_address_and_name(one_by_one: Company, in_bulk: Company) -> None:
    for each in in_bulk.admin.all("candidate.list")[:5]:
        by_email = in_bulk.admin("candidate.search", email=each["primaryEmailAddress"]["value"].upper())
        by_name = in_bulk.admin("candidate.search", name=each["name"].upper())

        assert by_email == [each]
        assert [one["id"] for one in by_name] == [
            one["id"] for one in one_by_one.admin("candidate.search", name=each["name"].upper())
        ]


def test_a_bulk_demo_can_be_synced(in_bulk: Company) -> None:
    tokens = {name: in_bulk.admin.run(name)[1] for name in ("candidate.list", "application.list")}

    assert [in_bulk.admin.all(name, syncToken=token) for name, token in tokens.items()] == [[], []]


def test_the_larger_sizes_are_written_in_bulk() -> None:
    assert demo.SIZES["medium"] == (10_000, 16_000)
    assert demo.SIZES["large"] == (100_000, 200_000)
    assert set(demo.SIZES) - demo.BY_OPERATIONS == {"medium", "large"}
