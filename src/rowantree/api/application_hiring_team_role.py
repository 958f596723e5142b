"""The hiring team roles that members of the team of one application can have."""

from __future__ import annotations

from sqlalchemy import true

from rowantree import models
from rowantree.api.hiring_team_role import HiringTeamRole, show
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import WholePageInput


class List(WholePageInput):
    """Which page, for who wants pages."""


LIST = Listing(
    models.hiring_team_role,
    {"for_applications": models.hiring_team_role.c.is_for_applications == true()},
    {"for_applications": True},
    size=WHOLE,
)


@operation("applicationHiringTeamRole.list", permission=Permission.CANDIDATES_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[HiringTeamRole]:
    """Lists the roles that can be given in the hiring team of an application, the oldest first.

    One answer holds them all, unless `limit` asks for fewer.
    """
    found = ctx.page(LIST, body)
    return found.page([show(role) for role in found.rows])
