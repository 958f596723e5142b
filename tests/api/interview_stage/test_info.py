"""interviewStage.info."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client


def test_a_stage_is_shown(api: Client, company: Company) -> None:
    stage = api("interviewStage.info", interviewStageId=company.things["interview_stage"])

    group = next(each for each in api.all("interviewStageGroup.list") if each["stageType"] == "Lead")
    assert stage == {
        "id": company.things["interview_stage"],
        "title": "New lead",
        "type": "Lead",
        "interviewPlanId": company.things["interview_plan"],
        "orderInInterviewPlan": 0,
        "interviewStageGroupId": group["id"],
    }


def test_an_archived_stage_is_shown(api: Client, company: Company) -> None:
    archived = api("interviewStage.archive", interviewStageId=company.things["interview_stage"])

    assert api("interviewStage.info", interviewStageId=archived["id"]) == archived


def test_an_unknown_stage_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewStage.info", interviewStageId=unknown)

    assert code == "interview_stage_not_found"
    assert unknown in message


def test_no_id_is_refused(api: Client) -> None:
    assert api.refused("interviewStage.info") == ("invalid_input", "`interviewStageId` is required")
