"""Keeping outgoing requests away from this machine and its network.

Who may set a webhook's URL could otherwise make the server talk to services that only the server can reach. The name is
resolved here and the connection made to the very address that was checked, so a name that resolves differently a moment
later gains nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
from collections.abc import Iterable

import httpcore


class PrivateAddress(httpcore.ConnectError):
    """The receiver's name leads to an address that is not on the public internet."""


class Guard(httpcore.AsyncNetworkBackend):
    """Opens connections to public addresses; to others only where `private` allows it, and never to link-local ones.

    At a link-local address clouds hand out the credentials of the machine to whoever asks.
    """

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 httpcore's own interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of `host` that may be spoken to and answers."""
        *others, last = await self._addresses(host, port)
        for address in others:
            with contextlib.suppress(httpcore.ConnectError, httpcore.ConnectTimeout):
                return await self._backend.connect_tcp(address, port, timeout, local_address, socket_options)
        return await self._backend.connect_tcp(last, port, timeout, local_address, socket_options)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` that may be spoken to, at least one."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved") from error
        addresses = [str(each[4][0]) for each in found]
        allowed = [each for each in addresses if is_public(each) or (self._private and not is_link_local(each))]
        if not allowed:
            raise PrivateAddress(f"{host} is not on the public internet")
        return allowed

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 httpcore's own interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 httpcore's own interface
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        raise PrivateAddress(path)

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await self._backend.sleep(seconds)


def is_link_local(address: str) -> bool:
    """Whether `address` is one of this machine's links, as those of the metadata services of clouds are."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = _inner(parsed)
        if inner is not None:
            return inner.is_link_local
        return parsed.is_link_local or parsed == _METADATA_IPV6
    return parsed.is_link_local


def is_public(address: str) -> bool:
    """Whether `address` is one of the public internet."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = _inner(parsed)
        if inner is not None:
            return is_public(str(inner))
        if parsed not in _PUBLIC_IPV6:
            return False
    return parsed.is_global and not parsed.is_multicast


_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")
_METADATA_IPV6 = ipaddress.IPv6Address("fd00:ec2::254")
"""The one such address that is not link-local."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an address of a transition mechanism stands for."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


def pool(*, private: bool) -> httpcore.AsyncConnectionPool:
    """Where outgoing requests are made: guarded, with TLS checked, without redirects or proxies."""
    return httpcore.AsyncConnectionPool(
        ssl_context=ssl.create_default_context(),
        max_connections=32,
        max_keepalive_connections=8,
        keepalive_expiry=15,
        network_backend=Guard(private=private),
    )
