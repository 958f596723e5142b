"""assessmentPartner.archive."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.partners.assessing import sample_partner


def test_what_it_goes_on_to_say_is_taken(company: Company, api: Client) -> None:
    with sample_partner(company) as partner:
        partner.request()

        archived = api("assessmentPartner.archive", assessmentPartnerId=partner.id)

        assert archived["isArchived"] is True
        eventually(lambda: partner.listed()[0]["status"] == "Completed")


def test_it_is_not_asked_what_it_offers(company: Company, api: Client) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        api("assessmentPartner.archive", assessmentPartnerId=partner.id)
        for name in ("assessmentPartner.listAssessments", "assessmentPartner.listCustomFields"):
            code, message = api.refused(name, assessmentPartnerId=partner.id)

            assert (code, message) == (
                "assessment_partner_archived",
                "The assessment partner 'Torch Tests' is archived",
            )


def test_archiving_twice_changes_nothing(company: Company, api: Client) -> None:
    which = {"assessmentPartnerId": company.things["assessment_partner"]}
    archived = api("assessmentPartner.archive", **which)

    assert api("assessmentPartner.archive", **which) == archived


def test_an_unknown_one_is_refused(api: Client) -> None:
    refused = api.refused("assessmentPartner.archive", assessmentPartnerId=str(uuid.uuid4()))

    assert refused[0] == "assessment_partner_not_found"
