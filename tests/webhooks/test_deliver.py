"""One try to deliver a message: its bytes, its signature, and what counts as delivered."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from sqlalchemy import false, update

from rowantree import models
from rowantree.core.database import perform
from rowantree.core.outgoing import address
from rowantree.webhooks import deliver
from rowantree.webhooks.deliver import Attempt, send, signature
from rowantree.webhooks.guard import pool
from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.told import NAME, SECRET, receiving, tell
from tests.webhooks.deliveries import attempted, later, left_by

OK = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"


def test_a_message_has_an_id_the_type_and_the_data(api: Client, company: Company) -> None:
    with receiving() as receiver:
        tell(company, receiver.url)
        candidate = api("candidate.create", name="Zoë Größe", email="zoe@example.com")
        message = json.loads(receiver.wait_for(1)[0].body)

    assert list(message) == ["webhookActionId", "action", "data"]
    assert message["webhookActionId"] == left_by(company).deliveries[0].action_id
    assert message["action"] == NAME
    assert message["data"] == {"candidate": candidate}


def test_a_message_is_signed_over_its_exact_bytes(api: Client, company: Company) -> None:
    with receiving() as receiver:
        tell(company, receiver.url)
        api("candidate.create", name="Zoë Größe")
        message = receiver.wait_for(1)[0]

    expected = hmac.new(SECRET.encode(), message.body, hashlib.sha256).hexdigest()
    assert message.headers["ashby-signature"] == f"sha256={expected}"


def test_a_message_says_that_it_is_json_from_us(api: Client, company: Company) -> None:
    with receiving() as receiver:
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        headers = receiver.wait_for(1)[0].headers

    assert headers["content-type"] == "application/json"
    assert headers["user-agent"] == "Ashby-Webhook"
    assert "transfer-encoding" not in headers


def test_a_message_to_who_is_slow_waits_without_being_a_try(api: Client, company: Company) -> None:
    listeners = company.server.app.world.listeners
    with receiving() as receiver:
        tell(company, receiver.url)
        listeners.heard(receiver.url, answered=False)
        with listeners.telling(receiver.url), listeners.telling(receiver.url):
            api("candidate.create", name="Otto Nobody")
            eventually(lambda: later(company).attempts > 0 and later(company).leased_until is None)
            assert (attempted(company, 0).state, receiver.messages) == ("pending", [])

        api("sandbox.advanceClock", seconds=6)

        receiver.wait_for(1)
        assert attempted(company, 1).state == "delivered"


def test_the_names_of_headers_are_written_as_they_are_documented() -> None:
    heard: list[bytes] = []
    with _answering(OK, heard=heard) as url:
        _sent(url)

    names = {line.partition(b":")[0] for line in heard[0].splitlines()}
    assert {b"Ashby-Signature", b"Content-Type", b"User-Agent"} <= names


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("/größe?wer=Zoë&wie=%20", b"/gr%C3%B6%C3%9Fe?wer=Zo%C3%AB&wie=%20"),
        ("/a%2Fb;c=(d)?e=[f]|{g}", b"/a%2Fb;c=(d)?e=[f]|{g}"),
        ("?a=b#c", b"/?a=b"),
    ],
)
def test_an_address_in_any_script_is_asked_for_as_browsers_do(given: str, asked: bytes) -> None:
    heard: list[bytes] = []
    with _answering(OK, heard=heard) as url:
        assert _sent(url.rstrip("/") + given).delivered

    assert heard[0].split(b" ")[1] == asked


def test_a_name_in_any_script_is_the_one_that_is_registered() -> None:
    assert address("https://größe.example:8443/").host == b"xn--gre-6ka8i.example"


def test_the_signature_is_the_usual_one() -> None:
    known = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"

    assert signature("key", b"The quick brown fox jumps over the lazy dog") == f"sha256={known}"


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_a_status_of_success_means_delivered(api: Client, company: Company, status: int) -> None:
    with receiving() as receiver:
        receiver.statuses = [status]
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        delivery = attempted(company, 1)

    assert (delivery.state, delivery.last_outcome) == ("delivered", str(status))
    assert left_by(company).jobs == []


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed_and_counts_as_failure(api: Client, company: Company, status: int) -> None:
    with receiving() as receiver:
        receiver.statuses = [status]
        tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        delivery = attempted(company, 1)

        assert len(receiver.messages) == 1
    assert (delivery.state, delivery.last_outcome) == ("pending", str(status))


def test_a_refused_connection_counts_as_failure(api: Client, company: Company) -> None:
    with receiving() as receiver:
        pass  # now nobody listens there
    tell(company, receiver.url)
    api("candidate.create", name="Otto Nobody")
    delivery = attempted(company, 1)

    assert delivery.state == "pending"
    assert "ConnectError" in str(delivery.last_outcome)


def test_a_receiver_that_does_not_answer_in_time_counts_as_failure(
    api: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "TIMEOUT_SECONDS", 0.1)  # the real ten seconds would be most of this suite's time
    with socket.create_server(("127.0.0.1", 0)) as silent:
        tell(company, f"http://127.0.0.1:{silent.getsockname()[1]}/")
        api("candidate.create", name="Otto Nobody")
        delivery = attempted(company, 1)

    assert (delivery.state, delivery.last_outcome) == ("pending", "no answer within 0.1 seconds")


def test_a_receiver_that_hangs_up_counts_as_failure() -> None:
    with _answering(b"") as url:
        attempt = _sent(url)

    assert not attempt.delivered
    assert attempt.status is None


def test_an_answer_that_is_not_http_counts_as_failure() -> None:
    with _answering(b"220 mail.example.com ESMTP\r\n") as url:
        attempt = _sent(url)

    assert not attempt.delivered
    assert attempt.status is None


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    with _answering(OK, certificate=_self_signed(tmp_path)) as url:
        attempt = _sent(url)

    assert not attempt.delivered
    assert "CERTIFICATE_VERIFY_FAILED" in attempt.outcome


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://./",
        "http://[::1/",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:port/",
        f"http://{'a' * 64}.example/",
        "http://no such host/",
        "http://größe.invalid/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "nonsense",
    ],
)
def test_an_address_that_leads_nowhere_is_a_failed_attempt_and_no_error(url: str) -> None:
    attempt = _sent(url)

    assert not attempt.delivered
    assert attempt.status is None


def test_a_setting_that_was_switched_off_is_told_nothing_more(api: Client, company: Company) -> None:
    with receiving() as receiver:
        receiver.statuses = [503]
        setting_id = tell(company, receiver.url)
        api("candidate.create", name="Otto Nobody")
        attempted(company, 1)
        wait = later(company).due_at - company.server.app.world.clock.now()
        off = (
            update(models.webhook_setting.core).where(models.webhook_setting.c.id == setting_id).values(enabled=false())
        )
        company.server.write(lambda connection: perform(connection, off))
        company.server.app.world.clock.advance(wait)
        company.server.app.worker.wake()
        eventually(lambda: left_by(company).jobs == [])

        assert len(receiver.messages) == 1


def _sent(url: str) -> Attempt:
    async def sent() -> Attempt:
        outgoing = pool(private=True)
        try:
            return await send(outgoing, url, "secret", b"{}")
        finally:
            await outgoing.aclose()

    return asyncio.run(sent())


@contextlib.contextmanager
def _answering(answer: bytes, certificate: Path | None = None, heard: list[bytes] | None = None) -> Iterator[str]:
    """A receiver of one connection, which it answers with these bytes whatever it was sent; that goes into `heard`."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer_one() -> None:
            connection, _ = listening.accept()
            with contextlib.suppress(OSError), connection:
                if certificate is not None:
                    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                    context.load_cert_chain(certificate)
                    connection = context.wrap_socket(connection, server_side=True)
                said = connection.recv(65536)
                if heard is not None:
                    heard.append(said)
                connection.sendall(answer)
                connection.shutdown(socket.SHUT_WR)

        thread = Thread(target=answer_one, daemon=True)
        thread.start()
        scheme = "http" if certificate is None else "https"
        yield f"{scheme}://127.0.0.1:{listening.getsockname()[1]}/"
        thread.join(10)


def _self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .sign(key, SHA256())
    )
    path = folder / "certificate.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    return path
