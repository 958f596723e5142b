"""What nobody should send, on every store: each is refused, leaves nothing behind, and the server goes on.

What plays S3 here checks signatures, expiry, every condition of a policy, exact lengths and fields too many, as S3 does;
its codes are not in all cases those of S3. What it takes although our own door refuses it is in `abuses.py`.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx
import pytest

from rowantree.core.storage import Download
from rowantree.files import disk as on_disk
from rowantree.files import s3 as on_s3
from rowantree.files.s3 import S3Store
from tests.cast import Company
from tests.files.abuses import ABUSES, Abuse
from tests.files.sending import NOTES, announce, attached, code, form, listing, part
from tests.servers import Server

pytestmark = pytest.mark.usefixtures("healthy")

each_abuse = pytest.mark.parametrize("abuse", ABUSES.values(), ids=ABUSES)


@pytest.fixture
def is_s3(server: Server) -> bool:
    """Whether the server's files are on S3."""
    return isinstance(server.app.store, S3Store)


@each_abuse
def test_it_is_refused(abuse: Abuse, company: Company, server: Server, is_s3: bool) -> None:
    announced, before = announce(company.admin), listing(server)

    found = code(announced.send_raw(abuse.body(announced)))

    assert found == (abuse.s3 if is_s3 else abuse.disk)
    taken = set(listing(server)) - set(before)
    assert len(taken) == (found is None)
    assert all(announced.fields["key"].endswith(key) and listing(server)[key].size == len(NOTES) for key in taken)


@each_abuse
def test_what_was_uploaded_before_stays_as_it_was(abuse: Abuse, company: Company, server: Server) -> None:
    announced = announce(company.admin)
    announced.send()
    before = listing(server)

    announced.send_raw(abuse.body(announced))

    assert listing(server) == before


@pytest.mark.usefixtures("nothing_left")
def test_an_upload_can_be_begun_for_a_time(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (on_disk, on_s3):
        monkeypatch.setattr(module, "UPLOAD_SECONDS", -1)
    announced = announce(company.admin)

    refused = announced.send()

    assert (refused.status_code, code(refused)) == (403, "AccessDenied")
    assert "expired" in refused.text


@pytest.mark.usefixtures("nothing_left")
def test_the_fields_of_another_upload_do_not_help(company: Company, is_s3: bool) -> None:
    ours, other = announce(company.admin), announce(company.admin)
    same_signature = {name: ours.fields[name] for name in ours.fields if name not in ("key", "Content-Type")}

    assert code(ours.send(data=other.fields | {"key": ours.fields["key"]})) == "AccessDenied"
    assert code(ours.send(data=other.fields | same_signature)) == "AccessDenied"
    if not is_s3:  # where all uploads have one address, those are another upload
        assert code(ours.send(data=other.fields)) == "AccessDenied"


@pytest.mark.usefixtures("nothing_left")
def test_a_put_must_be_signed_as_well(company: Company, is_s3: bool) -> None:
    announced = announce(company.admin)
    base, _, seal = announced.url.rpartition("/")
    forged = announced.url if is_s3 else f"{base}/{seal[:-8]}AAAAAAAA"

    refused = httpx.put(forged, content=NOTES, headers={"content-type": "text/plain"})

    assert refused.status_code == 403


def test_a_file_is_given_only_as_it_was_signed(company: Company, is_s3: bool) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    files = [attached(company.admin, candidate)["handle"] for _ in range(2)]
    one, two = (company.admin("file.info", fileHandle=each)["url"] for each in files)
    signed = dict(parse_qsl(urlsplit(one).query))
    assert httpx.get(one).content == NOTES

    if is_s3:
        bare, other = one.partition("?")[0], two.partition("?")[0]
        changes = [{"response-content-disposition": "inline"}, {"response-content-type": "text/html"}]
        changes += [{"X-Amz-Expires": "9999"}, {"X-Amz-Signature": "0" * 64}]
        wrong = [bare, other + "?" + urlencode(signed)]
        wrong += [f"{bare}?{urlencode(signed | change)}" for change in changes]
    else:
        way, seal = one[: -len(one.rpartition("/")[2])], one.rpartition("/")[2]
        wrong = [one[:-8] + "AAAAAAAA", one[:-1], way + seal[:10] + two.rpartition("/")[2][10:]]
    for each in wrong:
        assert httpx.get(each).status_code == 403, each
    for method in ("PUT", "DELETE", "POST"):
        assert httpx.request(method, one).status_code in (403, 405), method
    assert httpx.get(two).content == NOTES


def test_a_file_is_given_for_a_time(company: Company, server: Server) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    attached(company.admin, candidate)
    key = next(key for key in listing(server) if key.startswith("files/"))
    address = server.app.store.download(Download(key, "x", "text/plain"), datetime.now(UTC), 4)
    assert httpx.get(address).status_code == 200

    time.sleep(5.1)

    assert httpx.get(address).status_code == 403


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..\\..\\passwd", "/etc/passwd"])
def test_no_name_becomes_a_path(name: str, company: Company, server: Server) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]

    assert attached(company.admin, candidate, name=name)["name"] == "passwd"
    assert not [key for key in listing(server) if "passwd" in key]


@pytest.mark.parametrize(
    ("part_", "refusal"),
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
    part_: tuple[bytes, bytes], refusal: str, company: Company, server: Server
) -> None:
    candidate = company.admin("candidate.create", name="Wilhelmina Ashgrove")["id"]
    body = form(part("candidateId", candidate.encode()), part_)

    answer = company.admin.post("candidate.uploadFile", body, {"content-type": "multipart/form-data; boundary=X"})

    assert answer.code == refusal
    assert company.admin("candidate.info", id=candidate)["fileHandles"] == []
    assert not [key for key in listing(server) if key.startswith("incoming/")]
