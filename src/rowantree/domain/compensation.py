"""Pay: what a job offers, in tiers of ranges, and how that reads in one line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Literal, TypedDict, TypeVar, get_args

import pycountry
from babel.numbers import get_currency_symbol

from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.domain import names
from rowantree.models.columns import Id, Json, to_json

CompensationType = Literal["Salary", "EquityPercentage", "EquityCashValue", "Commission", "Bonus"]
Interval = Literal[
    "NONE",
    "1 TIME",
    "1 HOUR",
    "1 DAY",
    "1 WEEK",
    "2 WEEK",
    "1 MONTH",
    "2 MONTH",
    "1 YEAR",
    "6 MONTH",
    "0.5 MONTH",
    "3 MONTH",
]

MAX_TIERS = 20
"""How many tiers a job or a posting can have."""
MAX_COMPONENTS = 20
"""How many components a tier can have."""
MAX_INFORMATION = 2_000
"""How many characters of additional information a tier can have."""
MAX_VALUE = 10**12
"""No pay is more, in whatever currency."""


class Range(TypedDict):
    """What is paid in one way, from the least to the most of it."""

    compensationType: CompensationType
    interval: Interval
    currencyCode: str | None
    label: str | None
    minValue: float | None
    maxValue: float | None


class Component(Range):
    """A range in its tier, as it is stored."""

    id: Id


class Tier(TypedDict):
    """What is paid to some of those who are hired, as it is stored."""

    id: Id
    title: str | None
    additionalInformation: str | None
    components: list[Component]


@dataclass(frozen=True, kw_only=True)
class TierGiven:
    """What a request says of a tier."""

    title: str | None
    additional_information: str | None
    components: Sequence[Range]


def tiers(stored: Json | None) -> list[Tier]:
    """The tiers of a stored column."""
    found: list[Tier] = [] if stored is None else json.loads(stored)
    return found


def written(ctx: Context, stored: Json | None, given: Sequence[TierGiven]) -> Json:
    """`given` as it is stored, with new ids; `stored` itself where it says the same.

    Raises:
        InvalidInput: there are none or too many tiers, or one of them is not right.
    """
    if not 1 <= len(given) <= MAX_TIERS:
        raise InvalidInput(problem=f"`compensationTiers` must hold from 1 to {MAX_TIERS} tiers")
    checked = [_tier(each, f"compensationTiers[{number}]", alone=len(given) == 1) for number, each in enumerate(given)]
    if stored is not None and [_without_ids(tier) for tier in tiers(stored)] == checked:
        return stored
    return to_json(
        [
            {
                "id": ctx.new_id(),
                "title": tier.title,
                "additionalInformation": tier.additional_information,
                "components": [{"id": ctx.new_id(), **component} for component in tier.components],
            }
            for tier in checked
        ]
    )


def _without_ids(tier: Tier) -> TierGiven:
    ranges: list[Range] = [
        {
            "compensationType": each["compensationType"],
            "interval": each["interval"],
            "currencyCode": each["currencyCode"],
            "label": each["label"],
            "minValue": each["minValue"],
            "maxValue": each["maxValue"],
        }
        for each in tier["components"]
    ]
    return TierGiven(title=tier["title"], additional_information=tier["additionalInformation"], components=ranges)


def _tier(given: TierGiven, where: str, *, alone: bool) -> TierGiven:
    if given.title is None and not alone:
        raise InvalidInput(problem=f"`{where}.title` is required where there are several tiers")
    if not 1 <= len(given.components) <= MAX_COMPONENTS:
        raise InvalidInput(problem=f"`{where}.components` must hold from 1 to {MAX_COMPONENTS} components")
    information = (given.additional_information or "").strip() or None
    if information is not None and len(information) > MAX_INFORMATION:
        raise InvalidInput(problem=f"`{where}.additionalInformation` must have at most {MAX_INFORMATION} characters")
    return TierGiven(
        title=names.name_if_any(given.title, f"{where}.title"),
        additional_information=information,
        components=[_range(each, f"{where}.components[{number}]") for number, each in enumerate(given.components)],
    )


def _range(given: Range, where: str) -> Range:
    least, most = (_value(given[name], f"{where}.{name}") for name in ("minValue", "maxValue"))
    if least is not None and most is not None and least > most:
        raise InvalidInput(problem=f"`{where}.minValue` must not be more than `maxValue`")
    code = given["currencyCode"]
    if given["compensationType"] == "EquityPercentage":
        code = None  # who sends one of every component means nothing by it here
        if max(least or 0, most or 0) > 100:  # noqa: PLR2004 the whole company
            raise InvalidInput(problem=f"`{where}`: an EquityPercentage is at most 100")
    elif code is None:
        if least is not None or most is not None:
            raise InvalidInput(problem=f"`{where}.currencyCode` is required where there is a value")
    elif code not in currencies():
        raise InvalidInput(problem=f"`{where}.currencyCode` must be a currency code of ISO 4217, not {code!r}")
    return {
        **given,
        "currencyCode": code,
        "label": names.name_if_any(given["label"], f"{where}.label"),
        "minValue": least,
        "maxValue": most,
    }


def _value(value: float | None, where: str) -> float | None:
    """`value`, as an integer where it is one."""
    if value is None:
        return None
    if not 0 <= value <= MAX_VALUE:
        raise InvalidInput(problem=f"`{where}` must be from 0 to {MAX_VALUE:,}")
    return int(value) if value == int(value) else value


@cache
def currencies() -> frozenset[str]:
    """The codes of ISO 4217."""
    return frozenset(str(each.alpha_3) for each in pycountry.currencies)


R = TypeVar("R", bound=Range)

EN_DASH = " – "
BULLET = " • "
HYPHEN = " - "

_ORDER = {kind: number for number, kind in enumerate(get_args(CompensationType))}
_NOUNS: dict[CompensationType, str] = {
    "Salary": "Salary",
    "EquityPercentage": "Equity",
    "EquityCashValue": "Equity",
    "Commission": "Commission",
    "Bonus": "Bonus",
}
_AFTERWARDS: dict[Interval, str] = {
    "1 HOUR": " per hour",
    "1 DAY": " per day",
    "1 WEEK": " per week",
    "2 WEEK": " every 2 weeks",
    "0.5 MONTH": " twice a month",
    "1 MONTH": " per month",
    "2 MONTH": " every 2 months",
    "3 MONTH": " every 3 months",
    "6 MONTH": " every 6 months",
}
"""How often something is paid; nothing is said of what is paid yearly, once, or nobody knows when."""


_SHORT = (
    (10**12, "T", Decimal("0.01"), Decimal(999_995_000_000)),
    (10**9, "B", Decimal("0.01"), Decimal(999_995_000)),
    (10**6, "M", Decimal("0.01"), Decimal(999950)),
    (10**3, "K", Decimal("0.1"), Decimal("999.995")),
)
"""How large amounts are written: in which unit, to which digit, and from where on: what rounds to 1000K is 1M."""
_SHORT_IN_INDIA = (
    (10**7, "Cr", Decimal("0.01"), Decimal(9999500)),
    (10**5, "L", Decimal("0.01"), Decimal(99950)),
    _SHORT[-1],
)
"""The same in rupees, where a hundred thousand is a lakh and a hundred of those a crore."""


def summary_components(offered: Iterable[Tier]) -> list[Range]:
    """The least and the most over all tiers, for each type, interval and currency, in the order of the components.

    Where one tier ends lower than another without an end begins, what that one begins with is the most that is named.
    """
    found: dict[tuple[CompensationType, Interval, str | None], list[Component]] = {}
    for tier in offered:
        for each in tier["components"]:
            found.setdefault((each["compensationType"], each["interval"], each["currencyCode"]), []).append(each)
    return [_spanning(components) for components in found.values()]


def _spanning(components: Sequence[Component]) -> Range:
    """From the least to the most of components that differ in nothing else."""
    least = _said(*(each["minValue"] for each in components))
    most = _said(*(each["maxValue"] for each in components))
    return {
        "compensationType": components[0]["compensationType"],
        "interval": components[0]["interval"],
        "currencyCode": components[0]["currencyCode"],
        "label": None,
        "minValue": min([*least, *most]) if least else None,
        "maxValue": max([*least, *most]) if most else None,
    }


def _salary_first(components: Iterable[R]) -> list[R]:
    """Components as one line names them."""
    return sorted(components, key=lambda each: _ORDER[each["compensationType"]])


def _said(*values: float | None) -> list[float]:
    return [value for value in values if value is not None]


def summary(offered: Sequence[Tier]) -> str | None:
    """All tiers in one line, with the least and the most of each type of pay; None where there are none."""
    if not offered:
        return None
    first_of_type: dict[CompensationType, Range] = {}
    for each in _salary_first(summary_components(offered)):
        first_of_type.setdefault(each["compensationType"], each)
    parts = [in_words(each) for each in first_of_type.values()]
    if len(offered) > 1:
        return _line([*parts, "Multiple Ranges"])
    return _line([*parts, offered[0]["additionalInformation"]])


def scrapeable_summary(offered: Sequence[Tier]) -> str | None:
    """The salary over all tiers as programs like to read it, such as `$211.4K - $290.6K`; None where none is named."""
    salary = main_salary(offered)
    return None if salary is None else in_words(salary, HYPHEN)


def main_salary(offered: Sequence[Tier]) -> Range | None:
    """The salary over all tiers, in the first currency where there are several; None where none is named."""
    salaries = [each for each in summary_components(offered) if each["compensationType"] == "Salary"]
    return next((each for each in salaries if _said(each["minValue"], each["maxValue"])), None)


def tier_summary(tier: Tier) -> str:
    """A tier in one line, salaries first."""
    ordered = _salary_first(tier["components"])
    return _line([*(component_summary(each) for each in ordered), tier["additionalInformation"]])


def component_summary(component: Range) -> str:
    """A component in words, with its label before it."""
    return " ".join(filter(None, [component["label"], in_words(component)]))


def _line(parts: Iterable[str | None]) -> str:
    """What there is of `parts`, each once."""
    return BULLET.join(dict.fromkeys(filter(None, parts)))


def in_words(paid: Range, dash: str = EN_DASH) -> str:
    """A range, such as `$25 per hour`, or that there is something where no value is named."""
    kind, noun = paid["compensationType"], _NOUNS[paid["compensationType"]]
    least, most = (
        None if value is None else _amount(kind, value, paid["currencyCode"])
        for value in (paid["minValue"], paid["maxValue"])
    )
    if least is None and most is None:
        return f"Offers {noun}"
    if least is None:
        amounts = f"Up to {most}"
    elif most is None:
        amounts = f"From {least}"
    else:
        amounts = least if least == most else f"{least}{dash}{most}"
    named = "" if kind in ("Salary", "EquityPercentage") else f" {noun}"
    return f"{amounts}{named}{_AFTERWARDS.get(paid['interval'], '')}"


def _amount(kind: CompensationType, value: float, currency_code: str | None) -> str:
    exact = Decimal(str(value))
    if kind == "EquityPercentage":
        return f"{exact.normalize():f}%"
    symbol = _symbol(currency_code or "")
    for size, letter, digits, from_here in _SHORT_IN_INDIA if currency_code == "INR" else _SHORT:
        if exact >= from_here:
            return f"{symbol}{(exact / size).quantize(digits, ROUND_HALF_UP).normalize():f}{letter}"
    cents = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{symbol}{cents:f}".removesuffix(".00")


@cache
def _symbol(currency_code: str) -> str:
    """What stands before an amount: `$`, `CA$`, or the code with a space."""
    symbol = get_currency_symbol(currency_code, "en_US")
    return f"{symbol} " if symbol[-1:].isalpha() else symbol
