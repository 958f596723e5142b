"""assessmentPartner.list."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client
from tests.samples.assessments import partner


def test_it_lists_the_oldest_first_and_archived_ones_when_asked(company: Company, api: Client) -> None:
    first, second, third = (partner(company, name=f"Partner {number}") for number in range(3))
    api("assessmentPartner.archive", assessmentPartnerId=second)

    assert [each["id"] for each in api.all("assessmentPartner.list")] == [first, third]
    assert [each["id"] for each in api.all("assessmentPartner.list", includeArchived=True)] == [first, second, third]


def test_who_only_reads_may_list_them(company: Company) -> None:
    partner(company)

    assert company.reader.refused("assessmentPartner.list")[0] == "extensions_not_allowed"
