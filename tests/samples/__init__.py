"""For each operation a body that succeeds, for each list a way to make one more record, and the things they are about.

The tests over the whole registry live on these; an operation without a sample fails them. Each family of resources has
a module with `THINGS`, `BODIES` and `ONE_MORE`.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.samples import (
    applications,
    assessments,
    correspondence,
    custom_fields,
    feedback,
    files,
    forms,
    interviewing,
    interviews,
    jobs,
    offer_letters,
    offers,
    openings,
    outbox,
    people,
    plans,
    projects,
    reasons,
    referrals,
    reports,
    settings,
    structure,
    surveys,
    templates,
)
from tests.samples.words import Body

_FAMILIES = (
    people,
    interviewing,
    interviews,
    feedback,
    files,
    plans,
    jobs,
    forms,
    structure,
    applications,
    settings,
    correspondence,
    projects,
    custom_fields,
    referrals,
    reasons,
    templates,
    outbox,
    openings,
    offers,
    offer_letters,
    surveys,
    assessments,
    reports,
)

THINGS: dict[str, Callable[[Company], str]] = {name: make for each in _FAMILIES for name, make in each.THINGS.items()}
BODIES: dict[str, Callable[[Company], Body]] = {name: make for each in _FAMILIES for name, make in each.BODIES.items()}
ONE_MORE: dict[str, Callable[[Company], None]] = {
    name: make for each in _FAMILIES for name, make in each.ONE_MORE.items()
}
