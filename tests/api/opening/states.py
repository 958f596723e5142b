"""What the tests of openings look at."""

from __future__ import annotations

from tests.cast import Company, raw
from tests.client import Client, Results


def version(api: Client, opening_id: str) -> Results:
    """What an opening says now."""
    return api("opening.info", openingId=opening_id)["latestVersion"]


def versions(company: Company, opening_id: str) -> int:
    """How many versions an opening has had."""
    found = raw(company.server, "SELECT count(*) FROM opening_version WHERE opening_id = ?", opening_id)
    return int(found[0][0])


def told(company: Company, opening_id: str) -> tuple[str, str]:
    """The last event of an opening, and what it changed."""
    events = raw(company.server, "SELECT kind, fields FROM event WHERE subject_id = ? ORDER BY id", opening_id)
    kind, fields = events[-1]
    return str(kind), str(fields)
