"""Meridian Robotics, the company of the demo: its people, places, plans and jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NAME = "Meridian Robotics"
WEBSITE = "https://meridian-robotics.example"
ADMINISTRATOR = "ada.administrator@meridian-robotics.example"
OPENING = "<p>Meridian Robotics builds machines that carry, sort and look after things in places people would rather not be.</p>"
CLOSING = "<p>We read every application ourselves, and we answer every one of them.</p>"

DEPARTMENTS: Mapping[str, Sequence[str]] = {
    "Engineering": ("Controls", "Perception", "Fleet Platform"),
    "Hardware": ("Mechanical Design", "Manufacturing"),
    "Customers": ("Field Applications", "Sales"),
    "People and Operations": (),
}
"""Departments and their teams."""

REGIONS: Mapping[str, Sequence[tuple[str, str, str, str, str]]] = {
    "North America": (
        ("Pittsburgh", "United States", "Pennsylvania", "Pittsburgh", "OnSite"),
        ("Boston", "United States", "Massachusetts", "Boston", "Hybrid"),
        ("Remote in the US", "United States", "", "", "Remote"),
    ),
    "Europe": (
        ("München", "Germany", "Bayern", "München", "Hybrid"),
        ("Kraków", "Poland", "Małopolskie", "Kraków", "OnSite"),
    ),
}
"""Regions and their locations: name, country, region, city, type of workplace."""


@dataclass(frozen=True)
class Colleague:
    """Somebody who works at Meridian."""

    first_name: str
    last_name: str
    global_role: str
    works_here: bool = True

    @property
    def email(self) -> str:
        """The address at work."""
        return f"{self.first_name}.{self.last_name}@meridian-robotics.example".lower().replace(" ", "-")


RECRUITERS = (
    Colleague("Farid", "Haddad", "Elevated Access"),
    Colleague("Solveig", "Nyberg", "Elevated Access"),
    Colleague("Tomasz", "Wrona", "Elevated Access"),
)
MANAGERS = (
    Colleague("Ruth", "Adeyemi", "Limited Access"),
    Colleague("Kenji", "Morita", "Limited Access"),
    Colleague("Lucia", "Ferrante", "Limited Access"),
    Colleague("Devika", "Rao", "Limited Access"),
)
OTHERS = (
    Colleague("Ingrid", "Solheim", "Organization Admin"),
    Colleague("Paulo", "Teixeira", "Limited Access"),
    Colleague("Bea", "Hollis", "External Recruiter"),
    Colleague("Mark", "Ostrowski", "Limited Access", works_here=False),
)

STAGES: Mapping[str, Sequence[tuple[str, str]]] = {
    "Engineering": (
        ("New lead", "Lead"),
        ("Reached out", "Lead"),
        ("Application review", "PreInterviewScreen"),
        ("Recruiter screen", "PreInterviewScreen"),
        ("Technical interview", "Active"),
        ("Onsite", "Active"),
        ("Offer", "Offer"),
        ("Hired", "Hired"),
        ("Archived", "Archived"),
    ),
    "Customers and operations": (
        ("New lead", "Lead"),
        ("Application review", "PreInterviewScreen"),
        ("Phone screen", "PreInterviewScreen"),
        ("Working session", "Active"),
        ("Offer", "Offer"),
        ("Hired", "Hired"),
        ("Archived", "Archived"),
    ),
    "Leadership": (
        ("Longlist", "Lead"),
        ("First conversation", "PreInterviewScreen"),
        ("Panel", "Active"),
        ("References", "Active"),
        ("Offer", "Offer"),
        ("Hired", "Hired"),
        ("Archived", "Archived"),
    ),
}
"""Plans and their stages, in order."""

Pay = tuple[dict[str, Any], ...]


def salary(currency: str, least: int, most: int, interval: str = "1 YEAR") -> dict[str, Any]:
    """A range of pay."""
    return {
        "compensationType": "Salary",
        "interval": interval,
        "currencyCode": currency,
        "minValue": least,
        "maxValue": most,
    }


def equity(least: float, most: float) -> dict[str, Any]:
    """A share of the company."""
    return {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": least, "maxValue": most}


@dataclass(frozen=True, kw_only=True)
class Position:
    """A job of the demo, and how its year went."""

    title: str
    team: str
    location: str
    plan: str
    opens_on: int | None
    """The day of the year on which it was opened; None: never."""
    closes_on: int | None = None
    archives_on: int | None = None
    weight: int = 1
    """How many of the applications are for it, compared with the others."""
    employment_type: str = "FullTime"
    confidential: bool = False
    listed: bool = True
    work: str = ""
    """What the posting says one does; empty: there is no posting."""
    wanted: Sequence[str] = ()
    pay: Pay = ()

    @property
    def description(self) -> str:
        """The posting's own text."""
        wanted = "".join(f"<li>{each}</li>" for each in self.wanted)
        return f"<h2>What you will do</h2><p>{self.work}</p><h2>What you bring</h2><ul>{wanted}</ul>"


POSITIONS = (
    Position(
        title="Controls Engineer",
        team="Controls",
        location="Pittsburgh",
        plan="Engineering",
        opens_on=5,
        weight=9,
        work="You make our arms move smoothly next to people: motion control, safety limits, and a lot of time at the bench.",
        wanted=("Control theory that you have used in anger", "C++ and Python", "Patience with hardware"),
        pay=(salary("USD", 128_000, 165_000), equity(0.02, 0.08)),
    ),
    Position(
        title="Perception Engineer",
        team="Perception",
        location="Boston",
        plan="Engineering",
        opens_on=20,
        weight=8,
        work="You teach our machines to see shelves, pallets and feet, by day and in bad light.",
        wanted=(
            "Computer vision in production",
            "A feeling for data that lies",
            "Python, and C++ where it must be fast",
        ),
        pay=(salary("USD", 140_000, 182_000), equity(0.03, 0.1)),
    ),
    Position(
        title="Senior Backend Engineer",
        team="Fleet Platform",
        location="Remote in the US",
        plan="Engineering",
        opens_on=33,
        weight=10,
        work="You own the services that four thousand machines report to, from their interfaces to their alarms.",
        wanted=("Databases beyond the tutorial", "Systems that stayed up because of you", "Clear writing"),
        pay=(salary("USD", 155_000, 195_500), equity(0.03, 0.09)),
    ),
    Position(
        title="Mechanical Design Engineer",
        team="Mechanical Design",
        location="München",
        plan="Engineering",
        opens_on=61,
        weight=5,
        work="You design grippers and joints that survive five years of three shifts.",
        wanted=("CAD and tolerances", "Parts of yours that are made by the thousand", "German or the wish to learn it"),
        pay=(salary("EUR", 68_000, 92_000),),
    ),
    Position(
        title="Robotics Technician",
        team="Manufacturing",
        location="Pittsburgh",
        plan="Customers and operations",
        opens_on=75,
        weight=5,
        work="You build, calibrate and mend the machines before they leave the house.",
        wanted=("Steady hands", "Reading schematics", "Working in two shifts"),
        pay=(salary("USD", 28, 36, "1 HOUR"),),
    ),
    Position(
        title="Field Application Engineer",
        team="Field Applications",
        location="Kraków",
        plan="Customers and operations",
        opens_on=110,
        weight=4,
        work="You go where our machines go, and stay until they work.",
        wanted=("Polish and English", "A driving licence", "Calm in other people's warehouses"),
        pay=(salary("PLN", 168_000, 216_000),),
    ),
    Position(
        title="Account Executive",
        team="Sales",
        location="Boston",
        plan="Customers and operations",
        opens_on=140,
        weight=4,
        work="You find the warehouses that will be glad to have met us.",
        wanted=("Sales of things that cost more than a car", "Honesty", "Stamina"),
        pay=(
            salary("USD", 85_000, 110_000),
            {"compensationType": "Commission", "interval": "1 YEAR", "currencyCode": "USD", "maxValue": 90_000},
        ),
    ),
    Position(
        title="People Partner",
        team="People and Operations",
        location="München",
        plan="Customers and operations",
        opens_on=200,
        weight=2,
        employment_type="PartTime",
        listed=False,
        work="You look after the people who look after the machines.",
        wanted=("Labour law in Germany", "Ears", "Twenty-five hours a week"),
        pay=(salary("EUR", 38_000, 46_000),),
    ),
    Position(
        title="Head of Safety",
        team="Engineering",
        location="Boston",
        plan="Leadership",
        opens_on=180,
        weight=2,
        confidential=True,
    ),
    Position(
        title="Embedded Software Intern",
        team="Controls",
        location="Pittsburgh",
        plan="Engineering",
        opens_on=12,
        closes_on=150,
        weight=5,
        employment_type="Intern",
        work="You spend a summer with our firmware, and leave something of yours in it.",
        wanted=("C", "Curiosity", "A university that can do without you for twelve weeks"),
        pay=(salary("USD", 32, 38, "1 HOUR"),),
    ),
    Position(
        title="Marketing Manager",
        team="Sales",
        location="Boston",
        plan="Customers and operations",
        opens_on=40,
        closes_on=120,
        archives_on=160,
        weight=2,
        work="You tell the world what our machines can do, and what they cannot.",
        wanted=("Plain words", "Campaigns that you have measured"),
        pay=(salary("USD", 90_000, 115_000),),
    ),
    Position(
        title="Supply Chain Planner",
        team="Manufacturing",
        location="Pittsburgh",
        plan="Customers and operations",
        opens_on=None,
    ),
)

OPENINGS = 2
"""How many people a job is for."""

TAGS = ("Strong referral", "Robotics background", "Open to relocation", "Keep warm", "Conference 2026", "Speaks German")

NOTES: Mapping[str, Sequence[str]] = {
    "PreInterviewScreen": (
        "Clear and curious on the phone. Would start in two months.",
        "Good fit on paper; ask about the gap in the last year.",
        "Knows our machines from a customer's side, which is rare.",
    ),
    "Active": (
        "<b>Strong on fundamentals.</b> Explained the trade-offs without being asked.",
        "Got stuck early, recovered well, took a hint gracefully.",
        "<p>What went well:</p><ul><li>questions before answers</li><li>tests first</li></ul>",
        "Would like more responsibility than this position has.",
    ),
    "Offer": (
        "References are glowing.",
        "Is weighing two offers; we should be quick.",
    ),
}
"""What is noted in stages of each type."""
