"""assessment.requestCancel."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.partners.assessing import asking, listed, reachable, sample_partner, scripted, set_up
from tests.samples.assessments import NOON, PAGE, SCORE, STATUS

STARTED = {"success": True, "results": {"assessment_id": "an-id-of-its-own"}}


def test_the_partner_says_why(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()

        cancelled = api("assessment.requestCancel", id=requested["id"])

    assert partner.partner.asked[-1] == ("assessment.cancel", {"assessment_id": requested["assessmentId"]})
    assert (cancelled["status"], cancelled["cancelledReason"]["value"]) == (
        "Cancelled",
        "The employer has cancelled it",
    )
    assert listed(company) == [cancelled]


def test_a_partner_that_says_nothing_has_cancelled_it_all_the_same(company: Company, api: Client) -> None:
    reachable(company)
    with scripted() as (partner, base_url):
        partner.says(STARTED)
        requested = api("assessment.request", **asking(company, set_up(company, base_url)))
        partner.says({"success": True})

        cancelled = api("assessment.requestCancel", id=requested["id"])

    assert partner.bodies[-1] == {"assessment_id": "an-id-of-its-own"}
    assert (cancelled["status"], cancelled["cancelledReason"]["value"]) == ("Cancelled", "Cancelled at our request")


def test_cancelling_twice_changes_nothing(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()
        cancelled = api("assessment.requestCancel", id=requested["id"])

        assert api("assessment.requestCancel", id=requested["id"]) == cancelled
    assert [name for name, _ in partner.partner.asked] == ["assessment.start", "assessment.cancel"]


def test_what_the_partner_refuses_goes_on(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()
        partner.partner.running.clear()

        refused = api.refused("assessment.requestCancel", id=requested["id"])

    assert refused == ("refused_by_assessment_partner", "This assessment has ended")
    assert listed(company) == [requested]


def test_a_partner_that_fails_has_cancelled_nothing(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()
        partner.partner.behaviour = "failing"

        code, message = api.refused("assessment.requestCancel", id=requested["id"])

    assert (code, message) == (
        "assessment_partner_unavailable",
        "The assessment partner answered with the status 500",
    )
    assert listed(company) == [requested]


def test_a_partner_that_does_not_take_it_is_not_asked(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60, canCancel=False) as partner:
        requested = partner.request()

        assert api.refused("assessment.requestCancel", id=requested["id"])[0] == "assessment_partner_cannot_cancel"
    assert len(partner.partner.asked) == 1


def test_a_completed_one_cannot_be_cancelled(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60) as partner:
        requested = partner.request()
        done = {"assessment_status": {**STATUS, "value": "x"}, "assessment_profile_url": PAGE}
        told = {"assessment_id": requested["assessmentId"], "timestamp": NOON + 10**10, **done}
        api("assessment.update", **told, assessment_result=SCORE)

        code, message = api.refused("assessment.requestCancel", id=requested["id"])

    assert code == "assessment_not_running"
    assert "is Completed" in message


def test_one_that_never_began_cannot_be_cancelled(company: Company, api: Client) -> None:
    with sample_partner(company, behaviour="busy") as partner:
        partner.refused()

        assert api.refused("assessment.requestCancel", id=listed(company)[0]["id"])[0] == "assessment_not_running"


def test_an_unknown_one_is_refused(api: Client) -> None:
    assert api.refused("assessment.requestCancel", id=str(uuid.uuid4()))[0] == "assessment_not_found"
