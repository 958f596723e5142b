"""Samples of interviewer pools, of training for them, and of interviewers' settings and pauses."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named


def _stage(company: Company, place: int) -> str:
    pool = company.admin("interviewerPool.info", interviewerPoolId=company.things["interviewer_pool"])
    return str(pool["trainingPath"]["trainingStages"][place]["id"])


def _pool(company: Company, title: str) -> str:
    """A pool with two stages of training, the first of which the administrator approves."""
    pool_id = str(company.admin("interviewerPool.create", title=title, requiresTraining=True)["id"])
    company.admin(
        "interviewerPool.addTrainingStage",
        interviewerPoolId=pool_id,
        interviewerRole="Shadow",
        interviewsRequired=1,
        approvalRequired=True,
        approverIds=[company.things["user"]],
    )
    company.admin(
        "interviewerPool.addTrainingStage",
        interviewerPoolId=pool_id,
        interviewerRole="ReverseShadow",
        interviewsRequired=2,
    )
    return pool_id


def _pause(company: Company) -> str:
    body = {"userId": company.things["another_user"], "startsAt": "2099-01-01T00:00:00Z", "comment": "On leave"}
    return str(company.admin("user.createInterviewerPause", **body)["id"])


def _archived_stage(company: Company) -> str:
    """A stage of the pool that is archived."""
    pool_id = company.things["interviewer_pool"]
    body = {"interviewerPoolId": pool_id, "interviewerRole": "Shadow", "interviewsRequired": 2}
    pool = company.admin("interviewerPool.addTrainingStage", **body)
    stage_id = str(pool["trainingPath"]["trainingStages"][-1]["id"])
    company.admin("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=stage_id)
    return stage_id


THINGS: dict[str, Callable[[Company], str]] = {
    "archived_training_stage": _archived_stage,
    "interviewer_pool": lambda company: _pool(company, "Technical screens"),
    "interviewer_pause": _pause,
}


def _member(company: Company) -> Body:
    """A trainee of the pool's first stage."""
    body = {"interviewerPoolId": company.things["interviewer_pool"], "userId": company.things["another_user"]}
    company.admin("interviewerPool.addUser", **body, interviewerPoolTrainingPathStageId=_stage(company, 0))
    return body


def _waiting(company: Company) -> Body:
    body = _member(company)
    company.admin("interviewerPool.recordTrainingInterview", **body)
    return {**body, "approverId": company.things["user"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "interviewerPool.addTrainingStage": lambda company: {
        "interviewerPoolId": company.things["interviewer_pool"],
        "interviewerRole": "ReverseShadow",
        "interviewsRequired": 3,
        "approvalRequired": True,
        "approverIds": [company.things["user"], company.things["another_user"]],
        "stageNumber": 1,
    },
    "interviewerPool.addUser": lambda company: {
        "interviewerPoolId": company.things["interviewer_pool"],
        "userId": company.things["another_user"],
        "interviewerPoolTrainingPathStageId": _stage(company, 0),
    },
    "interviewerPool.approveTrainee": _waiting,
    "interviewerPool.archive": lambda company: {"interviewerPoolId": company.things["interviewer_pool"]},
    "interviewerPool.archiveTrainingStage": lambda company: {"interviewerPoolTrainingPathStageId": _stage(company, 0)},
    "interviewerPool.create": lambda _: {"title": "Onsites", "requiresTraining": True},
    "interviewerPool.info": lambda company: {"interviewerPoolId": company.things["interviewer_pool"]},
    "interviewerPool.list": lambda _: {},
    "interviewerPool.recordTrainingInterview": _member,
    "interviewerPool.removeUser": _member,
    "interviewerPool.reorderTrainingStages": lambda company: {
        "interviewerPoolId": company.things["interviewer_pool"],
        "interviewerPoolTrainingPathStageIds": [_stage(company, 1), _stage(company, 0)],
    },
    "interviewerPool.restore": lambda company: {"interviewerPoolId": company.things["interviewer_pool"]},
    "interviewerPool.restoreTrainingStage": lambda company: {
        "interviewerPoolTrainingPathStageId": company.things["archived_training_stage"]
    },
    "interviewerPool.update": lambda company: {
        "interviewerPoolId": company.things["interviewer_pool"],
        "title": "Engineering screens",
        "requiresTraining": False,
    },
    "interviewerPool.updateTrainingStage": lambda company: {
        "interviewerPoolTrainingPathStageId": _stage(company, 1),
        "interviewsRequired": 3,
        "approvalRequired": True,
        "approverIds": [company.things["user"]],
    },
    "user.createInterviewerPause": lambda company: {
        "userId": company.things["user"],
        "startsAt": "2099-02-01T00:00:00Z",
        "endsAt": "2099-03-01T00:00:00Z",
        "comment": "Travelling",
    },
    "user.deleteInterviewerPause": lambda company: {"interviewerPauseId": company.things["interviewer_pause"]},
    "user.interviewerSettings": lambda company: {"userId": company.things["another_user"]},
    "user.listInterviewerPauses": lambda company: {"userId": company.things["another_user"]},
    "user.updateInterviewerSettings": lambda company: {
        "userId": company.things["another_user"],
        "dailyLimit": 3,
        "weeklyLimit": None,
    },
}


def _one_more_pool(company: Company) -> None:
    pool = company.admin("interviewerPool.create", title=named("Pool"))
    company.admin(
        "interviewerPool.addTrainingStage",
        interviewerPoolId=pool["id"],
        interviewerRole="Shadow",
        interviewsRequired=1,
        approverIds=[company.things["user"]],
    )


ONE_MORE: dict[str, Callable[[Company], None]] = {"interviewerPool.list": _one_more_pool}
