"""approvalDefinition.list."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client
from tests.samples.offers import defined, offer, redefine, step


def test_a_type_narrows_the_list(api: Client, company: Company) -> None:
    of_offers, of_jobs = defined(company, step(company.user)), defined(company, step(company.user), entity_type="job")

    assert api.all("approvalDefinition.list") == [of_offers, of_jobs]
    assert api.all("approvalDefinition.list", entityType="job") == [of_jobs]
    assert api.all("approvalDefinition.list", entityType="opening") == []


def test_archived_ones_are_listed_where_they_are_wanted(api: Client, company: Company) -> None:
    definition = defined(company, step(company.user))
    archived = api("approvalDefinition.archive", approvalDefinitionId=definition["id"])

    assert api.all("approvalDefinition.list") == []
    assert api.all("approvalDefinition.list", includeArchived=False) == []
    assert api.all("approvalDefinition.list", includeArchived=True) == [archived]


def test_those_of_single_offers_are_not_listed(api: Client, company: Company) -> None:
    redefine(company, offer(company), [step(company.user)])

    assert api.all("approvalDefinition.list", includeArchived=True) == []
