"""applicationHiringTeamRole.list."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client


def test_roles_are_listed_with_their_ids(api: Client) -> None:
    page = api.page("applicationHiringTeamRole.list")

    assert page["results"] == api.all("hiringTeamRole.list", namesOnly=False)
    assert {role["title"] for role in page["results"]} == {
        "Hiring Manager",
        "Recruiter",
        "Recruiting Coordinator",
        "Sourcer",
    }
    assert page["moreDataAvailable"] is False


def test_roles_for_jobs_alone_are_not_listed(api: Client) -> None:
    before = api.all("applicationHiringTeamRole.list")

    api("hiringTeamRole.create", title="Budget Owner", isForApplications=False)

    assert api.all("applicationHiringTeamRole.list") == before


def test_one_answer_holds_more_roles_than_a_page_does(api: Client) -> None:
    for number in range(100):
        api("hiringTeamRole.create", title=f"Role {number}")

    assert len(api.page("applicationHiringTeamRole.list")["results"]) == 104


def test_a_key_that_only_reads_may_see_them(company: Company) -> None:
    assert len(company.reader.all("applicationHiringTeamRole.list")) == 4
