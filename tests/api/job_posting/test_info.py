"""jobPosting.info."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.cast import Company
from tests.client import Client
from tests.samples.jobs import PAY, hide_between_two_statements, published_posting

KEYS = [
    "id",
    "title",
    "descriptionPlain",
    "descriptionHtml",
    "descriptionSocial",
    "descriptionParts",
    "departmentName",
    "teamName",
    "teamNameHierarchy",
    "jobId",
    "locationName",
    "locationIds",
    "workplaceType",
    "linkedData",
    "publishedDate",
    "address",
    "applicationDeadline",
    "isRemote",
    "employmentType",
    "applicationFormDefinition",
    "surveyFormDefinitions",
    "isListed",
    "suppressDescriptionOpening",
    "suppressDescriptionClosing",
    "externalLink",
    "applyLink",
    "compensation",
    "updatedAt",
    "status",
    "locationExternalName",
]


@pytest.fixture
def posting(company: Company) -> str:
    """A published posting with pay."""
    return published_posting(company, company.things["job"], compensationTiers=PAY)


def slug(api: Client) -> str:
    return str(api.all("brand.list")[0]["hostedJobsPageSlug"])


def test_a_posting_is_shown_with_its_keys_in_the_order_of_the_real_service(api: Client, posting: str) -> None:
    assert list(api("jobPosting.info", jobPostingId=posting)) == KEYS


def test_its_pay_is_shown_in_full(api: Client, posting: str) -> None:
    pay = api("jobPosting.info", jobPostingId=posting)["compensation"]

    (tier,) = pay.pop("compensationTiers")
    assert pay == {
        "compensationTierSummary": "$211.4K – $290.6K • Offers Equity",
        "summaryComponents": [
            {
                "compensationType": "Salary",
                "interval": "1 YEAR",
                "currencyCode": "USD",
                "minValue": 211_400,
                "maxValue": 290_600,
                "summary": "$211.4K – $290.6K",
            },
            {
                "compensationType": "EquityPercentage",
                "interval": "NONE",
                "currencyCode": None,
                "minValue": None,
                "maxValue": None,
                "summary": "Offers Equity",
            },
        ],
        "shouldDisplayCompensation": True,
        "shouldDisplayCompensationOnJobBoard": True,
    }
    assert list(tier) == ["id", "tierSummary", "title", "additionalInformation", "components"]
    keys = ["id", "summary", "compensationType", "interval", "currencyCode", "minValue", "maxValue"]
    assert [list(each) for each in tier["components"]] == [keys, keys]


def test_without_pay_of_its_own_it_shows_that_of_the_job(api: Client, company: Company) -> None:
    posting = published_posting(company, company.things["job"])
    assert api("jobPosting.info", jobPostingId=posting)["compensation"]["compensationTierSummary"] is None

    api("job.update", jobId=company.things["job"], compensationTiers=PAY)

    shown = api("jobPosting.info", jobPostingId=posting)["compensation"]
    assert shown["compensationTierSummary"] == "$211.4K – $290.6K • Offers Equity"


def test_search_engines_read_it_as_json_ld(api: Client, company: Company, posting: str) -> None:
    shown = api("jobPosting.info", jobPostingId=posting)

    assert shown["linkedData"] == {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Controls Engineer",
        "description": shown["descriptionHtml"],
        "directApply": False,
        "identifier": {"@type": "PropertyValue", "name": company.name, "value": posting},
        "datePosted": shown["publishedDate"],
        "hiringOrganization": {
            "@type": "Organization",
            "name": company.name,
            "sameAs": shown["externalLink"].removesuffix(f"/{posting}"),
        },
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Göteborg", "addressCountry": "Sweden"},
        },
        "employmentType": "FULL_TIME",
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {"@type": "QuantitativeValue", "minValue": 211_400, "maxValue": 290_600, "unitText": "YEAR"},
        },
    }


@pytest.mark.parametrize(
    "pay",
    [
        {"shouldDisplayCompensation": False, "compensationTiers": PAY},
        {},
        {
            "compensationTiers": [
                {
                    "components": [
                        {"compensationType": "Salary", "interval": "2 WEEK", "currencyCode": "USD", "minValue": 1}
                    ]
                }
            ]
        },
    ],
    ids=["hidden", "none", "in words that schema.org does not know"],
)
def test_search_engines_read_the_salary_only_where_there_is_one_to_show(
    api: Client, company: Company, pay: dict[str, Any]
) -> None:
    posting = published_posting(company, company.things["job"], **pay)

    assert "baseSalary" not in api("jobPosting.info", jobPostingId=posting)["linkedData"]


def test_an_open_range_has_one_end(api: Client, company: Company) -> None:
    part = {"compensationType": "Salary", "interval": "1 HOUR", "currencyCode": "EUR", "minValue": 20.5}
    posting = published_posting(company, company.things["job"], compensationTiers=[{"components": [part]}])

    shown = api("jobPosting.info", jobPostingId=posting)

    value = shown["linkedData"]["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "minValue": 20.5, "unitText": "HOUR"}
    assert shown["compensation"]["compensationTierSummary"] == "From €20.50 per hour"


def test_its_brand_speaks_before_and_behind_it_unless_suppressed(api: Client, company: Company, posting: str) -> None:
    api(
        "brand.update",
        brandId=api.all("brand.list")[0]["id"],
        descriptionOpeningHtml="<p>We are Meridian.</p>",
        descriptionClosingHtml="<p>Come!</p>",
    )

    shown = api("jobPosting.info", jobPostingId=posting)

    assert shown["descriptionParts"] == {
        "descriptionOpening": {"html": "<p>We are Meridian.</p>", "plain": "We are Meridian."},
        "descriptionBody": {"html": "<p>Make <b>robots</b> move.</p>", "plain": "Make robots move."},
        "descriptionClosing": {"html": "<p>Come!</p>", "plain": "Come!"},
    }
    assert shown["descriptionHtml"] == "<p>We are Meridian.</p><p>Make <b>robots</b> move.</p><p>Come!</p>"
    assert shown["descriptionPlain"] == "We are Meridian.\n\nMake robots move.\n\nCome!"
    assert shown["descriptionSocial"] == "We are Meridian. Make robots move. Come!"

    quiet = published_posting(
        company, company.things["job"], suppressDescriptionOpening=True, suppressDescriptionClosing=True
    )
    parts = api("jobPosting.info", jobPostingId=quiet)["descriptionParts"]
    assert (parts["descriptionOpening"], parts["descriptionClosing"]) == (None, None)


@pytest.mark.parametrize(
    ("content", "social"),
    [
        ("word " * 40, ("word " * 40).strip()),
        ("word " * 41, ("word " * 39).strip() + "…"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_social_media_get_at_most_200_characters(api: Client, company: Company, content: str, social: str) -> None:
    posting = published_posting(
        company, company.things["job"], description={"type": "text/html", "content": f"<p>{content}</p>"}
    )

    assert api("jobPosting.info", jobPostingId=posting)["descriptionSocial"] == social
    assert len(social) <= 200


def test_its_team_is_shown_with_all_that_it_stands_under(api: Client, company: Company) -> None:
    robots = api("department.create", name="Robots", parentId=company.things["department"])["id"]
    arms = api("department.create", name="Arms", parentId=robots)["id"]
    api("job.update", jobId=company.things["job"], teamId=arms)
    posting = published_posting(company, company.things["job"])

    shown = api("jobPosting.info", jobPostingId=posting)

    assert (shown["departmentName"], shown["teamName"]) == ("Engineering", "Arms")
    assert shown["teamNameHierarchy"] == ["Engineering", "Robots", "Arms"]


def test_a_team_at_the_top_is_department_and_team(api: Client, posting: str) -> None:
    shown = api("jobPosting.info", jobPostingId=posting)

    assert (shown["departmentName"], shown["teamName"]) == ("Engineering", "Engineering")
    assert shown["teamNameHierarchy"] == ["Engineering"]


def test_its_place_is_that_of_its_primary_location(api: Client, company: Company, posting: str) -> None:
    shown = api("jobPosting.info", jobPostingId=posting)

    assert shown["address"] == {"postalAddress": {"addressCountry": "Sweden", "addressLocality": "Göteborg"}}
    assert (shown["locationName"], shown["locationExternalName"]) == ("Gothenburg", "Gothenburg")
    assert (shown["workplaceType"], shown["isRemote"]) == ("Hybrid", False)

    api("location.updateExternalName", locationId=company.things["location"], externalName="West coast")
    remote = published_posting(company, company.things["job"], workplaceType="Remote")
    shown = api("jobPosting.info", jobPostingId=remote)
    assert (shown["locationName"], shown["locationExternalName"]) == ("Gothenburg", "West coast")
    assert (shown["workplaceType"], shown["isRemote"]) == ("Remote", True)


def test_a_place_without_an_address_shows_none(api: Client, company: Company) -> None:
    posting = published_posting(company, company.things["job"], locationId=company.things["location_hierarchy"])

    shown = api("jobPosting.info", jobPostingId=posting)

    assert "address" not in shown
    assert shown["linkedData"]["jobLocation"]["address"] == {"@type": "PostalAddress"}


def test_its_links_lead_to_the_page_of_its_brand(api: Client, company: Company, posting: str) -> None:
    shown = api("jobPosting.info", jobPostingId=posting)

    base = company.server.app.world.base_url
    assert shown["externalLink"] == f"{base}/{slug(api)}/{posting}"
    assert shown["applyLink"] == f"{base}/{slug(api)}/{posting}/application"


def test_on_an_internal_board_there_is_no_external_link(api: Client, company: Company) -> None:
    outside = api.all("jobBoard.list")[0]["id"]
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]
    both = published_posting(company, company.things["job"], jobBoardIds=[inside, outside])
    internal = published_posting(company, company.things["job"], jobBoardIds=[inside])

    assert api("jobPosting.info", jobPostingId=both)["externalLink"] is not None
    assert api("jobPosting.info", jobPostingId=both, jobBoardId=outside)["externalLink"] is not None
    assert api("jobPosting.info", jobPostingId=both, jobBoardId=inside)["externalLink"] is None
    assert api("jobPosting.info", jobPostingId=internal)["externalLink"] is None


def test_it_is_not_found_on_a_board_that_does_not_show_it(api: Client, posting: str) -> None:
    inside = api("jobBoard.create", title="Intranet", isInternal=True)["id"]

    assert api.refused("jobPosting.info", jobPostingId=posting, jobBoardId=inside)[0] == "job_posting_not_found"
    unknown = str(uuid.uuid4())
    assert api.refused("jobPosting.info", jobPostingId=posting, jobBoardId=unknown)[0] == "job_board_not_found"


def test_it_is_not_found_on_a_board_that_is_not_in_use(api: Client, company: Company) -> None:
    board_id = company.things["job_board"]
    posting_id = published_posting(company, company.things["job"], jobBoardIds=[board_id])
    api("jobBoard.update", jobBoardId=board_id, isEnabled=False)

    assert api.refused("jobPosting.info", jobPostingId=posting_id, jobBoardId=board_id)[0] == "job_posting_not_found"


def test_a_board_for_everybody_that_is_not_in_use_makes_no_external_link(api: Client, company: Company) -> None:
    inside = company.things["job_board"]
    outside = api("jobBoard.create", title="Agencies", isInternal=False)["id"]
    posting_id = published_posting(company, company.things["job"], jobBoardIds=[inside, outside])
    before = api("jobPosting.info", jobPostingId=posting_id)["externalLink"]

    api("jobBoard.update", jobBoardId=outside, isEnabled=False)

    assert before is not None
    assert api("jobPosting.info", jobPostingId=posting_id)["externalLink"] is None


def test_a_draft_is_found_only_when_asked_for(api: Client, company: Company) -> None:
    draft = api(
        "jobPosting.create", jobId=company.things["job"], description={"type": "text/html", "content": "<p>Soon</p>"}
    )["id"]

    assert api.refused("jobPosting.info", jobPostingId=draft)[0] == "job_posting_not_found"
    shown = api("jobPosting.info", jobPostingId=draft, includeUnpublishedJobPostings=True)
    assert (shown["status"], shown["publishedDate"]) == ("Draft", None)
    assert "datePosted" not in shown["linkedData"]


def test_its_job_can_be_expanded(api: Client, company: Company, posting: str) -> None:
    shown = api("jobPosting.info", jobPostingId=posting, expand=["job"])

    assert shown["job"] == api("job.info", id=company.things["job"])
    assert list(shown) == [*KEYS, "job"]


def test_an_unknown_posting_is_not_found(api: Client, company: Company) -> None:
    unknown = str(uuid.uuid4())

    refused = api.refused("jobPosting.info", jobPostingId=unknown)

    assert refused == ("job_posting_not_found", f"Job posting not found: {unknown}")
    hidden = published_posting(company, company.things["confidential_job"])
    assert company.plain.refused("jobPosting.info", jobPostingId=hidden)[0] == "job_posting_not_found"


@pytest.mark.parametrize("expand", [[], ["job"]])
def test_one_whose_job_is_hidden_at_that_moment_is_not_found(company: Company, posting: str, expand: list[str]) -> None:
    hide_between_two_statements(company, company.things["job"])

    refused = company.plain.refused("jobPosting.info", jobPostingId=posting, expand=expand)

    assert refused == ("job_posting_not_found", f"Job posting not found: {posting}")
