"""candidate.listFraudChecks."""

from __future__ import annotations

import uuid

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.correspondence import fraud_check


def test_the_oldest_stands_first(api: Client, company: Company) -> None:
    for year in ("2026", "2019", "2023"):
        api("candidate.recordFraudCheck", **fraud_check(company), createdAt=f"{year}-01-01T00:00:00Z")

    listed = api.all("candidate.listFraudChecks", candidateId=company.things["candidate"])

    assert [each["createdAt"][:4] for each in listed] == ["2019", "2023", "2026"]


def test_only_the_candidates_own_are_listed(api: Client, company: Company) -> None:
    other = api("candidate.create", name="Somebody Else")["id"]
    api("candidate.recordFraudCheck", **fraud_check(company))

    assert api.all("candidate.listFraudChecks", candidateId=other) == []


def test_a_confidential_application_is_not_named_without_the_switch(api: Client, company: Company) -> None:
    which = {"candidateId": company.things["candidate"]}
    secret = api("application.create", **which, jobId=company.things["confidential_job"])["id"]
    hidden = api("candidate.recordFraudCheck", **fraud_check(company) | {"applicationId": secret})
    open_to_all = api("candidate.recordFraudCheck", **fraud_check(company))
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    shown = {each["id"]: each for each in unsuspecting.all("candidate.listFraudChecks", **which)}

    assert shown == {hidden["id"]: hidden | {"applicationId": None}, open_to_all["id"]: open_to_all}


def test_it_is_refused_where_the_organization_does_without(api: Client, company: Company) -> None:
    recorded = api("candidate.recordFraudCheck", **fraud_check(company))
    api("organization.update", disabledFeatures=["FraudDetection"])

    code, message = api.refused("candidate.listFraudChecks", candidateId=recorded["candidateId"])
    api("organization.update", disabledFeatures=["EmployeeCustomFields"])

    assert code == "feature_not_enabled"
    assert "FraudDetection" in message
    assert api.all("candidate.listFraudChecks", candidateId=recorded["candidateId"]) == [recorded]


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.listFraudChecks", candidateId=unknown)

    assert code == "candidate_not_found"
    assert unknown in message


def test_a_missing_candidate_is_refused_by_name(api: Client) -> None:
    assert api.refused("candidate.listFraudChecks") == ("invalid_input", "`candidateId` is required")
