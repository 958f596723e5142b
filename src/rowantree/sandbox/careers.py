"""Invented careers: where people work and where they learned it, fit for the job that they apply for."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar


@dataclass(frozen=True)
class Trade:
    """What people do who apply for a job."""

    titles: tuple[str, ...]
    """Positions, from the first to the last of a career."""
    degree: str
    did: tuple[str, ...]
    """What they have done."""
    skills: tuple[str, ...]


@dataclass(frozen=True)
class Career:
    """What somebody says about their work."""

    trade: Trade
    position: str
    company: str
    former_position: str
    former_company: str
    school: str
    did: tuple[str, ...]
    skills: tuple[str, ...]
    years: int
    """For how many years they have been in their position."""
    former_years: int


TRADES: Mapping[str, Trade] = {
    "Controls Engineer": Trade(
        ("Test Engineer", "Automation Engineer", "Control Systems Engineer", "Senior Controls Engineer"),
        "B.Sc. Mechatronics",
        (
            "Tuned the motion of six-axis arms until operators stopped noticing them",
            "Rewrote a safety limiter that had been copied from machine to machine",
            "Halved the time that a new cell takes to be commissioned",
        ),
        ("C++", "Python", "Simulink", "EtherCAT", "servo drives"),
    ),
    "Perception Engineer": Trade(
        ("Research Assistant", "Computer Vision Engineer", "Perception Engineer", "Machine Learning Engineer"),
        "M.Sc. Computer Science",
        (
            "Brought pallet detection from a notebook to four hundred cameras",
            "Found the mislabelled tenth of a data set, and what it had cost",
            "Calibrates lidar and cameras without a person in the loop",
        ),
        ("Python", "C++", "PyTorch", "OpenCV", "point clouds"),
    ),
    "Senior Backend Engineer": Trade(
        ("Software Engineer", "Backend Engineer", "Platform Engineer", "Lead Software Engineer"),
        "B.Sc. Computer Science",
        (
            "Moved the orders of a parcel service from one database to another, in daylight",
            "Wrote the alarms that are left after the noisy ones were taken out",
            "Keeps an interface with sixty customers stable while all behind it changes",
        ),
        ("PostgreSQL", "Python", "Go", "Kafka", "Terraform"),
    ),
    "Mechanical Design Engineer": Trade(
        ("CAD Technician", "Mechanical Engineer", "Design Engineer", "Senior Mechanical Engineer"),
        "M.Sc. Mechanical Engineering",
        (
            "Designed a joint that is now made nine thousand times a year",
            "Took a third of the weight out of a gripper, and none of its life",
            "Wrote the rules for tolerances that two suppliers work by",
        ),
        ("SolidWorks", "finite elements", "die casting", "tolerances", "German"),
    ),
    "Robotics Technician": Trade(
        ("Electronics Assembler and Operator", "Maintenance Technician", "Robotics Technician", "Senior Technician"),
        "Associate Degree in Mechatronics",
        (
            "Built and calibrated two machines a shift",
            "Keeps a line of eleven robots running at night",
            "Taught three new colleagues to read schematics",
        ),
        ("soldering", "schematics", "PLC", "calibration", "forklift licence"),
    ),
    "Field Application Engineer": Trade(
        ("Service Technician", "Service Engineer", "Commissioning Engineer", "Field Application Engineer"),
        "B.Eng. Automation",
        (
            "Commissioned sorting lines in nine warehouses and five countries",
            "Stayed until it worked, twice over Christmas",
            "Turned the questions of customers into a manual that is read",
        ),
        ("English", "Polish", "PLC", "networks", "driving licence"),
    ),
    "Account Executive": Trade(
        ("Sales Assistant", "Sales Representative", "Account Manager", "Senior Account Executive"),
        "B.A. Business Administration",
        (
            "Sold conveyor systems to people who had sworn never to buy one again",
            "Built a region from no customers to twenty-six",
            "Says no to a third of all enquiries, and why",
        ),
        ("negotiation", "CRM", "logistics", "public tenders"),
    ),
    "People Partner": Trade(
        ("HR Assistant", "HR Specialist", "HR Manager", "Senior HR Consultant"),
        "M.A. Labour Studies",
        (
            "Accompanied a plant of two hundred through a merger",
            "Made a works agreement on shifts that both sides kept",
            "Brought back reviews that people prepare for",
        ),
        ("German labour law", "mediation", "payroll", "English"),
    ),
    "Head of Safety": Trade(
        ("Safety Engineer", "Functional Safety Engineer", "Product Safety Manager", "Director of Safety"),
        "M.Sc. Safety Engineering",
        (
            "Certified the first robot of the house that works without a fence",
            "Investigated forty incidents and closed all of them",
            "Built a team of seven that says stop before others do",
        ),
        ("ISO 10218", "ISO 13849", "risk assessment", "leading teams"),
    ),
    "Embedded Software Intern": Trade(
        ("Tutor", "Laboratory Assistant", "Firmware Intern", "Student Research Assistant"),
        "B.Sc. Electrical Engineering",
        (
            "Wrote the driver of a torque sensor in C",
            "Looks after the workshop of the students' robotics team",
            "Taught digital logic to two groups of first-years",
        ),
        ("C", "Python", "oscilloscopes", "Git"),
    ),
    "Marketing Manager": Trade(
        ("Marketing Assistant", "Copywriter", "Marketing Specialist", "Campaign Manager"),
        "B.A. Communication",
        (
            "Explained a warehouse robot on one page, and measured who read it",
            "Ran the stand at four trade fairs, and the year after at two",
            "Stopped the campaign that everybody liked and nobody answered",
        ),
        ("writing", "analytics", "trade fairs", "photography"),
    ),
}
"""By the title of the job."""

COMPANIES: Mapping[str, Sequence[str]] = {
    "United States": (
        "Ironbridge Motion Labs",
        "Cedar Hollow Logistics Inc.",
        "Fairweather Devices LLC",
        "Bluestem Industries",
    ),
    "Germany": ("Isarwind Antriebe GmbH", "Falkenried Robotik GmbH", "Nordhang Logistik AG", "Lindental Werke"),
    "Japan": ("Minato Kikai Ltd.", "Hoshizora Robotics Ltd.", "Aozora Logistics Group"),
    "Poland": ("Wiślana Automatyka Sp. z o.o.", "Zielony Most Logistyka S.A.", "Fabryka Napędów Orlik"),
    "India": ("Banyan Grid Technologies", "Monsoon Robotics Ltd.", "Saffron Freight Group"),
    "Brazil": ("Ipê Automação Ltd.", "Serra Azul Industries", "Grupo Maré Alta"),
}
SCHOOLS: Mapping[str, Sequence[str]] = {
    "United States": ("Three Rivers Institute of Technology", "Larkspur State University", "Harbor Point College"),
    "Germany": ("Hochschule Isartal", "Technische Universität Ostharz", "Universität Weserbergland"),
    "Japan": ("Minato Bay University of Technology", "Kitayama University"),
    "Poland": ("Politechnika Nadwiślańska", "Uniwersytet Beskidzki"),
    "India": ("Deccan Plateau Institute of Technology", "Konkan University"),
    "Brazil": ("Universidade da Serra Azul", "Instituto Politécnico de Maré Alta"),
}


def invent(chance: random.Random, job_title: str, country: str) -> Career:
    """A career that leads to a job; the same bits give the same one."""
    trade = TRADES[job_title]
    former_position, position = _some(chance, trade.titles, 2, around=False)
    company, former_company = _some(chance, COMPANIES[country], 2)
    return Career(
        trade=trade,
        position=position,
        company=company,
        former_position=former_position,
        former_company=former_company,
        school=_some(chance, SCHOOLS[country], 1)[0],
        did=_some(chance, trade.did, 2),
        skills=_some(chance, trade.skills, 3),
        years=_some(chance, range(1, 7), 1)[0],
        former_years=_some(chance, range(1, 6), 1)[0],
    )


T = TypeVar("T")


def _some(chance: random.Random, of: Sequence[T], count: int, *, around: bool = True) -> tuple[T, ...]:
    """A few that stand side by side, the last one beside the first if they go `around`; faster than a sample."""
    places = len(of) if around else len(of) - count + 1
    begin = int(chance.random() * places)
    return tuple(of[(begin + number) % len(of)] for number in range(count))
