"""A program of the people team makes an offer, has it agreed to, and writes down what the candidate says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.workflows.listening import listening

TYPES = ("offerCreate", "offerUpdate")
START, PAY, OPENING = "_systemfield_start_date", "_systemfield_salary", "_systemfield_opening"


@pytest.fixture
def application(company: Company, partner: Client) -> Results:
    """An application that has come to the offer."""
    made = partner("application.info", applicationId=company.things["application"])
    plan = partner("job.info", id=made["job"]["id"])["defaultInterviewPlanId"]
    stages = partner.all("interviewStage.list", interviewPlanId=plan)
    offers = next(each for each in stages if each["type"] == "Offer")
    return partner("application.changeStage", applicationId=made["id"], interviewStageId=offers["id"])


@pytest.fixture
def opening(company: Company, partner: Client) -> Results:
    """A seat that is to be filled."""
    made = partner("opening.create", identifier="ENG-7", jobIds=[company.things["job"]])
    return partner("opening.setOpeningState", openingId=made["id"], openingState="Open")


def filled(form: Results, **more: Any) -> dict[str, Any]:
    """What a form asks for, said by the names of its fields."""
    asked = [each["field"]["path"] for part in form["formDefinition"]["sections"] for each in part["fields"]]
    said = {START: "2027-03-01", PAY: {"value": 70_000, "currencyCode": "EUR"}} | more
    assert set(said) <= set(asked)
    return {"fieldSubmissions": [{"path": path, "value": said[path]} for path in asked if path in said]}


def fields(form: Results) -> dict[str, Results]:
    """The fields of a form by path."""
    return {
        each["field"]["path"]: each["field"] for part in form["formDefinition"]["sections"] for each in part["fields"]
    }


def test_an_offer_from_its_form_to_the_filled_seat(partner: Client, application: Results, opening: Results) -> None:
    _, token = partner.run("offer.list")
    with listening(partner, [*TYPES, "candidateHire"]) as ear:
        process = partner("offerProcess.start", applicationId=application["id"])
        assert process["status"] == "WaitingOnOfferCreation"
        form = partner("offer.start", offerProcessId=process["id"])
        assert [each["value"] for each in fields(form)[OPENING]["selectableValues"]] == [opening["id"]]

        offer = partner(
            "offer.create",
            offerProcessId=process["id"],
            offerFormId=form["id"],
            offerForm=filled(form, **{OPENING: opening["id"]}),
        )
        assert ear.hears("offerCreate")["offerCreate"] == {"offer": offer}
        assert offer["latestVersion"]["openingId"] == opening["id"]

        raised = raise_pay(partner, offer)
        assert ear.hears("offerUpdate")["offerUpdate"] == {"offer": raised}
        assert [each["salary"]["value"] for each in raised["versions"]] == [70_000, 74_000]
        waiting = partner("offer.startApprovalProcess", offerVersionId=raised["latestVersion"]["id"])
        ear.hears("offerUpdate")
        assert waiting["offerStatus"] == "WaitingOnCandidateResponse"

        accepted = partner("offer.setStatus", offerId=offer["id"], acceptanceStatus="Accepted")
        assert ear.hears("offerUpdate")["offerUpdate"] == {"offer": accepted}
        dated = partner("offer.setDecidedAt", offerId=offer["id"], decidedAt="2026-11-20T12:00:00.000Z")
        ear.hears("offerUpdate")
        assert (dated["offerStatus"], dated["decidedAt"]) == ("CandidateAccepted", "2026-11-20T12:00:00.000Z")

        hired = hire(partner, application)
        told = ear.hears("candidateHire")["candidateHire"]
        assert (told["application"]["id"], told["offer"]["id"]) == (hired["id"], offer["id"])
        ear.hears_nothing_more()

    assert partner("opening.info", openingId=opening["id"])["openingState"] == "Filled"
    (changed,), _ = partner.run("offer.list", limit=1, syncToken=token, applicationId=application["id"])
    assert (changed["id"], changed["offerStatus"]) == (offer["id"], "CandidateAccepted")


def raise_pay(partner: Client, offer: Results) -> Results:
    """The offer, with more pay."""
    more = {"path": PAY, "value": {"value": 74_000, "currencyCode": "EUR"}}
    return partner("offer.update", offerId=offer["id"], offerForm={"fieldSubmissions": [more]})


def hire(partner: Client, application: Results) -> Results:
    """Moves an application to the stage of those who are hired."""
    plan = partner("job.info", id=application["job"]["id"])["defaultInterviewPlanId"]
    stages = partner.all("interviewStage.list", interviewPlanId=plan)
    last = next(each for each in stages if each["type"] == "Hired")
    return partner("application.changeStage", applicationId=application["id"], interviewStageId=last["id"])


def test_a_program_says_who_agrees_and_agrees_for_them(company: Company, partner: Client, application: Results) -> None:
    company.admin("approvalDefinition.create", entityType="offer", approvalStepDefinitions=[], isManagedByApi=True)
    approvers = [each["id"] for each in partner.all("user.list")][:2]
    process = partner("offerProcess.start", applicationId=application["id"])
    form = partner("offer.start", offerProcessId=process["id"])
    offer = partner("offer.create", offerProcessId=process["id"], offerFormId=form["id"], offerForm=filled(form))
    assert offer["offerStatus"] == "WaitingOnApprovalDefinition"
    version = offer["latestVersion"]["id"]

    partner(
        "approvalDefinition.update",
        entityType="offer",
        entityId=version,
        approvalStepDefinitions=[
            {"approvalsRequired": 1, "approvers": [{"userId": each, "type": "user"}]} for each in approvers
        ],
        submitApprovalRequest=True,
    )
    shown = partner("offer.info", offerId=offer["id"])
    assert (shown["offerStatus"], shown["latestVersion"]["approvalStatus"]) == (
        "WaitingOnOfferApproval",
        "WaitingOnApprovals",
    )

    (approval,) = partner.all("approval.list", entityType="offer", entityId=version)
    assert [[who["userId"] for who in step["approvers"]] for step in approval["steps"]] == [
        [each] for each in approvers
    ]
    for step, user in zip(approval["steps"], approvers, strict=True):
        partner("offer.approve", offerVersionId=version, approvalStepId=step["id"], userId=user)

    (approval,) = partner.all("approval.list", entityType="offer", entityId=version)
    assert approval["completedAt"] is not None
    decided = partner("offer.info", offerId=offer["id"], excludeFormDefinition=True)
    assert (decided["offerStatus"], decided["latestVersion"]["approvalStatus"]) == (
        "WaitingOnCandidateResponse",
        "Approved",
    )


def test_a_seat_is_free_again_when_the_candidate_thinks_better_of_it(
    partner: Client, application: Results, opening: Results
) -> None:
    process = partner("offerProcess.start", applicationId=application["id"])
    form = partner("offer.start", offerProcessId=process["id"])
    offer = partner(
        "offer.create",
        offerProcessId=process["id"],
        offerFormId=form["id"],
        offerForm=filled(form, **{OPENING: opening["id"]}),
    )
    partner("offer.setStatus", offerId=offer["id"], acceptanceStatus="Accepted")

    declined = partner("offer.setStatus", offerId=offer["id"], acceptanceStatus="Declined")

    assert declined["offerStatus"] == "CandidateRejected"
    assert partner("opening.info", openingId=opening["id"])["openingState"] == "Open"
    assert [each["id"] for each in partner.all("offer.list", offerStatus=["CandidateRejected"])] == [offer["id"]]
