"""Trees: records that stand under others of their kind."""

from __future__ import annotations

from collections.abc import Mapping

from rowantree.models.columns import Id


def is_within(parents: Mapping[Id, Id | None], each: Id, of: Id) -> bool:
    """Whether `each` is `of` or stands under it, however deep. `parents` has the parent of every record."""
    seen: set[Id] = set()
    current: Id | None = each
    while current is not None and current not in seen:
        if current == of:
            return True
        seen.add(current)
        current = parents.get(current)
    return False
