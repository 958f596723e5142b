"""Samples of openings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.cast import Company
from tests.samples.words import Body, named


def described(company: Company, identifier: str) -> Body:
    """What opening.create takes, all of it but the state."""
    return {
        "identifier": identifier,
        "description": "The second of two.",
        "teamId": company.things["department"],
        "locationIds": [company.things["location"]],
        "jobIds": [company.things["job"]],
        "targetHireDate": "2026-09-30",
        "targetStartDate": "2027-01-04",
        "isBackfill": True,
        "employmentType": "PartTime",
    }


def opening(company: Company, identifier: str = "", **more: Any) -> str:
    """The id of a new opening."""
    return str(company.admin("opening.create", identifier=identifier, **more)["id"])


def closed(company: Company, **reason: str) -> Body:
    """An opening that was closed."""
    opening_id = opening(company, openingState="Open")
    body: Body = company.admin("opening.setOpeningState", openingId=opening_id, openingState="Closed", **reason)
    return body


THINGS: dict[str, Callable[[Company], str]] = {
    "opening": lambda company: opening(company, "ENG-104", jobIds=[company.things["job"]], openingState="Open"),
    "confidential_opening": lambda company: opening(
        company, "EXEC-7", jobIds=[company.things["job"], company.things["confidential_job"]]
    ),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "opening.addJob": lambda company: {"openingId": opening(company), "jobId": company.things["job"]},
    "opening.addLocation": lambda company: {
        "openingId": company.things["opening"],
        "locationId": company.things["location"],
    },
    "opening.create": lambda company: described(company, "ENG-105"),
    "opening.info": lambda company: {"openingId": company.things["opening"]},
    "opening.list": lambda _: {},
    "opening.removeJob": lambda company: {
        "openingId": company.things["opening"],
        "jobId": company.things["job"],
    },
    "opening.removeLocation": lambda company: {
        "openingId": company.admin("opening.create", **described(company, "ENG-106"))["id"],
        "locationId": company.things["location"],
    },
    "opening.search": lambda company: {"identifier": company.things["opening"] and "eng-104"},
    "opening.setArchived": lambda company: {"openingId": company.things["opening"], "archive": True},
    "opening.setOpeningState": lambda company: {
        "openingId": company.things["opening"],
        "openingState": "Closed",
        "closeReasonId": company.things["close_reason"],
    },
    "opening.update": lambda company: {
        "openingId": company.things["opening"],
        "identifier": "ENG-104b",
        "teamId": company.things["department"],
        "targetHireDate": None,
    },
}


def _one_more(company: Company) -> None:
    made = opening(company, named("Opening"), jobIds=[company.things["job"]], locationIds=[company.things["location"]])
    company.admin(
        "hiringTeam.addMember",
        openingId=made,
        teamMemberId=company.things["another_user"],
        roleId=company.things["hiring_team_role"],
    )


ONE_MORE: dict[str, Callable[[Company], None]] = {"opening.list": _one_more}
