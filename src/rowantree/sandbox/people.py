"""Invented people: names, addresses and places that go together."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Country:
    """Names and places of a country."""

    name: str
    given_names: tuple[str, ...]
    family_names: tuple[str, ...]
    cities: tuple[tuple[str, str], ...]
    """Cities, each with its region."""
    phone: str
    """A number that nobody has; each # becomes a digit."""


COUNTRIES = (
    Country(
        "United States",
        ("Maya", "Jordan", "Elena", "Marcus", "Priya", "Theo", "Renee", "Samuel"),
        ("Okafor", "Delgado", "Whitfield", "Nguyen", "Brandt", "Castellanos", "Ferreira", "Lindqvist"),
        (("Pittsburgh", "Pennsylvania"), ("Austin", "Texas"), ("Boston", "Massachusetts"), ("Oakland", "California")),
        "+1 412 555 01##",
    ),
    Country(
        "Germany",
        ("Jörg", "Anneliese", "Lukas", "Mareike", "Ömer", "Katharina"),
        ("Müller-Lüdenscheidt", "Größl", "Schäfer", "Yıldız", "Kowalski", "Brügge"),
        (("München", "Bayern"), ("Stuttgart", "Baden-Württemberg"), ("Dresden", "Sachsen")),
        "+49 30 23125 ###",
    ),
    Country(
        "Japan",
        ("陽菜", "蓮", "結衣", "大翔"),
        ("佐藤", "高橋", "渡辺", "小林"),
        (("横浜市", "神奈川県"), ("大阪市", "大阪府")),
        "+81 3-5550-0###",
    ),
    Country(
        "Poland",
        ("Łucja", "Wojciech", "Małgorzata", "Paweł"),
        ("Wiśniewska", "Zając", "Szczepański", "Gołębiowska"),
        (("Kraków", "Małopolskie"), ("Wrocław", "Dolnośląskie")),
        "+48 12 555 0# ##",
    ),
    Country(
        "India",
        ("Aarav", "Ishani", "Rohan", "मीरा"),
        ("Krishnamurthy", "Chatterjee", "Venkataraman", "शर्मा"),
        (("Bengaluru", "Karnataka"), ("Pune", "Maharashtra")),
        "+91 80 5550 0###",
    ),
    Country(
        "Brazil",
        ("João", "Luíza", "Thiago", "Conceição"),
        ("Araújo", "Magalhães", "Gonçalves", "Antunes"),
        (("São Paulo", "São Paulo"), ("Recife", "Pernambuco")),
        "+55 11 5550-0###",
    ),
)


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist."""

    name: str
    email: str
    phone_number: str
    linked_in_url: str
    city: str
    region: str
    country: str


def invent(chance: random.Random) -> Person:
    """A person; the same bits give the same one."""
    country = chance.choice(COUNTRIES)
    given, family = chance.choice(country.given_names), chance.choice(country.family_names)
    city, region = chance.choice(country.cities)
    handle = f"{_plain(given)}.{_plain(family)}{chance.randint(10, 9_999)}"
    phone_number = "".join(str(chance.randint(0, 9)) if each == "#" else each for each in country.phone)
    return Person(
        name=f"{given} {family}",
        email=f"{handle}@example.com",
        phone_number=phone_number,
        linked_in_url=f"https://www.linkedin.com/in/{handle.replace('.', '-')}",
        city=city,
        region=region,
        country=country.name,
    )


@cache
def _plain(name: str) -> str:
    """`name` in the letters of an e-mail address."""
    letters = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ß", "ss"))
    plain = "".join(each for each in letters if each.isascii() and each.isalnum()).lower()
    return plain or f"p{sum(map(ord, name))}"
