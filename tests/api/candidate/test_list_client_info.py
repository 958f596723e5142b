"""candidate.listClientInfo."""

from __future__ import annotations

import uuid

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples.correspondence import visit


def test_the_oldest_stands_first(api: Client, company: Company) -> None:
    for year in ("2026", "2019", "2023"):
        api("candidate.recordClientInfo", **visit(company), createdAt=f"{year}-01-01T00:00:00Z")

    listed = api.all("candidate.listClientInfo", candidateId=company.things["candidate"])

    assert [each["createdAt"][:4] for each in listed] == ["2019", "2023", "2026"]


def test_a_new_one_comes_in_a_sync(api: Client, company: Company) -> None:
    which = {"candidateId": company.things["candidate"]}
    api("candidate.recordClientInfo", **visit(company))
    token = api.run("candidate.listClientInfo", **which)[1]

    recorded = api("candidate.recordClientInfo", **visit(company))

    assert api.all("candidate.listClientInfo", **which, syncToken=token) == [recorded]


def test_only_the_candidates_own_are_listed(api: Client, company: Company) -> None:
    other = api("candidate.create", name="Somebody Else")["id"]
    api("candidate.recordClientInfo", **visit(company))

    assert api.all("candidate.listClientInfo", candidateId=other) == []


def test_what_is_about_a_confidential_job_is_hidden_without_the_switch(api: Client, company: Company) -> None:
    seen = api("candidate.recordClientInfo", **visit(company))
    which = {"candidateId": company.things["candidate"]}
    secret = api("application.create", **which, jobId=company.things["confidential_job"])["id"]
    hidden = api("candidate.recordClientInfo", **visit(company) | {"relatedEntityId": secret})
    unsuspecting = company.client(Permission, set(Switch) - {Switch.CONFIDENTIAL})

    listed = api.all("candidate.listClientInfo", **which)
    assert {each["id"] for each in listed} == {seen["id"], hidden["id"]}
    assert unsuspecting.all("candidate.listClientInfo", **which) == [seen]
    assert unsuspecting.all("candidate.listClientInfo", **which, limit=1) == [seen]


def test_an_unknown_candidate_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("candidate.listClientInfo", candidateId=unknown)

    assert code == "candidate_not_found"
    assert unknown in message


def test_a_missing_candidate_is_refused_by_name(api: Client) -> None:
    assert api.refused("candidate.listClientInfo") == ("invalid_input", "`candidateId` is required")
