"""Prism, the mock server people use today, with a small document of our two operations and fixed answers of ours.

The document is kind to Prism: nothing is generated, and the schemas leave nothing to check. It runs as it is shipped,
which means a few lines of log for each request, and a second time with the log switched off.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bench.processes import NotReady, running

_HERE = Path(__file__).parent
_PROGRAM = _HERE / "node_modules/@stoplight/prism-cli/dist/index.js"


@contextlib.contextmanager
def prism(folder: Path, port: int, answers: Mapping[str, Any], *options: str) -> Iterator[int]:
    """Prism at `port`, answering each operation with its answer; gives its process id."""
    _install()
    path = folder / "prism.json"
    path.write_text(json.dumps(document(answers), ensure_ascii=False))
    command = ["node", str(_PROGRAM), "mock", "--host", "127.0.0.1", "--port", str(port), *options]
    with running([*command, str(path)], port) as pid:
        yield pid


SILENT = ("--verboseLevel", "silent")
"""The options of a Prism that logs nothing."""


def version() -> str:
    """The version of Prism that package.json pins."""
    pinned: str = json.loads((_HERE / "package.json").read_text())["dependencies"]["@stoplight/prism-cli"]
    return pinned


def document(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The OpenAPI document with one fixed answer for each operation."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Two operations", "version": "1"},
        "security": [{"basic": []}],
        "paths": {f"/{name}": {"post": _operation(answer)} for name, answer in answers.items()},
        "components": {"securitySchemes": {"basic": {"type": "http", "scheme": "basic"}}},
    }


def _operation(answer: Any) -> dict[str, Any]:
    anything = {"type": "object"}
    return {
        "requestBody": {"content": {"application/json": {"schema": anything}}},
        "responses": {
            "200": {"description": "Done.", "content": {"application/json": {"schema": anything, "example": answer}}}
        },
    }


def _install() -> None:
    if _PROGRAM.exists():
        return
    if shutil.which("npm") is None:
        raise NotReady("Prism needs Node.js and npm: install them (Debian: apt-get install nodejs npm)")
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=_HERE, check=True, env=os.environ | {"CI": "1"})
