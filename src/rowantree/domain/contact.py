"""Ways to reach a person, checked as they come in."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import idna
from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from rowantree.core.errors import InvalidInput

# Who tests against this server sends addresses of test systems, such as `@acme.test`.
SPECIAL_USE_DOMAIN_NAMES.clear()

_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.ASCII)
MAX_EMAIL_ADDRESS = 320
MAX_URL = 2_048
MAX_PHONE_NUMBER = 64


def email_address(text: str, parameter: str) -> str:
    """`text` as an e-mail address, its case and its quoting kept.

    Raises:
        InvalidInput: it is none.
    """
    address = text.strip()
    if len(address) > MAX_EMAIL_ADDRESS:  # which would take seconds to look at
        raise InvalidInput(
            problem=f"`{parameter}`: not an e-mail address: it has more than {MAX_EMAIL_ADDRESS} characters"
        )
    try:
        validate_email(
            address, check_deliverability=False, allow_quoted_local=True, allow_domain_literal=True, strict=False
        )
    except EmailNotValidError as error:
        raise InvalidInput(problem=f"`{parameter}`: not an e-mail address: {error}") from None
    return address


def phone_number(text: str, parameter: str) -> str:
    """`text` as a phone number, written as it came: how a number is written in its country is not ours to judge.

    Raises:
        InvalidInput: it has no digit, or is far too long for one.
    """
    number = text.strip()
    if len(number) > MAX_PHONE_NUMBER or not any(character.isdigit() for character in number):
        raise InvalidInput(problem=f"`{parameter}`: not a phone number")
    return number


def url(text: str, parameter: str) -> str:
    """`text` as the address of a page.

    Raises:
        InvalidInput: it is no absolute http or https URL.
    """
    address = text.strip()
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if (
        parts.scheme not in ("http", "https")
        or not host
        or len(address) > MAX_URL
        or re.search(r"[\s\x00-\x1f\x7f<>\"\\]", address)
        or not (_is_name(host) or _is_address(host))
    ):
        raise InvalidInput(problem=f"`{parameter}`: not a valid URL; one begins with https:// or http:// and a host")
    return address


def _is_name(host: str) -> bool:
    """Whether `host` is a name of the internet, in any script; underscores are taken, as browsers do."""
    if host.isascii():
        return _HOST.fullmatch(host) is not None
    try:
        idna.encode(host, uts46=True)
    except idna.IDNAError:
        return False
    return True


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
