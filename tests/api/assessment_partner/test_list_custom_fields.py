"""assessmentPartner.listCustomFields."""

from __future__ import annotations

import uuid
from typing import Any

from tests.cast import Company
from tests.client import Client
from tests.partners.assessing import Scripted, quiet, sample_partner, scripted, set_up

CHOICE = {
    "id": "level",
    "name": "Level",
    "type": "ValueSelect",
    "possible_values": [{"key": "a", "value": "Beginner"}],
    "isRequired": True,
}


def _says(partner: Scripted, *fields: dict[str, Any]) -> None:
    partner.says({"success": True, "fields": fields})


def test_a_partner_that_has_not_told_yet_is_asked_and_then_known(company: Company, api: Client) -> None:
    with scripted() as (partner, base_url):
        _says(partner, CHOICE)
        which = {"assessmentPartnerId": set_up(company, base_url)}
        quiet(company)
        api("assessmentPartner.update", **which, hasCustomFields=True)

        first = api("assessmentPartner.listCustomFields", **which)
        again = api("assessmentPartner.listCustomFields", **which)

    assert len(partner.bodies) == 1
    assert first == again
    assert first["customFields"] == [
        {
            "id": "level",
            "name": "Level",
            "type": "ValueSelect",
            "possibleValues": [{"key": "a", "value": "Beginner"}],
            "isRequired": True,
        }
    ]
    assert "fetchedAt" in first


def test_it_is_asked_again_when_that_is_wanted(company: Company, api: Client) -> None:
    with scripted() as (partner, base_url):
        _says(partner, CHOICE)
        which = {"assessmentPartnerId": set_up(company, base_url)}
        quiet(company)
        api("assessmentPartner.update", **which, hasCustomFields=True)
        first = api("assessmentPartner.listCustomFields", **which)
        _says(partner, {"id": "minutes", "name": "Minutes", "type": "Number"})

        fresh = api("assessmentPartner.listCustomFields", **which, refresh=True)

    assert [each["id"] for each in fresh["customFields"]] == ["minutes"]
    assert fresh["fetchedAt"] >= first["fetchedAt"]


def test_a_partner_without_custom_fields_is_not_asked(company: Company, api: Client) -> None:
    with sample_partner(company) as partner:
        which = {"assessmentPartnerId": partner.id}

        assert api("assessmentPartner.listCustomFields", **which, refresh=True) == {**which, "customFields": []}
    assert partner.partner.asked == []


def test_a_failure_leaves_what_is_known(company: Company, api: Client) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        which = {"assessmentPartnerId": partner.id}
        quiet(company)
        known = api("assessmentPartner.listCustomFields", **which)
        partner.partner.behaviour = "failing"

        assert api.refused("assessmentPartner.listCustomFields", **which, refresh=True)[0] == (
            "assessment_partner_unavailable"
        )
        assert api("assessmentPartner.listCustomFields", **which)["customFields"] == known["customFields"]


def test_a_type_that_nobody_knows_is_refused(company: Company, api: Client) -> None:
    with scripted() as (partner, base_url):
        _says(partner, {"id": "mood", "name": "Mood", "type": "Weather"})
        which = {"assessmentPartnerId": set_up(company, base_url, hasCustomFields=True)}

        code, message = api.refused("assessmentPartner.listCustomFields", **which)

    assert code == "assessment_partner_unavailable"
    assert "$.fields[0].type" in message


def test_the_neighbours_fields_are_their_own(neighbour: Company, api: Client) -> None:
    with sample_partner(neighbour, hasCustomFields=True) as theirs:
        neighbour.admin("assessmentPartner.listCustomFields", assessmentPartnerId=theirs.id)

        assert api.refused("assessmentPartner.listCustomFields", assessmentPartnerId=theirs.id)[0] == (
            "assessment_partner_not_found"
        )


def test_an_unknown_one_is_refused(api: Client) -> None:
    refused = api.refused("assessmentPartner.listCustomFields", assessmentPartnerId=str(uuid.uuid4()))

    assert refused[0] == "assessment_partner_not_found"
