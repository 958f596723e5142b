"""Countries by their names."""

from __future__ import annotations

import pycountry
import pytest

from rowantree.domain import countries


@pytest.mark.parametrize("code", [country.alpha_2 for country in pycountry.countries])
def test_every_country_is_found_by_its_code_and_by_every_name_of_its(code: str) -> None:
    country = pycountry.countries.get(alpha_2=code)
    assert country is not None
    common_name = countries.named(code)

    assert common_name is not None
    assert countries.named(code.lower()) == common_name
    assert countries.named(common_name) == common_name
    assert countries.named(country.name) == common_name
    for kind in ("common_name", "official_name"):
        if hasattr(country, kind):
            assert countries.named(getattr(country, kind)) == common_name


def test_no_two_countries_have_one_common_name() -> None:
    names = [countries.named(country.alpha_2) for country in pycountry.countries]

    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("COTE D'IVOIRE", "Côte d’Ivoire"),
        ("Ivory Coast", "Côte d’Ivoire"),
        ("The Gambia", "Gambia"),
        ("U.S.A.", "United States"),
        ("U.K.", "United Kingdom"),
        ("viet nam", "Vietnam"),
        ("Holy See (Vatican City State)", "Vatican City"),
        ("Bosnia and Herzegovina", "Bosnia & Herzegovina"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("Burma", "Myanmar"),
        ("Congo", "Congo - Brazzaville"),
        ("DR Congo", "Congo - Kinshasa"),
    ],
)
def test_a_country_is_found_however_its_name_is_written(written: str, name: str) -> None:
    assert countries.named(written) == name


@pytest.mark.parametrize(
    "text", ["", " ", "the", "&", "Atlantis", "EU", "European Union", "Europe", "ZZ", "840", "東京"]
)
def test_what_is_no_country_is_not_found(text: str) -> None:
    assert countries.named(text) is None
