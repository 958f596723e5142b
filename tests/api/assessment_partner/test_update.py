"""assessmentPartner.update."""

from __future__ import annotations

import uuid

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.partners.assessing import sample_partner
from tests.samples.assessments import partner


@pytest.fixture
def set_up(company: Company) -> Results:
    """A partner."""
    partner(company)
    return company.admin.all("assessmentPartner.list")[0]


def test_what_is_given_changes_and_nothing_else(api: Client, set_up: Results) -> None:
    changed = api("assessmentPartner.update", assessmentPartnerId=set_up["id"], name="Torch", canCancel=False)

    assert changed == {**set_up, "name": "Torch", "canCancel": False, "updatedAt": changed["updatedAt"]}
    assert changed["updatedAt"] > set_up["updatedAt"]
    assert api.all("assessmentPartner.list") == [changed]


def test_what_already_is_so_changes_nothing(api: Client, set_up: Results) -> None:
    same = {"name": set_up["name"], "baseUrl": set_up["baseUrl"], "apiKey": "a key", "canCancel": True}

    assert api("assessmentPartner.update", assessmentPartnerId=set_up["id"], **same) == set_up


def test_another_key_is_sent_from_then_on(company: Company, api: Client) -> None:
    with sample_partner(company, pause=60, apiKey="not theirs") as partner:
        assert partner.refused()[0] == "assessment_partner_unavailable"

        api("assessmentPartner.update", assessmentPartnerId=partner.id, apiKey=partner.partner.key)

        assert partner.request()["status"] == "Requested"


def test_without_custom_fields_none_are_known(company: Company, api: Client) -> None:
    with sample_partner(company, hasCustomFields=True) as partner:
        which = {"assessmentPartnerId": partner.id}
        assert api("assessmentPartner.listCustomFields", **which)["customFields"]

        api("assessmentPartner.update", **which, hasCustomFields=False)

        assert api("assessmentPartner.listCustomFields", **which) == {**which, "customFields": []}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, "`name` or `baseUrl` or `apiKey` or `hasCustomFields` or `canCancel` is required"),
        ({"name": ""}, "`name`"),
        ({"baseUrl": "nowhere"}, "`baseUrl`"),
        ({"apiKey": " "}, "`apiKey`"),
    ],
)
def test_what_is_wrong_is_named(api: Client, set_up: Results, body: dict[str, object], named: str) -> None:
    code, message = api.refused("assessmentPartner.update", assessmentPartnerId=set_up["id"], **body)

    assert code == "invalid_input"
    assert named in message


def test_the_known_key_does_not_go_to_another_host(api: Client, set_up: Results) -> None:
    elsewhere = {"assessmentPartnerId": set_up["id"], "baseUrl": "https://elsewhere.example/assessments"}

    code, message = api.refused("assessmentPartner.update", **elsewhere)

    assert (code, message[:8]) == ("invalid_input", "`apiKey`")
    moved = api("assessmentPartner.update", **elsewhere, apiKey="a key for them")
    assert moved["baseUrl"] == elsewhere["baseUrl"]
    beside = "https://elsewhere.example/v2"
    assert api("assessmentPartner.update", assessmentPartnerId=set_up["id"], baseUrl=beside)["baseUrl"] == beside


def test_an_unknown_one_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("assessmentPartner.update", assessmentPartnerId=unknown, name="Torch")

    assert refused == ("assessment_partner_not_found", f"Assessment partner not found: {unknown}")
