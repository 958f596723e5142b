"""interviewerPool.update."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.api.interviewer_pool.pools import add, info, person, pool, progress, stage
from tests.client import Client


def test_a_pool_has_its_new_title_afterwards(api: Client) -> None:
    pool_id = pool(api)
    before = info(api, pool_id)

    updated = api("interviewerPool.update", interviewerPoolId=pool_id, title=" Onsites ")

    assert updated == {**before, "title": "Onsites"}
    assert info(api, pool_id) == updated


def test_training_is_switched_on_and_off_with_the_same_path(api: Client) -> None:
    pool_id = pool(api, requires_training=False)
    path = info(api, pool_id)["trainingPath"]

    on = api("interviewerPool.update", interviewerPoolId=pool_id, requiresTraining=True)
    off = api("interviewerPool.update", interviewerPoolId=pool_id, requiresTraining=False)

    assert on["trainingPath"] == {**path, "enabled": True}
    assert off["trainingPath"] == path


def test_trainees_keep_their_progress_while_no_training_is_required(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    stage_id = stage(api, pool_id, interviewsRequired=3)
    add(api, pool_id, user_id, stage_id)
    api("interviewerPool.recordTrainingInterview", interviewerPoolId=pool_id, userId=user_id)

    off = api("interviewerPool.update", interviewerPoolId=pool_id, requiresTraining=False)
    on = api("interviewerPool.update", interviewerPoolId=pool_id, requiresTraining=True)

    assert progress(off) == progress(on) == {user_id: (stage_id, 1)}


def test_an_archived_pool_can_be_renamed(api: Client) -> None:
    pool_id = pool(api)
    api("interviewerPool.archive", interviewerPoolId=pool_id)

    assert api("interviewerPool.update", interviewerPoolId=pool_id, title="Onsites")["title"] == "Onsites"


@pytest.mark.parametrize("said", [{}, {"title": "Technical screens "}, {"requiresTraining": True}])
def test_what_is_so_already_changes_nothing(api: Client, said: dict[str, Any]) -> None:
    pool_id = pool(api)
    before = info(api, pool_id)
    _, token = api.run("interviewerPool.list")

    assert api("interviewerPool.update", interviewerPoolId=pool_id, **said) == before
    assert api.all("interviewerPool.list", syncToken=token) == []


def test_an_unknown_pool_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewerPool.update", interviewerPoolId=unknown, title="Onsites")

    assert code == "interviewer_pool_not_found"
    assert unknown in message


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("title", ""),
        ("title", None),
        ("title", "x" * 501),
        ("requiresTraining", None),
        ("requiresTraining", "maybe"),
        ("interviewerPoolId", None),
        ("interviewerPoolId", "pool"),
    ],
)
def test_a_wrong_value_is_refused_by_name(api: Client, parameter: str, value: Any) -> None:
    body = {"interviewerPoolId": pool(api), "title": "Onsites"} | {parameter: value}

    code, message = api.refused("interviewerPool.update", **body)

    assert code == "invalid_input"
    assert f"`{parameter}`" in message
    assert api.all("interviewerPool.list")[0]["title"] == "Technical screens"
