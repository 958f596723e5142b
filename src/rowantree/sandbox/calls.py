"""Calling operations from inside a transaction, as a client would."""

from __future__ import annotations

from typing import Any

from rowantree.core.context import Context
from rowantree.core.operation import registry
from rowantree.core.wire import encoder


def call(ctx: Context, operation: str, /, *brought: Any, **body: Any) -> Any:
    """The results of `operation` for this body. `brought` is what its step before the transaction would have given."""
    declared = registry.operations[operation]
    return declared.body(ctx, declared.reader.read(encoder.encode(body)), *brought)
