"""The demo: a year of candidates, the same from the same plan, and a folder that keeps them."""

from __future__ import annotations

import random
import stat
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

import rowantree.demo
from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import Connection
from rowantree.core.operation import registry
from rowantree.core.storage import file_key
from rowantree.demo import Begun, NotADemo, prepare
from rowantree.domain import contact
from rowantree.models.columns import Id
from rowantree.models.organization import GlobalRole
from rowantree.models.plan import StageType
from rowantree.models.survey import SurveyType
from rowantree.sandbox import demo, hiring, people, resumes
from rowantree.sandbox.meridian import TAGS
from rowantree.settings import Settings
from tests.cast import Company
from tests.client import Client, Results
from tests.postgresql import create_database
from tests.sandbox.filling import ANCHOR, PLAN, Filled, filled
from tests.servers import SECRET, Server, serving

URL = "http://127.0.0.1:8000"


@pytest.fixture
def begun_again(
    request: pytest.FixtureRequest, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Company]:
    """The demo organization on a server of its own, as a demo's first start makes it, but with fewer people in it."""
    monkeypatch.setitem(demo.SIZES, "small", (60, 96))
    url = f"sqlite:///{tmp_path / 'rowantree.db'}"
    if database.startswith("postgresql"):
        url = create_database(request.getfixturevalue("postgresql"), f"rowantree-{uuid.uuid4()}")
    settings = Settings(database_url=url, files_url=f"file:{tmp_path / 'files'}", secret=SECRET, rate_limit=None)
    with serving(settings) as server:

        def body(connection: Connection) -> int:
            founded = demo.found(connection, server.app.world, PLAN, server.app.world.clock.now())
            return founded.ctx.organization_id

        yield Company(server, demo.NAME, server.write(body), registry)


# What it holds


def test_the_same_plan_gives_the_same_data(meridian: Company, again: Filled, everybody: list[Results]) -> None:
    api = again.company.admin

    assert api.all("candidate.list") == everybody
    for name in (
        "application.list",
        "job.list",
        "opening.list",
        "offer.list",
        "approval.list",
        "user.list",
        "interviewPlan.list",
        "department.list",
    ):
        assert api.all(name) == meridian.admin.all(name)


def test_another_seed_gives_other_people(reseeded: Company, everybody: list[Results]) -> None:
    others = reseeded.admin.all("candidate.list")

    assert [each["name"] for each in others] != [each["name"] for each in everybody]


def test_a_small_demo_has_as_many_candidates_and_applications_as_it_says(meridian: Company, reseeded: Company) -> None:
    for api in (meridian.admin, reseeded.admin):
        assert (len(api.all("candidate.list")), len(api.all("application.list"))) == demo.SIZES["small"] == (250, 400)


def test_an_empty_demo_has_none(server: Server) -> None:
    empty = filled(server, replace(PLAN, size="empty")).company

    assert empty.admin.all("candidate.list") == []
    assert len(empty.sources) == 7


def test_people_came_over_the_year_before_the_anchor(everybody: list[Results]) -> None:
    anchor = datetime.fromisoformat(ANCHOR)
    added = [datetime.fromisoformat(each["createdAt"]) for each in everybody]

    assert added == sorted(added)
    assert anchor - hiring.YEAR < added[0] < anchor - hiring.YEAR + timedelta(days=60)
    assert anchor - timedelta(days=10) < added[-1] < anchor


@pytest.mark.parametrize("name", ["candidate.list", "application.list", "job.list"])
def test_nothing_in_it_is_later_than_the_anchor(meridian: Company, name: str) -> None:
    assert max(each["updatedAt"] for each in meridian.admin.all(name)) <= "2026-11-22T08:00:00.000Z"


def test_there_are_twelve_jobs_in_all_statuses(meridian: Company) -> None:
    jobs = meridian.admin.all("job.list", status=["Draft", "Open", "Closed", "Archived"])

    statuses = [each["status"] for each in jobs]
    assert {status: statuses.count(status) for status in statuses} == {
        "Draft": 1,
        "Open": 9,
        "Closed": 1,
        "Archived": 1,
    }
    assert [each["title"] for each in jobs if each["confidential"]] == ["Head of Safety"]
    assert all(len(each["hiringTeam"]) == 2 for each in jobs)


def test_every_job_has_two_openings_that_are_where_it_is(meridian: Company) -> None:
    jobs = meridian.admin.all("job.list", status=["Draft", "Open", "Closed", "Archived"], expand=["openings"])
    states = {"Draft": {"Draft"}, "Open": {"Open", "Filled"}, "Closed": {"Closed", "Filled"}}

    assert all(len(each["openings"]) == 2 for each in jobs)
    for job in jobs:
        expected = states[job["status"].replace("Archived", "Closed")]
        assert {each["openingState"] for each in job["openings"]} <= expected
    identifiers = {each["latestVersion"]["identifier"] for each in meridian.admin.all("opening.list")}
    assert {"MR-100", "MR-101", "MR-210"} < identifiers
    assert len(identifiers) == 24


def test_everybody_who_was_hired_has_accepted_an_offer_that_filled_an_opening(meridian: Company) -> None:
    offers = meridian.admin.all("offer.list")
    hired = {each["id"]: each for each in meridian.admin.all("application.list", status="Hired")}

    accepted = [each for each in offers if each["acceptanceStatus"] == "Accepted"]
    assert {each["applicationId"] for each in accepted} == set(hired)
    assert len(accepted) == len(hired) > 5
    states = {each["id"]: each["openingState"] for each in meridian.admin.all("opening.list")}
    assert {states[each["latestVersion"]["openingId"]] for each in accepted} == {"Filled"}
    assert list(states.values()).count("Filled") == len(accepted)
    assert all(each["latestVersion"]["approvalStatus"] == "Approved" for each in accepted)
    assert all(each["decidedAt"] <= hired[each["applicationId"]]["updatedAt"] for each in accepted)


def test_offers_stand_in_different_places(meridian: Company, reseeded: Company) -> None:
    for each in (meridian, reseeded):
        statuses = {offer["offerStatus"] for offer in each.admin.all("offer.list")}

        assert {"CandidateAccepted", "CandidateRejected", "WaitingOnApprovalStart"} <= statuses
        assert len(each.admin.all("approval.list", entityType="offer")) > 5


def test_candidates_have_been_judged(meridian: Company, reseeded: Company) -> None:
    for company in (meridian, reseeded):
        feedback = company.admin.all("applicationFeedback.list")

        assert {each["submittedValues"]["overall_recommendation"] for each in feedback} >= {"2", "3", "4"}
    assert [each["title"] for each in meridian.admin.all("interviewerPool.list")] == ["Technical interviewers"]
    assert {"Technical interview", "Meet the team", "Debrief"} <= {
        each["title"] for each in meridian.admin.all("interview.list")
    }


def test_there_is_a_survey_of_each_type_and_somebody_has_answered(meridian: Company) -> None:
    forms = {each["surveyType"]: each["id"] for each in meridian.admin.all("surveyFormDefinition.list")}
    asked = meridian.admin.all("surveyRequest.list", surveyType="CandidateExperience")
    answered = meridian.admin.all("surveySubmission.list", surveyType="CandidateExperience")

    assert set(forms) == set(get_args(SurveyType))
    assert 0 < len(answered) < len(asked)
    assert {each["surveyFormDefinitionId"] for each in (*asked, *answered)} == {forms["CandidateExperience"]}


def test_every_plan_that_jobs_follow_has_stages_of_every_type(meridian: Company) -> None:
    for plan_id in {each["defaultInterviewPlanId"] for each in meridian.admin.all("job.list")}:
        stages = meridian.admin.all("interviewStage.list", interviewPlanId=plan_id)

        assert {stage["type"] for stage in stages} == set(get_args(StageType))


def test_eight_postings_are_published_with_their_pay(meridian: Company) -> None:
    postings = meridian.admin.all("jobPosting.list")

    assert len(postings) == 8
    assert len([each for each in postings if each["isListed"]]) == 7
    assert all(each["compensationTierSummary"] for each in postings)
    assert meridian.admin.all("brand.list")[0]["hostedJobsPageSlug"].startswith("meridian")


def test_there_are_users_of_every_role(meridian: Company) -> None:
    users = meridian.admin.all("user.list", includeDeactivated=True)

    assert {user["globalRole"] for user in users} == set(get_args(GlobalRole))
    assert [user["lastName"] for user in users if not user["isEnabled"]] == ["Ostrowski"]


def test_applications_have_histories_that_can_be_believed(meridian: Company) -> None:
    applications = meridian.admin.all("application.list")

    assert {each["status"] for each in applications} == {"Lead", "Active", "Hired", "Archived"}
    assert all((each["archiveReason"] is not None) == (each["status"] == "Archived") for each in applications)
    for each in applications[::20]:
        history = meridian.admin.all("application.listHistory", applicationId=each["id"])
        entered = [stay["enteredStageAt"] for stay in history]
        assert entered == sorted(entered)
        assert history[-1]["title"] == each["currentInterviewStage"]["title"]
        assert len({stay["actorId"] for stay in history}) >= 1


def test_everybody_can_be_reached(everybody: list[Results]) -> None:
    for each in everybody:
        assert each["primaryEmailAddress"]["value"].endswith("@example.com")
        assert each["primaryPhoneNumber"]
        assert len(each["location"]["locationComponents"]) == 3
    assert len({each["primaryEmailAddress"]["value"] for each in everybody}) == len(everybody)


def test_some_candidates_have_notes_and_tags_and_all_tags_are_used(everybody: list[Results], meridian: Company) -> None:
    tags = {tag["title"] for each in everybody for tag in each["tags"]}
    notes = [meridian.admin.all("candidate.listNotes", candidateId=each["id"]) for each in everybody[:40]]

    assert tags == set(TAGS) == {tag["title"] for tag in meridian.admin.all("candidateTag.list")}
    assert 0 < len([each for each in everybody if not each["tags"]]) < len(everybody)
    assert 0 < len([each for each in notes if each]) < len(notes)


def test_a_demo_is_a_history_that_can_be_synced(reseeded: Company) -> None:
    token = reseeded.admin.run("candidate.list")[1]

    created = reseeded.admin("candidate.create", name="Ada Lovelace")

    assert reseeded.admin.all("candidate.list", syncToken=token) == [created]
    assert reseeded.admin.all("candidate.list")[-1] == created


@pytest.mark.parametrize("seed", range(20))
def test_invented_people_have_names_and_addresses_that_go_together(seed: int) -> None:
    person = people.invent(random.Random(seed))  # noqa: S311 people who can be repeated

    country = next(each for each in people.COUNTRIES if each.name == person.country)
    given, _, family = person.name.partition(" ")
    assert (given in country.given_names, family in country.family_names) == (True, True)
    assert (person.city, person.region) in country.cities
    assert contact.email_address(person.email, "email").isascii()
    assert contact.url(person.linked_in_url, "linkedInUrl").isascii()
    assert "#" not in contact.phone_number(person.phone_number, "phoneNumber")


# The way back


def test_a_reset_brings_back_the_beginning(begun_again: Company) -> None:
    api = begun_again.admin
    before = api.all("candidate.list")
    api("candidate.update", candidateId=before[0]["id"], name="Somebody else")
    api("candidate.create", name="Ada Lovelace", externalMappingId="bamboo/4711")
    api("sandbox.advanceClock", seconds=3600)

    assert api("sandbox.reset") == {"name": demo.NAME}

    assert api.all("candidate.list") == before
    assert api.refused("candidate.info", externalMappingId="bamboo/4711")[0] == "candidate_not_found"


def test_a_reset_puts_the_files_back_and_deletes_the_others(begun_again: Company) -> None:
    server, number = begun_again.server, begun_again.number
    store = server.app.world.files
    begun_again.admin("sandbox.reset")
    files = [each["resumeFileHandle"]["id"] for each in begun_again.admin.all("candidate.list")]
    first, other = file_key(number, files[0]), file_key(number, other_file(begun_again))
    assert server.do(store.find(other)) is not None
    server.do(store.delete(first))

    begun_again.admin("sandbox.reset")

    assert server.do(store.find(first)) is not None
    assert server.do(store.find(other)) is None
    assert server.do(store.find(file_key(number, files[-1]))) is not None


def other_file(company: Company) -> Id:
    """The id of a file that is not the demo's own, with its bytes."""
    candidate_id = company.admin("candidate.create", name="Ada Lovelace")["id"]

    def body(ctx: Context) -> Id:
        file_id = ctx.new_id()
        ctx.insert(
            models.file,
            models.File(
                ctx.organization_id, file_id, "CandidateFile", Id(candidate_id), "a.txt", "text/plain", 1, ctx.now
            ),
        )
        return file_id

    file_id = company.act(body)
    kept = resumes.Kept(file_key(company.number, file_id), "text/plain", b"a")
    company.server.do(resumes.put(company.server.app.world.files, [kept]))
    return file_id


# Its folder


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves the logs of the tests' own process as they are."""
    monkeypatch.setattr(rowantree.demo, "set_up", lambda _level: None)


def start(folder: Path, api_key: str | None = None, size: str = "empty") -> Begun:
    """Prepares a demo in `folder`."""
    return prepare(Settings(), folder, URL, 1, size, api_key)


@pytest.mark.usefixtures("quiet")
def test_the_first_start_makes_everything(tmp_path: Path) -> None:
    begun = start(tmp_path / "new" / "demo", size="small")

    key = (tmp_path / "new" / "demo" / "api-key").read_text().strip()
    assert key in begun.greeting
    with serving(begun.application.settings) as server:
        listed = Client(server.http, key).all("candidate.list")
    assert len(listed) == 250
    assert begun.application.settings.base_url == URL
    kept = {path.name for path in (tmp_path / "new" / "demo" / "files" / "files").rglob("*") if path.is_file()}
    assert kept == {each["resumeFileHandle"]["id"] for each in listed}


@pytest.mark.usefixtures("quiet")
def test_the_next_start_keeps_everything(tmp_path: Path) -> None:
    first = start(tmp_path)
    key = (tmp_path / "api-key").read_text().strip()
    with serving(first.application.settings) as server:
        api = Client(server.http, key)
        created, token = api("candidate.create", name="Ada Lovelace")["id"], api.run("candidate.list")[1]

    second = start(tmp_path, size="small")

    assert key in second.greeting
    with serving(second.application.settings) as server:
        api = Client(server.http, key)
        assert [each["id"] for each in api.all("candidate.list")] == [created]
        assert api.all("candidate.list", syncToken=token) == []


@pytest.mark.usefixtures("quiet")
def test_the_clock_keeps_its_place(tmp_path: Path) -> None:
    first = start(tmp_path)
    key = (tmp_path / "api-key").read_text().strip()
    with serving(first.application.settings) as server:
        Client(server.http, key)("sandbox.advanceClock", seconds=7200)

    ahead = start(tmp_path).application.world.clock.now() - datetime.now(UTC)

    assert timedelta(seconds=7199) < ahead <= timedelta(seconds=7200)


@pytest.mark.usefixtures("quiet")
def test_a_key_can_be_brought_along(tmp_path: Path) -> None:
    begun = start(tmp_path, api_key="a-key-that-i-know-already")

    assert "a-key-that-i-know-already" in begun.greeting
    with serving(begun.application.settings) as server:
        assert Client(server.http, "a-key-that-i-know-already")("apiKey.info")["title"] == "Demo key"


@pytest.mark.usefixtures("quiet")
def test_its_secrets_are_for_its_owner_alone(tmp_path: Path) -> None:
    start(tmp_path)

    for name in ("secret", "api-key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.usefixtures("quiet")
def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("not a folder")

    with pytest.raises(NotADemo, match=str(tmp_path / "demo")):
        start(tmp_path / "demo")
