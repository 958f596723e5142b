"""What the log says of an error that nobody expected: where it arose and of what kind, and nothing that users wrote."""

from __future__ import annotations

import traceback


def describe(error: BaseException) -> dict[str, object]:
    """The kind and the places of `error` and its causes.

    Messages are left out: those of databases and decoders quote the data they choked on.
    """
    frames = traceback.extract_tb(error.__traceback__)
    described: dict[str, object] = {
        "kind": f"{type(error).__module__}.{type(error).__qualname__}",
        "sqlstate": getattr(error, "sqlstate", None),
        "at": [f"{frame.filename.rpartition('rowantree/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    }
    cause = error.__cause__ or error.__context__
    if cause is not None:
        described["cause"] = describe(cause)
    return described
