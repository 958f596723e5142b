"""How pay looks, and how requests give it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import compensation
from rowantree.domain.compensation import CompensationType, Interval, Range, Tier, TierGiven
from rowantree.models.columns import Json

Amount = Annotated[int | float | None, Meta(description="In whole units of the currency; null: not said.")]
Currency = Annotated[str | None, Meta(description="A code of ISO 4217; null for an `EquityPercentage`.")]
Label = Annotated[str | UnsetType, Meta(description="What applicants read before the range.")]


class CompensationRange(Output):
    """The least and the most that is paid in one way, over all tiers."""

    compensation_type: CompensationType
    interval: Annotated[Interval, Meta(description="How often it is paid.")]
    currency_code: Currency
    label: Label = UNSET
    min_value: Amount
    max_value: Amount
    summary: Annotated[str, Meta(description="The range in words.")]


class CompensationComponent(Output):
    """What a tier pays in one way."""

    id: Id
    summary: Annotated[str, Meta(description="The component in words, with its label.")]
    compensation_type: CompensationType
    interval: Annotated[Interval, Meta(description="How often it is paid.")]
    currency_code: Currency
    label: Label = UNSET
    min_value: Amount
    max_value: Amount


class CompensationTier(Output):
    """What is paid to some of those who are hired, such as those in one place."""

    id: Id
    tier_summary: Annotated[str, Meta(description="The tier in one line.")]
    title: Annotated[str | None, Meta(description="For whom the tier is.")]
    additional_information: str | None
    components: list[CompensationComponent]


class JobCompensation(Output):
    """What a job pays."""

    compensation_tiers: list[CompensationTier]


class PostingCompensation(Output):
    """What a posting says of the pay."""

    compensation_tier_summary: Annotated[
        str | None, Meta(description="All tiers in one line; null where there are none.")
    ]
    summary_components: Annotated[
        list[CompensationRange], Meta(description="The least and the most over all tiers, for each way of paying.")
    ]
    compensation_tiers: list[CompensationTier]
    should_display_compensation: Annotated[bool, Meta(description="Whether applicants are to see it.")]
    should_display_compensation_on_job_board: Annotated[
        bool, Meta(description="Whether applicants are to see it where postings are listed.")
    ]


def show_tiers(tiers: Sequence[Tier]) -> list[CompensationTier]:
    """Tiers as answers show them."""
    return [
        CompensationTier(
            id=tier["id"],
            tier_summary=compensation.tier_summary(tier),
            title=tier["title"],
            additional_information=tier["additionalInformation"],
            components=[_show_component(each) for each in tier["components"]],
        )
        for tier in tiers
    ]


def _show_component(component: compensation.Component) -> CompensationComponent:
    return CompensationComponent(
        id=component["id"],
        summary=compensation.component_summary(component),
        compensation_type=component["compensationType"],
        interval=component["interval"],
        currency_code=component["currencyCode"],
        label=component["label"] or UNSET,
        min_value=component["minValue"],
        max_value=component["maxValue"],
    )


def show_of_job(stored: Json | None) -> JobCompensation:
    """What a job pays, as answers show it."""
    return JobCompensation(compensation_tiers=show_tiers(compensation.tiers(stored)))


def show_of_posting(tiers: Sequence[Tier], *, displayed: bool) -> PostingCompensation:
    """What a posting says of the pay, as answers show it."""
    return PostingCompensation(
        compensation_tier_summary=compensation.summary(tiers),
        summary_components=[_show_range(each) for each in compensation.summary_components(tiers)],
        compensation_tiers=show_tiers(tiers),
        should_display_compensation=displayed,
        should_display_compensation_on_job_board=displayed,
    )


def _show_range(paid: Range) -> CompensationRange:
    return CompensationRange(
        compensation_type=paid["compensationType"],
        interval=paid["interval"],
        currency_code=paid["currencyCode"],
        min_value=paid["minValue"],
        max_value=paid["maxValue"],
        summary=compensation.in_words(paid),
    )


class CompensationComponentGiven(Input):
    """What a tier pays in one way."""

    compensation_type: CompensationType
    interval: Annotated[Interval, Meta(description="How often it is paid.")]
    currency_code: Annotated[
        str | UnsetType | None,
        Meta(description="A code of ISO 4217, required where there is a value; an `EquityPercentage` has none."),
    ] = UNSET
    label: Annotated[str | UnsetType | None, Meta(description="What applicants read before the range.")] = UNSET
    min_value: Annotated[float | UnsetType | None, Meta(description="The least; null: not said.")] = UNSET
    max_value: Annotated[float | UnsetType | None, Meta(description="The most; null: not said.")] = UNSET


class CompensationTierGiven(Input):
    """What is paid to some of those who are hired."""

    title: Annotated[
        str | UnsetType | None, Meta(description="For whom the tier is; required where there are several.")
    ] = UNSET
    additional_information: Annotated[
        str | UnsetType | None, Meta(description="What else applicants should know of the pay.")
    ] = UNSET
    components: list[CompensationComponentGiven]


def tiers_given(tiers: Sequence[CompensationTierGiven]) -> list[TierGiven]:
    """The tiers of a request."""
    return [
        TierGiven(
            title=or_none(tier.title),
            additional_information=or_none(tier.additional_information),
            components=[
                {
                    "compensationType": each.compensation_type,
                    "interval": each.interval,
                    "currencyCode": or_none(each.currency_code),
                    "label": or_none(each.label),
                    "minValue": or_none(each.min_value),
                    "maxValue": or_none(each.max_value),
                }
                for each in tier.components
            ],
        )
        for tier in tiers
    ]
