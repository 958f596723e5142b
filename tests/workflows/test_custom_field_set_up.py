"""A program sets up the fields that it needs, fills them in, and finds them again by a name of its own."""

from __future__ import annotations

from tests.cast import Company
from tests.client import Client, Results

LEVELS = [{"label": "Junior", "value": "junior"}, {"label": "Senior", "value": "senior"}]


def field(partner: Client, title: str, object_type: str, field_type: str, **more: object) -> Results:
    """The field with that title, which is made where there is none."""
    for each in partner.all("customField.list", limit=1):
        if (each["title"], each["objectType"]) == (title, object_type):
            return each
    return partner("customField.create", title=title, objectType=object_type, fieldType=field_type, **more)


def set_up(partner: Client) -> list[Results]:
    """The fields that the program needs."""
    return [
        field(partner, "Level", "Candidate", "ValueSelect", selectableValues=LEVELS),
        field(partner, "Expected salary", "Candidate", "Currency"),
        field(partner, "Match", "Application", "Number"),
    ]


def values(record: Results) -> dict[str, object]:
    """The values of a record's fields by title."""
    return {each["title"]: each["value"] for each in record["customFields"]}


def test_fields_are_set_up_once_and_filled_in(company: Company, partner: Client) -> None:
    candidate = partner("candidate.create", name="Maya Okafor")
    application = company.things["application"]

    first, second = set_up(partner), set_up(partner)  # the program is started twice
    assert second == first
    level, salary, score = first

    partner(
        "customField.setValues",
        objectType="Candidate",
        objectId=candidate["id"],
        values=[
            {"fieldId": level["id"], "fieldValue": "senior"},
            {"fieldId": salary["id"], "fieldValue": {"value": 120_000, "currencyCode": "EUR"}},
        ],
    )
    partner(
        "customField.setValue", objectType="Application", objectId=application, fieldId=score["id"], fieldValue=0.93
    )

    shown = partner("candidate.info", id=candidate["id"])
    assert values(shown) == {"Level": "senior", "Expected salary": {"value": 120_000, "currencyCode": "EUR"}}
    (chosen,) = [each for each in shown["customFields"] if each["title"] == "Level"]
    assert chosen["valueLabel"] == "Senior"
    assert values(partner("application.info", applicationId=application))["Match"] == 0.93


def test_a_value_can_be_taken_back_and_an_option_added(partner: Client) -> None:
    candidate = partner("candidate.create", name="Maya Okafor")["id"]
    level = field(partner, "Level", "Candidate", "ValueSelect", selectableValues=LEVELS)
    told = {"objectType": "Candidate", "objectId": candidate, "fieldId": level["id"]}
    assert partner.refused("customField.setValue", **told, fieldValue="principal")[0] == "invalid_input"

    partner(
        "customField.updateSelectableValues",
        customFieldId=level["id"],
        selectableValues=[*LEVELS, {"label": "Principal", "value": "principal"}],
    )
    partner("customField.setValue", **told, fieldValue="principal")
    assert values(partner("candidate.info", id=candidate)) == {"Level": "principal"}

    partner("customField.setValue", **told, fieldValue=None)
    assert values(partner("candidate.info", id=candidate)) == {}


def test_a_field_is_found_by_a_name_of_the_programs_own(partner: Client) -> None:
    candidate = partner("candidate.create", name="Maya Okafor")["id"]
    made = field(partner, "Source code", "Candidate", "Url")

    partner(
        "customField.setReferenceIdentifier",
        customFieldId=made["id"],
        referenceIdentifier="acme_repository",
        expectedReferenceIdentifier=made["referenceIdentifier"],
    )
    partner(
        "customField.setValue",
        objectType="Candidate",
        objectId=candidate,
        referenceIdentifier="acme_repository",
        fieldValue="https://git.example.com/maya",
    )

    (shown,) = partner("candidate.info", id=candidate)["customFields"]
    assert (shown["referenceIdentifier"], shown["value"]) == ("acme_repository", "https://git.example.com/maya")
