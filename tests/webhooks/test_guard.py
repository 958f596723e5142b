"""Keeping messages away from this machine and its network."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpcore
import pytest

from rowantree.settings import Settings
from rowantree.webhooks.deliver import Attempt, send
from rowantree.webhooks.guard import is_public, pool
from tests import cast
from tests.servers import SECRET, serving
from tests.told import Receiver, receiving, tell
from tests.webhooks.deliveries import attempted


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",  # noqa: S104 an address to refuse
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.1.2.3",
        "::ffff:169.254.169.254",
        "64:ff9b::127.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::10.1.2.3",
        "100::1",
        "2001:db8::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo, around 192.0.2.45
        "2002:7f00:1::",  # 6to4, around 127.0.0.1
        "2002:a9fe:a9fe::",  # 6to4, around 169.254.169.254
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_an_address_that_is_not_of_the_public_internet_is_told_apart(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "8.8.8.8",
        "172.32.0.1",
        "2606:4700:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::",
    ],
)
def test_an_address_of_the_public_internet_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "0", "[::ffff:127.0.0.1]"],
)
def test_no_way_of_writing_a_loopback_address_leads_there(host: str) -> None:
    with receiving() as receiver:
        attempt = _sent(_at(receiver, host), private=False)

        assert receiver.messages == []
    assert attempt.outcome.startswith("PrivateAddress")


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433"])
def test_private_addresses_are_spoken_to_where_that_is_allowed(host: str) -> None:
    with receiving() as receiver:
        attempt = _sent(_at(receiver, host), private=True)

        assert len(receiver.messages) == 1
    assert attempt.delivered


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "169.254.170.2", "fe80::1", "fe80::1%lo", "::ffff:169.254.169.254", "fd00:ec2::254"],
)
def test_where_clouds_give_credentials_away_is_never_spoken_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken_to: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", _resolving_to(address))
    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", _refusing(spoken_to))  # nothing leaves this machine

    attempt = _sent("https://hooks.example.com/ashby", private=True)

    assert attempt.outcome == "PrivateAddress: hooks.example.com is not on the public internet"
    assert spoken_to == []


def test_a_name_that_leads_to_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as receiver:
        monkeypatch.setattr(socket, "getaddrinfo", _resolving_to("127.0.0.1"))
        attempt = _sent(_at(receiver, "hooks.example.com"), private=False)

        assert receiver.messages == []
    assert attempt.outcome == "PrivateAddress: hooks.example.com is not on the public internet"


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(socket, "getaddrinfo", _resolving_to("127.0.0.1", asked=asked))
    with receiving() as receiver:
        attempt = _sent(_at(receiver, "hooks.example.com"), private=True)

    assert attempt.delivered
    assert asked == ["hooks.example.com"]  # asked a second time, it could lead elsewhere


def test_of_several_addresses_only_a_public_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as receiver:
        monkeypatch.setattr(socket, "getaddrinfo", _resolving_to("127.0.0.1", "10.0.0.1", "::1"))
        attempt = _sent(_at(receiver, "hooks.example.com"), private=False)

        assert receiver.messages == []
    assert attempt.outcome.startswith("PrivateAddress")


def test_a_server_refuses_private_addresses_unless_it_is_told_otherwise(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'rowantree.db'}", secret=SECRET)
    with receiving() as receiver, serving(settings) as server:
        company = cast.found(server, "Meridian Robotics")
        tell(company, receiver.url)
        company.admin("candidate.create", name="Otto Nobody")
        delivery = attempted(company, 1)

        assert receiver.messages == []
    assert str(delivery.last_outcome).startswith("PrivateAddress")


def _refusing(spoken_to: list[str]) -> Callable[..., Any]:
    async def connect(_backend: object, host: str, *_: object) -> None:
        spoken_to.append(host)
        raise httpcore.ConnectError("no connection leaves this test")

    return connect


def _at(receiver: Receiver, host: str) -> str:
    return receiver.url.replace("127.0.0.1", host)


def _sent(url: str, *, private: bool) -> Attempt:
    async def sent() -> Attempt:
        outgoing = pool(private=private)
        try:
            return await send(outgoing, url, "secret", b"{}")
        finally:
            await outgoing.aclose()

    return asyncio.run(sent())


def _resolving_to(*addresses: str, asked: list[str] | None = None) -> Callable[..., list[object]]:
    """A resolver that gives these addresses for any name, and writes down what it was asked."""

    def resolve(host: str | bytes, port: int, *_: object, **__: object) -> list[object]:
        if asked is not None:
            asked.append(host if isinstance(host, str) else host.decode())
        return [
            (socket.AF_INET6 if ":" in each else socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port))
            for each in addresses
        ]

    return resolve
