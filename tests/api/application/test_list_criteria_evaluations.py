"""application.listCriteriaEvaluations."""

from __future__ import annotations

import uuid

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.applications import apply
from tests.samples.feedback import CRITERION, evaluate


def test_they_stand_in_the_order_in_which_they_were_recorded(api: Client, company: Company) -> None:
    recorded = [evaluate(company, criterion=CRITERION | {"title": title}) for title in ("B", "A", "C")]

    assert api.all("application.listCriteriaEvaluations", applicationId=company.things["application"]) == recorded


def test_only_those_of_the_application_are_listed(api: Client, company: Company) -> None:
    evaluate(company)

    assert api.all("application.listCriteriaEvaluations", applicationId=apply(company)["id"]) == []


def test_it_hands_out_no_sync_token(api: Client, company: Company) -> None:
    evaluate(company)

    page = api.page("application.listCriteriaEvaluations", applicationId=company.things["application"])

    assert list(page) == ["success", "results", "moreDataAvailable"]


def test_those_of_a_job_that_becomes_confidential_go_with_it(api: Client, company: Company) -> None:
    evaluation = evaluate(company)
    which = {"applicationId": company.things["application"]}
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    api("job.update", jobId=company.things["job"], confidential=True)

    assert unsuspecting.refused("application.listCriteriaEvaluations", **which)[0] == "application_not_found"
    assert api.all("application.listCriteriaEvaluations", **which) == [evaluation]
    api("job.update", jobId=company.things["job"], confidential=False)
    assert unsuspecting.all("application.listCriteriaEvaluations", **which) == [evaluation]


def test_it_is_refused_where_the_organization_does_without(api: Client, company: Company) -> None:
    which = {"applicationId": company.things["application"]}
    api("organization.update", disabledFeatures=["ApplicationReview"])

    code, message = api.refused("application.listCriteriaEvaluations", **which)

    assert code == "feature_not_enabled"
    assert "ApplicationReview" in message


def test_an_unknown_application_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("application.listCriteriaEvaluations", applicationId=unknown)

    assert code == "application_not_found"
    assert unknown in message


def test_the_application_must_be_named(api: Client) -> None:
    code, message = api.refused("application.listCriteriaEvaluations")

    assert code == "invalid_input"
    assert "applicationId" in message
