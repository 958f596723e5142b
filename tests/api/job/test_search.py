"""job.search."""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import described, open_job


def titles(api: Client, **which: object) -> list[str]:
    return [job["title"] for job in api("job.search", **which)]


@pytest.mark.parametrize("wanted", ["Straßenbau", "STRASSENBAU", "ssenb", " ÉLITE ", "straßenbau-élite"])
def test_a_part_of_the_title_is_enough_in_small_or_large_letters(api: Client, company: Company, wanted: str) -> None:
    api("job.create", **described(company, "Straßenbau-Élite"))
    api("job.create", **described(company, "Welder"))

    assert titles(api, title=wanted) == ["Straßenbau-Élite"]


@pytest.mark.parametrize(("wanted", "expected"), [("100%", ["100% remote"]), ("_", ["a_b"]), ("!", ["now!"])])
def test_every_character_stands_for_itself(api: Client, company: Company, wanted: str, expected: list[str]) -> None:
    for title in ("100% remote", "1000 remote", "a_b", "axb", "now!"):
        api("job.create", **described(company, title))

    assert titles(api, title=wanted) == expected


def test_jobs_of_every_status_are_found_and_shown_as_they_are(api: Client, company: Company) -> None:
    draft = api("job.create", **described(company, "Welder"))
    archived = api("job.create", **described(company, "Senior welder"))["id"]
    api("job.setStatus", jobId=archived, status="Archived")

    assert api("job.search", title="welder") == [draft, api("job.info", id=archived)]


def test_a_changed_title_is_found(api: Client, company: Company) -> None:
    api("job.update", jobId=company.things["job"], title="Gärtner")

    assert titles(api, title="GÄRT") == ["Gärtner"]
    assert titles(api, title="Controls") == []


def test_a_requisition_id_must_be_whole(api: Client, company: Company) -> None:
    for number in ("017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001", "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0017"):
        api("job.create", **described(company, number), customRequisitionId=number)

    assert titles(api, requisitionId="017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001") == ["017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001"]
    assert titles(api, requisitionId="r-1") == []


def test_one_of_them_must_be_given(api: Client) -> None:
    assert api.refused("job.search") == ("invalid_input", "`title` or `requisitionId` is required")


def test_where_both_are_given_jobs_fit_both(api: Client, company: Company) -> None:
    first, second = "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001", "017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0002"
    api("job.create", **described(company, "Welder"), customRequisitionId=first)
    api("job.create", **described(company, "Senior welder"), customRequisitionId=second)

    assert titles(api, title="welder", requisitionId=second) == ["Senior welder"]
    assert titles(api, title="senior", requisitionId=first) == []


def test_an_empty_title_is_refused(api: Client) -> None:
    assert api.refused("job.search", title=" ") == ("invalid_input", "`title` must not be empty")


def test_a_requisition_id_is_searched_as_it_is_kept_without_the_spaces_around_it(api: Client, company: Company) -> None:
    api("job.create", **described(company, "Welder"), customRequisitionId=" 017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001 ")

    assert titles(api, requisitionId=" 017a0f6e-0c3f-4d6b-9a4e-1f1f6f0c0001 ") == ["Welder"]


def test_an_empty_requisition_id_is_refused(api: Client) -> None:
    assert api.refused("job.search", requisitionId=" ") == ("invalid_input", "`requisitionId` must not be empty")


def test_there_are_at_most_100(api: Client, company: Company) -> None:
    body = described(company, "Welder")
    for _ in range(101):
        api("job.create", **body)

    assert len(titles(api, title="weld")) == 100


def test_confidential_jobs_are_found_only_with_the_switch(company: Company) -> None:
    open_job(company, "Secret welder", confidential=True)

    assert titles(company.admin, title="welder") == ["Secret welder"]
    assert titles(company.plain, title="welder") == []
