"""Sources: where candidates come from, grouped by type, and the links by which that is known."""

from __future__ import annotations

import string
from urllib.parse import quote

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import brands, identity, names
from rowantree.models.columns import Id

MAX_CODE = 200
"""How many characters the code of a tracking link can have."""

_MADE_CODE = 10
"""How many letters a code has that we make."""


@when_missing(models.source_type)
class SourceTypeNotFound(Refusal):
    """No source type has this id."""

    code = "source_type_not_found"
    message = "Source type not found: {id}"


@when_missing(models.source_tracking_link)
class SourceTrackingLinkNotFound(Refusal):
    """No source tracking link has this id."""

    code = "source_tracking_link_not_found"
    message = "Source tracking link not found: {id}"


class SourceTrackingLinkCodeTaken(Refusal):
    """Another source tracking link already has this code."""

    code = "source_tracking_link_code_taken"
    message = "Another source tracking link already has the code {code!r}"


_BY_CODE = Query(
    models.SourceTrackingLink,
    select(*models.source_tracking_link.columns).where(models.source_tracking_link.c.code == bindparam("code")),
)


def track(
    ctx: Context,
    source: models.Source,
    code: str | None,
    id: Id | None = None,  # noqa: A002 the word of all who import
) -> models.SourceTrackingLink:
    """A new link that leads to `source`; without a code it gets one of random letters.

    Raises:
        InvalidInput: the code is empty or too long.
        SourceTrackingLinkCodeTaken: another link has the code.
        IdTaken: another link has the id that this one shall have.
    """
    link = models.SourceTrackingLink(
        organization_id=ctx.organization_id,
        id=id or ctx.new_id(),
        code=_random_code(ctx) if code is None else names.name(code, "code", MAX_CODE),
        source_id=source.id,
        enabled=True,
        created_at=ctx.now,
    )
    if ctx.rows(_BY_CODE, code=link.code):
        raise SourceTrackingLinkCodeTaken(code=link.code)
    if id is None:
        ctx.insert(models.source_tracking_link, link)
    else:
        identity.add(ctx, models.source_tracking_link, link)
    ctx.happened("sourceTrackingLink.created", link.id)
    return link


def _random_code(ctx: Context) -> str:
    bits = ctx.world.chance.getrandbits(64)
    letters = []
    for _ in range(_MADE_CODE):
        bits, place = divmod(bits, len(string.ascii_letters))
        letters.append(string.ascii_letters[place])
    return "".join(letters)


def tracked(ctx: Context, code: str) -> Id | None:
    """The source of the enabled tracking link with this code, if there is one."""
    return next((link.source_id for link in ctx.rows(_BY_CODE, code=code.strip()) if link.enabled), None)


def page_of_jobs(ctx: Context) -> str:
    """The address of the organization's page of jobs: that of its oldest brand."""
    brand = brands.oldest(ctx)
    return ctx.world.base_url if brand is None else f"{ctx.world.base_url}/{brand.hosted_jobs_page_slug}"


def link_to(page: str, link: models.SourceTrackingLink) -> str:
    """The address of a page of jobs with the code of a tracking link."""
    return f"{page}?utm_source={quote(link.code, safe='')}"
