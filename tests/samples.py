"""For each operation a body that succeeds, and for each list a way to make one more record.

The tests over the whole registry live on these; an operation without a sample fails them.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from tests.cast import Company

Body = dict[str, Any]


def _named(prefix: str) -> str:
    return f"{prefix} {uuid.uuid4()}"


BODIES: dict[str, Callable[[Company], Body]] = {
    "apiKey.create": lambda _: {"title": "Another key", "permissions": ["candidatesRead"]},
    "apiKey.info": lambda _: {},
    "apiKey.list": lambda _: {},
    "apiKey.revoke": lambda company: {"apiKeyId": company.things["api_key"]},
    "candidate.addTag": lambda company: {
        "candidateId": company.things["candidate"],
        "tagId": company.things["tag"],
    },
    "candidate.create": lambda company: {
        "name": "Osei Mensah-Bonsu",
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "candidate.info": lambda company: {"id": company.things["candidate"]},
    "candidate.list": lambda _: {},
    "candidate.update": lambda company: {
        "candidateId": company.things["candidate"],
        "name": "Wilhelmina Ashgrove-Pell",
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "candidateTag.create": lambda _: {"title": "Night owl"},
    "candidateTag.list": lambda _: {},
    "candidateTag.rename": lambda company: {"tagId": company.things["tag"], "title": "Met at a fair"},
    "sandbox.advanceClock": lambda _: {"seconds": 1},
    "sandbox.reset": lambda _: {},
}


def _one_more_candidate(company: Company) -> None:
    candidate = company.admin(
        "candidate.create",
        name=_named("Candidate"),
        email=f"{uuid.uuid4()}@example.com",
        sourceId=company.sources[0],
        creditedToUserId=company.user,
    )
    tag = company.admin("candidateTag.create", title=_named("Tag"))
    company.admin("candidate.addTag", candidateId=candidate["id"], tagId=tag["id"])


def _one_more_tag(company: Company) -> None:
    company.admin("candidateTag.create", title=_named("Tag"))


def _one_more_key(company: Company) -> None:
    company.admin("apiKey.create", title=_named("Key"), permissions=["candidatesRead"])


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "apiKey.list": _one_more_key,
    "candidate.list": _one_more_candidate,
    "candidateTag.list": _one_more_tag,
}
