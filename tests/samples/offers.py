"""Samples of offers: their processes, forms, versions and approvals."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.applications import apply
from tests.samples.words import Body, named

START_DATE = "_systemfield_start_date"
SALARY = "_systemfield_salary"
OPENING = "_systemfield_opening"
PAY: Body = {"currencyCode": "EUR", "value": 70_000}


def filled(answers: Body | None = None) -> Body:
    """A form that is filled out, with these answers beside the usual ones; None leaves a usual one out."""
    said: Body = {START_DATE: "2026-09-01", SALARY: PAY} | (answers or {})
    return {"fieldSubmissions": [{"path": path, "value": value} for path, value in said.items() if value is not None]}


def said(**answers: Any) -> Body:
    """A form in which nothing but this is said, by path."""
    return {"fieldSubmissions": [{"path": path, "value": value} for path, value in answers.items()]}


def form(company: Company, application_id: str | None = None) -> Body:
    """What names a new form for an application's offer, by default a new application's."""
    application_id = application_id or apply(company)["id"]
    process_id = company.admin("offerProcess.start", applicationId=application_id)["id"]
    return {
        "offerProcessId": process_id,
        "offerFormId": company.admin("offer.start", offerProcessId=process_id)["id"],
    }


def offer(company: Company, answers: Body | None = None, application_id: str | None = None, **more: Any) -> Results:
    """A new offer, by default to somebody new."""
    return company.admin("offer.create", **form(company, application_id), offerForm=filled(answers), **more)


def another_version(company: Company, offer_id: str, salary: int = 75_000) -> Results:
    """An offer after one more change."""
    return company.admin("offer.update", offerId=offer_id, offerForm=said(**{SALARY: PAY | {"value": salary}}))


def approver(company: Company) -> str:
    """The id of a new user who can agree."""
    name = named("Approver")
    created = company.admin(
        "user.create",
        firstName=name,
        lastName="Lind",
        email=f"{uuid.uuid4()}@meridian.example",
        globalRole="Limited Access",
    )
    return str(created["id"])


def step(*users: str, required: int = 1) -> Body:
    """A step of a definition."""
    return {"approvalsRequired": required, "approvers": [{"userId": each, "type": "user"} for each in users]}


def defined(company: Company, *steps: Body, entity_type: str = "offer", **more: Any) -> Results:
    """A new definition for everything of a type."""
    return company.admin(
        "approvalDefinition.create", entityType=entity_type, approvalStepDefinitions=list(steps), **more
    )


def managed(company: Company) -> Results:
    """A definition that has programs say who agrees to each offer."""
    return defined(company, isManagedByApi=True)


def version(offer: Results) -> str:
    """The id of an offer's latest version."""
    return str(offer["latestVersion"]["id"])


def started(company: Company, offer: Results, **more: Any) -> Results:
    """An offer whose approvers were asked."""
    return company.admin("offer.startApprovalProcess", offerVersionId=version(offer), **more)


def approvals(company: Company, **which: Any) -> list[Results]:
    """Approvals, the oldest first."""
    return company.admin.all("approval.list", **which)


def approval_of(company: Company, offer: Results) -> Results:
    """The last approval of an offer."""
    return approvals(company, entityType="offer", entityId=version(offer))[-1]


def decide(company: Company, approval: Results, user: str, decision: str = "approve", step: int = 0) -> Results:
    """An approval after what a user said."""
    return company.admin(
        "approval.decide",
        approvalId=approval["id"],
        approvalStepId=approval["steps"][step]["id"],
        userId=user,
        decision=decision,
    )


def statuses(offer: Results) -> tuple[str, str, str | None]:
    """Where an offer stands."""
    return offer["offerStatus"], offer["acceptanceStatus"], offer["latestVersion"]["approvalStatus"]


def info(api: Client, offer: Results) -> Results:
    """An offer as it is now."""
    return api("offer.info", offerId=offer["id"])


def redefine(company: Company, offer: Results, steps: Sequence[Body], **more: Any) -> Results:
    """The definition of an offer's latest version, with these steps."""
    return company.admin(
        "approvalDefinition.update",
        entityType="offer",
        entityId=version(offer),
        approvalStepDefinitions=list(steps),
        **more,
    )


def waiting(company: Company) -> tuple[Results, Results, str]:
    """An offer that one user has to agree to, its approval, and the user."""
    user = approver(company)
    made = offer(company)
    redefine(company, made, [step(user)], submitApprovalRequest=True)
    return info(company.admin, made), approval_of(company, made), user


def _process(company: Company) -> str:
    return str(company.admin("offerProcess.start", applicationId=company.things["application"])["id"])


def _offer(company: Company) -> str:
    return str(offer(company, {OPENING: company.things["opening"]}, company.things["application"])["id"])


def _latest(company: Company) -> str:
    return version(company.admin("offer.info", offerId=company.things["offer"]))


def _confidential_offer(company: Company) -> str:
    return str(offer(company, application_id=company.things["confidential_application"])["id"])


def _confidential_process(company: Company) -> str:
    """A process of its own, whose offer is not made yet."""
    company.admin("offer.setStatus", offerId=company.things["confidential_offer"], acceptanceStatus="Declined")
    application_id = company.things["confidential_application"]
    return str(company.admin("offerProcess.start", applicationId=application_id)["id"])


def _confidential_approval(company: Company) -> str:
    made = offer(company, application_id=apply(company, jobId=company.things["confidential_job"])["id"])
    redefine(company, made, [step(approver(company))], submitApprovalRequest=True)
    return str(approval_of(company, made)["id"])


def _approval(company: Company) -> str:
    return str(waiting(company)[1]["id"])


THINGS: dict[str, Callable[[Company], str]] = {
    "offer_process": _process,
    "offer": _offer,
    "offer_version": _latest,
    "confidential_offer": _confidential_offer,
    "confidential_offer_version": lambda company: version(
        company.admin("offer.info", offerId=company.things["confidential_offer"])
    ),
    "confidential_offer_process": _confidential_process,
    "approval": _approval,
    "confidential_approval": _confidential_approval,
    "approval_definition": lambda company: str(defined(company, step(company.things["another_user"]))["id"]),
}


def _create(company: Company) -> Body:
    return form(company) | {"offerForm": filled()}


def _which(company: Company) -> Body:
    return {"offerId": company.things["offer"]}


def _accepted(company: Company) -> Body:
    company.admin("offer.setStatus", **_which(company), acceptanceStatus="Accepted")
    return _which(company) | {"decidedAt": "2026-05-01T09:00:00Z"}


def _step(company: Company) -> Body:
    made, approval, user = waiting(company)
    return {"offerVersionId": version(made), "approvalStepId": approval["steps"][0]["id"], "userId": user}


def _decision(company: Company) -> Body:
    _, approval, user = waiting(company)
    return {
        "approvalId": approval["id"],
        "approvalStepId": approval["steps"][0]["id"],
        "userId": user,
        "decision": "approve",
    }


def _steps(company: Company) -> list[Body]:
    return [step(company.things["another_user"])]


def _opening(company: Company) -> Body:
    """An opening to be approved. The company's own, which is open, is made before that is demanded."""
    assert company.things["opening"]
    defined(company, *_steps(company), entity_type="opening")
    return {"entityType": "opening", "entityId": company.admin("opening.create")["id"], "note": "The second of two."}


BODIES: dict[str, Callable[[Company], Body]] = {
    "offerProcess.start": lambda company: {"applicationId": company.things["application"]},
    "offer.start": lambda company: {"offerProcessId": company.things["offer_process"]},
    "offer.create": _create,
    "offer.update": lambda company: _which(company) | {"offerForm": filled()},
    "offer.info": _which,
    "offer.list": lambda _: {},
    "offer.delete": _which,
    "offer.startApprovalProcess": lambda company: {"offerVersionId": company.things["offer_version"]},
    "offer.approve": _step,
    "offer.setStatus": lambda company: _which(company) | {"acceptanceStatus": "Accepted"},
    "offer.setDecidedAt": _accepted,
    "approval.list": lambda _: {"entityType": "offer"},
    "approval.start": _opening,
    "approval.decide": _decision,
    "approvalDefinition.update": lambda company: {
        "entityType": "offer",
        "entityId": company.things["offer_version"],
        "approvalStepDefinitions": _steps(company),
        "submitApprovalRequest": True,
    },
    "approvalDefinition.create": lambda company: {
        "entityType": "offer",
        "approvalStepDefinitions": _steps(company),
    },
    "approvalDefinition.list": lambda _: {"includeArchived": True},
    "approvalDefinition.archive": lambda company: {"approvalDefinitionId": company.things["approval_definition"]},
}


def _one_more_offer(company: Company) -> None:
    offer(company)


def _one_more_approval(company: Company) -> None:
    """Another offer, and its approval: of one offer only the latest version can be agreed to, and eight write at once."""
    redefine(company, offer(company), _steps(company), submitApprovalRequest=True)


def _one_more_definition(company: Company) -> None:
    defined(company, *_steps(company))


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "offer.list": _one_more_offer,
    "approval.list": _one_more_approval,
    "approvalDefinition.list": _one_more_definition,
}
