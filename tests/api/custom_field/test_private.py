"""Private custom fields: for a key without the switch they are not there, whatever it asks."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import Any

import pytest

from rowantree.core.permission import Permission, Switch
from tests.cast import Company
from tests.client import Client
from tests.samples import BODIES
from tests.samples.custom_fields import OBJECTS, SELECTS, field, put, setting, shown
from tests.told import receiving, tell

SECRET = "ninety-thousand"
each_object = pytest.mark.parametrize("object_type", sorted(OBJECTS))
SHOWING = {
    "Application": ["application.info", "application.list"],
    "Candidate": ["candidate.info", "candidate.list", "candidate.search", "candidate.update", "candidate.addTag"],
    "Employee": ["user.info", "user.list", "user.search", "user.update"],
    "Job": ["job.info", "job.list", "job.search", "job.update"],
    "Opening": ["opening.info", "opening.list", "opening.search", "opening.update", "job.list"],
    "Talent_Project": ["project.info", "project.list", "project.search", "project.update"],
}
"""The operations that show each kind of record."""


@pytest.fixture
def unseeing(company: Company) -> Client:
    """May do everything, but not see what is private."""
    return company.client(Permission, set(Switch) - {Switch.PRIVATE_FIELDS})


@dataclass
class Filled:
    """A thing with a private and an open value."""

    private: str
    open: str


def filled(company: Company, object_type: str) -> Filled:
    """Gives the thing of such a kind a private and an open value."""
    made = Filled(
        field(company, object_type=object_type, title="Expected salary", isPrivate=True),
        field(company, object_type=object_type),
    )
    put(company, made.private, SECRET, object_type)
    put(company, made.open, "Marvin", object_type)
    return made


def test_a_key_with_the_switch_makes_and_sees_them(api: Client, company: Company) -> None:
    field_id = field(company, isPrivate=True)

    entry = put(company, field_id, SECRET)

    assert entry["isPrivate"] is True
    assert shown(company) == [entry]
    assert [each["isPrivate"] for each in api.all("customField.list")] == [True]


def test_a_key_without_the_switch_makes_none(unseeing: Client, api: Client) -> None:
    body = {"title": "Salary", "fieldType": "String", "objectType": "Candidate", "isPrivate": True}

    code, message = unseeing.refused("customField.create", **body)

    assert code == "private_fields_not_allowed"
    assert "`isPrivate`" in message
    assert api.all("customField.list") == []


@each_object
def test_no_answer_shows_the_value(company: Company, unseeing: Client, object_type: str) -> None:
    made = filled(company, object_type)
    for operation in SHOWING[object_type]:
        body = BODIES[operation](company)

        seen = str(unseeing.answer(operation, body).body)
        everything = str(company.admin.answer(operation, body).body)

        assert SECRET in everything, operation
        assert (SECRET in seen, made.private in seen, "Marvin" in seen) == (False, False, True), operation


def test_who_is_credited_does_not_show_theirs(company: Company, unseeing: Client) -> None:
    private = field(company, object_type="Employee", isPrivate=True)
    company.admin("user.setCustomFieldValue", userId=company.user, fieldId=private, fieldValue=SECRET)
    candidate, application = {"id": company.things["candidate"]}, {"applicationId": company.things["application"]}
    company.admin("candidate.update", candidateId=candidate["id"], creditedToUserId=company.user)
    company.admin("application.update", **application, creditedToUserId=company.user)
    for operation, body in (("candidate.info", candidate), ("application.info", application)):
        assert SECRET in str(company.admin(operation, **body)["creditedToUser"])
        assert unseeing(operation, **body)["creditedToUser"]["customFields"] == []


def test_they_are_not_listed_and_come_in_no_sync(api: Client, company: Company, unseeing: Client) -> None:
    private, seen = field(company, isPrivate=True), field(company)
    listed, token = unseeing.run("customField.list")

    assert [each["id"] for each in listed] == [seen]
    api("customField.update", customFieldId=private, title="Still a secret")
    assert unseeing.all("customField.list", syncToken=token) == []
    assert len(unseeing.all("customField.list", includeArchived=True)) == 1


def test_a_cursor_of_a_key_that_sees_them_does_not_help(api: Client, company: Company, unseeing: Client) -> None:
    for _ in range(3):
        field(company, isPrivate=True)
    cursor = api.page("customField.list", limit=1)["nextCursor"]

    assert unseeing.refused("customField.list", cursor=cursor)[0] == "invalid_next_cursor"


@pytest.mark.parametrize(
    "operation",
    [
        "customField.info",
        "customField.update",
        "customField.archive",
        "customField.restore",
        "customField.updateSelectableValues",
        "customField.setReferenceIdentifier",
    ],
)
def test_by_its_id_one_is_as_good_as_unknown(company: Company, unseeing: Client, operation: str) -> None:
    private = field(company, "ValueSelect", isPrivate=True)
    body = BODIES[operation](company)
    before = company.admin("customField.info", customFieldId=private)
    for field_id in (private, str(uuid.uuid4())):
        refused = unseeing.refused(operation, **body | {"customFieldId": field_id})

        assert refused == ("custom_field_not_found", f"Custom field not found: {field_id}")
    assert company.admin("customField.info", customFieldId=private) == before


@each_object
def test_its_value_cannot_be_set_or_cleared(company: Company, unseeing: Client, object_type: str) -> None:
    made = filled(company, object_type)
    company.admin(
        "customField.setReferenceIdentifier",
        customFieldId=made.private,
        referenceIdentifier="salary",
        expectedReferenceIdentifier=None,
    )
    operation, record = setting(object_type, company.things[OBJECTS[object_type]])
    for named in ({"fieldId": made.private}, {"referenceIdentifier": "salary"}):
        for value in ("a hundred thousand", None, 7):
            one = unseeing.refused(operation, **record, **named, fieldValue=value)
            several = unseeing.refused(f"{operation}s", **record, values=[{**named, "fieldValue": value}])

            wanted = f"Custom field not found: {next(iter(named.values()))}"
            assert one == several == ("custom_field_not_found", wanted)
    assert [each["value"] for each in shown(company, object_type)] == [SECRET, "Marvin"]


@each_object
def test_its_value_stays_when_others_are_set(company: Company, unseeing: Client, object_type: str) -> None:
    made = filled(company, object_type)
    operation, record = setting(object_type, company.things[OBJECTS[object_type]])

    unseeing(operation, **record, fieldId=made.open, fieldValue=None)

    assert [each["value"] for each in shown(company, object_type)] == [SECRET]
    assert shown(company, object_type, unseeing) == []


@pytest.mark.parametrize("field_type", SELECTS)
def test_its_options_are_not_shown(company: Company, unseeing: Client, field_type: str) -> None:
    several = field_type == "MultiValueSelect"
    put(company, field(company, field_type, isPrivate=True), ["s"] if several else "s")

    assert shown(company) != []
    assert shown(company, client=unseeing) == []


@pytest.mark.parametrize(("object_type", "webhook_type"), [("Application", "applicationUpdate"), ("Job", "jobUpdate")])
def test_webhooks_do_not_tell_it(company: Company, object_type: str, webhook_type: str) -> None:
    assert company.things[OBJECTS[object_type]]
    with receiving() as receiver:
        tell(company, receiver.url, webhook_type=webhook_type)
        made = filled(company, object_type)
        messages = receiver.wait_for(2)

    bodies = [message.body.decode() for message in messages]
    assert not [body for body in bodies if SECRET in body or made.private in body]
    assert sum("Marvin" in body for body in bodies) == 1


def _acting(company: Company, user_id: str, operation: str, body: dict[str, Any]) -> Any:
    """Calls an operation with a key that may do everything, on behalf of a user; gives the answer."""
    content = json.dumps(body).encode()
    headers = {"content-type": "application/json", "x-on-behalf-of": user_id}
    return company.admin.post(operation, content, headers).body


def test_on_behalf_of_a_user_it_is_the_user_who_must_see_them(company: Company) -> None:
    filled(company, "Candidate")
    body = {"id": company.things["candidate"]}
    farid = company.things["another_user"]

    assert SECRET not in str(_acting(company, farid, "candidate.info", body))
    assert SECRET in str(_acting(company, company.user, "candidate.info", body))
    company.admin("user.update", userId=farid, seesPrivateFields=True)
    assert SECRET in str(_acting(company, farid, "candidate.info", body))
