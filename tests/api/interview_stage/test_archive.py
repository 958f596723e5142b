"""interviewStage.archive."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply, stage
from tests.samples.plans import STAGES

A_SECOND = timedelta(seconds=1)
TITLES = [each["title"] for each in STAGES]


def test_its_plan_no_longer_has_it_and_has_no_gap(api: Client, company: Company) -> None:
    plan_id, stage_id = company.things["interview_plan"], stage(company, "Onsite")

    archived = api("interviewStage.archive", interviewStageId=stage_id)

    left = api.all("interviewStage.list", interviewPlanId=plan_id)
    assert archived["id"] == stage_id
    assert [each["title"] for each in left] == [title for title in TITLES if title != "Onsite"]
    assert [each["orderInInterviewPlan"] for each in left] == list(range(len(TITLES) - 1))


def test_its_plan_comes_in_the_next_sync(api: Client, company: Company) -> None:
    stage_id = company.things["interview_stage"]
    before, token = api.run("interviewPlan.list")
    company.server.app.world.clock.advance(A_SECOND)

    api("interviewStage.archive", interviewStageId=stage_id)

    (plan,) = api.all("interviewPlan.list", syncToken=token)
    assert plan["updatedAt"] > before[0]["updatedAt"]


def test_archiving_twice_changes_nothing(api: Client, company: Company) -> None:
    once = api("interviewStage.archive", interviewStageId=company.things["interview_stage"])
    _, token = api.run("interviewPlan.list")

    assert api("interviewStage.archive", interviewStageId=once["id"]) == once
    assert api.all("interviewPlan.list", syncToken=token) == []


def test_a_stage_in_which_an_application_stands_is_refused(api: Client, company: Company) -> None:
    stage_id = stage(company, "Onsite")
    apply(company, interviewStageId=stage_id)

    code, message = api.refused("interviewStage.archive", interviewStageId=stage_id)

    assert code == "interview_stage_in_use"
    assert stage_id in message
    assert stage(company, "Onsite") == stage_id


@pytest.mark.parametrize("switches", ["all", "extensions only"])
def test_a_confidential_application_keeps_its_stage_too(company: Company, switches: str) -> None:
    stage_id = stage(company, "Onsite")
    apply(company, jobId=company.things["confidential_job"], interviewStageId=stage_id)
    api = company.admin if switches == "all" else company.client(Permission, [Switch.EXTENSIONS])

    assert api.refused("interviewStage.archive", interviewStageId=stage_id)[0] == "interview_stage_in_use"


def test_the_history_of_an_application_that_has_been_in_it_still_shows_it(api: Client, company: Company) -> None:
    onsite, offer = stage(company, "Onsite"), stage(company, "Offer")
    application = apply(company, interviewStageId=onsite)
    company.server.app.world.clock.advance(A_SECOND)
    api("application.changeStage", applicationId=application["id"], interviewStageId=offer)

    api("interviewStage.archive", interviewStageId=onsite)

    history = api("application.info", applicationId=application["id"])["applicationHistory"]
    assert {(each["stageId"], each["title"]) for each in history} == {(onsite, "Onsite"), (offer, "Offer")}


def test_applications_cannot_move_into_it(api: Client, company: Company) -> None:
    onsite = stage(company, "Onsite")
    application = apply(company)
    api("interviewStage.archive", interviewStageId=onsite)

    code, _ = api.refused("application.changeStage", applicationId=application["id"], interviewStageId=onsite)

    assert code == "interview_stage_not_found"


def test_an_unknown_stage_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.archive", interviewStageId=unknown)

    assert code == "interview_stage_not_found"
    assert unknown in message
