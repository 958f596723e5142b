"""Samples of API keys, candidates, their tags, notes and sources, and of the sandbox."""

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
    "candidate_note": lambda company: str(
        company.admin("candidate.createNote", candidateId=company.things["candidate"], note="Called back")["id"]
    ),
    "source": lambda company: company.sources[0],
    "source_tracking_link": lambda company: str(
        company.admin("sourceTrackingLink.create", sourceId=company.things["source"], code="spring-fair")["id"]
    ),
    "source_type": lambda company: str(company.admin("sourceType.create", title="Fairs")["id"]),
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
    "candidate.anonymize": lambda company: {
        "candidateId": company.admin("candidate.create", name="Wilhelmina Ashgrove", email="w@example.com")["id"]
    },
    "candidate.create": lambda company: {
        "name": "Osei Mensah-Bonsu",
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "candidate.createNote": lambda company: {"candidateId": company.things["candidate"], "note": "Called back"},
    "candidate.info": lambda company: {"id": company.things["candidate"]},
    "candidate.list": lambda _: {},
    "candidate.listNotes": lambda company: {"candidateId": company.things["candidate"]},
    "candidate.removeTag": lambda company: {
        "candidateId": company.things["candidate"],
        "tagId": company.things["tag"],
    },
    "candidate.search": lambda _: {"name": "Ashgrove"},
    "candidate.update": lambda company: {
        "candidateId": company.things["candidate"],
        "name": "Wilhelmina Ashgrove-Pell",
        "sourceId": company.things["source"],
        "creditedToUserId": company.things["user"],
    },
    "candidateTag.archive": lambda company: {"tagId": company.things["tag"]},
    "candidateTag.create": lambda _: {"title": "Night owl"},
    "candidateTag.list": lambda _: {},
    "candidateTag.rename": lambda company: {"tagId": company.things["tag"], "title": "Met at a fair"},
    "candidateTag.restore": lambda company: {"tagId": company.things["tag"]},
    "sandbox.advanceClock": lambda _: {"seconds": 1},
    "sandbox.reset": lambda _: {},
    "source.archive": lambda company: {"sourceId": company.things["source"]},
    "source.create": lambda company: {"title": "A fair", "sourceTypeId": company.things["source_type"]},
    "source.list": lambda _: {},
    "source.restore": lambda company: {"sourceId": company.things["source"]},
    "source.update": lambda company: {
        "sourceId": company.things["source"],
        "title": "Word of mouth",
        "sourceTypeId": company.things["source_type"],
    },
    "sourceTrackingLink.create": lambda company: {"sourceId": company.things["source"], "code": "autumn-fair"},
    "sourceTrackingLink.list": lambda _: {},
    "sourceTrackingLink.update": lambda company: {
        "sourceTrackingLinkId": company.things["source_tracking_link"],
        "enabled": False,
    },
    "sourceType.archive": lambda company: {"sourceTypeId": company.things["source_type"]},
    "sourceType.create": lambda _: {"title": "Meetups"},
    "sourceType.list": lambda _: {},
    "sourceType.restore": lambda company: {"sourceTypeId": company.things["source_type"]},
    "sourceType.update": lambda company: {"sourceTypeId": company.things["source_type"], "title": "Meetups"},
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


def _one_more_note(company: Company) -> None:
    company.admin("candidate.createNote", candidateId=company.things["candidate"], note=named("Note"))


def _one_more_source(company: Company) -> None:
    company.admin("source.create", title=named("Source"), sourceTypeId=company.things["source_type"])


def _one_more_source_type(company: Company) -> None:
    company.admin("sourceType.create", title=named("Type"))


def _one_more_tracking_link(company: Company) -> None:
    company.admin("sourceTrackingLink.create", sourceId=company.sources[0])


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "apiKey.list": _one_more_key,
    "candidate.list": _one_more_candidate,
    "candidate.listNotes": _one_more_note,
    "candidateTag.list": _one_more_tag,
    "source.list": _one_more_source,
    "sourceTrackingLink.list": _one_more_tracking_link,
    "sourceType.list": _one_more_source_type,
}
