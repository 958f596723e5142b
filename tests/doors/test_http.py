"""The key API over HTTP: who is let in, what is refused in which order, and what every answer carries."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from ulid import ULID

from rowantree.core.permission import Permission
from rowantree.settings import RateLimit, Settings
from tests import cast
from tests.cast import Company
from tests.client import Client
from tests.jobs.waiting import eventually
from tests.servers import SECRET, Server, serving

JSON = {"content-type": "application/json"}
LIMIT = 5


@pytest.fixture
def http(server: Server) -> httpx.Client:
    """A client that speaks plain HTTP."""
    return server.http


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that allows five requests in a minute and takes small bodies only."""
    path = tmp_path_factory.mktemp("strict") / "rowantree.db"
    settings = Settings(
        database_url=f"sqlite:///{path}", secret=SECRET, rate_limit=RateLimit(LIMIT, 60), body_limit=1_000
    )
    with serving(settings) as running:
        yield running


@pytest.fixture
def limited(strict: Server) -> Company:
    """A company on the strict server."""
    return cast.found(strict, "Meridian Robotics")


# Who is asking: 401 and 403


@pytest.mark.parametrize(
    "path",
    ["/candidate.info", "/candidate.nothing", "/nothing.at.all", "/robots.txt", "/.well-known/ashby", "/nothing"],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_without_a_key_every_path_answers_401(http: httpx.Client, method: str, path: str) -> None:
    response = http.request(method, path)

    assert response.status_code == 401
    assert _code(response) == "unauthorized"
    assert response.headers["www-authenticate"].startswith("Basic ")


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/health"])
def test_public_paths_need_no_key(http: httpx.Client, path: str) -> None:
    assert http.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_what_is_public_names_the_address_by_which_it_is_asked(http: httpx.Client, path: str) -> None:
    shown = [http.get(path, headers={"host": f"{name}.example"}).text for name in ("first", "second")]

    assert "http://first.example" in shown[0]
    assert shown[0].replace("//first.example", "//second.example") == shown[1]


@pytest.mark.parametrize("path", ["/docs", "/openapi.json"])
def test_it_is_made_once_whatever_name_it_is_asked_by(
    server: Server, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.http.get(path)
    for name in ("document", "page"):
        monkeypatch.setattr(f"rowantree.doors.pages.{name}", _never)

    assert server.http.get(path, headers={"host": "another.example"}).status_code == 200


def test_a_name_cannot_write_into_what_is_public(http: httpx.Client) -> None:
    name = {"host": 'a"><b>'}

    assert name["host"] not in http.get("/docs", headers=name).text
    assert len(http.get("/openapi.json", headers=name).json()["servers"]) == 1


def test_the_root_leads_to_the_documentation(http: httpx.Client) -> None:
    response = http.get("/")

    assert (response.status_code, response.headers["location"]) == (307, "/docs")


def test_a_wrong_key_is_refused(http: httpx.Client) -> None:
    response = http.post("/apiKey.info", auth=("rowantree_wrong", ""))

    assert (response.status_code, _code(response)) == (403, "forbidden")


def test_a_revoked_key_is_refused(http: httpx.Client, api: Client) -> None:
    made = api("apiKey.create", title="Short-lived", permissions=["apiKeysRead"])
    api("apiKey.revoke", apiKeyId=made["id"])
    response = http.post("/apiKey.info", auth=(made["key"], ""))

    assert (response.status_code, _code(response)) == (403, "forbidden")


@pytest.mark.parametrize("password", ["", "a password", "with:colons:in it"])
def test_any_password_is_fine(http: httpx.Client, api: Client, password: str) -> None:
    assert http.post("/apiKey.info", auth=(api.key, password)).status_code == 200
    assert http.post("/apiKey.info", auth=(api.key, api.key)).status_code == 200


@pytest.mark.parametrize("scheme", ["Basic", "basic", "BASIC", "Basic "])
def test_the_scheme_is_read_in_any_case(http: httpx.Client, api: Client, scheme: str) -> None:
    authorization = f"{scheme} {_encoded(api.key)}"

    assert http.post("/apiKey.info", headers={"authorization": authorization}).status_code == 200


@pytest.mark.parametrize(
    "authorization",
    ["Bearer {key}", "Bearer {encoded}", "{key}", "{encoded}", "Token {key}", "Basic", "Basic {key}", "Basic Og==",
     "Basic =", "Basic /////w==", "Basic {encoded} {encoded}", "Basic\t{encoded}", "Basic ÿ"],
)  # fmt: skip
def test_a_key_that_is_sent_in_another_way_is_none(http: httpx.Client, api: Client, authorization: str) -> None:
    sent = authorization.format(key=api.key, encoded=_encoded(api.key)).encode("latin-1")
    response = http.post("/apiKey.info", headers=[(b"authorization", sent)])

    assert (response.status_code, _code(response)) == (401, "unauthorized")
    assert "user name of HTTP basic authentication" in response.json()["errorInfo"]["message"]
    assert response.headers["www-authenticate"].startswith("Basic ")


def test_an_empty_user_name_is_no_key(http: httpx.Client) -> None:
    response = http.post("/apiKey.info", auth=("", "a password"))

    assert (response.status_code, _code(response)) == (401, "unauthorized")


def test_a_key_without_a_colon_behind_it_is_good(http: httpx.Client, api: Client) -> None:
    encoded = base64.b64encode(api.key.encode()).decode()

    assert http.post("/apiKey.info", headers={"authorization": f"Basic {encoded}"}).status_code == 200


# What it may do: 403


def test_a_missing_permission_is_named(company: Company) -> None:
    client = company.client([Permission.JOBS_READ])
    answer = client.answer("candidate.create", {"name": "Otto Nobody"})

    assert (answer.status, answer.code) == (403, "missing_endpoint_permission")
    assert "`candidatesWrite`" in answer.message
    assert "candidate.create" in answer.message


def test_an_extension_needs_the_switch(company: Company) -> None:
    answer = company.plain.answer("apiKey.list", {})

    assert (answer.status, answer.code) == (403, "extensions_not_allowed")
    assert "`extensions`" in answer.message


# For what, and how: 404, 405, 413, 415, 400


def test_an_unknown_operation_is_told_the_nearest_name(api: Client) -> None:
    answer = api.post("candidate.inof", b"{}")

    assert (answer.status, answer.code) == (404, "not_found")
    assert "'candidate.inof'" in answer.message
    assert "Did you mean candidate.info?" in answer.message


@pytest.mark.parametrize(
    "path", ["", "candidate", "candidate.info/", "candidate/info", "candidate.info.more", "x" * 5000]
)
def test_what_is_no_operation_is_not_found(http: httpx.Client, api: Client, path: str) -> None:
    response = http.post(f"/-{path}", json={}, auth=(api.key, ""))

    assert (response.status_code, _code(response)) == (404, "not_found")
    assert len(response.content) < 500


def test_a_name_nothing_is_near_to_gets_no_hint(api: Client) -> None:
    assert "Did you mean" not in api.post("zzzzzzzz", b"{}").message


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_another_method_than_post_is_refused(http: httpx.Client, api: Client, method: str) -> None:
    response = http.request(method, "/candidate.info", auth=(api.key, ""))

    assert (response.status_code, _code(response)) == (405, "method_not_allowed")
    assert response.headers["allow"] == "POST"
    assert "POST" in response.json()["errorInfo"]["message"]
    assert method in response.json()["errorInfo"]["message"]


@pytest.mark.parametrize("path", ["/candidate.info", "/candidate.nothing"])
def test_head_is_answered_without_a_body(http: httpx.Client, api: Client, path: str) -> None:
    head, get = (http.request(method, path, auth=(api.key, "")) for method in ("HEAD", "GET"))

    assert head.content == b""
    assert head.status_code == get.status_code


@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "json"]
)
def test_a_body_that_is_not_declared_as_json_is_refused(http: httpx.Client, api: Client, media_type: str) -> None:
    response = http.post("/apiKey.info", content=b"{}", headers={"content-type": media_type}, auth=(api.key, ""))

    assert (response.status_code, _code(response)) == (415, "unsupported_media_type")
    assert media_type in response.json()["errorInfo"]["message"]


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/vnd.api+json",
        "text/json",
    ],
)
def test_json_may_be_declared_in_several_ways(http: httpx.Client, api: Client, media_type: str) -> None:
    response = http.post("/apiKey.info", content=b"{}", headers={"content-type": media_type}, auth=(api.key, ""))

    assert response.status_code == 200


def test_a_body_without_a_content_type_is_read_as_json(api: Client) -> None:
    assert api.post("candidate.create", b'{"name": "Otto Nobody"}').results["name"] == "Otto Nobody"


def test_a_compressed_body_is_refused(http: httpx.Client, api: Client) -> None:
    response = http.post("/apiKey.info", content=b"{}", headers=JSON | {"content-encoding": "gzip"}, auth=(api.key, ""))

    assert (response.status_code, _code(response)) == (415, "unsupported_media_type")
    assert "gzip" in response.json()["errorInfo"]["message"]


@pytest.mark.parametrize("headers", [{}, JSON, {"content-type": "text/plain"}])
def test_an_empty_body_is_an_empty_object(api: Client, headers: dict[str, str]) -> None:
    assert api.post("apiKey.info", b"", headers).status == 200


@pytest.mark.parametrize("body", [b"[]", b'"x"', b"null", b"{", b"name=Otto"])
def test_a_body_that_is_no_object_is_refused_with_400(api: Client, body: bytes) -> None:
    answer = api.post("apiKey.info", body, JSON)

    assert (answer.status, answer.code) == (400, "invalid_input")


def test_invalid_input_is_refused_with_200(api: Client) -> None:
    answer = api.answer("candidate.list", {"limit": 0})

    assert (answer.status, answer.code) == (200, "invalid_input")
    assert answer.message.startswith("`limit`: ")


@pytest.mark.parametrize("accept", ["*/*", "application/json; version=1", "text/html", "image/png", ""])
def test_any_accept_header_is_fine(http: httpx.Client, api: Client, accept: str) -> None:
    response = http.post("/apiKey.info", headers={"accept": accept}, auth=(api.key, ""))

    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.status_code == 200


def test_a_body_that_is_declared_too_large_is_refused(limited: Company) -> None:
    answer = limited.plain.post("candidate.create", _body(1_001), JSON)

    assert (answer.status, answer.code) == (413, "request_too_large")
    assert "1,000 bytes" in answer.message


def test_a_body_as_large_as_allowed_is_taken(limited: Company) -> None:
    assert limited.plain.post("candidate.create", _body(1_000), JSON).status == 200


@pytest.mark.parametrize("parts", [1, 2, 20])
def test_a_body_that_grows_too_large_on_its_way_is_refused(strict: Server, limited: Company, parts: int) -> None:
    body = _body(2_000)
    size = len(body) // parts
    chunks = (body[start : start + size] for start in range(0, len(body), size))  # no length is known: sent chunked
    response = strict.http.post("/candidate.create", content=chunks, headers=JSON, auth=(limited.plain.key, ""))

    assert (response.status_code, _code(response)) == (413, "request_too_large")


def test_a_body_in_chunks_is_put_together(http: httpx.Client, api: Client) -> None:
    chunks = (bytes([byte]) for byte in b'{"name": "Otto Nobody"}')
    response = http.post("/candidate.create", content=chunks, headers=JSON, auth=(api.key, ""))

    assert response.json()["results"]["name"] == "Otto Nobody"


def test_nothing_was_done_for_a_body_that_was_too_large(limited: Company) -> None:
    limited.plain.post("candidate.create", _body(1_001), JSON)

    assert limited.plain.all("candidate.list") == []


# In this order


def test_who_asks_is_checked_before_anything_else(http: httpx.Client) -> None:
    wrong: dict[str, Any] = {"headers": {"content-type": "text/plain"}, "content": b"x", "auth": ("wrong", "")}

    assert http.request("PUT", "/candidate.nothing", **wrong).status_code == 403


def test_the_name_is_checked_before_the_method(http: httpx.Client, api: Client) -> None:
    assert http.get("/candidate.nothing", auth=(api.key, "")).status_code == 404


def test_the_method_is_checked_before_the_permission(http: httpx.Client, company: Company) -> None:
    key = company.client([]).key

    assert http.get("/candidate.info", auth=(key, "")).status_code == 405


def test_the_permission_is_checked_before_the_body(company: Company) -> None:
    answer = company.client([]).post("candidate.create", b"[", {"content-type": "text/plain"})

    assert answer.code == "missing_endpoint_permission"


def test_the_size_is_checked_before_the_media_type(limited: Company) -> None:
    assert limited.plain.post("candidate.create", _body(1_001), {"content-type": "text/plain"}).status == 413


def test_the_media_type_is_checked_before_what_is_in_the_body(api: Client) -> None:
    assert api.post("candidate.create", b"[", {"content-type": "text/plain"}).status == 415


# What every answer carries


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/apiKey.info", 200),
        ("GET", "/apiKey.info", 405),
        ("POST", "/nothing", 404),
        ("POST", "/apiKey.revoke", 403),
    ],
)
def test_every_answer_has_an_id_and_the_version(
    http: httpx.Client, company: Company, method: str, path: str, status: int
) -> None:
    response = http.request(method, path, auth=(company.plain.key, ""))

    assert response.status_code == status
    assert str(ULID.from_str(response.headers["x-ashby-request-id"])) == response.headers["x-ashby-request-id"]
    assert response.headers["ashby-version"] == "2026-01-01"
    assert response.headers["ashby-version-status"] == "active"
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert (response.headers["vary"], response.headers["referrer-policy"]) == ("Origin", "same-origin")


@pytest.mark.parametrize("key", ["", "wrong"])
def test_answers_to_strangers_have_an_id_and_the_version_too(http: httpx.Client, key: str) -> None:
    response = http.post("/apiKey.info", auth=(key, "")) if key else http.post("/apiKey.info")

    assert response.json()["errorInfo"]["requestId"] == response.headers["x-ashby-request-id"]
    assert response.headers["ashby-version"] == "2026-01-01"


def test_every_request_has_an_id_of_its_own(api: Client) -> None:
    ids = {api.answer("apiKey.info", {}).headers["x-ashby-request-id"] for _ in range(20)}

    assert len(ids) == 20


def test_the_id_of_a_refusal_is_that_of_the_answer(api: Client) -> None:
    answer = api.answer("candidate.info", {})

    assert answer.body["errorInfo"]["requestId"] == answer.headers["x-ashby-request-id"]
    assert answer.body["errors"] == [answer.code]


def test_the_version_may_be_asked_for(http: httpx.Client, api: Client) -> None:
    response = http.post("/apiKey.info", headers={"ashby-version": "2026-01-01"}, auth=(api.key, ""))

    assert response.json()["success"] is True


def test_another_version_is_refused(http: httpx.Client, api: Client) -> None:
    response = http.post("/apiKey.info", headers={"ashby-version": "2025-01-01"}, auth=(api.key, ""))

    assert _code(response) == "invalid_input"
    assert "2026-01-01" in response.json()["errorInfo"]["message"]


# How often: 429


def test_what_is_left_counts_down(limited: Company) -> None:
    answers = [limited.plain.answer("apiKey.info", {}) for _ in range(LIMIT)]

    assert [answer.headers["x-ratelimit-remaining"] for answer in answers] == ["4", "3", "2", "1", "0"]
    assert {answer.headers["x-ratelimit-limit"] for answer in answers} == {"5"}
    assert {answer.status for answer in answers} == {200}


def test_the_window_begins_with_the_first_request_and_does_not_move(limited: Company) -> None:
    before = time.time()
    resets = {int(limited.plain.answer("apiKey.info", {}).headers["x-ratelimit-reset"]) for _ in range(LIMIT + 2)}

    assert len(resets) == 1
    assert before + 59 <= resets.pop() <= time.time() + 61


def test_more_requests_than_allowed_are_refused_until_the_window_ends(limited: Company) -> None:
    for _ in range(LIMIT):
        limited.plain.answer("apiKey.info", {})
    answer = limited.plain.answer("apiKey.info", {})

    assert (answer.status, answer.code) == (429, "rate_limit_exceeded")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert answer.headers["x-ratelimit-remaining"] == "0"
    assert "x-ratelimit-scope" not in answer.headers


def test_a_request_beyond_the_limit_does_nothing(strict: Server, limited: Company) -> None:
    for _ in range(LIMIT):
        limited.plain.answer("apiKey.info", {})
    limited.plain.answer("candidate.create", {"name": "Otto Nobody"})

    assert limited.reader.all("candidate.list") == []
    assert strict.http.post("/nothing", auth=(limited.plain.key, "")).status_code == 429


def test_other_keys_are_not_affected(limited: Company) -> None:
    for _ in range(LIMIT + 1):
        limited.plain.answer("apiKey.info", {})

    assert limited.reader.answer("apiKey.info", {}).headers["x-ratelimit-remaining"] == "4"


def test_refused_requests_count_too(strict: Server, limited: Company) -> None:
    strict.http.get("/nothing", auth=(limited.plain.key, ""))

    assert limited.plain.answer("apiKey.info", {}).headers["x-ratelimit-remaining"] == "3"


def test_a_window_ends(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("window") / "rowantree.db"
    settings = Settings(database_url=f"sqlite:///{path}", secret=SECRET, rate_limit=RateLimit(1, 1))
    with serving(settings) as server:
        client = cast.found(server, "Meridian Robotics").plain
        assert [client.answer("apiKey.info", {}).status for _ in range(2)] == [200, 429]
        eventually(lambda: client.answer("apiKey.info", {}).status == 200)


@pytest.mark.parametrize("auth", [None, ("wrong", "")])
def test_strangers_are_not_told_about_limits(strict: Server, auth: tuple[str, str] | None) -> None:
    headers = (strict.http.post("/apiKey.info", auth=auth) if auth else strict.http.post("/apiKey.info")).headers

    assert [name for name in headers if name.startswith("x-ratelimit")] == []


def _never(*_: object) -> None:
    raise AssertionError


def _code(response: httpx.Response) -> str:
    body = response.json()
    assert body["success"] is False
    return str(body["errorInfo"]["code"])


def _encoded(key: str) -> str:
    return base64.b64encode(f"{key}:".encode()).decode()


def _body(size: int) -> bytes:
    """The body of a new candidate, of that many bytes."""
    empty = json.dumps({"name": "Otto", "unknown": ""})
    return json.dumps({"name": "Otto", "unknown": "x" * (size - len(empty))}).encode()
