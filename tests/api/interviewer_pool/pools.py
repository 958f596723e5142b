"""Interviewer pools for tests, and who is in them."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

from tests.cast import Company
from tests.client import Answer, Client, Results


def later(company: Company, **by: float) -> None:
    """Moves the clock, by a second where nothing else is said."""
    company.server.app.world.clock.advance(timedelta(**(by or {"seconds": 1})))


def person(api: Client, name: str = "Mei") -> str:
    """A new user's id."""
    email = f"{uuid.uuid4()}@meridian.example"
    role = {"globalRole": "Limited Access"}
    return str(api("user.create", firstName=name, lastName="Lindqvist", email=email, **role)["id"])


def pool(api: Client, *, requires_training: bool = True, title: str = "Technical screens") -> str:
    """A new pool's id."""
    return str(api("interviewerPool.create", title=title, requiresTraining=requires_training)["id"])


def stage(api: Client, pool_id: str, **about: object) -> str:
    """The id of a new stage of a pool: the last, unless `stageNumber` says other."""
    body = {"interviewerRole": "Shadow", "interviewsRequired": 1, **about}
    before = set(stage_ids(api("interviewerPool.info", interviewerPoolId=pool_id)))
    after = stage_ids(api("interviewerPool.addTrainingStage", interviewerPoolId=pool_id, **body))
    return next(each for each in after if each not in before)


def stage_ids(shown: Results) -> list[str]:
    """The ids of the stages that an answer shows, in its order."""
    return [each["id"] for each in shown["trainingPath"]["trainingStages"]]


def add(api: Client, pool_id: str, user_id: str, stage_id: str | None = None) -> Results:
    """Puts a user into a pool."""
    where = {} if stage_id is None else {"interviewerPoolTrainingPathStageId": stage_id}
    return api("interviewerPool.addUser", interviewerPoolId=pool_id, userId=user_id, **where)


def info(api: Client, pool_id: str) -> Results:
    """A pool as it is shown now."""
    return api("interviewerPool.info", interviewerPoolId=pool_id)


def qualified(shown: Results) -> list[str]:
    """Who is qualified, by id."""
    return [each["id"] for each in shown["qualifiedMembers"]]


def progress(shown: Results) -> dict[str, tuple[str, int]]:
    """Where each trainee stands, and how many interviews they have held there."""
    return {
        each["id"]: (each["currentProgress"]["trainingPathStageId"], each["currentProgress"]["interviewsCompleted"])
        for each in shown["trainees"]
    }


def on_behalf(client: Client, user_id: str, operation: str, **body: object) -> Answer:
    """Calls an operation for somebody."""
    return client.post(operation, json.dumps(body).encode(), {"x-on-behalf-of": user_id})
