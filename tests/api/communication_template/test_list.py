"""communicationTemplate.list."""

from __future__ import annotations

from datetime import timedelta

from tests.cast import Company
from tests.client import Client
from tests.samples.templates import THANKS


def test_an_organization_begins_without_templates(api: Client) -> None:
    assert api.page("communicationTemplate.list") == {"success": True, "results": [], "moreDataAvailable": False}


def test_a_template_is_listed_without_what_it_says(api: Client, company: Company) -> None:
    assert company.things["communication_template"]

    (template,) = api.all("communicationTemplate.list")

    assert list(template) == ["id", "createdAt", "updatedAt", "title", "intendedTypes"]
    assert (template["title"], template["intendedTypes"]) == ("Thanks, but no", ["email"])


def test_templates_stand_in_the_order_in_which_they_were_made(api: Client, company: Company) -> None:
    for title in ("Zeal", "Age", "Mood"):
        company.server.app.world.clock.advance(timedelta(seconds=1))
        api("communicationTemplate.create", **THANKS | {"title": title})

    assert [each["title"] for each in api.all("communicationTemplate.list")] == ["Zeal", "Age", "Mood"]


def test_archived_templates_are_listed_only_when_asked_for(api: Client, company: Company) -> None:
    api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])

    assert api.all("communicationTemplate.list") == []
    assert len(api.all("communicationTemplate.list", includeArchived=True)) == 1


def test_a_key_without_extensions_never_sees_archived_templates(api: Client, company: Company) -> None:
    api("communicationTemplate.archive", communicationTemplateId=company.things["communication_template"])

    assert company.plain.all("communicationTemplate.list", includeArchived=True) == []


def test_a_client_that_knows_no_pages_gets_more_than_a_hundred(api: Client, company: Company) -> None:
    for number in range(101):
        api("communicationTemplate.create", **THANKS | {"title": f"Template {number}"})

    page = company.plain.page("communicationTemplate.list")

    assert (len(page["results"]), page["moreDataAvailable"]) == (101, False)
