"""Whether each write is there with everything that belongs to it, or not at all."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from prove.installation import Installation

EVENTS = "SELECT CAST(subject_id AS TEXT), kind, request_id FROM event WHERE kind LIKE 'candidate.%'"
DELIVERIES = "SELECT CAST(id AS TEXT), CAST(action_id AS TEXT), payload, state, attempts FROM webhook_delivery"
CANDIDATES = "SELECT CAST(id AS TEXT), name, email_addresses FROM candidate"
ADDRESSES = "SELECT CAST(candidate_id AS TEXT), email FROM candidate_email"
TAGGINGS = "SELECT CAST(candidate_id AS TEXT), CAST(candidate_tag_id AS TEXT) FROM candidate_tagging"
JOBS = "SELECT arguments FROM queued_job"


@dataclass(frozen=True)
class Stored:
    """What the tables hold, when everything in them is whole."""

    names: dict[str, str]
    """The name of each candidate."""
    addresses: dict[str, set[str]]
    """The e-mail addresses of each candidate."""
    tags: dict[str, set[str]]
    """The tags of each candidate."""
    requests: Counter[str]
    """How many events each request has caused."""
    payloads: dict[str, bytes]
    """What each message says, by its action id."""
    states: Counter[str]
    """How many messages are in which state."""
    attempts: dict[str, int]
    """How many tries of each message are written down, by its action id."""

    @property
    def all_addresses(self) -> set[str]:
        """Every address that somebody has."""
        return set().union(*self.addresses.values())


async def whole(installation: Installation, *, told: bool) -> Stored:
    """What the tables hold, after making sure that no write is half there.

    Args:
        installation: where to look; nothing may be running on it.
        told: whether a webhook tells of each change.
    """
    rows = await installation.look(CANDIDATES)
    names = {each: name for each, name, _ in rows}
    stored_in_row = {each: {contact["value"].lower() for contact in json.loads(held)} for each, _, held in rows}
    indexed = _grouped(await installation.look(ADDRESSES))
    assert {each: held for each, held in stored_in_row.items() if held} == indexed, "an address index is half written"
    tags = _grouped(await installation.look(TAGGINGS))
    events = await installation.look(EVENTS)
    kinds = Counter((subject, kind) for subject, kind, _ in events)
    assert {subject for subject, _ in kinds} == set(names), "an event without its candidate, or the other way round"
    for each in names:
        assert kinds[each, "candidate.created"] == 1, f"{each} was created {kinds[each, 'candidate.created']} times"
        assert kinds[each, "candidate.tagged"] == len(tags.get(each, ())), f"{each}: tags and events differ"
    deliveries = await installation.look(DELIVERIES)
    await _assert_messages_whole(installation, events if told else [], deliveries)
    return Stored(
        names=names,
        addresses=stored_in_row,
        tags=tags,
        requests=Counter(request for _, _, request in events),
        payloads={action_id: bytes(payload) for _, action_id, payload, _, _ in deliveries},
        states=Counter(state for _, _, _, state, _ in deliveries),
        attempts={action_id: attempts for _, action_id, _, _, attempts in deliveries},
    )


async def _assert_messages_whole(
    installation: Installation, events: list[tuple[str, str, str]], deliveries: list[tuple[str, str, bytes, str, int]]
) -> None:
    """One message for each event, and a job for each message that waits."""
    told = Counter(_told(payload, action_id) for _, action_id, payload, _, _ in deliveries)
    assert told == Counter((subject, request) for subject, _, request in events), "events and messages differ"
    assert len({action_id for _, action_id, _, _, _ in deliveries}) == len(deliveries), "an action id was used twice"
    jobs = Counter(json.loads(arguments)["delivery_id"] for (arguments,) in await installation.look(JOBS))
    waiting = Counter(each for each, _, _, state, _ in deliveries if state == "pending")
    assert jobs == waiting, f"{(jobs - waiting).total()} jobs without, {(waiting - jobs).total()} messages without job"


def _told(payload: bytes, action_id: str) -> tuple[str, str]:
    message = json.loads(payload)
    assert message["webhookActionId"] == action_id
    return message["data"]["candidateId"], message["data"]["requestId"]


def _grouped(rows: list[tuple[str, str]]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, value in rows:
        found[key].add(value)
    return dict(found)
