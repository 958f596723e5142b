"""Forms that are filled out to apply, to recommend somebody or to give feedback: what they ask."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, get_args

from sqlalchemy import select, true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, markup, names, organizations
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.file import FileKind
from rowantree.models.job import FieldType, FormField, FormSection, SelectableValue

MAX_SECTIONS = 20
MAX_FIELDS = 200
"""How many questions a form can have, in all its sections."""
MAX_CHOICES = 500
"""How many answers a question can offer."""
MAX_DESCRIPTION = 20_000

RESUME = "_systemfield_resume"
"""The path of the question for the file that is read."""
SYSTEM_FIELDS: dict[str, FieldType] = {
    "_systemfield_name": "String",
    "_systemfield_email": "Email",
    "_systemfield_phone": "Phone",
    "_systemfield_location": "Location",
    RESUME: "File",
}
"""The questions whose answers go into the candidate's record, by path, and the type that each must have."""
ASKED_ALWAYS = ("_systemfield_name", "_systemfield_email")
"""What every application form must ask: who applies, and how to reach them."""
JOB = "_systemfield_job"
"""The path of the question for the job that somebody is recommended for."""

OF_CANDIDATES: frozenset[FieldType] = frozenset(get_args(FieldType)) - {
    "CompensationRange",
    "Currency",
    "Job",
    "NumberRange",
    "UUID",
}
"""The types of what candidates, and those who recommend them, are asked in an organization's own questions."""
OF_INTERVIEWERS: frozenset[FieldType] = frozenset(get_args(FieldType)) - {
    "EducationHistory",
    "File",
    "Job",
    "SocialLink",
}
"""The types of what interviewers are asked."""

_SELECTS = ("ValueSelect", "MultiValueSelect")


@when_missing(models.application_form_definition)
class ApplicationFormDefinitionNotFound(Refusal):
    """No application form definition has this id."""

    code = "application_form_definition_not_found"
    message = "Application form definition not found: {id}"


class ApplicationFormDefinitionIsDefault(Refusal):
    """The default form cannot be archived: postings that name no other have it."""

    code = "application_form_definition_is_default"
    message = "{title!r} is the default form; make another one the default before you archive it"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is said of a field of a form."""

    title: str
    kind: FieldType
    is_required: bool
    description_html: str = ""
    path: str | None = None
    """That of a system field; None for a question of the organization's own."""
    id: Id | None = None
    """What names the answers to a question of the organization's own; a new one where None."""
    choices: Sequence[SelectableValue] | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """What is said of a section of a form."""

    title: str = ""
    description_html: str = ""
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What all forms of a kind have in common."""

    system_fields: Mapping[str, FieldType]
    """The questions that have a path of their own, and the type that each must have."""
    asked_always: Sequence[str]
    """The paths of those that every such form requires."""
    types: Collection[FieldType] = OF_CANDIDATES
    """What the organization's own questions can be of."""


APPLICATION = Kind(system_fields=SYSTEM_FIELDS, asked_always=ASKED_ALWAYS)
REFERRAL = Kind(system_fields={**SYSTEM_FIELDS, JOB: "Job"}, asked_always=(*ASKED_ALWAYS, JOB))
FEEDBACK = Kind(
    system_fields={"overall_recommendation": "ValueSelect", "feedback": "RichText"},
    asked_always=(),
    types=OF_INTERVIEWERS,
)


def standard(ctx: Context) -> models.ApplicationFormDefinition:
    """The form that an organization begins with."""
    fields = [
        system_field(ctx, "_systemfield_name", "Name", "String", required=True),
        system_field(ctx, "_systemfield_email", "Email", "Email", required=True),
        system_field(ctx, "_systemfield_phone", "Phone", "Phone", required=False),
        system_field(ctx, "_systemfield_location", "Location", "Location", required=False),
        system_field(ctx, RESUME, "Resume", "File", required=False),
    ]
    return _new(ctx, ctx.new_id(), "Standard application", to_json([{"fields": fields}]))._replace(is_default=True)


def system_field(ctx: Context, path: str, title: str, kind: FieldType, *, required: bool) -> FormField:
    """A question that has a path of its own."""
    return {
        "isRequired": required,
        "field": {
            "id": ctx.new_id(),
            "type": kind,
            "path": path,
            "humanReadablePath": path,
            "title": title,
            "isNullable": not required,
        },
    }


def _new(ctx: Context, form_id: Id, title: str, sections: Json) -> models.ApplicationFormDefinition:
    return models.ApplicationFormDefinition(
        organization_id=ctx.organization_id,
        id=form_id,
        title=title,
        sections=sections,
        is_default=False,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def add(
    ctx: Context,
    title: str,
    sections: Sequence[Section],
    *,
    is_default: bool,
    id: Id | None,  # noqa: A002 the word of all who import
) -> models.ApplicationFormDefinition:
    """A new form.

    Raises:
        InvalidInput: a part of it is wrong, or it asks no name or no e-mail address.
        IdTaken: another form has the id that this one shall have.
    """
    form = _new(ctx, id or ctx.new_id(), names.name(title, "title"), built(ctx, APPLICATION, sections, []))
    identity.add(ctx, models.application_form_definition, form)
    ctx.happened("applicationFormDefinition.created", form.id)
    return _made_default(ctx, form) if is_default else form


def revise(
    ctx: Context,
    form: models.ApplicationFormDefinition,
    *,
    title: str | None,
    sections: Sequence[Section] | None,
    is_default: bool | None,
) -> models.ApplicationFormDefinition:
    """Changes what is given of a locked form, and nothing else. One that all of it is true of stays as it is.

    Raises:
        InvalidInput: a part of it is wrong, or nothing would be the default form any more.
    """
    if is_default is False and form.is_default:
        raise InvalidInput(problem="`isDefault`: one form must be the default; make another one that")
    if is_default and form.is_archived:
        raise InvalidInput(problem="`isDefault`: an archived form cannot be the default")
    revised = form
    if title is not None:
        revised = revised._replace(title=names.name(title, "title"))
    if sections is not None:
        revised = revised._replace(sections=built(ctx, APPLICATION, sections, fields_of(form.sections)))
    if revised != form:
        revised = revised._replace(updated_at=ctx.now)
        changed = ctx.update(models.application_form_definition, form, revised)
        ctx.happened("applicationFormDefinition.updated", form.id, changed - {"updated_at"})
    return _made_default(ctx, revised) if is_default and not form.is_default else revised


def archive(ctx: Context, form: models.ApplicationFormDefinition) -> models.ApplicationFormDefinition:
    """Puts a locked form into the archive. Postings that have it keep it.

    Raises:
        ApplicationFormDefinitionIsDefault: it is the default.
    """
    if form.is_archived:
        return form
    if form.is_default:
        raise ApplicationFormDefinitionIsDefault(title=form.title)
    archived = form._replace(is_archived=True, updated_at=ctx.now)
    ctx.update(models.application_form_definition, form, archived)
    ctx.happened("applicationFormDefinition.archived", form.id, {"is_archived"})
    return archived


_DEFAULT = Query(
    models.ApplicationFormDefinition,
    select(*models.application_form_definition.columns)
    .where(models.application_form_definition.c.is_default == true())
    .with_for_update(),
)


def _made_default(ctx: Context, form: models.ApplicationFormDefinition) -> models.ApplicationFormDefinition:
    """The form as the default, which the one before it no longer is."""
    organizations.take_turns(ctx)  # two forms made the default at once would not see each other
    for known in ctx.rows(_DEFAULT):
        _say_default(ctx, known, is_default=False)
    return _say_default(ctx, form, is_default=True)


def _say_default(
    ctx: Context, form: models.ApplicationFormDefinition, *, is_default: bool
) -> models.ApplicationFormDefinition:
    changed = form._replace(is_default=is_default, updated_at=ctx.now)
    ctx.update(models.application_form_definition, form, changed)
    ctx.happened("applicationFormDefinition.updated", form.id, {"is_default"})
    return changed


def file_kind(path: str) -> FileKind:
    """What a file becomes that answers the question with this path."""
    return "ResumeFile" if path == RESUME else "CandidateFile"


def sections_of(stored: Json) -> list[FormSection]:
    """The sections in a stored column."""
    found: list[FormSection] = json.loads(stored)
    return found


def fields_of(stored: Json) -> list[FormField]:
    """The questions of all sections in a stored column, in their order."""
    return [each for section in sections_of(stored) for each in section["fields"]]


def file_paths(fields: Sequence[FormField]) -> list[str]:
    """The paths of those questions that are answered with a file."""
    return [each["field"]["path"] for each in fields if each["field"]["type"] == "File"]


def file_paths_of(definition: Json) -> list[str]:
    """The same of a form as it is kept with the answers to it."""
    found: dict[str, list[FormSection]] = json.loads(definition)
    return [path for section in found["sections"] for path in file_paths(section["fields"])]


def built(ctx: Context, kind: Kind, sections: Sequence[Section], known: Sequence[FormField]) -> Json:
    """The sections of a form as they are stored; a system field that is `known` keeps its id.

    Raises:
        InvalidInput: something is wrong, or a question is missing that every form of this kind has.
    """
    if len(sections) > MAX_SECTIONS:
        raise InvalidInput(problem=f"`sections`: a form has at most {MAX_SECTIONS} sections")
    if sum(len(section.questions) for section in sections) > MAX_FIELDS:
        raise InvalidInput(problem=f"`sections`: a form has at most {MAX_FIELDS} fields")
    ids = {each["field"]["path"]: each["field"]["id"] for each in known}
    made: list[FormSection] = [
        {
            **_title(section, f"sections[{number}]"),
            **_description(section.description_html, f"sections[{number}].descriptionHtml"),
            "fields": [
                _field(ctx, kind, question, ids, f"sections[{number}].fields[{place}]")
                for place, question in enumerate(section.questions)
            ],
        }
        for number, section in enumerate(sections)
    ]
    _check_together(kind, [each for section in made for each in section["fields"]])
    return to_json(made)


def _check_together(kind: Kind, fields: Sequence[FormField]) -> None:
    """What holds for all questions of a form together."""
    paths = [each["field"]["path"] for each in fields]
    twice = next((path for path in paths if paths.count(path) > 1), None)
    if twice is not None:
        raise InvalidInput(problem=f"`sections`: the field {twice} is there twice")
    required = {each["field"]["path"] for each in fields if each["isRequired"]}
    for path in kind.asked_always:
        if path not in required:
            raise InvalidInput(problem=f"`sections`: every form has the field {path}, and requires it")


class _Description(TypedDict, total=False):
    descriptionHtml: str
    descriptionPlain: str


class _Title(TypedDict, total=False):
    title: str


def _title(section: Section, parameter: str) -> _Title:
    return {"title": names.name(section.title, f"{parameter}.title")} if section.title.strip() else {}


def _description(html: str, parameter: str) -> _Description:
    """A description as it is stored, in both forms; nothing where it says nothing."""
    if len(html) > MAX_DESCRIPTION:
        raise InvalidInput(problem=f"`{parameter}` must have at most {MAX_DESCRIPTION} characters")
    sanitized = markup.sanitized_within(MAX_DESCRIPTION, html, markup.POSTING_TAGS, parameter)
    plain = markup.plain(sanitized)
    return {"descriptionHtml": sanitized, "descriptionPlain": plain} if plain else {}


def _field(ctx: Context, kind: Kind, question: Question, ids: dict[str, Id], parameter: str) -> FormField:
    if question.path is None:
        if question.kind not in kind.types:
            raise InvalidInput(problem=f"`{parameter}.type`: {_no_such_type(kind, question.kind)}")
        field_id = question.id or ctx.new_id()
        path: str = field_id
    else:
        path = _system_path(kind, question, parameter)
        field_id = ids.get(path) or ctx.new_id()
    made: FormField = {
        "isRequired": question.is_required,
        **_description(question.description_html, f"{parameter}.descriptionHtml"),
        "field": {
            "id": field_id,
            "type": question.kind,
            "path": path,
            "humanReadablePath": "" if question.path is None else path,
            "title": names.name(question.title, f"{parameter}.title"),
            "isNullable": not question.is_required,
        },
    }
    choices = _choices(question, f"{parameter}.selectableValues")
    if choices:
        made["field"]["selectableValues"] = choices
    return made


def _no_such_type(kind: Kind, wanted: FieldType) -> str:
    if wanted == "Job":
        return f"only {JOB}, of a referral form, has the type Job"
    return f"such a form has no fields of the type {wanted}, only of {', '.join(sorted(kind.types))}"


def _system_path(kind: Kind, question: Question, parameter: str) -> str:
    path = question.path or ""
    wanted = kind.system_fields.get(path)
    if wanted is None:
        known = ", ".join(kind.system_fields) or "none"
        raise InvalidInput(problem=f"`{parameter}.path`: there is no system field {path[:80]!r}; there are {known}")
    if question.kind != wanted:
        raise InvalidInput(problem=f"`{parameter}.type`: {path} has the type {wanted}")
    if question.id is not None:
        raise InvalidInput(problem=f"`{parameter}.id`: {path} is named by its path")
    return path


def _choices(question: Question, parameter: str) -> list[SelectableValue]:
    given = list(question.choices or [])
    if question.kind not in _SELECTS:
        if given:
            raise InvalidInput(problem=f"`{parameter}`: a field of the type {question.kind} has none")
        return []
    if not given:
        raise InvalidInput(problem=f"`{parameter}` is required for a field of the type {question.kind}")
    if len(given) > MAX_CHOICES:
        raise InvalidInput(problem=f"`{parameter}`: there can be at most {MAX_CHOICES}")
    choices: list[SelectableValue] = [
        {
            "label": names.name(choice["label"], f"{parameter}[{place}].label"),
            "value": names.name(choice["value"], f"{parameter}[{place}].value"),
        }
        for place, choice in enumerate(given)
    ]
    values = [choice["value"] for choice in choices]
    if len(set(values)) < len(values):
        raise InvalidInput(problem=f"`{parameter}`: each `value` must be there once")
    return choices
