"""What nobody should send, on every store: each is refused, leaves nothing behind, and the server goes on.

S3 refuses by what we sign. What plays it here looks at lengths and at broken bodies, and at nothing else of a policy.
"""

from __future__ import annotations

import pytest

from tests.cast import Company
from tests.files.abuses import ABUSES, Abuse
from tests.files.sending import NOTES, announce, attached, form, listing, part
from tests.servers import Server

pytestmark = pytest.mark.usefixtures("healthy")

EVERYWHERE = {name: each for name, each in ABUSES.items() if each.s3}


@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("abuse", EVERYWHERE.values(), ids=EVERYWHERE)
def test_it_is_refused(abuse: Abuse, company: Company) -> None:
    announced = announce(company.admin)

    assert announced.send_raw(abuse.body(announced)).status_code == 400


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..\\..\\passwd", "/etc/passwd"])
def test_no_name_becomes_a_path(name: str, company: Company, server: Server) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]

    assert attached(company.admin, candidate, name=name)["name"] == "passwd"
    assert not [key for key in listing(server) if "passwd" in key]


@pytest.mark.parametrize(
    ("part_", "code"),
    [
        (part("file", b"", "notes.txt"), "invalid_input"),
        (part("file", NOTES, ""), "invalid_input"),
        (part("file", NOTES, ".."), "invalid_input"),
        (part("file", NOTES, "a" * 300), "invalid_input"),
        (part("datei", NOTES, "notes.txt"), "invalid_input"),
        ((b"A: b", NOTES), "invalid_input"),
        ((part("file", NOTES, "a")[0], b"\r\n--X"), "invalid_input"),
    ],
)
def test_a_request_with_a_bad_file_is_refused(
    part_: tuple[bytes, bytes], code: str, company: Company, server: Server
) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    body = form(part("candidateId", candidate.encode()), part_)

    answer = company.admin.post("candidate.uploadFile", body, {"content-type": "multipart/form-data; boundary=X"})

    assert answer.code == code
    assert company.admin("candidate.info", id=candidate)["fileHandles"] == []
    assert not [key for key in listing(server) if key.startswith("incoming/")]
