"""Ways to reach a person, checked as they come in."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email

from rowantree.core.errors import InvalidInput

# Addresses of test systems (`@acme.test`) are what half of our users send.
SPECIAL_USE_DOMAIN_NAMES.clear()

_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))*\.?", re.UNICODE)
MAX_URL = 2_048
MAX_PHONE_NUMBER = 64


def email_address(text: str, parameter: str) -> str:
    """`text` as an e-mail address, its case and its quoting kept.

    Raises:
        InvalidInput: it is none.
    """
    address = text.strip()
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
        or re.search(r"[\s<>\"\\]", address)
        or not (_HOST.fullmatch(host) or _is_address(host))
    ):
        raise InvalidInput(problem=f"`{parameter}`: not a valid URL; one begins with https:// or http:// and a host")
    return address


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
