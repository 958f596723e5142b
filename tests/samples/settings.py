"""Samples of webhooks, users and the organization itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named
from tests.told import tell

NOBODY = "http://127.0.0.1:9/"
"""Where nobody listens: what is sent there fails at once."""

FARID: Body = {
    "firstName": "Farid",
    "lastName": "Haddad",
    "email": "farid.haddad@example.com",
    "globalRole": "Elevated Access",
}


def _farid(company: Company) -> str:
    return str(company.admin("user.create", **FARID)["id"])


def _found_farid(company: Company) -> Body:
    assert company.things["another_user"]
    return {"email": FARID["email"]}


THINGS: dict[str, Callable[[Company], str]] = {
    "another_user": _farid,
    "webhook": lambda company: tell(company, f"{NOBODY}thing", webhook_type="candidateHire"),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "organization.info": lambda _: {},
    "organization.update": lambda _: {"timezone": "Europe/Lisbon", "applicationLimit": 3},
    "user.create": lambda company: {
        "firstName": "Noor",
        "lastName": "Quintero",
        "email": "noor@example.com",
        "globalRole": "Limited Access",
        "managerId": company.things["another_user"],
    },
    "user.deactivate": lambda company: {"userId": company.things["another_user"]},
    "user.info": lambda company: {"userId": company.things["another_user"]},
    "user.list": lambda _: {},
    "user.reactivate": lambda company: {"userId": company.things["another_user"]},
    "user.search": _found_farid,
    "user.update": lambda company: {
        "userId": company.things["another_user"],
        "lastName": "Haddad-Moreau",
        "managerId": company.things["user"],
    },
    "webhook.create": lambda _: {
        "webhookType": "candidateHire",
        "requestUrl": f"{NOBODY}sample",
        "secretToken": "what the receiver knows",
    },
    "webhook.delete": lambda company: {"webhookId": company.things["webhook"]},
    "webhook.info": lambda company: {"webhookId": company.things["webhook"]},
    "webhook.list": lambda _: {},
    "webhook.update": lambda company: {"webhookId": company.things["webhook"], "enabled": False},
}


def _one_more_user(company: Company) -> None:
    company.admin(
        "user.create",
        firstName=named("User"),
        lastName="Example",
        email=f"{uuid.uuid4()}@example.com",
        globalRole="Limited Access",
        managerId=company.user,
    )


def _one_more_webhook(company: Company) -> None:
    tell(company, f"{NOBODY}{uuid.uuid4()}", webhook_type="candidateHire")


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "user.list": _one_more_user,
    "webhook.list": _one_more_webhook,
}
