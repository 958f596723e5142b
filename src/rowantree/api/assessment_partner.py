"""Assessment partners: programs that hold tests, and how they are called."""

from __future__ import annotations

from typing import Annotated

import msgspec
from sqlalchemy import true

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.operation import After, operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, PageInput, TimeShown, UnsetType, or_none, show_time
from rowantree.domain import assessment_partners
from rowantree.domain.assessment_partners import AssessmentPartnerArchived, AssessmentPartnerNotFound, Said
from rowantree.domain.identity import IdTaken
from rowantree.partners import assessments as calls
from rowantree.partners.assessments import Asked, CustomFieldType, Nothing, Offered
from rowantree.partners.calling import CALL_ERRORS, Call

Name = Annotated[str, Meta(description="What the partner is called.")]
BaseUrl = Annotated[
    str,
    Meta(description="Where the partner's operations are: `https://example.com/api` has `/api/assessment.start`."),
]
ApiKey = Annotated[
    str, Meta(description="The key that the partner knows this organization by: the user name of basic authentication.")
]
HasCustomFields = Annotated[bool, Meta(description="Whether it is asked what it wants to know of each assessment.")]
CanCancel = Annotated[bool, Meta(description="Whether it takes cancellations.")]


class AssessmentPartner(Output):
    """A program that holds tests. Its API key is never shown."""

    id: Id
    name: str
    base_url: str
    has_custom_fields: bool
    can_cancel: bool
    is_archived: bool
    created_at: TimeShown
    updated_at: TimeShown


class AssessmentType(Output):
    """A test that candidates can take."""

    assessment_type_id: str
    name: str
    description: str | UnsetType = UNSET


class AssessmentTypes(Output):
    """The tests that a partner offers now."""

    assessment_partner_id: Id
    assessments: list[AssessmentType]


class AssessmentFieldChoice(Output):
    """A value that can be chosen."""

    key: Annotated[str, Meta(description="What is given when it is chosen.")]
    value: Annotated[str, Meta(description="What is shown.")]


class AssessmentField(Output):
    """Something that a partner wants to know of each assessment."""

    id: Annotated[str, Meta(description="The key of its value in `additionalFields`.")]
    name: str
    type: CustomFieldType
    possible_values: list[AssessmentFieldChoice] | UnsetType = UNSET
    is_required: bool


class AssessmentFields(Output):
    """What a partner wants to know of each assessment, and when it said so."""

    assessment_partner_id: Id
    custom_fields: list[AssessmentField]
    fetched_at: Annotated[TimeShown | UnsetType, Meta(description="Absent where the partner has none.")] = UNSET


def show(row: models.AssessmentPartner) -> AssessmentPartner:
    """A partner as answers show it."""
    return AssessmentPartner(
        id=row.id,
        name=row.name,
        base_url=row.base_url,
        has_custom_fields=row.has_custom_fields,
        can_cancel=row.can_cancel,
        is_archived=not row.is_enabled,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
    )


class Create(Input):
    """The partner to set up."""

    name: Name
    base_url: BaseUrl
    api_key: ApiKey
    has_custom_fields: HasCustomFields | UnsetType = UNSET
    can_cancel: CanCancel | UnsetType = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the partner shall have, such as the one it knows itself by.")
    ] = UNSET


@operation(
    "assessmentPartner.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> AssessmentPartner:
    """Sets up an assessment partner.

    Nothing is sent there yet, but for the question for its custom fields, once an hour, where it has any.
    """
    return show(assessment_partners.add(ctx, _said(body), or_none(body.id)))


class Update(Input):
    """The partner, and what of it to change; what is absent stays as it is."""

    one_of = ("name", "base_url", "api_key", "has_custom_fields", "can_cancel")

    assessment_partner_id: Annotated[Id, Meta(description="The partner, from `assessmentPartner.list`.")]
    name: Name | UnsetType = UNSET
    base_url: BaseUrl | UnsetType = UNSET
    api_key: ApiKey | UnsetType = UNSET
    has_custom_fields: HasCustomFields | UnsetType = UNSET
    can_cancel: CanCancel | UnsetType = UNSET


@operation(
    "assessmentPartner.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(AssessmentPartnerNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> AssessmentPartner:
    """Changes an assessment partner.

    The key that it knows us by is sent to nobody else: with an address on another host comes a key.
    """
    partner = ctx.lock(models.assessment_partner, body.assessment_partner_id)
    return show(assessment_partners.revise(ctx, partner, _said(body)))


class List(PageInput):
    """Which partners to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived partners are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.assessment_partner,
    {"unarchived": models.assessment_partner.c.is_enabled == true()},
    {"unarchived": True},
)


@operation("assessmentPartner.list", permission=Permission.ORGANIZATION_READ, writes=False, extension=True)
def list_(ctx: Context, body: List) -> Page[AssessmentPartner]:
    """Lists assessment partners, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page([show(row) for row in found.rows])


class Archive(Input):
    """The partner to archive."""

    assessment_partner_id: Annotated[Id, Meta(description="The partner, from `assessmentPartner.list`.")]


@operation(
    "assessmentPartner.archive",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(AssessmentPartnerNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> AssessmentPartner:
    """Archives an assessment partner, so that nothing is begun there any more.

    What it goes on to say of assessments is still taken. Archiving an archived one changes nothing.
    """
    partner = ctx.lock(models.assessment_partner, body.assessment_partner_id)
    return show(assessment_partners.archive(ctx, partner))


class ListAssessments(Input):
    """Whose tests to list."""

    assessment_partner_id: Annotated[Id, Meta(description="The partner, from `assessmentPartner.list`.")]


class _TypesToAsk(AssessmentTypes):
    """The answer before the partner has been asked."""

    call: Call


async def _ask_types(_outside: Outside, _body: ListAssessments, asking: _TypesToAsk) -> Offered:
    return await calls.list_(asking.call, Nothing())


def _show_types(_ctx: Context, _body: ListAssessments, asking: _TypesToAsk, offered: Offered) -> AssessmentTypes:
    return AssessmentTypes(
        assessment_partner_id=asking.assessment_partner_id,
        assessments=[
            AssessmentType(
                assessment_type_id=each.assessment_type_id, name=each.name, description=each.description or UNSET
            )
            for each in offered.results
        ],
    )


@operation(
    "assessmentPartner.listAssessments",
    permission=Permission.ORGANIZATION_READ,
    writes=False,
    errors=(AssessmentPartnerNotFound, AssessmentPartnerArchived, *CALL_ERRORS),
    extension=True,
    after=After(_ask_types, _show_types),
)
def list_assessments(ctx: Context, body: ListAssessments) -> AssessmentTypes:
    """Lists the tests that a partner offers, as it says now.

    The partner has ten seconds to answer.
    """
    partner = assessment_partners.usable(ctx, body.assessment_partner_id)
    return _TypesToAsk(
        assessment_partner_id=partner.id, assessments=[], call=assessment_partners.call(ctx.world, partner)
    )


class ListCustomFields(Input):
    """Whose custom fields to list."""

    assessment_partner_id: Annotated[Id, Meta(description="The partner, from `assessmentPartner.list`.")]
    refresh: Annotated[
        bool | UnsetType, Meta(description="Whether to ask the partner even though it has told before.")
    ] = UNSET


class _FieldsToAsk(AssessmentFields):
    """The answer before the partner has been asked, which it is only where there is a call."""

    call: Call | None


async def _ask_fields(_outside: Outside, _body: ListCustomFields, asking: _FieldsToAsk) -> Asked | None:
    return None if asking.call is None else await calls.list_custom_fields(asking.call, Nothing())


def _settle_fields(
    ctx: Context, _body: ListCustomFields, asking: _FieldsToAsk, asked: Asked | None
) -> AssessmentFields:
    partner = ctx.lock(models.assessment_partner, asking.assessment_partner_id)
    return _show_fields(partner if asked is None else assessment_partners.learn_custom_fields(ctx, partner, asked))


@operation(
    "assessmentPartner.listCustomFields",
    permission=Permission.ORGANIZATION_READ,
    writes=False,
    errors=(AssessmentPartnerNotFound, AssessmentPartnerArchived, *CALL_ERRORS),
    extension=True,
    after=After(_ask_fields, _settle_fields),
)
def list_custom_fields(ctx: Context, body: ListCustomFields) -> AssessmentFields:
    """Lists what a partner wants to know of each assessment.

    The partner is asked where it has not told yet, or when that is wanted, and has ten seconds to answer; it is also
    asked once an hour.
    """
    partner = assessment_partners.usable(ctx, body.assessment_partner_id)
    wanted = partner.has_custom_fields and (body.refresh is True or partner.custom_fields == "[]")
    return _FieldsToAsk(
        assessment_partner_id=partner.id,
        custom_fields=[],
        call=assessment_partners.call(ctx.world, partner) if wanted else None,
    )


def _show_fields(partner: models.AssessmentPartner) -> AssessmentFields:
    fetched_at = partner.custom_fields_at
    return AssessmentFields(
        assessment_partner_id=partner.id,
        custom_fields=msgspec.json.decode(partner.custom_fields, type=list[AssessmentField]),
        fetched_at=UNSET if fetched_at is None else show_time(fetched_at),
    )


def _said(body: Create | Update) -> Said:
    """What a request says of a partner."""
    said = Said()
    if body.name is not UNSET:
        said["name"] = body.name
    if body.base_url is not UNSET:
        said["base_url"] = body.base_url
    if body.api_key is not UNSET:
        said["api_key"] = body.api_key
    if body.has_custom_fields is not UNSET:
        said["has_custom_fields"] = body.has_custom_fields
    if body.can_cancel is not UNSET:
        said["can_cancel"] = body.can_cancel
    return said
