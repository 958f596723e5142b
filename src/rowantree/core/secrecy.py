"""What is derived from the installation's secret: signatures of what we hand out, encryption of what we must keep."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SIGNATURE = 16


class Secrecy:
    """Signs and encrypts with keys derived from one secret, a key for each purpose."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._signing = self._derive("signing")
        self.upload_key = self._derive("uploads")
        """Signs what uploads may be."""
        self.handle_key = self._derive("file handles")
        """Signs the handles by which files are asked for."""
        self._fernet = Fernet(base64.urlsafe_b64encode(self._derive("encryption")))

    def _derive(self, purpose: str) -> bytes:
        return HKDF(SHA256(), 32, salt=None, info=f"rowantree {purpose}".encode()).derive(self._secret)

    def seal(self, content: bytes) -> str:
        """`content` with a signature, in letters that fit into a URL. It can be read, but not changed."""
        return base64.urlsafe_b64encode(self._sign(content) + content).rstrip(b"=").decode()

    def unseal(self, text: str) -> bytes | None:
        """What was sealed, or None where the signature does not hold."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (ValueError, UnicodeEncodeError):
            return None
        signature, content = raw[:_SIGNATURE], raw[_SIGNATURE:]
        return content if hmac.compare_digest(signature, self._sign(content)) else None

    def _sign(self, content: bytes) -> bytes:
        return hmac.digest(self._signing, content, "sha256")[:_SIGNATURE]

    def encrypt(self, text: str) -> bytes:
        """`text`, readable only with the installation's secret."""
        return self._fernet.encrypt(text.encode())

    def decrypt(self, token: bytes) -> str:
        """What was encrypted.

        Raises:
            cryptography.fernet.InvalidToken: it was encrypted with another secret.
        """
        return self._fernet.decrypt(token).decode()


def digest(key: str) -> bytes:
    """What of an API key is stored. Keys are 256 random bits, so a fast hash is safe."""
    return hashlib.sha256(key.encode()).digest()
