"""The referral form: what who recommends a candidate answers."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.form import FormDefinition, SectionGiven, sections_given, show_form
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import organizations, referrals
from rowantree.domain.referrals import ReferralFormNotFound


class ReferralForm(Output):
    """The questions that who recommends a candidate answers."""

    id: Id
    organization_id: Annotated[Id, Meta(description="The organization whose form it is.")]
    title: str
    is_archived: bool
    is_default_form: Annotated[bool, Meta(description="Whether it is the one that the organization uses.")]
    form_definition: FormDefinition


def show(ctx: Context, row: models.ReferralForm) -> ReferralForm:
    """A form as answers show it."""
    return ReferralForm(
        id=row.id,
        organization_id=organizations.public_id(organizations.own(ctx)),
        title=row.title,
        is_archived=row.is_archived,
        is_default_form=row.is_default,
        form_definition=show_form(row.sections),
    )


class Info(Input):
    """Nothing."""


@operation("referralForm.info", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=True)
def info(ctx: Context, body: Info) -> ReferralForm:  # noqa: ARG001 the input is empty
    """Shows the referral form of the organization.

    An organization that has none yet gets one now.
    """
    return show(ctx, referrals.default_form(ctx))


class Update(Input):
    """The form, and what of it to change; what is absent stays as it is."""

    referral_form_id: Annotated[Id, Meta(description="The form, from `referralForm.info`.")]
    title: Annotated[str | UnsetType, Meta(description="What the form is called.")] = UNSET
    sections: Annotated[
        list[SectionGiven] | UnsetType,
        Meta(
            description="All its questions. It must ask for the job (`_systemfield_job`, of the type `Job`) and for the"
            " name and the e-mail address of the candidate."
        ),
    ] = UNSET


@operation(
    "referralForm.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ReferralFormNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> ReferralForm:
    """Changes the referral form.

    What has been submitted keeps the questions as they were. A system field keeps its id; a question of your own does
    where the request gives it.
    """
    form = ctx.lock(models.referral_form, body.referral_form_id)
    sections = None if body.sections is UNSET else sections_given(body.sections)
    return show(ctx, referrals.revise_form(ctx, form, title=or_none(body.title), sections=sections))
