"""applicationForm.submit with files that were uploaded before: answers are their handles."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from rowantree.core.storage import UploadContext
from tests.api.application_form.forms_with_files import (
    LETTER,
    RESUME,
    TEXT,
    WORK,
    asking,
    body,
    content,
    of_ada,
    refused,
    submit,
    uploaded,
)
from tests.cast import Company
from tests.client import Client
from tests.files.sending import announce
from tests.samples.jobs import open_job, published_posting
from tests.told import receiving, tell


@pytest.fixture
def posting_id(company: Company) -> str:
    """A published posting with the standard form."""
    return company.things["job_posting"]


# What becomes of them


def test_the_resume_becomes_the_candidates(api: Client, company: Company, posting_id: str) -> None:
    submitted = submit(api, posting_id, {"_systemfield_resume": uploaded(company, name="Ada résumé.txt")})

    resume = of_ada(api)["resumeFileHandle"]
    assert resume["name"] == "Ada résumé.txt"
    assert of_ada(api)["fileHandles"] == [resume]
    assert submitted["submittedFormInstance"]["submittedValues"]["_systemfield_resume"] == resume
    assert content(api, resume["handle"]) == TEXT


def test_the_application_shows_the_resume_and_the_form(api: Client, company: Company, posting_id: str) -> None:
    submitted = submit(api, posting_id, {"_systemfield_resume": uploaded(company)})

    shown = api(
        "application.info",
        submittedFormInstanceId=submitted["submittedFormInstance"]["id"],
        expand=["applicationFormSubmissions"],
    )
    assert shown["resumeFileHandle"] == of_ada(api)["resumeFileHandle"]
    assert shown["applicationFormSubmissions"] == [submitted["submittedFormInstance"]]


def test_the_resume_fills_in_what_the_form_does_not_say(api: Client, company: Company, posting_id: str) -> None:
    submit(api, posting_id, {"_systemfield_resume": uploaded(company)})

    ada = of_ada(api)
    assert ada["primaryPhoneNumber"]["value"].endswith("0142")
    assert [each["type"] for each in ada["socialLinks"]] == ["LinkedIn"]
    assert ada["position"] == "Controls Engineer"


def test_what_the_form_says_or_was_known_stays(api: Client, company: Company, posting_id: str) -> None:
    api("candidate.create", name="A. L.", email="ada@example.com", linkedInUrl="https://www.linkedin.com/in/countess")
    handle = uploaded(company)

    submit(api, posting_id, {"_systemfield_phone": "+1 412 555 0100", "_systemfield_resume": handle})

    ada = of_ada(api)
    assert ada["name"] == "A. L."
    assert [each["value"] for each in ada["phoneNumbers"]] == ["+1 412 555 0100"]
    assert [each["url"] for each in ada["socialLinks"]] == ["https://www.linkedin.com/in/countess"]


def test_a_resume_that_cannot_be_read_is_kept_and_warned_of(api: Client, company: Company, posting_id: str) -> None:
    handle = uploaded(company, b"\x00\x01\x02", "Ada.pdf")

    answer = api.answer("applicationForm.submit", body(posting_id, {"_systemfield_resume": handle}))

    assert answer.body["warnings"] == ["resume_not_parsed"]
    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.pdf"


def test_a_resume_that_is_read_is_not_warned_of(api: Client, company: Company, posting_id: str) -> None:
    answer = api.answer("applicationForm.submit", body(posting_id, {"_systemfield_resume": uploaded(company)}))

    assert "warnings" not in answer.body


def test_files_of_other_questions_are_the_candidates_too_and_not_read(
    api: Client, company: Company, posting_id: str
) -> None:
    path = asking(company, posting_id, LETTER, WORK)
    letter, work = path["Cover letter"], path["Work"]

    submitted = submit(api, posting_id, {letter: uploaded(company), work: uploaded(company, b"%", "work.zip")})

    ada, values = of_ada(api), submitted["submittedFormInstance"]["submittedValues"]
    assert ada["fileHandles"] == [values[letter], values[work]]
    assert [each["name"] for each in ada["fileHandles"]] == ["Ada.txt", "work.zip"]
    assert "resumeFileHandle" not in ada
    assert "primaryPhoneNumber" not in ada
    assert content(api, values[work]["handle"]) == b"%"


def test_a_resume_and_another_file_come_together(api: Client, company: Company, posting_id: str) -> None:
    letter = asking(company, posting_id, LETTER, RESUME)["Cover letter"]

    submit(
        api, posting_id, {"_systemfield_resume": uploaded(company), letter: uploaded(company, b"Dear all,", "l.txt")}
    )

    ada = of_ada(api)
    assert ada["resumeFileHandle"]["name"] == "Ada.txt"
    assert {each["name"] for each in ada["fileHandles"]} == {"Ada.txt", "l.txt"}


def test_the_newest_resume_is_the_candidates(api: Client, company: Company, posting_id: str) -> None:
    submit(api, posting_id, {"_systemfield_resume": uploaded(company, name="old.txt")})
    company.server.app.world.clock.advance(timedelta(seconds=1))

    submit(api, posting_id, {"_systemfield_resume": uploaded(company, name="new.txt")})

    assert of_ada(api)["resumeFileHandle"]["name"] == "new.txt"
    assert [each["name"] for each in of_ada(api)["fileHandles"]] == ["old.txt", "new.txt"]


def test_a_known_candidate_who_gets_a_file_comes_in_the_next_sync(
    api: Client, company: Company, posting_id: str
) -> None:
    letter = asking(company, posting_id, LETTER)["Cover letter"]
    known = api("candidate.create", name="Ada", email="ada@example.com")
    _, token = api.run("candidate.list")
    company.server.app.world.clock.advance(timedelta(seconds=1))

    submit(api, posting_id, {letter: uploaded(company)})

    (changed,) = api.all("candidate.list", syncToken=token)
    assert changed["updatedAt"] > known["updatedAt"]
    assert len(changed["fileHandles"]) == 1


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_file_is_fine_where_none_is_required(api: Client, posting_id: str, value: str | None) -> None:
    given = {"_systemfield_resume": value}
    fields = body(posting_id)["applicationForm"]["fieldSubmissions"]
    fields += [{"path": path, "value": each} for path, each in given.items()]

    submitted = submit(api, posting_id, applicationForm={"fieldSubmissions": fields})

    assert "_systemfield_resume" not in submitted["submittedFormInstance"]["submittedValues"]
    assert of_ada(api)["fileHandles"] == []


def test_a_handle_as_the_answer_to_a_text_question_is_text(api: Client, company: Company, posting_id: str) -> None:
    handle = uploaded(company)

    submitted = submit(api, posting_id, {"_systemfield_name": handle})

    assert submitted["submittedFormInstance"]["submittedValues"]["_systemfield_name"] == handle
    assert of_ada(api)["fileHandles"] == []


# Once, and no other way


def test_a_double_click_applies_once_with_one_file(api: Client, company: Company, posting_id: str) -> None:
    handle = uploaded(company)

    with ThreadPoolExecutor(4) as threads:
        values = {"_systemfield_resume": handle}
        forms = list(threads.map(lambda _: submit(api, posting_id, values)["submittedFormInstance"], range(4)))

    ada = of_ada(api)
    (application_id,) = ada["applicationIds"]
    shown = api("application.info", applicationId=application_id, expand=["applicationFormSubmissions"])
    assert len(shown["applicationFormSubmissions"]) == 4
    assert ada["fileHandles"] == [ada["resumeFileHandle"]]
    assert all(each["submittedValues"]["_systemfield_resume"] == ada["resumeFileHandle"] for each in forms)


def test_somebody_else_cannot_use_the_file(api: Client, company: Company, posting_id: str) -> None:
    handle = uploaded(company)
    grace = {"_systemfield_email": "grace@example.com", "_systemfield_resume": handle}
    submit(api, posting_id, grace)
    (application,) = api.all("application.list")

    code, message = api.refused("applicationForm.submit", **body(posting_id, {"_systemfield_resume": handle}))

    assert (code, message) == ("invalid_input", "`Resume (_systemfield_resume)` has been used already")
    assert api("candidate.search", email="ada@example.com") == []
    assert api.all("application.list") == [application]


def test_one_file_cannot_answer_two_questions(api: Client, company: Company, posting_id: str) -> None:
    path = asking(company, posting_id, LETTER, WORK)
    handle = uploaded(company)

    message = refused(api, posting_id, {path["Cover letter"]: handle, path["Work"]: handle})

    assert message == "`applicationForm.fieldSubmissions`: one file cannot answer two fields"


def test_a_resume_cannot_come_again_as_another_file(api: Client, company: Company, posting_id: str) -> None:
    letter = asking(company, posting_id, RESUME, LETTER)["Cover letter"]
    handle = uploaded(company)
    submit(api, posting_id, {"_systemfield_resume": handle})

    code, message = api.refused(
        "applicationForm.submit", **body(posting_id, {"_systemfield_resume": uploaded(company), letter: handle})
    )

    assert (code, message) == ("invalid_input", f"`Cover letter ({letter})` has been used already")


# What is refused


def test_a_required_file_is_required_and_suffices(api: Client, company: Company, posting_id: str) -> None:
    asking(company, posting_id, RESUME)
    assert refused(api, posting_id) == "`Your resume (_systemfield_resume)` is required"

    submit(api, posting_id, {"_systemfield_resume": uploaded(company)})

    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.txt"


@pytest.mark.parametrize("context", ["CandidateResume", "CandidateFiles"])
def test_an_upload_for_something_else_is_refused(
    api: Client, company: Company, posting_id: str, context: UploadContext
) -> None:
    message = refused(api, posting_id, {"_systemfield_resume": uploaded(company, context=context)})

    assert message == (f"`Resume (_systemfield_resume)`: `value` was made for {context} and not for ApplicationForm")


def test_a_neighbours_upload_is_refused(api: Client, neighbour: Company, posting_id: str) -> None:
    message = refused(api, posting_id, {"_systemfield_resume": uploaded(neighbour)})

    assert message.startswith("`Resume (_systemfield_resume)`: `value` is no handle")


def test_what_was_never_uploaded_is_refused(api: Client, posting_id: str) -> None:
    message = refused(api, posting_id, {"_systemfield_resume": announce(api, "ApplicationForm").handle})

    assert message == "`Resume (_systemfield_resume)`: `value`: its file was not uploaded"


@pytest.mark.parametrize("value", ["a handle", "a" * 20_000, "é", 7, True, ["x"], {"id": "x"}])
def test_what_is_no_handle_is_refused(api: Client, posting_id: str, value: object) -> None:
    message = refused(api, posting_id, {"_systemfield_resume": value})

    assert message.startswith("`Resume (_systemfield_resume)`: `value` is neither the handle of an upload nor ")


def test_what_is_wrong_with_files_is_told_with_everything_else(api: Client, company: Company, posting_id: str) -> None:
    wrong = uploaded(company, context="CandidateFiles")

    message = refused(api, posting_id, {"_systemfield_email": "ada", "_systemfield_resume": wrong})

    email, resume = message.split("; ")
    assert email.startswith("`Email (_systemfield_email)`")
    assert resume.startswith("`Resume (_systemfield_resume)`: ")


def test_a_refused_form_leaves_the_upload_for_the_next_try(api: Client, company: Company, posting_id: str) -> None:
    handle = uploaded(company)
    refused(api, posting_id, {"_systemfield_email": "ada", "_systemfield_resume": handle})

    submit(api, posting_id, {"_systemfield_resume": handle})

    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.txt"


def test_more_files_than_anybody_sends_are_refused(api: Client, posting_id: str) -> None:
    handles = {f"path-{number}": announce(api, "ApplicationForm").handle for number in range(51)}

    message = refused(api, posting_id, handles)

    assert message == "`applicationForm.fieldSubmissions` can have at most 50 files"


# Beyond the limit of applications


def test_the_file_of_a_blocked_form_is_named_with_it_and_nobodys(
    api: Client, company: Company, posting_id: str
) -> None:
    api("organization.update", applicationLimit=1, applicationLimitDays=10)
    submit(api, posting_id)
    before = of_ada(api)
    handle = uploaded(company)

    again = published_posting(company, open_job(company, "Motion Planning Engineer"))
    submitted = submit(api, again, {"_systemfield_resume": handle})

    assert submitted["formMessages"]["blocked"] is True
    kept = submitted["submittedFormInstance"]["submittedValues"]["_systemfield_resume"]
    assert set(kept) == {"id", "name"}
    assert kept["name"] == "Ada.txt"
    assert of_ada(api) == before


def test_the_file_of_a_blocked_form_can_be_sent_again(api: Client, company: Company, posting_id: str) -> None:
    api("organization.update", applicationLimit=1, applicationLimitDays=10)
    submit(api, posting_id)
    handle = uploaded(company)
    again = published_posting(company, open_job(company, "Motion Planning Engineer"))
    submit(api, again, {"_systemfield_resume": handle})

    api("organization.update", applicationLimit=2)
    submit(api, again, {"_systemfield_resume": handle})

    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.txt"


# What others are told


def test_webhooks_tell_of_the_application_as_without_files(api: Client, company: Company, posting_id: str) -> None:
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type="applicationSubmit")
        submit(api, posting_id, {"_systemfield_resume": uploaded(company)})
        (message,) = receiver.wait_for(1)

    (application,) = api.all("application.list")
    assert message.json["action"] == "applicationSubmit"
    assert message.json["data"] == {"application": application}
