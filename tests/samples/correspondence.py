"""Samples of what is exchanged with candidates and seen of them: e-mails, programs they used, signs of fraud."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body

SIGNAL: Body = {
    "category": "Geographic",
    "name": "Far from home",
    "description": "The application came from another country than the candidate lives in.",
    "value": "3 borders away",
}


def message(company: Company) -> Body:
    """An e-mail from the company to its candidate."""
    return {
        "candidateId": company.things["candidate"],
        "emailProviderEmailId": f"message-{uuid.uuid4()}",
        "subject": "Tuesday",
        "from": "hiring@meridian.example",
        "to": "wilhelmina@example.com",
        "body": "<p>See you on <b>Tuesday</b>.</p>",
    }


def visit(company: Company) -> Body:
    """From where the company's application came."""
    return {
        "candidateId": company.things["candidate"],
        "ipAddress": "203.0.113.7",
        "userAgent": "Mozilla/5.0",
        "relatedEntityType": "application",
        "relatedEntityId": company.things["application"],
    }


def fraud_check(company: Company) -> Body:
    """A look at the company's candidate in which something was noticed."""
    return {
        "candidateId": company.things["candidate"],
        "applicationId": company.things["application"],
        "fraudSignals": [SIGNAL],
    }


THINGS: dict[str, Callable[[Company], str]] = {
    "email_message": lambda company: str(company.admin("candidate.addEmailMessage", **message(company))["id"]),
    "client_info": lambda company: str(company.admin("candidate.recordClientInfo", **visit(company))["id"]),
    "fraud_check": lambda company: str(company.admin("candidate.recordFraudCheck", **fraud_check(company))["id"]),
}


def _candidate(company: Company) -> Body:
    return {"candidateId": company.things["candidate"]}


BODIES: dict[str, Callable[[Company], Body]] = {
    "candidate.addEmailMessage": lambda company: message(company) | {"userId": company.things["user"]},
    "candidate.listClientInfo": _candidate,
    "candidate.listEmailMessages": _candidate,
    "candidate.listFraudChecks": _candidate,
    "candidate.recordClientInfo": visit,
    "candidate.recordFraudCheck": fraud_check,
    "candidate.setFraudStatus": lambda company: _candidate(company) | {"fraudStatus": "NotFraudulent"},
}


def _one_more_message(company: Company) -> None:
    company.admin("candidate.addEmailMessage", **message(company))


def _one_more_visit(company: Company) -> None:
    company.admin("candidate.recordClientInfo", **visit(company))


def _one_more_check(company: Company) -> None:
    company.admin("candidate.recordFraudCheck", **fraud_check(company))


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "candidate.listClientInfo": _one_more_visit,
    "candidate.listEmailMessages": _one_more_message,
    "candidate.listFraudChecks": _one_more_check,
}
