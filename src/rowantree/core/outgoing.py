"""Requests to others: how their addresses are asked for, and how they can go wrong."""

from __future__ import annotations

import string
from urllib.parse import quote, urlsplit

import httpcore
import idna

NO_ANSWER = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    OSError,
    ValueError,
    TypeError,  # what httpcore says of an address that is not ASCII
)
"""What is raised where nobody answers, or nothing that is HTTP."""


def address(url: str) -> httpcore.URL:
    """`url` as it is asked for: whole, and with what is not ASCII encoded as browsers do.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not host.isascii():
        host = idna.encode(host, uts46=True).decode()
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return httpcore.URL(scheme=parts.scheme, host=host, port=parts.port, target=quote(target, string.punctuation))
