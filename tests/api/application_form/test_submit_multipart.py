"""applicationForm.submit as multipart/form-data: files come in parts, and answers name these."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.api.application_form.forms_with_files import (
    LETTER,
    RESUME,
    TEXT,
    File,
    asking,
    content,
    nothing_is_left,
    of_ada,
    parts,
    send,
    uploaded,
)
from tests.cast import Company
from tests.client import Client
from tests.files.sending import form, part
from tests.samples.forms import answers

ADA: File = ("Ada.txt", TEXT, "text/plain")


@pytest.fixture
def posting_id(company: Company) -> str:
    """A published posting with the standard form."""
    return company.things["job_posting"]


def refused(api: Client, given: dict[str, str], *files: tuple[str, File]) -> str:
    """Ada applies, and is refused with `invalid_input`; nothing is left of it. Gives the message."""
    answer = send(api, given, list(files))
    assert answer.code == "invalid_input"
    nothing_is_left(api)
    return answer.message


def test_a_file_comes_in_the_part_that_its_answer_names(api: Client, posting_id: str) -> None:
    answer = send(api, parts(posting_id, {"_systemfield_resume": "resume_1"}), [("resume_1", ADA)])

    resume = of_ada(api)["resumeFileHandle"]
    values = answer.results["submittedFormInstance"]["submittedValues"]
    assert values["_systemfield_resume"] == resume
    assert resume["name"] == "Ada.txt"
    assert content(api, resume["handle"]) == TEXT
    assert of_ada(api)["position"] == "Controls Engineer"


def test_several_files_come_together(api: Client, company: Company, posting_id: str) -> None:
    letter = asking(company, posting_id, RESUME, LETTER)["Cover letter"]
    given = parts(posting_id, {"_systemfield_resume": "a", letter: "b"})

    send(api, given, [("b", ("letter.pdf", b"Dear all,", "application/pdf")), ("a", ADA)]).results  # noqa: B018 succeeds

    ada = of_ada(api)
    assert ada["resumeFileHandle"]["name"] == "Ada.txt"
    assert sorted(each["name"] for each in ada["fileHandles"]) == ["Ada.txt", "letter.pdf"]


def test_a_file_can_have_been_uploaded_before(api: Client, company: Company, posting_id: str) -> None:
    assert send(api, parts(posting_id, {"_systemfield_resume": uploaded(company)}), []).results

    assert of_ada(api)["resumeFileHandle"]["name"] == "Ada.txt"


def test_without_files_a_form_can_come_in_parts_too(api: Client, posting_id: str) -> None:
    assert send(api, parts(posting_id), []).results

    assert of_ada(api)["name"] == "Ada Lovelace"


def test_a_part_is_named_by_an_answer_to_any_question_but_only_files_take_it(api: Client, posting_id: str) -> None:
    given = parts(posting_id, {"_systemfield_phone": "phone"})

    assert "`Phone (_systemfield_phone)`" in refused(api, given, ("phone", ADA))


@pytest.mark.parametrize("quoted", [True, False])
def test_the_other_parts_are_json_or_plain_text(
    api: Client, company: Company, posting_id: str, *, quoted: bool
) -> None:
    tag = company.things["tag"]
    link = api("sourceTrackingLink.create", sourceId=company.things["source"], code="spring-fair")
    given = parts(
        posting_id,
        utmData=json.dumps({"utm_source": link["code"], "utm_term": None}),
        tagIds=json.dumps([tag]) if quoted else tag,
        allowSubmissionForUnpublishedJobPosting="true",
        somethingElse="{",
    )
    if quoted:
        given["jobPostingId"] = json.dumps(posting_id)

    assert send(api, given, []).results

    ada = of_ada(api)
    assert [each["id"] for each in ada["tags"]] == [tag]
    assert ada["source"]["id"] == company.things["source"]


@pytest.mark.parametrize("no", ["false", " False "])
def test_whether_unpublished_postings_take_forms_is_read(api: Client, posting_id: str, no: str) -> None:
    api("jobPosting.setStatus", jobPostingId=posting_id, status="Draft")

    answer = send(api, parts(posting_id, allowSubmissionForUnpublishedJobPosting=no), [])

    assert answer.code == "job_posting_not_published"
    assert send(api, parts(posting_id, allowSubmissionForUnpublishedJobPosting="True"), []).results


def test_several_tags_can_come_in_parts_of_one_name(api: Client, company: Company, posting_id: str) -> None:
    tags = [company.things["tag"], api("candidateTag.create", title="Keep warm")["id"]]
    given = [*parts(posting_id).items(), *(("tagIds", each) for each in tags)]
    body = form(*(part(name, text.encode()) for name, text in given))

    assert api.post("applicationForm.submit", body, {"content-type": "multipart/form-data; boundary=X"}).results

    assert {each["id"] for each in of_ada(api)["tags"]} == set(tags)


def test_empty_parts_are_absent(api: Client, posting_id: str) -> None:
    given = parts(posting_id, utmData="", tagIds=" ", allowSubmissionForUnpublishedJobPosting="")

    assert send(api, given, []).results


def test_a_field_for_files_that_was_left_empty_is_not_answered(api: Client, posting_id: str) -> None:
    given = parts(posting_id, {"_systemfield_resume": "resume"})
    empty = [part("resume", b"", ""), part("another", b"", "")]
    body = form(*[part(name, text.encode()) for name, text in given.items()], *empty)

    assert api.post("applicationForm.submit", body, {"content-type": "multipart/form-data; boundary=X"}).results
    assert "resumeFileHandle" not in of_ada(api)


# What is refused


def test_a_file_that_no_answer_names_is_refused(api: Client, posting_id: str) -> None:
    message = refused(api, parts(posting_id, {"_systemfield_resume": "resume"}), ("resume", ADA), ("other", ADA))

    assert message.startswith("`other`: ")
    assert "`applicationForm.fieldSubmissions`" in message


def test_an_answer_that_names_no_part_is_refused(api: Client, posting_id: str) -> None:
    message = refused(api, parts(posting_id, {"_systemfield_resume": "resume"}))

    assert message == (
        "`Resume (_systemfield_resume)`: `value` is neither the handle of an upload nor the name of a file in the request"
    )


def test_a_part_without_a_file_is_none(api: Client, posting_id: str) -> None:
    message = refused(api, parts(posting_id, {"_systemfield_resume": "resume"}, resume="Dear all,"))

    assert message.startswith("`Resume (_systemfield_resume)`: `value` is neither the handle")


def test_an_empty_file_is_refused(api: Client, posting_id: str) -> None:
    message = refused(
        api, parts(posting_id, {"_systemfield_resume": "resume"}), ("resume", ("Ada.txt", b"", "text/plain"))
    )

    assert message.startswith("`resume`")


def test_one_part_cannot_answer_two_questions(api: Client, company: Company, posting_id: str) -> None:
    letter = asking(company, posting_id, RESUME, LETTER)["Cover letter"]

    message = refused(api, parts(posting_id, {"_systemfield_resume": "a", letter: "a"}), ("a", ADA))

    assert message == "`applicationForm.fieldSubmissions`: one file cannot answer two fields"


def test_a_required_file_is_required(api: Client, company: Company, posting_id: str) -> None:
    asking(company, posting_id, RESUME)

    assert refused(api, parts(posting_id)) == "`Your resume (_systemfield_resume)` is required"


@pytest.mark.parametrize("missing", ["jobPostingId", "applicationForm"])
@pytest.mark.parametrize("empty", [True, False])
def test_a_missing_part_is_refused_by_name(api: Client, posting_id: str, missing: str, *, empty: bool) -> None:
    given = parts(posting_id)
    if empty:
        given[missing] = ""
    else:
        del given[missing]

    assert refused(api, given) == f"`{missing}` is required"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("applicationForm", "{"),
        ("applicationForm", "Ada"),
        ("applicationForm", "[]"),
        ("applicationForm", "7"),
        ("applicationForm", "{}"),
        ("applicationForm", '{"fieldSubmissions": 7}'),
        ("applicationForm", '{"fieldSubmissions": [7]}'),
        ("applicationForm", '{"fieldSubmissions": [{"value": "resume"}]}'),
        ("applicationForm", '{"fieldSubmissions": [{"path": 1e999, "value": "resume"}]}'),
        ("applicationForm", "[" * 300_000),
        ("utmData", "spring-fair"),
        ("utmData", "[]"),
        ("tagIds", "x"),
        ("tagIds", "7"),
        ("jobPostingId", "x"),
        ("jobPostingId", "7"),
        ("allowSubmissionForUnpublishedJobPosting", "perhaps"),
    ],
)
def test_a_wrong_part_is_refused_by_name(api: Client, posting_id: str, name: str, text: str) -> None:
    assert f"`{name}" in refused(api, parts(posting_id) | {name: text})


@pytest.mark.parametrize("depth", range(960, 1000, 3))
def test_what_is_nested_too_deeply_is_refused(api: Client, posting_id: str, depth: int) -> None:
    given = parts(posting_id) | {"applicationForm": "[" * depth + "]" * depth}

    assert send(api, given, []).body["success"] is False
    assert send(api, given, []).status in (200, 400)


def test_a_form_that_came_as_a_file_is_refused(api: Client, posting_id: str) -> None:
    form: File = ("blob", json.dumps({"fieldSubmissions": answers()}).encode(), "application/json")
    given = {"jobPostingId": posting_id}

    assert refused(api, given, ("applicationForm", form)).startswith("`applicationForm`: ")


def test_too_many_parts_are_refused(api: Client, posting_id: str) -> None:
    answer = send(api, parts(posting_id), [(f"file-{number}", ADA) for number in range(99)])

    assert (answer.status, answer.body["success"]) == (400, False)
    nothing_is_left(api)


def test_more_files_than_anybody_sends_are_refused(api: Client, posting_id: str) -> None:
    names = [f"file-{number}" for number in range(51)]

    message = refused(api, parts(posting_id, {name: name for name in names}), *((name, ADA) for name in names))

    assert message == "`applicationForm.fieldSubmissions` can have at most 50 files"


def test_a_double_click_applies_once_and_brings_two_files(api: Client, posting_id: str) -> None:
    given = parts(posting_id, {"_systemfield_resume": "resume"})

    with ThreadPoolExecutor(2) as threads:
        assert all(each.results for each in threads.map(lambda _: send(api, given, [("resume", ADA)]), range(2)))

    ada = of_ada(api)
    assert len(ada["applicationIds"]) == 1
    assert [each["name"] for each in ada["fileHandles"]] == ["Ada.txt", "Ada.txt"]
