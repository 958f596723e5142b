"""The published Python SDK through a day of hiring: jobs, applications, stages, notes, and what they refer to."""

from __future__ import annotations

from typing import Any

import pytest
from ashby_sdk.exceptions import AshbyAPIError


@pytest.fixture
def job(sdk: Any) -> Any:
    """The job that most have applied for."""
    return next(each for each in sdk.jobs.list(status=["Open"]) if each.title == "Senior Backend Engineer")


@pytest.fixture
def lead(sdk: Any, job: Any) -> Any:
    """A new application that nobody has looked at."""
    candidate = sdk._request("candidate.create", {"name": "Noor Castellanos", "email": "noor@example.com"})["results"]  # noqa: SLF001 the SDK has no way to create
    body = {"candidateId": candidate["id"], "jobId": job.id}
    created = sdk._request("application.create", body)["results"]  # noqa: SLF001 the same
    return sdk.applications.get(created["id"])


def test_jobs_are_listed_by_their_status(sdk: Any) -> None:
    counted = {status: len(sdk.jobs.list(status=[status])) for status in ("Draft", "Open", "Closed", "Archived")}

    assert counted == {"Draft": 1, "Open": 9, "Closed": 1, "Archived": 1}
    assert len(sdk.jobs.list()) == 11


def test_a_job_is_shown_as_it_is_listed(sdk: Any, job: Any) -> None:
    shown = sdk.jobs.get(job.id)

    assert (shown.title, shown.status, shown.employment_type) == ("Senior Backend Engineer", "Open", "FullTime")
    assert shown.opened_at is not None
    assert len(shown.job_posting_ids) == 1
    assert sorted(member.role for member in shown.hiring_team) == ["Hiring Manager", "Recruiter"]


def test_a_jobs_funnel_is_in_order(sdk: Any, job: Any) -> None:
    funnel = sdk.get_job_funnel(job.id)

    assert funnel[0].type == "Lead"
    assert [stage.type for stage in funnel][-3:] == ["Offer", "Hired", "Archived"]
    assert sdk.interview_stages.get(funnel[0].id).name == funnel[0].name


def test_a_jobs_description_is_found_by_its_posting(sdk: Any, job: Any) -> None:
    posting = sdk.job_postings.get_for_job(job.id, job_title=job.title)

    assert posting.title == job.title
    assert "machines report to" in sdk.get_job_description(job.id)


def test_applications_are_paged_through(sdk: Any) -> None:
    listed = sdk.applications.list(limit=37)

    assert len(listed) >= 400
    assert len({each.id for each in listed}) == len(listed)
    assert {each.status for each in listed} == {"Lead", "Active", "Hired", "Archived"}


def test_an_application_goes_from_stage_to_stage(sdk: Any, job: Any, lead: Any) -> None:
    assert lead.status == "Lead"
    for stage in sdk.get_job_funnel(job.id)[1:-1]:
        moved = sdk.move_application_to_stage(lead.id, stage.id)

        assert moved.stage_name == stage.name
        assert sdk.get_application_stage(lead.id).id == stage.id
    assert sdk.applications.get(lead.id).status == "Hired"


def test_archiving_wants_a_reason(sdk: Any, job: Any, lead: Any) -> None:
    archived = next(stage for stage in sdk.get_job_funnel(job.id) if stage.type == "Archived")
    reason = sdk.archive_reasons.list()[0]

    with pytest.raises(AshbyAPIError, match="archiveReasonId") as refused:
        sdk.move_application_to_stage(lead.id, archived.id)
    assert refused.value.errors == ["invalid_input"]
    body = {"applicationId": lead.id, "interviewStageId": archived.id, "archiveReasonId": reason.id}
    sdk._request("application.changeStage", body)  # noqa: SLF001 the SDK's own method gives no reason
    shown = sdk.applications.get(lead.id)
    assert shown.status == "Archived"
    assert shown.raw_data["archiveReason"]["text"] == reason.name


def test_an_application_has_its_candidate_and_the_form(sdk: Any) -> None:
    applied = next(each for each in sdk.applications.list() if each.raw_data["appliedViaJobPostingId"] is not None)

    shown = sdk.get_application_with_candidate(applied.id)
    submission = sdk.applications.get_with_forms(applied.id).form_submissions[0]

    assert shown.candidate.name == shown.candidate_name
    assert submission["submittedValues"]["_systemfield_email"] == shown.candidate.email
    paths = [field["field"]["path"] for field in submission["formDefinition"]["sections"][0]["fields"]]
    assert "_systemfield_email" in paths


def test_notes_are_written_and_read(sdk: Any, lead: Any) -> None:
    sdk.create_candidate_note(lead.candidate_id, "Spoke on the phone: Grüße & <b>not</b> HTML")
    sdk._request(  # noqa: SLF001 the SDK gives the type beside the note, where it means nothing
        "candidate.createNote",
        {"candidateId": lead.candidate_id, "note": {"type": "text/html", "value": "<b>Bold</b><script>no</script>"}},
    )

    plain, html = sdk.notes.list(lead.candidate_id)

    assert plain.content == "Spoke on the phone: Grüße & <b>not</b> HTML"
    assert html.content == "<b>Bold</b>"


def test_candidates_are_found_by_name_and_address(sdk: Any, lead: Any) -> None:
    assert lead.candidate_id in [each.id for each in sdk.candidates.search(name="noor CAST")]
    assert lead.candidate_id in [each.id for each in sdk.candidates.search(email="Noor@Example.com")]
    assert sdk.candidates.search(name="Noor", email="nobody@example.com") == []


@pytest.mark.parametrize("resource", ["departments", "locations", "users"])
def test_what_is_listed_can_be_shown(sdk: Any, resource: str) -> None:
    listed = getattr(sdk, resource).list()

    assert listed
    assert getattr(sdk, resource).get(listed[0].id) == listed[0]


@pytest.mark.parametrize("resource", ["sources", "archive_reasons", "candidate_tags", "hiring_team_roles"])
def test_what_is_only_listed_is_there(sdk: Any, resource: str) -> None:
    assert getattr(sdk, resource).list()
