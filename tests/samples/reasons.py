"""Samples of the reasons for which jobs and openings are closed."""

from __future__ import annotations

from collections.abc import Callable

from tests.cast import Company
from tests.samples.words import Body, named

THINGS: dict[str, Callable[[Company], str]] = {
    "close_reason": lambda company: str(company.admin("closeReason.create", reasonText="The plant moved")["id"]),
}

BODIES: dict[str, Callable[[Company], Body]] = {
    "closeReason.archive": lambda company: {"closeReasonId": company.things["close_reason"]},
    "closeReason.create": lambda _: {"reasonText": "Reorganized"},
    "closeReason.list": lambda _: {},
    "closeReason.restore": lambda company: {"closeReasonId": company.things["close_reason"]},
}


def _one_more_reason(company: Company) -> None:
    company.admin("closeReason.create", reasonText=named("Reason"))


ONE_MORE: dict[str, Callable[[Company], None]] = {"closeReason.list": _one_more_reason}
