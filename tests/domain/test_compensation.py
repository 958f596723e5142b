"""Pay: what is taken, and how it reads."""

from __future__ import annotations

from typing import Any, cast

import pytest

from rowantree.core.errors import InvalidInput
from rowantree.domain.compensation import (
    Component,
    Range,
    Tier,
    TierGiven,
    component_summary,
    in_words,
    main_salary,
    scrapeable_summary,
    summary,
    summary_components,
    tier_summary,
    tiers,
    written,
)
from rowantree.models.columns import Id
from tests.cast import Company


def paid(
    kind: str = "Salary", least: float | None = None, most: float | None = None, code: str | None = "USD", **more: Any
) -> Range:
    values = {"compensationType": kind, "interval": "1 YEAR", "currencyCode": code, "label": None}
    return cast("Range", values | {"minValue": least, "maxValue": most} | more)


def tier(*ranges: Range, title: str | None = None, information: str | None = None) -> Tier:
    components = [cast("Component", {"id": Id(str(number)), **each}) for number, each in enumerate(ranges)]
    return {"id": Id("t"), "title": title, "additionalInformation": information, "components": components}


EQUITY = paid("EquityPercentage", code=None, interval="NONE")


@pytest.mark.parametrize(
    ("least", "most", "code", "words"),
    [
        (211_400, 290_600, "USD", "$211.4K – $290.6K"),
        (380_000, 380_000, "USD", "$380K"),
        (140_000, 188_000, "CAD", "CA$140K – CA$188K"),
        (60_000, 80_000, "GBP", "£60K – £80K"),
        (171_000, 345_000, "SGD", "SGD 171K – SGD 345K"),
        (1_250_000, 9_000_000, "JPY", "¥1.25M – ¥9M"),
        (999_994_999, 1_500_000_000, "IDR", "IDR 999.99M – IDR 1.5B"),
        (999_995_000, 10**12, "VND", "₫1B – ₫1T"),
        (999.5, 999_960, "USD", "$999.50 – $1M"),
        (999.996, 999_949, "USD", "$1K – $999.9K"),
        (0, 99, "EUR", "€0 – €99"),
        (3_000_000, 3_750_000, "INR", "₹30L – ₹37.5L"),
        (15_000_000, 20_000_000, "INR", "₹1.5Cr – ₹2Cr"),
        (99_949, 9_999_500, "INR", "₹99.9K – ₹1Cr"),
        (99_950, 9_999_499, "INR", "₹1L – ₹99.99L"),
        (45_000, 45_000, "INR", "₹45K"),
        (50_000, None, "USD", "From $50K"),
        (None, 50_000, "USD", "Up to $50K"),
    ],
)
def test_a_range_reads_as_on_a_job_board(least: float | None, most: float | None, code: str, words: str) -> None:
    assert in_words(paid("Salary", least, most, code)) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        ("1 YEAR", "$60.58 – $67"),
        ("NONE", "$60.58 – $67"),
        ("1 TIME", "$60.58 – $67"),
        ("1 HOUR", "$60.58 – $67 per hour"),
        ("1 MONTH", "$60.58 – $67 per month"),
        ("0.5 MONTH", "$60.58 – $67 twice a month"),
        ("3 MONTH", "$60.58 – $67 every 3 months"),
    ],
)
def test_a_range_says_how_often_unless_it_is_yearly(interval: str, words: str) -> None:
    assert in_words(paid("Salary", 60.58, 67, interval=interval)) == words


@pytest.mark.parametrize(
    ("range_", "words"),
    [
        (paid("EquityPercentage", 0.25, 1, None), "0.25% – 1%"),
        (paid("EquityPercentage", 10, 10, None), "10%"),
        (EQUITY, "Offers Equity"),
        (paid("EquityCashValue"), "Offers Equity"),
        (paid("EquityCashValue", 5_000, 10_000), "$5K – $10K Equity"),
        (paid("Commission", 2_000, 10_000), "$2K – $10K Commission"),
        (paid("Bonus"), "Offers Bonus"),
    ],
)
def test_other_pay_is_named(range_: Range, words: str) -> None:
    assert in_words(range_) == words


def test_a_component_reads_with_its_label() -> None:
    labelled = tier(paid("Salary", 81_000, 87_000, label="Depending on experience"))["components"][0]

    assert component_summary(labelled) == "Depending on experience $81K – $87K"


def test_a_tier_reads_salary_first_and_ends_with_what_else_there_is() -> None:
    offered = tier(EQUITY, paid("Bonus"), paid("Salary", 72_000, 100_000, "EUR"), information="Lunch")

    assert tier_summary(offered) == "€72K – €100K • Offers Equity • Offers Bonus • Lunch"


def test_one_tier_is_summed_up_without_its_labels() -> None:
    offered = [tier(paid("Salary", 81_000, 87_000, label="Here"), EQUITY, information="Lunch")]

    assert summary(offered) == "$81K – $87K • Offers Equity • Lunch"


def test_a_summary_names_the_salary_first_and_its_components_stay_in_their_order() -> None:
    offered = [tier(EQUITY, paid("Bonus"), paid("Salary", 100_000, 120_000))]

    assert summary(offered) == tier_summary(offered[0]) == "$100K – $120K • Offers Equity • Offers Bonus"
    kinds = [each["compensationType"] for each in summary_components(offered)]
    assert kinds == ["EquityPercentage", "Bonus", "Salary"]


def test_several_tiers_are_summed_up_from_the_least_to_the_most() -> None:
    offered = [
        tier(paid("Salary", 72_000, 100_000), EQUITY, title="Zone B", information="Lunch"),
        tier(paid("Salary", 95_000, 270_000), paid("EquityPercentage", 1, 2.25, None, interval="NONE"), title="Zone A"),
    ]

    assert summary(offered) == "$72K – $270K • 1% – 2.25% • Multiple Ranges"
    assert [(each["minValue"], each["maxValue"]) for each in summary_components(offered)] == [
        (72_000, 270_000),
        (1, 2.25),
    ]


@pytest.mark.parametrize(
    ("ranges", "words"),
    [
        ([(100_000, 120_000), (150_000, None)], "$100K – $150K"),
        ([(150_000, None), (None, 120_000)], "$120K – $150K"),
        ([(None, 80_000), (90_000, 100_000)], "$80K – $100K"),
        ([(100_000, None), (150_000, None)], "From $100K"),
        ([(None, 100_000), (None, 150_000)], "Up to $150K"),
        ([(None, None), (100_000, 120_000)], "$100K – $120K"),
    ],
)
def test_a_summary_never_leaves_out_an_amount_that_a_tier_names(
    ranges: list[tuple[float | None, float | None]], words: str
) -> None:
    offered = [tier(paid("Salary", least, most), title=str(most)) for least, most in ranges]

    assert summary(offered) == f"{words} • Multiple Ranges"


def test_of_several_currencies_the_first_one_is_in_the_summary_and_all_are_components() -> None:
    offered = [
        tier(paid("Salary", 250_000, 535_000, "CAD"), title="Canada"),
        tier(paid("Salary", 190_000, 400_000, "USD"), title="Elsewhere"),
    ]

    assert summary(offered) == "CA$250K – CA$535K • Multiple Ranges"
    assert [each["currencyCode"] for each in summary_components(offered)] == ["CAD", "USD"]


def test_what_says_the_same_twice_is_said_once() -> None:
    assert summary([tier(EQUITY, paid("EquityCashValue"))]) == "Offers Equity"


def test_nothing_is_summed_up_of_no_tiers() -> None:
    assert summary([]) is None
    assert scrapeable_summary([]) is None
    assert summary_components([]) == []


def test_programs_read_the_salary_alone_with_a_hyphen() -> None:
    assert scrapeable_summary([tier(EQUITY, paid("Salary", 211_400, 290_600))]) == "$211.4K - $290.6K"


def test_without_an_amount_there_is_no_salary_to_read() -> None:
    assert main_salary([tier(paid("Salary"), EQUITY)]) is None
    assert scrapeable_summary([tier(EQUITY)]) is None


def given(*ranges: Range, title: str | None = None, information: str | None = None) -> TierGiven:
    return TierGiven(title=title, additional_information=information, components=ranges)


def test_tiers_are_stored_with_ids_and_whole_numbers_as_such(company: Company) -> None:
    stored = company.act(lambda ctx: written(ctx, None, [given(paid("Salary", 1000.0, 2000.5), information=" Lunch ")]))

    (kept,) = tiers(stored)
    assert (kept["title"], kept["additionalInformation"]) == (None, "Lunch")
    assert '"minValue":1000,"maxValue":2000.5' in stored
    assert len({kept["id"], kept["components"][0]["id"]}) == 2


def test_a_part_of_the_company_has_no_currency_though_one_is_given(company: Company) -> None:
    stored = company.act(lambda ctx: written(ctx, None, [given(paid("EquityPercentage", 1, 2, "USD"))]))

    (kept,) = tiers(stored)
    assert kept["components"][0]["currencyCode"] is None
    assert tier_summary(kept) == "1% – 2%"


def test_tiers_that_say_the_same_keep_their_ids(company: Company) -> None:
    same = [given(paid("Salary", 1000, 2000), EQUITY, title="Zone A")]
    stored = company.act(lambda ctx: written(ctx, None, same))

    assert company.act(lambda ctx: written(ctx, stored, same)) == stored
    assert company.act(lambda ctx: written(ctx, stored, [given(paid("Salary", 1000, 2001), EQUITY)])) != stored


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ([], "`compensationTiers` must hold from 1 to 20 tiers"),
        ([given(EQUITY)] * 21, "`compensationTiers` must hold from 1 to 20 tiers"),
        ([given()], r"`compensationTiers\[0\].components` must hold from 1 to 20 components"),
        ([given(EQUITY, title="Zone A"), given(EQUITY)], r"`compensationTiers\[1\].title` is required"),
        ([given(EQUITY, title=" ")], r"`compensationTiers\[0\].title` must not be empty"),
        ([given(EQUITY, information="x" * 2_001)], r"`compensationTiers\[0\].additionalInformation` must have at most"),
        ([given(paid("Salary", 2, 1))], r"components\[0\].minValue` must not be more than `maxValue`"),
        ([given(paid("Salary", -1, 1))], r"components\[0\].minValue` must be from 0"),
        ([given(paid("Salary", 1, 10**13))], r"components\[0\].maxValue` must be from 0"),
        ([given(paid("Salary", 1, 2, None))], r"components\[0\].currencyCode` is required"),
        ([given(paid("Salary", 1, 2, "USDD"))], r"components\[0\].currencyCode` must be a currency code of ISO 4217"),
        ([given(paid("EquityPercentage", 1, 101, None))], "an EquityPercentage is at most 100"),
        ([given(paid("Salary", 1, 2, label=""))], r"components\[0\].label` must not be empty"),
    ],
)
def test_what_is_wrong_is_named(company: Company, wrong: list[TierGiven], problem: str) -> None:
    with pytest.raises(InvalidInput, match=problem):
        company.act(lambda ctx: written(ctx, None, wrong))
