"""The documentation page, made from the registry."""

from __future__ import annotations

from collections.abc import Iterable

from rowantree.core.operation import Operation


def page(operations: Iterable[Operation], base_url: str) -> str:
    """The page."""
    return base_url
