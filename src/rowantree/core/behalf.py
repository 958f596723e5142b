"""Acting on behalf of a user: a request with the header `X-On-Behalf-Of` is that user's, with what the key may do.

Who is named is known only inside the transaction, so that is where the request becomes theirs.
"""

from __future__ import annotations

from dataclasses import replace

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, OnBehalfOfNotAllowed
from rowantree.core.permission import Access, Switch
from rowantree.models.columns import Id

HEADER = b"x-on-behalf-of"
ADMIN = "Organization Admin"


def on_behalf(access: Access, header: bytes) -> Access:
    """`access` as that of the user whom the header names.

    Raises:
        OnBehalfOfNotAllowed: the key may not act for others.
        InvalidInput: the header is no id.
    """
    if not access.allows(Switch.ON_BEHALF_OF):
        raise OnBehalfOfNotAllowed
    try:
        user_id = Id.parse(header.decode("latin-1").strip())
    except ValueError:
        raise _nobody() from None
    return replace(access, user_id=user_id, on_behalf=True)


def become(ctx: Context) -> None:
    """Makes the request that of the user whom it names: what is private only where they may see it, too.

    Raises:
        InvalidInput: the organization has no such user, or they are deactivated.
    """
    user = ctx.find(models.user, ctx.access.user_id)
    if user is None or user.is_service or not user.is_enabled:
        raise _nobody()
    if not (user.sees_private_fields or user.global_role == ADMIN):
        ctx.access = replace(ctx.access, switches=ctx.access.switches - {Switch.PRIVATE_FIELDS})


def _nobody() -> InvalidInput:
    return InvalidInput(problem="`X-On-Behalf-Of` must be the id of an enabled user of the organization")
