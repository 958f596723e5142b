"""The types of webhooks: each has a name, what causes it, and a payload. The module that owns the payload registers it."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from rowantree.core.context import Context
from rowantree.models.columns import Id

Payload = Callable[[Context, Id], Any]
"""Renders the `data` of a message about the record with that id, inside the transaction that changed it.

None where it is not told of, such as a change of what is confidential. The context may see what is confidential, but
nothing private, whichever key did it.
"""

Name = Literal[
    "applicationSubmit",
    "applicationUpdate",
    "candidateDelete",
    "candidateHire",
    "candidateMerge",
    "candidateStageChange",
    "interviewPlanTransition",
    "interviewScheduleCreate",
    "interviewScheduleUpdate",
    "jobCreate",
    "jobPostingPublish",
    "jobPostingUnpublish",
    "jobPostingUpdate",
    "jobUpdate",
    "offerCreate",
    "offerDelete",
    "offerUpdate",
    "openingCreate",
    "pushToHRIS",
    "signatureRequestUpdate",
    "surveySubmit",
]
"""The types that a webhook can be set up for."""
NAMES = frozenset({*typing.get_args(Name), "ping"})
"""The types that receivers know."""

P = TypeVar("P", bound=Payload)


@dataclass(frozen=True)
class WebhookType:
    """One type of webhook."""

    name: str
    causes: frozenset[str]
    """The kinds of events that it tells of."""
    payload: Payload

    @property
    def data(self) -> Any:
        """The type of what the payload gives, which is None where nothing is told."""
        return typing.get_type_hints(self.payload)["return"]


types: dict[str, WebhookType] = {}
"""The types of webhooks by name."""


def renders(name: str, *causes: str) -> Callable[[P], P]:
    """Registers the decorated function as the payload of the webhook type `name`, told of on each of `causes`."""

    def register(payload: P) -> P:
        types[name] = WebhookType(name, frozenset(causes), payload)
        return payload

    return register


def caused_by(kind: str) -> list[WebhookType]:
    """The types that tell of events of `kind`."""
    return [each for each in types.values() if kind in each.causes]
