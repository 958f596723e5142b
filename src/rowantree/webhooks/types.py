"""The types of webhooks: each has a name, what causes it, and a payload. The module that owns the payload registers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from rowantree.core.context import Context
from rowantree.models.columns import Id

Payload = Callable[[Context, Id], Any]
"""Renders the `data` of a message about the record with that id, inside the transaction that changed it."""

P = TypeVar("P", bound=Payload)


@dataclass(frozen=True)
class WebhookType:
    """One type of webhook."""

    name: str
    causes: frozenset[str]
    """The kinds of events that it tells of."""
    payload: Payload


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
