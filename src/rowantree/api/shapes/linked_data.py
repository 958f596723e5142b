"""How postings look to search engines: JSON-LD of schema.org."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from rowantree.core.wire import UNSET, Id, Meta, Output, UnsetType
from rowantree.domain import compensation
from rowantree.domain.advertisements import Advertisement
from rowantree.domain.compensation import Interval
from rowantree.models.job import EmploymentType

LinkedEmploymentType = Literal["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN"]
Unit = Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"]

EMPLOYMENT_TYPES: Mapping[EmploymentType, LinkedEmploymentType] = {
    "FullTime": "FULL_TIME",
    "PartTime": "PART_TIME",
    "Intern": "INTERN",
    "Contract": "CONTRACTOR",
    "Temporary": "TEMPORARY",
}
UNITS: Mapping[Interval, Unit] = {
    "1 HOUR": "HOUR",
    "1 DAY": "DAY",
    "1 WEEK": "WEEK",
    "1 MONTH": "MONTH",
    "1 YEAR": "YEAR",
}
"""The intervals that schema.org has a word for."""


class LinkedIdentifier(Output):
    """What the organization knows the posting by."""

    kind: Literal["PropertyValue"] = msgspec.field(name="@type", default="PropertyValue")
    name: str
    value: Id


class LinkedOrganization(Output):
    """Who hires."""

    kind: Literal["Organization"] = msgspec.field(name="@type", default="Organization")
    name: str
    same_as: str


class LinkedAddress(Output):
    """An address, as precisely as it is known."""

    kind: Literal["PostalAddress"] = msgspec.field(name="@type", default="PostalAddress")
    address_locality: str | UnsetType = UNSET
    address_region: str | UnsetType = UNSET
    address_country: str | UnsetType = UNSET
    postal_code: str | UnsetType = UNSET
    street_address: str | UnsetType = UNSET


class LinkedPlace(Output):
    """Where the work is done."""

    kind: Literal["Place"] = msgspec.field(name="@type", default="Place")
    address: LinkedAddress


class LinkedQuantity(Output):
    """From how much to how much."""

    kind: Literal["QuantitativeValue"] = msgspec.field(name="@type", default="QuantitativeValue")
    min_value: int | float | UnsetType = UNSET
    max_value: int | float | UnsetType = UNSET
    unit_text: Unit


class LinkedSalary(Output):
    """What is paid."""

    kind: Literal["MonetaryAmount"] = msgspec.field(name="@type", default="MonetaryAmount")
    currency: str
    value: LinkedQuantity


class LinkedData(Output):
    """A posting in the words of schema.org, for search engines."""

    context: Literal["https://schema.org/"] = msgspec.field(name="@context", default="https://schema.org/")
    kind: Literal["JobPosting"] = msgspec.field(name="@type", default="JobPosting")
    title: str
    description: Annotated[str, Meta(description="HTML.")]
    direct_apply: bool
    identifier: LinkedIdentifier
    date_posted: Annotated[str | UnsetType, Meta(description="Absent for a draft.")] = UNSET
    hiring_organization: LinkedOrganization
    job_location: LinkedPlace
    employment_type: LinkedEmploymentType
    base_salary: Annotated[LinkedSalary | UnsetType, Meta(description="Only where applicants are to see it.")] = UNSET


def linked_data(each: Advertisement) -> LinkedData:
    """A posting in the words of schema.org."""
    hiring = each.brand.name if each.brand else ""
    return LinkedData(
        title=each.posting.title,
        description=each.description,
        direct_apply=False,
        identifier=LinkedIdentifier(name=hiring, value=each.posting.id),
        date_posted=each.published_date or UNSET,
        hiring_organization=LinkedOrganization(name=hiring, same_as=each.page_of_jobs),
        job_location=LinkedPlace(address=_address(each)),
        employment_type=EMPLOYMENT_TYPES[each.job.employment_type],
        base_salary=_salary(each),
    )


def _address(each: Advertisement) -> LinkedAddress:
    stored: dict[str, str] = {} if each.location.address is None else json.loads(each.location.address)["postalAddress"]
    return LinkedAddress(
        address_locality=stored.get("addressLocality", UNSET),
        address_region=stored.get("addressRegion", UNSET),
        address_country=stored.get("addressCountry", UNSET),
        postal_code=stored.get("postalCode", UNSET),
        street_address=stored.get("streetAddress", UNSET),
    )


def _salary(each: Advertisement) -> LinkedSalary | UnsetType:
    paid = compensation.main_salary(each.tiers) if each.posting.should_display_compensation else None
    if paid is None or paid["currencyCode"] is None or paid["interval"] not in UNITS:
        return UNSET
    least, most = paid["minValue"], paid["maxValue"]
    return LinkedSalary(
        currency=paid["currencyCode"],
        value=LinkedQuantity(
            min_value=UNSET if least is None else least,
            max_value=UNSET if most is None else most,
            unit_text=UNITS[paid["interval"]],
        ),
    )
