"""Uploads that nobody should send, and how they are refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass

from tests.files.sending import NOTES, Announced, fields, form, part

FILE = part("file", NOTES, "notes.txt")


@dataclass(frozen=True)
class Abuse:
    """A body that is refused with `code`; `s3` where what plays S3 refuses it, too."""

    code: str
    body: Callable[[Announced], bytes]
    s3: bool = False


def widened(announced: Announced) -> str:
    """The policy, with a wider range of lengths."""
    policy = json.loads(base64.b64decode(announced.fields["policy"]))
    policy["conditions"][-1] = ["content-length-range", 0, 10**9]
    return base64.b64encode(json.dumps(policy).encode()).decode()


def without(announced: Announced, name: str) -> bytes:
    """A body that lacks a field."""
    return form(*[part(each, value.encode()) for each, value in announced.fields.items() if each != name], FILE)


ABUSES = {
    "a forged signature": Abuse("SignatureDoesNotMatch", lambda a: form(*fields(a, signature="0" * 64), FILE)),
    "a signature in other letters": Abuse("SignatureDoesNotMatch", lambda a: form(*fields(a, signature="é"), FILE)),
    "a changed policy": Abuse("SignatureDoesNotMatch", lambda a: form(*fields(a, policy=widened(a)), FILE)),
    "no policy at all": Abuse("SignatureDoesNotMatch", lambda a: form(*fields(a, policy=""), FILE)),
    "another key": Abuse("AccessDenied", lambda a: form(*fields(a, key=a.fields["key"][:-1] + "!"), FILE)),
    "a path as the key": Abuse("AccessDenied", lambda a: form(*fields(a, key="uploads/../../../etc/passwd"), FILE)),
    "another type": Abuse("AccessDenied", lambda a: form(*fields(a, **{"Content-Type": "text/html"}), FILE)),
    "a longer file": Abuse("EntityTooLarge", lambda a: form(*fields(a), part("file", NOTES + b"!", "x")), s3=True),
    "a shorter file": Abuse("EntityTooSmall", lambda a: form(*fields(a), part("file", NOTES[1:], "x")), s3=True),
    "an empty file": Abuse("EntityTooSmall", lambda a: form(*fields(a), part("file", b"", "x")), s3=True),
    "a field too many": Abuse("AccessDenied", lambda a: form(*fields(a), part("acl", b"public-read"), FILE)),
    "no key": Abuse("InvalidArgument", lambda a: without(a, "key"), s3=True),
    "no type": Abuse("InvalidArgument", lambda a: without(a, "Content-Type")),
    "no signature": Abuse("InvalidArgument", lambda a: without(a, "signature")),
    "no fields": Abuse("InvalidArgument", lambda _: form(FILE), s3=False),
    "the file first": Abuse("InvalidArgument", lambda a: form(FILE, *fields(a))),
    "a field after the file": Abuse("InvalidArgument", lambda a: form(*fields(a), FILE, part("x", b"y"))),
    "two files": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), part("file", b"", "a"), FILE)),
    "two files of two names": Abuse("InvalidArgument", lambda a: form(*fields(a), part("b", b"", "a"), FILE)),
    "two long files": Abuse("EntityTooLarge", lambda a: form(*fields(a), part("b", NOTES, "a"), FILE)),
    "no file": Abuse("InvalidArgument", lambda a: form(*fields(a)), s3=True),
    "a file that is a field": Abuse("InvalidArgument", lambda a: form(*fields(a), part("file", NOTES))),
    "a file of another name": Abuse("InvalidArgument", lambda a: form(*fields(a), part("datei", NOTES, "x")), s3=True),
    "a field twice": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), *fields(a), FILE)),
    "another boundary": Abuse(
        "MalformedPOSTRequest", lambda a: form(*fields(a), FILE).replace(b"--X", b"--Y"), s3=True
    ),
    "nothing": Abuse("MalformedPOSTRequest", lambda _: b"", s3=True),
    "only an end": Abuse("InvalidArgument", lambda _: b"--X--\r\n", s3=True),
    "no multipart at all": Abuse("MalformedPOSTRequest", lambda _: NOTES, s3=True),
    "a long header": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), (b"A: " + b"a" * 9_000, b""), FILE)),
    "many headers": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), (b"A: a\r\n" * 9_000 + b"B: b", b""))),
    "many parts": Abuse("MalformedPOSTRequest", lambda _: form(*[part(f"{n}", b"") for n in range(200)], FILE)),
    "a long field": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), part("x", b"x" * 2_000_000), FILE)),
    "a part without a name": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), (b"A: b", b""), FILE)),
    "a part without headers": Abuse(
        "MalformedPOSTRequest", lambda a: form(*fields(a), FILE, end=b"--X\r\n\r\n\r\n--X--")
    ),
    "an attachment": Abuse(
        "MalformedPOSTRequest", lambda _: form((b'Content-Disposition: attachment; name="file"', b""))
    ),
    "a field that is not UTF-8": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), part("x", b"\xff"), FILE)),
    "an end in the middle": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), FILE, end=b"")),
    "something after the end": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), FILE) + b"more"),
    "a second body": Abuse("MalformedPOSTRequest", lambda a: form(*fields(a), FILE) * 2),
}
