"""referralForm.info."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

from tests.cast import Company
from tests.client import Client


def test_an_organization_without_a_form_gets_one(api: Client) -> None:
    form = api("referralForm.info")

    assert (form["title"], form["isArchived"], form["isDefaultForm"]) == ("Referral", False, True)
    fields = form["formDefinition"]["sections"][0]["fields"]
    assert [each["field"]["path"] for each in fields if each["isRequired"]] == [
        "_systemfield_job",
        "_systemfield_name",
        "_systemfield_email",
    ]
    assert fields[0]["field"]["type"] == "Job"
    assert "selectableValues" not in fields[0]["field"]


def test_it_stays_the_same(api: Client, company: Company) -> None:
    assert api("referralForm.info") == api("referralForm.info") == company.reader("referralForm.info")


def test_who_may_only_read_gets_one_too(company: Company) -> None:
    assert company.reader("referralForm.info")["isDefaultForm"] is True


def test_those_who_ask_at_once_get_the_same_one(api: Client) -> None:
    with ThreadPoolExecutor(6) as threads:
        forms = list(threads.map(lambda _: api("referralForm.info")["id"], range(6)))

    assert len(set(forms)) == 1


def test_an_organization_has_an_id_of_its_own(api: Client, neighbour: Company) -> None:
    ours, theirs = api("referralForm.info"), neighbour.admin("referralForm.info")

    assert str(uuid.UUID(ours["organizationId"])) == ours["organizationId"]
    assert ours["organizationId"] != theirs["organizationId"]
    assert ours["id"] != theirs["id"]
