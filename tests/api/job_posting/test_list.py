"""jobPosting.list."""

from __future__ import annotations

import uuid

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, open_job, published_posting

KEYS = [
    "id",
    "title",
    "jobId",
    "departmentName",
    "teamName",
    "locationName",
    "locationExternalName",
    "workplaceType",
    "employmentType",
    "isListed",
    "publishedDate",
    "applicationDeadline",
    "externalLink",
    "applyLink",
    "locationIds",
    "compensationTierSummary",
    "shouldDisplayCompensationOnJobBoard",
    "updatedAt",
    "status",
]


def titles(api: Client, **which: object) -> list[str]:
    return [posting["title"] for posting in api.all("jobPosting.list", **which)]


def test_a_posting_is_listed_with_its_keys_in_the_order_of_the_real_service(api: Client, company: Company) -> None:
    posting = published_posting(company, company.things["job"], compensationTiers=PAY)

    (listed,) = api.all("jobPosting.list")

    shown = api("jobPosting.info", jobPostingId=posting)
    assert list(listed) == KEYS
    assert listed["compensationTierSummary"] == "$211.4K – $290.6K • Offers Equity"
    in_both = set(listed) & set(shown)
    assert {name: listed[name] for name in in_both} == {name: shown[name] for name in in_both}


def test_without_pay_there_is_no_summary_of_it(api: Client, company: Company) -> None:
    published_posting(company, company.things["job"])

    (listed,) = api.all("jobPosting.list")
    assert "compensationTierSummary" not in listed


def test_one_answer_has_all_published_ones_in_the_order_of_their_creation(api: Client, company: Company) -> None:
    for number in range(3):
        published_posting(company, company.things["job"], title=f"Posting {number}")

    page = api.page("jobPosting.list")

    assert [posting["title"] for posting in page["results"]] == ["Posting 0", "Posting 1", "Posting 2"]
    assert page["moreDataAvailable"] is False
    assert "syncToken" not in page
    assert titles(api, limit=2) == ["Posting 0", "Posting 1", "Posting 2"]


def test_drafts_are_listed_when_asked_for(api: Client, company: Company) -> None:
    published_posting(company, company.things["job"], title="Published")
    text = {"type": "text/html", "content": "<p>Soon</p>"}
    api("jobPosting.create", jobId=company.things["job"], title="Draft", description=text)

    assert titles(api) == ["Published"]
    listed = api.all("jobPosting.list", includeUnpublishedJobPostings=True)
    assert [(each["title"], each["status"], each["publishedDate"] is None) for each in listed] == [
        ("Published", "Published", False),
        ("Draft", "Draft", True),
    ]


def test_unlisted_ones_are_there_unless_only_listed_ones_are_asked_for(api: Client, company: Company) -> None:
    published_posting(company, company.things["job"], title="Listed")
    published_posting(company, company.things["job"], title="Unlisted", isListed=False)

    assert titles(api) == ["Listed", "Unlisted"]
    assert titles(api, listedOnly=False) == ["Listed", "Unlisted"]
    assert titles(api, listedOnly=True) == ["Listed"]


def test_each_board_has_its_own(api: Client, company: Company) -> None:
    primary = api.all("jobBoard.list")[0]["id"]
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]
    published_posting(company, company.things["job"], title="Outside")
    published_posting(company, company.things["job"], title="Inside", jobBoardIds=[inside])
    published_posting(company, company.things["job"], title="Both", jobBoardIds=[inside, primary])

    assert titles(api) == titles(api, jobBoardId=primary) == ["Outside", "Both"]
    assert titles(api, jobBoardId=inside) == ["Inside", "Both"]
    assert {each["externalLink"] for each in api.all("jobPosting.list", jobBoardId=inside)} == {None}


def test_an_unknown_board_is_not_found(api: Client) -> None:
    unknown = str(uuid.uuid4())

    assert api.refused("jobPosting.list", jobBoardId=unknown)[0] == "job_board_not_found"


def test_without_a_board_for_everybody_nothing_is_listed(api: Client, company: Company) -> None:
    published_posting(company, company.things["job"])

    api("jobBoard.update", jobBoardId=api.all("jobBoard.list")[0]["id"], isEnabled=False)

    assert api.all("jobPosting.list") == []


def test_a_board_that_is_not_in_use_shows_none(api: Client, company: Company) -> None:
    board_id = company.things["job_board"]
    published_posting(company, company.things["job"], title="Inside", jobBoardIds=[board_id])

    api("jobBoard.update", jobBoardId=board_id, isEnabled=False)
    nothing = titles(api, jobBoardId=board_id)
    api("jobBoard.update", jobBoardId=board_id, isEnabled=True)

    assert (nothing, titles(api, jobBoardId=board_id)) == ([], ["Inside"])


def test_the_name_of_a_location_must_be_exact(api: Client, company: Company) -> None:
    other = api("location.create", name="Malmö", type="Location")["id"]
    published_posting(company, company.things["job"], title="At home")
    published_posting(
        company,
        company.things["job"],
        title="Away",
        locationId=other,
        secondaryLocationIds=[company.things["location"]],
    )

    assert titles(api, location="Malmö") == ["Away"]
    assert titles(api, location="Gothenburg") == ["At home"]
    assert titles(api, location="gothenburg") == []


def test_a_department_has_the_postings_of_its_teams(api: Client, company: Company) -> None:
    team = api("department.create", name="Arms", parentId=company.things["department"])["id"]
    other = api("department.create", name="Sales")["id"]
    published_posting(company, open_job(company, "Top"))
    for department in (team, other):
        job_id = open_job(company, {team: "Below", other: "Elsewhere"}[department])
        api("job.update", jobId=job_id, teamId=department)
        published_posting(company, job_id)

    assert titles(api, department="Engineering") == ["Top", "Below"]
    assert titles(api, department="Arms") == ["Below"]
    assert titles(api, department="engineering") == []
    assert titles(api, department="Nowhere") == []
    assert titles(api, department="Engineering", limit=1) == ["Top", "Below"]


def test_postings_of_confidential_jobs_are_listed_only_with_the_switch(company: Company) -> None:
    published_posting(company, company.things["confidential_job"])

    assert titles(company.admin) == ["Head of Actuators"]
    assert titles(company.plain) == []
