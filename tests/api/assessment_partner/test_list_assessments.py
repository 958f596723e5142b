"""assessmentPartner.listAssessments. What partners do wrong is in tests/partners."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.partners.assessing import sample_partner, scripted, set_up


def test_the_tests_are_as_the_partner_says_now(company: Company, api: Client) -> None:
    with scripted() as (partner, base_url):
        which = {"assessmentPartnerId": set_up(company, base_url)}
        test = {"assessment_type_id": "no-uuid", "name": "Welding", "description": "An hour"}
        partner.says({"success": True, "results": [test]})
        first = api("assessmentPartner.listAssessments", **which)
        partner.says({"success": True, "results": []})

        assert api("assessmentPartner.listAssessments", **which) == {**which, "assessments": []}
    assert first == {
        **which,
        "assessments": [{"assessmentTypeId": "no-uuid", "name": "Welding", "description": "An hour"}],
    }
    assert partner.bodies == [{}, {}]


def test_a_partner_that_fails_is_a_refusal(company: Company, api: Client) -> None:
    with sample_partner(company, behaviour="failing") as partner:
        refused = api.refused("assessmentPartner.listAssessments", assessmentPartnerId=partner.id)

    assert refused == ("assessment_partner_unavailable", "The assessment partner answered with the status 500")


def test_an_unknown_one_is_refused(api: Client) -> None:
    refused = api.refused("assessmentPartner.listAssessments", assessmentPartnerId=str(uuid.uuid4()))

    assert refused[0] == "assessment_partner_not_found"
