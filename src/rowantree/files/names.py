"""Names of files in headers."""

from __future__ import annotations

from urllib.parse import quote


def disposition(name: str) -> str:
    """A `Content-Disposition` that saves a file under `name`, whatever letters that has.

    The plain form comes last, where clients that only know that one look for it, Ashby's Python SDK among them.
    """
    plain = "".join(each if each.isascii() and each.isprintable() and each not in '"\\;%' else "_" for each in name)
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}; filename=\"{plain}\""
