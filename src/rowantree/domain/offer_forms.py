"""Forms that offers are made by: what they ask, and what the answers say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, false, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.core.wire import Time
from rowantree.domain import answers, custom_fields, custom_types, forms, submissions
from rowantree.domain.answers import Answer
from rowantree.domain.submissions import Enclosed
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FieldDefinition, FormField, FormSection, SelectableValue

START_DATE = "_systemfield_start_date"
SALARY = "_systemfield_salary"
OPENING = "_systemfield_opening"
PARAMETER = "offerForm.fieldSubmissions"
"""What requests call the answers."""
MAX_OPENINGS = 500
"""How many openings a form offers. Others can be named all the same."""
MAX_FORMS = 20
"""How many forms a process keeps, filled out or not: one more takes the place of the oldest."""
MAX_VALUES = 200_000
"""How many characters the custom fields of an offer hold: answers and webhooks show those of all its versions."""


@when_missing(models.offer_form)
class OfferFormNotFound(Refusal):
    """The offer process has no form with this id."""

    code = "offer_form_not_found"
    message = "Offer form not found: {id}"


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the answers of a form say."""

    start_date: datetime
    salary: Json
    opening_id: Id | None
    custom_values: Json | None
    submitted_values: Json


_form = models.offer_form
_OLDEST = (
    select(_form.c.id)
    .where(_form.c.organization_id == bindparam("of_organization"), _form.c.offer_process_id == bindparam("of_process"))
    .order_by(_form.c.created_at.desc(), _form.c.id.desc())
    .offset(bindparam("kept"))
)
_FORGET = delete(_form.core).where(_form.c.organization_id == bindparam("of_organization"), _form.c.id.in_(_OLDEST))


def start(ctx: Context, process: models.OfferProcess) -> models.OfferForm:
    """A new form to be filled out for an offer of a locked process."""
    by = {"of_organization": ctx.organization_id, "of_process": process.id}
    perform(ctx.connection, _FORGET, **by, kept=MAX_FORMS - 1)
    form = models.OfferForm(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        offer_process_id=process.id,
        form_definition=to_json({"sections": [{"fields": _fields(ctx, process)}]}),
        created_at=ctx.now,
        submitted_at=None,
    )
    ctx.insert(models.offer_form, form)
    ctx.happened("offerForm.created", form.id)
    return form


def _fields(ctx: Context, process: models.OfferProcess) -> list[FormField]:
    opening = forms.system_field(ctx, OPENING, "Opening", "ValueSelect", required=False)
    opening["field"]["selectableValues"] = _openings(ctx, process)
    asked = [
        forms.system_field(ctx, START_DATE, "Start date", "Date", required=True),
        forms.system_field(ctx, SALARY, "Salary", "Currency", required=True),
        opening,
    ]
    return [*asked, *(_field(each) for each in ctx.rows(_CUSTOM_FIELDS))][: forms.MAX_FIELDS]


class _Offered(NamedTuple):
    id: Id
    identifier: str


_opening, _opening_version, _opening_job = models.opening, models.opening_version, models.opening_job
_FREE_OPENINGS = Query(
    _Offered,
    select(_opening.c.id, _opening_version.c.identifier)
    .select_from(_opening_job.core)
    .join(_opening.core, _opening.c.id == _opening_job.c.opening_id)
    .join(_opening_version.core, _opening_version.c.id == _opening.c.latest_version_id)
    .where(
        _opening_job.c.job_id == bindparam("job_id"),
        _opening.c.is_archived == false(),
        _opening.c.state != "Closed",
        _opening.c.state != "Filled",
    )
    .order_by(_opening.c.created_at, _opening.c.id)
    .limit(MAX_OPENINGS),
)


def _openings(ctx: Context, process: models.OfferProcess) -> list[SelectableValue]:
    """The openings of the application's job that somebody can be hired for."""
    application = ctx.get(models.application, process.application_id)
    return [
        {"label": each.identifier or each.id, "value": each.id}
        for each in ctx.rows(_FREE_OPENINGS, job_id=application.job_id)
    ]


class _Seen(NamedTuple):
    id: Id


_SEEN = Lookup(_Seen, select(_opening.c.id), _opening.c.id)


def seen_openings(ctx: Context, ids: Iterable[Id | None]) -> set[Id]:
    """Those of these openings that the key may see."""
    return {each.id for each in ctx.by_id(_SEEN, ids)}


def seen(ctx: Context, form_definition: Json) -> Json:
    """A form without the openings that the key may not see: whoever started it may have seen more."""
    definition: dict[str, list[FormSection]] = json.loads(form_definition)
    asked = (each["field"] for section in definition["sections"] for each in section["fields"])
    offered = next((field for field in asked if field["path"] == OPENING), None)
    choices = offered.get("selectableValues", []) if offered else []
    free = seen_openings(ctx, (Id(choice["value"]) for choice in choices))
    if offered is None or len(free) == len(choices):
        return form_definition
    offered["selectableValues"] = [choice for choice in choices if choice["value"] in free]
    return to_json(definition)


_custom_field = models.custom_field
_CUSTOM_FIELDS = Query(
    models.CustomField,
    select(*_custom_field.columns)
    .where(_custom_field.c.object_type == "Offer", _custom_field.c.is_archived == false())
    .order_by(_custom_field.c.created_at, _custom_field.c.id)
    .limit(forms.MAX_FIELDS),
)


def _field(field: models.CustomField) -> FormField:
    """A custom field as a question. Private ones are asked too: who may make offers may see all of them."""
    made: FormField = {
        "isRequired": False,
        "field": {
            "id": field.id,
            "type": field.field_type,
            "path": field.id,
            "humanReadablePath": "",
            "title": field.title,
            "isNullable": True,
        },
    }
    if field.field_type in custom_types.SELECTS:
        made["field"]["selectableValues"] = [
            {"label": option["label"], "value": option["value"]}
            for option in custom_types.options(field)
            if not option["isArchived"]
        ]
    if field.description is None:
        return made
    return {"isRequired": False, "descriptionPlain": field.description, "field": made["field"]}


def checked(ctx: Context, form_definition: Json, answered: Sequence[tuple[str, Answer]]) -> Terms:
    """What the answers to a form say. Whether its opening can be had is for others to see.

    Raises:
        InvalidInput: something is missing or wrong; the message tells of all of it.
    """
    fields = _fields_of(form_definition)
    own = custom_fields.by_id(ctx, (_own_id(each["field"]) for each in fields), even_private=True)
    values = submissions.checked(fields, answered, Enclosed(), PARAMETER, _check_with(own))
    custom = to_json({path: value for path, value in values.items() if path in own})
    if len(custom) > MAX_VALUES:
        raise InvalidInput(
            problem=f"`{PARAMETER}`: all custom fields of an offer hold at most {MAX_VALUES:,} characters"
        )
    salary = values[SALARY]
    return Terms(
        start_date=datetime.fromisoformat(values[START_DATE]).replace(tzinfo=UTC),
        salary=to_json({"currencyCode": salary["currencyCode"], "value": salary["value"]}),
        opening_id=None if OPENING not in values else Id(values[OPENING]),
        custom_values=None if custom == "{}" else custom,
        submitted_values=to_json(values),
    )


def completed(version: models.OfferVersion, answered: Sequence[tuple[str, Answer]]) -> list[tuple[str, Answer]]:
    """The answers beside those of a version to all that they leave out."""
    held: dict[str, Answer] = json.loads(version.submitted_values)
    named = {path for path, _ in answered}
    return [*answered, *((path, value) for path, value in held.items() if path not in named)]


def _fields_of(form_definition: Json) -> list[FormField]:
    found: dict[str, list[FormSection]] = json.loads(form_definition)
    return [each for section in found["sections"] for each in section["fields"]]


def _own_id(question: FieldDefinition) -> Id | None:
    """The custom field that a question is for, if it is for one."""
    return Id(question["id"]) if question["path"] == question["id"] else None


def _check_with(own: Mapping[Id, models.CustomField]) -> Callable[[FieldDefinition, Answer], Answer]:
    """Looks at answers as what they become will be kept: in one of these custom fields, or in the offer itself."""

    def check(question: FieldDefinition, value: Answer) -> Answer:
        field = own.get(question["id"])
        if field is not None:
            return custom_types.checked(field, value, f"{question['title']} ({question['path']})")
        if question["path"] == START_DATE:
            return answers.checked(question, _day(value))
        if question["path"] == OPENING:
            return answers.checked({**question, "type": "UUID"}, value)
        return _amount(question, answers.checked(question, value))

    return check


def _day(value: Answer) -> Answer:
    """The day of what may be a time, in UTC."""
    try:
        return Time.parse(value).date().isoformat() if isinstance(value, str) and "T" in value else value
    except (ValueError, OverflowError):
        return value


def _amount(question: FieldDefinition, salary: Answer) -> Answer:
    if salary["value"] < 0 or not isinstance(salary["value"], int):
        raise InvalidInput(problem=f"`{question['title']} ({question['path']})`: `value` must be an integer from 0")
    return salary


def submitted(ctx: Context, form: models.OfferForm) -> None:
    """Says that a locked form was filled out.

    Raises:
        InvalidInput: it was before.
    """
    if form.submitted_at is not None:
        raise InvalidInput(problem=f"`offerFormId`: the form {form.id} was submitted before; offer.start gives another")
    ctx.update(models.offer_form, form, form._replace(submitted_at=ctx.now))


def lock(ctx: Context, process: models.OfferProcess, form_id: Id) -> models.OfferForm:
    """The form of a locked process, which nobody else fills out meanwhile.

    Raises:
        OfferFormNotFound: the process has none with this id.
    """
    form = ctx.lock(models.offer_form, form_id)
    if form.offer_process_id != process.id:
        raise OfferFormNotFound(id=form_id)
    return form
