"""Referrals: candidates whom somebody of the organization recommends."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.application import Application, show
from rowantree.api.shapes.form import FieldSubmissionGiven, answers_given
from rowantree.core.context import Context, Outside
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Time, UnsetType, or_none
from rowantree.domain import referrals, submissions
from rowantree.domain.people import UserNotFound
from rowantree.domain.referrals import Filled, ReferralFormNotFound
from rowantree.domain.submissions import Enclosed


class Create(Input):
    """The form as it was filled out, and by whom."""

    id: Annotated[Id, Meta(description="The form, from `referralForm.info`.")]
    credited_to_user_id: Annotated[Id, Meta(description="The user who recommends the candidate.")]
    field_submissions: Annotated[
        list[FieldSubmissionGiven],
        Meta(
            max_length=1_000,
            description="The answers. The job is `{title, value}`, where `value` is the id of an open job; a place has"
            " `country`, `region` and `city`, or some of them; a file is the handle of an upload for an"
            " `ApplicationForm`.",
        ),
    ]
    created_at: Annotated[
        Time | UnsetType, Meta(description="When the candidate was recommended; the time of the call when absent.")
    ] = UNSET


async def _enclosed(outside: Outside, body: Create) -> Enclosed:
    return await submissions.enclosed(outside, answers_given(body.field_submissions), referrals.PARAMETER)


@operation(
    "referral.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ReferralFormNotFound, UserNotFound),
    before=_enclosed,
)
def create(ctx: Context, body: Create, enclosed: Enclosed) -> Application:
    """Recommends a candidate for an open job.

    A candidate who is known by the e-mail address gets the application, otherwise there is a new candidate. It begins
    in the first stage of the type `Lead`, with the organization's source for referrals and the credit of the user.
    While an application for the same job is running, no other is made: that one gets the referral and stays as it is.
    A refusal with `invalid_input` tells of every answer that is missing or wrong.
    """
    form = ctx.get(models.referral_form, body.id)
    filled = Filled(
        credited_to_user_id=body.credited_to_user_id,
        answered=answers_given(body.field_submissions),
        created_at=or_none(body.created_at),
        enclosed=enclosed,
    )
    return show(ctx, referrals.refer(ctx, form, filled))
