"""Brands: the names under which an organization looks for people."""

from __future__ import annotations

from typing import Annotated, Any

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, PageInput, UnsetType, or_none
from rowantree.domain import brands
from rowantree.domain.brands import BrandNotFound, BrandSlugTaken
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME, name

Name = Annotated[str, Meta(max_length=MAX_NAME)]
Html = Annotated[str, Meta(max_length=brands.MAX_HTML)]


class Brand(Output):
    """A name under which the organization looks for people."""

    id: Id
    name: str
    hosted_jobs_page_slug: Annotated[str, Meta(description="The last part of the address of its page of jobs.")]


class BrandInFull(Output):
    """A brand with what its postings begin and end with."""

    id: Id
    name: str
    hosted_jobs_page_slug: Annotated[str, Meta(description="The last part of the address of its page of jobs.")]
    description_opening_html: Annotated[str | None, Meta(description="What its postings begin with.")]
    description_closing_html: Annotated[str | None, Meta(description="What its postings end with.")]


def show(row: models.Brand) -> Brand:
    """A brand as the list shows it."""
    return Brand(id=row.id, name=row.name, hosted_jobs_page_slug=row.hosted_jobs_page_slug)


def show_in_full(row: models.Brand) -> BrandInFull:
    """A brand with all that is kept of it."""
    return BrandInFull(
        id=row.id,
        name=row.name,
        hosted_jobs_page_slug=row.hosted_jobs_page_slug,
        description_opening_html=row.description_opening,
        description_closing_html=row.description_closing,
    )


class List(PageInput):
    """Which page of the brands."""


LIST = Listing(models.brand)


@operation("brand.list", permission=Permission.ORGANIZATION_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[Brand]:
    """Lists the brands of the organization, the oldest first."""
    found = ctx.page(LIST, body)
    return found.page([show(brand) for brand in found.rows])


class Create(Input):
    """The brand to create."""

    name: Name
    hosted_jobs_page_slug: Annotated[
        str,
        Meta(
            description="The last part of the address of its page of jobs: 1 to 60 lower-case letters, digits and"
            " hyphens that no other brand on this server has."
        ),
    ]
    description_opening_html: Annotated[
        Html | UnsetType | None, Meta(description="What its postings begin with; what may not stay is taken out.")
    ] = UNSET
    description_closing_html: Annotated[
        Html | UnsetType | None, Meta(description="What its postings end with; what may not stay is taken out.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the brand shall have.")] = UNSET


@operation(
    "brand.create",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(BrandSlugTaken, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> BrandInFull:
    """Creates a brand."""
    brand = models.Brand(
        organization_id=ctx.organization_id,
        id=or_none(body.id) or ctx.new_id(),
        name=name(body.name, "name"),
        hosted_jobs_page_slug=brands.slug(body.hosted_jobs_page_slug),
        description_opening=brands.html(or_none(body.description_opening_html), "descriptionOpeningHtml"),
        description_closing=brands.html(or_none(body.description_closing_html), "descriptionClosingHtml"),
        created_at=ctx.now,
    )
    brands.add(ctx, brand)
    return show_in_full(brand)


class Update(Input):
    """The brand, and what of it to change; what is absent stays as it is."""

    brand_id: Annotated[Id, Meta(description="The brand, from `brand.list`.")]
    name: Name | UnsetType = UNSET
    hosted_jobs_page_slug: Annotated[
        str | UnsetType,
        Meta(description="The last part of the address of its page of jobs. The old address leads nowhere then."),
    ] = UNSET
    description_opening_html: Annotated[
        Html | UnsetType | None, Meta(description="What its postings begin with; null for nothing.")
    ] = UNSET
    description_closing_html: Annotated[
        Html | UnsetType | None, Meta(description="What its postings end with; null for nothing.")
    ] = UNSET


@operation(
    "brand.update",
    permission=Permission.ORGANIZATION_WRITE,
    writes=True,
    errors=(BrandNotFound, BrandSlugTaken),
    extension=True,
)
def update(ctx: Context, body: Update) -> BrandInFull:
    """Changes a brand.

    All its postings show the new words at once.
    """
    brand = ctx.lock(models.brand, body.brand_id)
    changes: dict[str, Any] = {}
    if body.name is not UNSET:
        changes["name"] = name(body.name, "name")
    if body.hosted_jobs_page_slug is not UNSET:
        changes["hosted_jobs_page_slug"] = brands.slug(body.hosted_jobs_page_slug)
    if body.description_opening_html is not UNSET:
        changes["description_opening"] = brands.html(body.description_opening_html, "descriptionOpeningHtml")
    if body.description_closing_html is not UNSET:
        changes["description_closing"] = brands.html(body.description_closing_html, "descriptionClosingHtml")
    return show_in_full(brands.revise(ctx, brand, brand._replace(**changes)))
