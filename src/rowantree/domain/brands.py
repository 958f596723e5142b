"""Brands: the names under which an organization looks for people."""

from __future__ import annotations

import re

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain.furnishing import is_taken
from rowantree.domain.identity import IdTaken
from rowantree.domain.markup import POSTING_TAGS, sanitized_within


@when_missing(models.brand)
class BrandNotFound(Refusal):
    """No brand has this id."""

    code = "brand_not_found"
    message = "Brand not found: {id}"


class BrandSlugTaken(Refusal):
    """Another brand of this server, of whichever organization, has this address for its page of jobs."""

    code = "brand_slug_taken"
    message = "`hostedJobsPageSlug`: another page of jobs already has the address {slug!r}"


_OLDEST = Query(
    models.Brand,
    select(*models.brand.columns).order_by(models.brand.c.created_at, models.brand.c.id).limit(1),
)


def oldest(ctx: Context) -> models.Brand | None:
    """The brand that is meant where none is named, if the organization has any."""
    found = ctx.rows(_OLDEST)
    return found[0] if found else None


_SLUG = re.compile(r"[a-z0-9-]{1,60}")


def slug(text: str) -> str:
    """`text` as the address of a page of jobs.

    Raises:
        InvalidInput: it cannot be one.
    """
    if _SLUG.fullmatch(text) is None:
        raise InvalidInput(problem="`hostedJobsPageSlug` must be 1 to 60 lower-case letters, digits and hyphens")
    return text


MAX_HTML = 50_000
"""How many characters of HTML each of a brand's texts can have."""


def html(text: str | None, parameter: str) -> str | None:
    """HTML for every posting of a brand, as it may stay; None where nothing stays.

    Raises:
        InvalidInput: it is too long; `parameter` is what the request calls it.
    """
    return sanitized_within(MAX_HTML, text or "", POSTING_TAGS, parameter).strip() or None


def add(ctx: Context, brand: models.Brand) -> None:
    """Writes a new brand.

    Raises:
        IdTaken: the id belongs to another brand.
        BrandSlugTaken: its page of jobs would have the address of another.
    """
    if not ctx.insert_if_new(models.brand, brand):
        if ctx.find(models.brand, brand.id) is not None:
            raise IdTaken(kind="brand", id=brand.id)
        raise BrandSlugTaken(slug=brand.hosted_jobs_page_slug)
    ctx.happened("brand.created", brand.id)


def revise(ctx: Context, brand: models.Brand, revised: models.Brand) -> models.Brand:
    """Writes what has changed of a brand, locked before, if anything has.

    Raises:
        BrandSlugTaken: its page of jobs would have the address of another.
    """
    if revised == brand:
        return brand
    if revised.hosted_jobs_page_slug != brand.hosted_jobs_page_slug and is_taken(ctx, revised.hosted_jobs_page_slug):
        raise BrandSlugTaken(slug=revised.hosted_jobs_page_slug)
    ctx.happened("brand.updated", brand.id, ctx.update(models.brand, brand, revised))
    return revised
