"""Samples of departments, locations, and hiring teams with their roles."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named


def role(company: Company, title: str) -> str:
    """The id of the hiring team role with that title."""
    listed = company.admin.all("hiringTeamRole.list", namesOnly=False)
    return next(str(each["id"]) for each in listed if each["title"] == title)


THINGS: dict[str, Callable[[Company], str]] = {
    "department": lambda company: str(company.admin("department.create", name="Engineering")["id"]),
    "hiring_team_role": lambda company: role(company, "Recruiter"),
    "location": lambda company: str(
        company.admin(
            "location.create",
            name="Gothenburg",
            type="Location",
            address={"postalAddress": {"addressCountry": "Sweden", "addressLocality": "Göteborg"}},
            workplaceType="Hybrid",
        )["id"]
    ),
    "location_hierarchy": lambda company: str(
        company.admin("location.create", name="Europe", type="LocationHierarchy")["id"]
    ),
}


def _member_of_job(company: Company) -> Body:
    return {
        "jobId": company.things["job"],
        "teamMemberId": company.things["user"],
        "roleId": company.things["hiring_team_role"],
    }


def _present_member_of_job(company: Company) -> Body:
    body = _member_of_job(company)
    company.admin("hiringTeam.addMember", **body)
    return body


BODIES: dict[str, Callable[[Company], Body]] = {
    "applicationHiringTeamRole.list": lambda _: {},
    "department.archive": lambda company: {"departmentId": company.things["department"]},
    "department.create": lambda company: {"name": "Firmware", "parentId": company.things["department"]},
    "department.info": lambda company: {"departmentId": company.things["department"]},
    "department.list": lambda _: {},
    "department.move": lambda company: {
        "departmentId": str(company.admin("department.create", name="Controls")["id"]),
        "parentId": company.things["department"],
    },
    "department.restore": lambda company: {"departmentId": company.things["department"]},
    "department.update": lambda company: {"departmentId": company.things["department"], "name": "Robotics"},
    "hiringTeam.addMember": _member_of_job,
    "hiringTeam.removeMember": _present_member_of_job,
    "hiringTeamRole.create": lambda _: {"title": "Interview Trainer"},
    "hiringTeamRole.list": lambda _: {"namesOnly": False},
    "hiringTeamRole.update": lambda company: {
        "hiringTeamRoleId": company.things["hiring_team_role"],
        "title": "Talent Partner",
    },
    "location.archive": lambda company: {"locationId": company.things["location"]},
    "location.create": lambda company: {
        "name": "Malmö",
        "type": "Location",
        "parentLocationId": company.things["location_hierarchy"],
    },
    "location.info": lambda company: {"locationId": company.things["location"]},
    "location.list": lambda _: {},
    "location.move": lambda company: {
        "locationId": company.things["location"],
        "parentLocationHierarchyId": company.things["location_hierarchy"],
    },
    "location.restore": lambda company: {"locationId": company.things["location"]},
    "location.updateAddress": lambda company: {
        "locationId": company.things["location"],
        "address": {"postalAddress": {"addressCountry": "DK", "addressLocality": "København"}},
    },
    "location.updateExternalName": lambda company: {
        "locationId": company.things["location"],
        "externalName": "Västkusten",
    },
    "location.updateName": lambda company: {"locationId": company.things["location"], "name": "Göteborg"},
    "location.updateWorkplaceType": lambda company: {
        "locationId": company.things["location"],
        "workplaceType": "Remote",
    },
}


def _one_more_department(company: Company) -> None:
    company.admin("department.create", name=named("Department"))


def _one_more_location(company: Company) -> None:
    company.admin("location.create", name=named("Location"), type="Location")


def _one_more_role(company: Company) -> None:
    company.admin("hiringTeamRole.create", title=named("Role"))


ONE_MORE: dict[str, Callable[[Company], None]] = {
    "applicationHiringTeamRole.list": _one_more_role,
    "department.list": _one_more_department,
    "hiringTeamRole.list": _one_more_role,
    "location.list": _one_more_location,
}
