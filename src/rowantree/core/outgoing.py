"""Requests to others: how their addresses are asked for, how they can go wrong, and who keeps us waiting."""

from __future__ import annotations

import contextlib
import string
import time
from collections import defaultdict
from collections.abc import Iterator
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


SLOW_SECONDS = 1.0
"""After how long somebody who has not answered yet counts as slow."""
AT_ONCE_TO_SLOW = 2
"""How much somebody slow is told at the same time."""


class Listeners:
    """Who of those that this process tells something does not answer.

    They are told little at a time: what others are told need not wait until they are given up.
    """

    def __init__(self) -> None:
        self._telling: defaultdict[str, list[float]] = defaultdict(list)
        self._silent: set[str] = set()

    def has_room(self, url: str) -> bool:
        """Whether one more thing may be told there now."""
        telling = self._telling.get(url, [])
        slow = url in self._silent or any(time.monotonic() - since > SLOW_SECONDS for since in telling)
        return not slow or len(telling) < AT_ONCE_TO_SLOW

    @contextlib.contextmanager
    def telling(self, url: str) -> Iterator[None]:
        """While something is being told there."""
        began = time.monotonic()
        self._telling[url].append(began)
        try:
            yield
        finally:
            self._telling[url].remove(began)
            if not self._telling[url]:
                del self._telling[url]

    def heard(self, url: str, *, answered: bool) -> None:
        """Remembers whether there was an answer."""
        if answered:
            self._silent.discard(url)
        else:
            self._silent.add(url)


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
