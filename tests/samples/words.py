"""What samples are made of."""

from __future__ import annotations

import uuid
from typing import Any

Body = dict[str, Any]


def named(prefix: str) -> str:
    """A name that nothing else has."""
    return f"{prefix} {uuid.uuid4()}"
