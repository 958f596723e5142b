"""Samples of API keys, candidates and their tags, and of the sandbox."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named

THINGS: dict[str, Callable[[Company], str]] = {
    "api_key": lambda company: str(
        company.admin("apiKey.create", title="A spare key", permissions=["candidatesRead"])["id"]
    ),
    "candidate": lambda company: str(
        company.admin("candidate.create", name="Wilhelmina Ashgrove", email="wilhelmina@example.com")["id"]
    ),
    "source": lambda company: company.sources[0],
    "tag": lambda company: str(company.admin("candidateTag.create", title="Met at a conference")["id"]),
    "user": lambda company: company.user,
}

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
        name=named("Candidate"),
        email=f"{uuid.uuid4()}@example.com",
        sourceId=company.sources[0],
        creditedToUserId=company.user,
    )
    tag = company.admin("candidateTag.create", title=named("Tag"))
    company.admin("candidate.addTag", candidateId=candidate["id"], tagId=tag["id"])


def _one_more_tag(company: Company) -> None:
    company.admin("candidateTag.create", title=named("Tag"))


def _one_more_key(company: Company) -> None:
    company.admin("apiKey.create", title=named("Key"), permissions=["candidatesRead"])


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "apiKey.list": _one_more_key,
    "candidate.list": _one_more_candidate,
    "candidateTag.list": _one_more_tag,
}
