"""interviewerPool.info."""

from __future__ import annotations

import uuid

import pytest

from tests.api.interviewer_pool.pools import add, info, later, person, pool, qualified, stage, stage_ids
from tests.cast import Company
from tests.client import Client


def test_trainees_and_the_qualified_are_shown_as_the_users_they_are(api: Client) -> None:
    pool_id = pool(api)
    stage_id = stage(api, pool_id)
    qualified_id, trainee_id = person(api), person(api, "Rafael")
    add(api, pool_id, qualified_id)
    add(api, pool_id, trainee_id, stage_id)

    shown = info(api, pool_id)

    assert shown["qualifiedMembers"] == [{**api("user.info", userId=qualified_id), "isPaused": False}]
    assert shown["trainees"] == [
        {
            **api("user.info", userId=trainee_id),
            "isPaused": False,
            "currentProgress": {
                "trainingPathId": shown["trainingPath"]["id"],
                "trainingPathStageId": stage_id,
                "interviewsCompleted": 0,
            },
        }
    ]


def test_who_has_been_there_longest_comes_first(api: Client, company: Company) -> None:
    pool_id = pool(api)
    users = [person(api) for _ in range(3)]
    for user_id in reversed(users):
        later(company)
        add(api, pool_id, user_id)

    assert qualified(info(api, pool_id)) == users[::-1]


def test_a_deactivated_user_stays(api: Client) -> None:
    pool_id, user_id = pool(api), person(api)
    add(api, pool_id, user_id)

    user = api("user.deactivate", userId=user_id)

    assert info(api, pool_id)["qualifiedMembers"] == [{**user, "isPaused": False}]


def test_a_pause_that_is_active_now_is_shown(api: Client) -> None:
    pool_id, user_id, other = pool(api), person(api), person(api)
    stage_id = stage(api, pool_id)
    add(api, pool_id, user_id)
    add(api, pool_id, other, stage_id)

    api("user.createInterviewerPause", userId=user_id)
    pause = api("user.createInterviewerPause", userId=other)

    shown = info(api, pool_id)
    assert [shown[each][0]["isPaused"] for each in ("qualifiedMembers", "trainees")] == [True, True]
    api("user.deleteInterviewerPause", interviewerPauseId=pause["id"])
    shown = info(api, pool_id)
    assert [shown[each][0]["isPaused"] for each in ("qualifiedMembers", "trainees")] == [True, False]


def test_a_pause_holds_from_its_start_until_its_end(api: Client, company: Company) -> None:
    pool_id, user_id = pool(api), person(api)
    add(api, pool_id, user_id)
    now = company.server.app.world.clock.now()
    in_an_hour, in_two = (now.replace(microsecond=0).timestamp() + 3600 * hours for hours in (1, 2))
    api("user.createInterviewerPause", userId=user_id, startsAt=_time(in_an_hour), endsAt=_time(in_two))

    def is_paused() -> bool:
        return bool(info(api, pool_id)["qualifiedMembers"][0]["isPaused"])

    before = is_paused()
    later(company, hours=1)
    during = is_paused()
    later(company, hours=1)

    assert (before, during, is_paused()) == (False, True, False)


def _time(seconds: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).isoformat()


def test_archived_stages_are_shown_when_they_are_asked_for(api: Client) -> None:
    pool_id = pool(api)
    first, second = stage(api, pool_id), stage(api, pool_id)
    api("interviewerPool.archiveTrainingStage", interviewerPoolTrainingPathStageId=first)

    shown = api("interviewerPool.info", interviewerPoolId=pool_id, includeArchivedTrainingStages=True)

    assert stage_ids(shown) == [second, first]
    assert stage_ids(info(api, pool_id)) == [second]


def test_an_archived_pool_is_shown(api: Client) -> None:
    pool_id = pool(api)

    archived = api("interviewerPool.archive", interviewerPoolId=pool_id)

    assert info(api, pool_id) == archived


def test_a_large_pool_costs_as_many_statements_as_a_small_one(api: Client, company: Company) -> None:
    pool_id = pool(api)
    stage_id = stage(api, pool_id, approverIds=[company.user])

    def cost() -> int:
        return company.server.costs(lambda: info(api, pool_id))

    add(api, pool_id, person(api))
    small = cost()
    for _ in range(5):
        add(api, pool_id, person(api))
        add(api, pool_id, person(api), stage_id)

    assert cost() == small <= 8


def test_an_unknown_pool_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("interviewerPool.info", interviewerPoolId=unknown)

    assert code == "interviewer_pool_not_found"
    assert unknown in message


@pytest.mark.parametrize("value", [None, "", "pool", 7])
def test_what_is_no_id_is_refused_by_name(api: Client, value: object) -> None:
    code, message = api.refused("interviewerPool.info", interviewerPoolId=value)

    assert code == "invalid_input"
    assert "`interviewerPoolId`" in message
