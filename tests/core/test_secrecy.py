"""What is signed cannot be changed, and what is encrypted cannot be read, without the installation's secret."""

from __future__ import annotations

import base64
import hashlib

import pytest
from cryptography.fernet import InvalidToken

from rowantree.core.secrecy import Secrecy, digest

SECRECY = Secrecy("a secret that only this test knows")
OTHER = Secrecy("a secret that somebody else knows!")


@pytest.mark.parametrize("content", [b"", b"a", b"page 2", bytes(range(256))])
def test_what_was_sealed_is_given_back(content: bytes) -> None:
    assert SECRECY.unseal(SECRECY.seal(content)) == content


def test_a_seal_fits_into_a_url() -> None:
    for length in range(50):
        sealed = SECRECY.seal(b"\xff" * length)
        assert sealed.replace("-", "").replace("_", "").isalnum()


def test_a_seal_of_another_secret_does_not_hold() -> None:
    assert OTHER.unseal(SECRECY.seal(b"page 2")) is None


def test_every_changed_bit_breaks_the_seal() -> None:
    raw = base64.urlsafe_b64decode(SECRECY.seal(b"a page, and more") + "==")
    for bit in range(len(raw) * 8):
        changed = bytearray(raw)
        changed[bit // 8] ^= 1 << bit % 8
        assert SECRECY.unseal(base64.urlsafe_b64encode(changed).decode()) is None


@pytest.mark.parametrize("text", ["", "a", "abc", "not sealed", "größe", "\x00", "=", "🌳", "A" * 1000])
def test_what_was_never_sealed_is_told_apart(text: str) -> None:
    assert SECRECY.unseal(text) is None


def test_a_seal_cut_short_does_not_hold() -> None:
    sealed = SECRECY.seal(b"page 2")

    assert [cut for cut in range(len(sealed)) if SECRECY.unseal(sealed[:cut]) is not None] == []


def test_what_was_encrypted_is_given_back() -> None:
    assert SECRECY.decrypt(SECRECY.encrypt("größe 🌳")) == "größe 🌳"


def test_what_is_encrypted_cannot_be_read() -> None:
    encrypted = SECRECY.encrypt("the receiver's token")

    assert b"token" not in encrypted
    assert encrypted != SECRECY.encrypt("the receiver's token")
    with pytest.raises(InvalidToken):
        OTHER.decrypt(encrypted)


def test_of_a_key_only_its_sha256_is_kept() -> None:
    assert digest("rowantree_key") == hashlib.sha256(b"rowantree_key").digest()
