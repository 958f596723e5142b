"""referralForm.update. What a form can hold is in tests/api/application_form_definition/."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from tests.cast import Company
from tests.client import Client, Results
from tests.samples.forms import EMAIL, NAME, SHIFT, paths
from tests.samples.referrals import JOB
from tests.samples.words import Body


def revised(api: Client, company: Company, *fields: Body) -> Results:
    """The form with these questions."""
    return api(
        "referralForm.update", referralFormId=company.things["referral_form"], sections=[{"fields": list(fields)}]
    )


def problem(api: Client, company: Company, *fields: Body) -> str:
    """What is wrong with these questions."""
    code, message = api.refused(
        "referralForm.update", referralFormId=company.things["referral_form"], sections=[{"fields": list(fields)}]
    )
    assert code == "invalid_input"
    return message


def test_its_title_and_its_questions_can_be_others(api: Client, company: Company) -> None:
    form = api(
        "referralForm.update",
        referralFormId=company.things["referral_form"],
        title=" Whom do you know? ",
        sections=[{"title": "They", "fields": [JOB, NAME, EMAIL, SHIFT]}],
    )

    assert form["title"] == "Whom do you know?"
    assert list(paths(form)) == ["Which job?", "Your name", "Your e-mail", "Which shift?"]
    assert api("referralForm.info") == form


def test_a_system_field_keeps_its_id(api: Client, company: Company) -> None:
    before = {each["field"]["path"]: each["field"]["id"] for each in _fields(api("referralForm.info"))}

    after = {each["field"]["path"]: each["field"]["id"] for each in _fields(revised(api, company, JOB, NAME, EMAIL))}

    assert after.items() <= before.items()


def _fields(form: Results) -> list[Results]:
    return [each for section in form["formDefinition"]["sections"] for each in section["fields"]]


def test_what_changes_nothing_changes_nothing(api: Client, company: Company) -> None:
    form = revised(api, company, JOB, NAME, EMAIL)
    company.server.app.world.clock.advance(timedelta(seconds=1))

    assert revised(api, company, JOB, NAME, EMAIL) == form
    assert api("referralForm.update", referralFormId=form["id"]) == form


@pytest.mark.parametrize("missing", [JOB, NAME, EMAIL], ids=lambda each: each["path"])
def test_it_always_asks_for_the_job_the_name_and_the_address(api: Client, company: Company, missing: Body) -> None:
    rest = [each for each in (JOB, NAME, EMAIL) if each is not missing]

    assert str(missing["path"]) in problem(api, company, *rest)
    assert str(missing["path"]) in problem(api, company, *rest, missing | {"isRequired": False})


def test_it_asks_for_one_job(api: Client, company: Company) -> None:
    another: Body = {"title": "Another job", "type": "Job", "isRequired": False}

    assert "`sections[0].fields[3].type`" in problem(api, company, JOB, NAME, EMAIL, another)
    assert "is there twice" in problem(api, company, JOB, JOB, NAME, EMAIL)


def test_the_question_for_the_job_has_its_type(api: Client, company: Company) -> None:
    assert "_systemfield_job has the type Job" in problem(api, company, JOB | {"type": "String"}, NAME, EMAIL)


def test_a_title_must_say_something(api: Client, company: Company) -> None:
    code, message = api.refused("referralForm.update", referralFormId=company.things["referral_form"], title=" ")

    assert code == "invalid_input"
    assert "`title`" in message


def test_an_unknown_form_is_refused(api: Client) -> None:
    unknown = str(uuid.uuid4())

    code, message = api.refused("referralForm.update", referralFormId=unknown, title="Friends")

    assert code == "referral_form_not_found"
    assert unknown in message


@pytest.mark.parametrize("path", ["_systemfield_job", None])
def test_an_application_form_asks_for_no_job(api: Client, path: str | None) -> None:
    field = {each: value for each, value in JOB.items() if each != "path"} | ({"path": path} if path else {})

    code, message = api.refused(
        "applicationFormDefinition.create", title="Form", sections=[{"fields": [NAME, EMAIL, field]}]
    )

    assert code == "invalid_input"
    assert "`sections[0].fields[2]" in message
