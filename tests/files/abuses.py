"""Uploads that nobody should send, and how each store refuses them.

What is None for S3 is one upload there as good as another, to what plays S3 here: it takes parts in any order, the last
of two parts with one name, a file without a name, a part without headers, and stops reading at the last boundary. In
each of these the one file that it keeps has the signed key, type and length, so nothing is lost with it. Our own door
is stricter, because what it lets through it would have to read.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.files.sending import NOTES, Announced, fields, form, part

FILE = part("file", NOTES, "notes.txt")


@dataclass(frozen=True)
class Abuse:
    """A body, and the code with which the store on the disk and the one on S3 refuse it."""

    disk: str
    s3: str | None
    body: Callable[[Announced], bytes]


def signature(announced: Announced) -> str:
    """What the store calls the field with the signature: `signature`, and on S3 `x-amz-signature`."""
    (name,) = (each for each in announced.fields if "signature" in each)
    return name


def changed(announced: Announced, name: str, value: str) -> bytes:
    """A body in which a field has another value, or is there besides the others."""
    return form(*fields(announced, **{name: value}), FILE)


def without(announced: Announced, name: str) -> bytes:
    """A body that lacks a field."""
    return form(*[part(each, value.encode()) for each, value in announced.fields.items() if each != name], FILE)


def forged(announced: Announced, value: str) -> bytes:
    """A body with that signature."""
    return changed(announced, signature(announced), value)


def widened(announced: Announced) -> str:
    """The policy, with a wider range of lengths."""
    policy = json.loads(base64.b64decode(announced.fields["policy"]))
    ranges = [each for each in policy["conditions"] if "content-length-range" in each]
    assert len(ranges) == 1
    ranges[0][1:] = [0, 10**9]
    return base64.b64encode(json.dumps(policy).encode()).decode()


def lasting(announced: Announced) -> str:
    """The policy, good for longer."""
    policy = json.loads(base64.b64decode(announced.fields["policy"]))
    policy["expiration"] = "2999-12-31T23:59:59Z"
    return base64.b64encode(json.dumps(policy).encode()).decode()


SIGNED = {
    "a forged signature": Abuse("SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: forged(a, "0" * 64)),
    "a signature in other letters": Abuse("SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: forged(a, "é")),
    "a signature cut short": Abuse(
        "SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: forged(a, a.fields[signature(a)][:-1])
    ),
    "an empty signature": Abuse("SignatureDoesNotMatch", "InvalidArgument", lambda a: forged(a, "")),
    "a wider policy": Abuse(
        "SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: changed(a, "policy", widened(a))
    ),
    "a longer policy": Abuse(
        "SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: changed(a, "policy", lasting(a))
    ),
    "no JSON as the policy": Abuse(
        "SignatureDoesNotMatch", "SignatureDoesNotMatch", lambda a: changed(a, "policy", "bm9uZQ==")
    ),
    "an empty policy": Abuse("SignatureDoesNotMatch", "InvalidArgument", lambda a: changed(a, "policy", "")),
    "another key": Abuse("AccessDenied", "AccessDenied", lambda a: changed(a, "key", a.fields["key"][:-1] + "!")),
    "a final key": Abuse(
        "AccessDenied", "AccessDenied", lambda a: changed(a, "key", a.fields["key"].replace("uploads/", "files/"))
    ),
    "a path as the key": Abuse(
        "AccessDenied", "AccessDenied", lambda a: changed(a, "key", "uploads/../../../etc/passwd")
    ),
    "another type": Abuse("AccessDenied", "AccessDenied", lambda a: changed(a, "Content-Type", "text/html")),
    "a longer file": Abuse(
        "EntityTooLarge", "EntityTooLarge", lambda a: form(*fields(a), part("file", NOTES + b"!", "x"))
    ),
    "a shorter file": Abuse(
        "EntityTooSmall", "EntityTooSmall", lambda a: form(*fields(a), part("file", NOTES[1:], "x"))
    ),
    "an empty file": Abuse("EntityTooSmall", "EntityTooSmall", lambda a: form(*fields(a), part("file", b"", "x"))),
    "access for everybody": Abuse("AccessDenied", "AccessDenied", lambda a: changed(a, "acl", "public-read")),
    "another disposition": Abuse("AccessDenied", "AccessDenied", lambda a: changed(a, "Content-Disposition", "inline")),
    "a redirection": Abuse(
        "AccessDenied", "AccessDenied", lambda a: changed(a, "success_action_redirect", "https://example.com/")
    ),
    "another status": Abuse("AccessDenied", "AccessDenied", lambda a: changed(a, "success_action_status", "201")),
    "no key": Abuse("InvalidArgument", "InvalidArgument", lambda a: without(a, "key")),
    "no type": Abuse("InvalidArgument", "AccessDenied", lambda a: without(a, "Content-Type")),
    "no policy": Abuse("InvalidArgument", "InvalidArgument", lambda a: without(a, "policy")),
    "no signature": Abuse("InvalidArgument", "InvalidArgument", lambda a: without(a, signature(a))),
    "nothing but a key": Abuse(
        "InvalidArgument", "AccessDenied", lambda a: form(part("key", a.fields["key"].encode()), FILE)
    ),
    "no fields": Abuse("InvalidArgument", "AccessDenied", lambda _: form(FILE)),
}
"""What was signed, changed or left out: a store refuses it, or its signature is worth nothing."""

BROKEN = {
    "the file first": Abuse("InvalidArgument", None, lambda a: form(FILE, *fields(a))),
    "a field after the file": Abuse(
        "InvalidArgument", "AccessDenied", lambda a: form(*fields(a), FILE, part("x", b""))
    ),
    "two files": Abuse("MalformedPOSTRequest", None, lambda a: form(*fields(a), part("file", b"", "a"), FILE)),
    "two files of two names": Abuse(
        "InvalidArgument", "AccessDenied", lambda a: form(*fields(a), part("b", b"", "a"), FILE)
    ),
    "two long files": Abuse("EntityTooLarge", "AccessDenied", lambda a: form(*fields(a), part("b", NOTES, "a"), FILE)),
    "no file": Abuse("InvalidArgument", "InvalidArgument", lambda a: form(*fields(a))),
    "a file that is a field": Abuse("InvalidArgument", None, lambda a: form(*fields(a), part("file", NOTES))),
    "a file of another name": Abuse(
        "InvalidArgument", "InvalidArgument", lambda a: form(*fields(a), part("datei", NOTES, "x"))
    ),
    "a field twice": Abuse("MalformedPOSTRequest", None, lambda a: form(*fields(a), *fields(a), FILE)),
    "another boundary": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda a: form(*fields(a), FILE).replace(b"--X", b"--Y")
    ),
    "nothing": Abuse("MalformedPOSTRequest", "AccessDenied", lambda _: b""),
    "only an end": Abuse("InvalidArgument", "AccessDenied", lambda _: b"--X--\r\n"),
    "no multipart at all": Abuse("MalformedPOSTRequest", "AccessDenied", lambda _: NOTES),
    "a long header": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda a: form(*fields(a), (b"A: " + b"a" * 9_000, b""), FILE)
    ),
    "many headers": Abuse(
        "MalformedPOSTRequest", "InvalidArgument", lambda a: form(*fields(a), (b"A: a\r\n" * 9_000 + b"B: b", b""))
    ),
    "many parts": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda _: form(*[part(f"{n}", b"") for n in range(200)], FILE)
    ),
    "a long field": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda a: form(*fields(a), part("x", b"x" * 2_000_000), FILE)
    ),
    "a part without a name": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda a: form(*fields(a), (b"A: b", b""), FILE)
    ),
    "a part without headers": Abuse(
        "MalformedPOSTRequest", None, lambda a: form(*fields(a), FILE, end=b"--X\r\n\r\n\r\n--X--")
    ),
    "an attachment": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda _: form((b'Content-Disposition: attachment; name="file"', b""))
    ),
    "a field that is not UTF-8": Abuse(
        "MalformedPOSTRequest", "AccessDenied", lambda a: form(*fields(a), part("x", b"\xff"), FILE)
    ),
    "an end in the middle": Abuse("MalformedPOSTRequest", "InvalidArgument", lambda a: form(*fields(a), FILE, end=b"")),
    "something after the end": Abuse("MalformedPOSTRequest", None, lambda a: form(*fields(a), FILE) + b"more"),
    "a second body": Abuse("MalformedPOSTRequest", None, lambda a: form(*fields(a), FILE) * 2),
}
"""Bodies that are put together wrongly."""

ABUSES = SIGNED | BROKEN
