"""Calling operations from inside a transaction, as a client would: demo data comes about no other way."""

from __future__ import annotations

from typing import Any

from rowantree.core.context import Context
from rowantree.core.operation import registry
from rowantree.core.wire import encoder


def call(ctx: Context, operation: str, /, **body: Any) -> Any:
    """The results of `operation` for this body."""
    declared = registry.operations[operation]
    return declared.body(ctx, declared.reader.read(encoder.encode(body)))
