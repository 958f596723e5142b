"""The way of an operation through dispatch: before, body, commit, after, answer; and what stands when it breaks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pytest
from sqlalchemy import bindparam, select
from structlog.testing import capture_logs

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.database import Unavailable, run
from rowantree.core.errors import Refusal
from rowantree.core.operation import After, Registry
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import Input, Output, SyncPageInput
from rowantree.models.columns import Id
from rowantree.settings import Settings
from tests import cast
from tests.client import Client
from tests.servers import SECRET, Server, serving

scratch = Registry()
READ = Permission.HIRING_PROCESS_METADATA_READ
WRITE = Permission.HIRING_PROCESS_METADATA_WRITE


class Titled(Input):
    """What the tag shall be called."""

    title: str


class Shown(Output):
    """A tag, and what a step found."""

    id: Id
    title: str
    found: list[str]


class Nothing(Input):
    """Nothing."""


class NotToday(Refusal):
    """The step does not want to."""

    code = "not_today"
    message = "Not today: {title}"


@dataclass
class Stage:
    """What the steps work with and what they have done."""

    server: Server | None = None
    done: list[str] = field(default_factory=list)

    async def titles(self, organization_id: int) -> list[str]:
        """The tags that anybody can see now."""
        assert self.server is not None
        database = self.server.app.database
        found = await database.write(lambda connection: run(connection, _TITLES, _Title, of=organization_id))
        return [each.title for each in found]


class _Title(NamedTuple):
    title: str


_TITLES = (
    select(models.candidate_tag.c.title)
    .where(models.candidate_tag.c.organization_id == bindparam("of"))
    .order_by(models.candidate_tag.c.title)
)
stage = Stage()


def _add(ctx: Context, title: str) -> models.CandidateTag:
    tag = models.CandidateTag(ctx.organization_id, ctx.new_id(), title, is_archived=False, created_at=ctx.now)
    ctx.insert(models.candidate_tag, tag)
    return tag


async def look(outside: Outside, body: Titled) -> list[str]:
    """A step before: there is one connection, so it could not look if a transaction held it."""
    if body.title == "refused before":
        raise NotToday(title=body.title)
    stage.done.append("before")
    return await stage.titles(outside.access.organization_id)


@scratch.operation("scratch.before", permission=WRITE, writes=True, errors=(NotToday,), before=look)
def with_before(ctx: Context, body: Titled, found: list[str]) -> Shown:
    """Adds a tag, and shows what the step before found."""
    stage.done.append("body")
    tag = _add(ctx, body.title)
    return Shown(id=tag.id, title=tag.title, found=found)


async def tell(outside: Outside, body: Titled, _added: Shown) -> list[str]:
    """A step after: what anybody can see while it runs."""
    if body.title == "broken after":
        raise RuntimeError(body.title)
    if body.title == "refused after":
        raise NotToday(title=body.title)
    return await stage.titles(outside.access.organization_id)


def settle(ctx: Context, _body: Titled, added: Shown, found: list[str]) -> Shown:
    """Writes what came of the step after."""
    tag = ctx.get(models.candidate_tag, added.id)
    ctx.update(models.candidate_tag, tag, tag._replace(title=f"{tag.title}, settled"))
    ctx.warn("settled_late")
    return Shown(id=tag.id, title=f"{tag.title}, settled", found=found)


@scratch.operation("scratch.after", permission=WRITE, writes=True, errors=(NotToday,), after=After(tell, settle))
def with_after(ctx: Context, body: Titled) -> Shown:
    """Adds a tag that is settled after the commit."""
    ctx.warn("added_early")
    tag = _add(ctx, body.title)
    return Shown(id=tag.id, title=tag.title, found=[])


@scratch.operation("scratch.break", permission=WRITE, writes=True)
def break_(ctx: Context, body: Titled) -> Shown:
    """Adds a tag, and breaks."""
    _add(ctx, body.title)
    try:
        number = int(body.title)
    except ValueError as error:
        raise RuntimeError(f"cannot do {body.title}") from error
    return Shown(id=ctx.new_id(), title=str(number), found=[])


@scratch.operation("scratch.clash", permission=WRITE, writes=True)
def clash(ctx: Context, body: Titled) -> Shown:
    """Adds the same row twice: the database's own error quotes it."""
    tag = _add(ctx, body.title)
    ctx.insert(models.candidate_tag, tag)
    return Shown(id=tag.id, title=tag.title, found=[])


@scratch.operation("scratch.undeclared", permission=WRITE, writes=True, errors=(NotToday,))
def refuse(ctx: Context, body: Titled) -> Shown:
    """Adds a tag, and then refuses."""
    _add(ctx, body.title)
    raise NotToday(title=body.title)


@scratch.operation("scratch.slow", permission=READ, writes=False, slow=True, aliases=("scratch.report",))
def slow(ctx: Context, body: Titled) -> Shown:
    """Reads as a report does."""
    rows = ctx.rows(LIST, count=100)
    return Shown(id=rows[0].id, title=body.title, found=[threading.current_thread().name, *(row.title for row in rows)])


LIST = Listing(models.candidate_tag)


@scratch.operation("scratch.warn", permission=READ, writes=False)
def warn(ctx: Context, body: SyncPageInput) -> SyncPage[str]:
    """A list with a warning."""
    ctx.warn("half_of_it")
    found = ctx.page(LIST, body)
    return found.sync_page([row.title for row in found.rows])


@scratch.operation("scratch.silent", permission=WRITE, writes=True)
def silent(ctx: Context, body: Titled) -> None:
    """Adds a tag and has nothing to say."""
    _add(ctx, body.title)


@pytest.fixture(scope="module")
def scratch_server(database: str) -> Iterator[Server]:
    """A server of the operations above, with one connection and without a worker."""
    settings = Settings(
        database_url=database, secret=SECRET, rate_limit=None, worker=False, database_connections=1, patience=3
    )
    with serving(settings, operations=scratch) as running:
        yield running


@pytest.fixture
def client(scratch_server: Server) -> Client:
    """A client of an organization without any tags."""
    stage.server = scratch_server
    stage.done.clear()
    return cast.found(scratch_server, "Meridian Robotics", scratch).plain


def titles(client: Client) -> list[str]:
    """The tags that are there afterwards."""
    found: list[str] = client.page("scratch.warn")["results"]
    return found


def test_before_runs_without_a_transaction_and_its_result_reaches_the_body(client: Client) -> None:
    client("scratch.before", title="A")

    assert client("scratch.before", title="B")["found"] == ["A"]
    assert stage.done == ["before", "body"] * 2
    assert titles(client) == ["A", "B"]


def test_a_refusal_before_the_body_does_nothing(client: Client) -> None:
    assert client.refused("scratch.before", title="refused before") == ("not_today", "Not today: refused before")

    assert stage.done == []
    assert titles(client) == []


def test_invalid_input_is_refused_before_any_step(client: Client) -> None:
    assert client.refused("scratch.before", title=5)[0] == "invalid_input"

    assert stage.done == []


@pytest.mark.usefixtures("client")
def test_a_key_without_the_permission_comes_to_no_step() -> None:
    assert stage.server is not None
    reader = cast.found(stage.server, "Meridian Robotics", scratch).reader

    assert reader.refused("scratch.before", title="A")[0] == "missing_endpoint_permission"
    assert stage.done == []


def test_what_the_body_wrote_is_seen_by_all_while_after_runs(client: Client) -> None:
    assert client("scratch.after", title="A")["found"] == ["A"]


def test_what_came_of_after_is_written_before_the_answer(client: Client) -> None:
    assert client("scratch.after", title="A")["title"] == "A, settled"

    assert titles(client) == ["A, settled"]


def test_what_the_body_wrote_stays_when_after_breaks(client: Client) -> None:
    assert client.refused("scratch.after", title="broken after")[0] == "internal_server_error"

    assert titles(client) == ["broken after"]


def test_what_the_body_wrote_stays_when_after_refuses(client: Client) -> None:
    assert client.refused("scratch.after", title="refused after") == ("not_today", "Not today: refused after")

    assert titles(client) == ["refused after"]


def test_an_answer_after_the_commit_does_not_say_that_nothing_was_done(client: Client) -> None:
    _, message = client.refused("scratch.after", title="broken after")

    assert "nothing" not in message


def test_warnings_of_body_and_after_stand_in_their_order(client: Client) -> None:
    assert client.answer("scratch.after", {"title": "A"}).body["warnings"] == ["added_early", "settled_late"]


def test_a_list_can_carry_warnings(client: Client) -> None:
    assert client.page("scratch.warn")["warnings"] == ["half_of_it"]


def test_an_answer_without_warnings_has_no_such_key(client: Client) -> None:
    assert list(client.answer("scratch.before", {"title": "A"}).body) == ["success", "results"]


def test_a_slow_read_sees_what_was_written(client: Client) -> None:
    client("scratch.before", title="A")

    assert client("scratch.slow", title="Report")["found"][1:] == ["A"]


def test_an_alias_is_the_same_operation(client: Client) -> None:
    client("scratch.before", title="A")

    assert client("scratch.report", title="Report")["title"] == "Report"
    assert client.answer("scratch.other", {}).status == 404


def test_an_operation_without_a_result_answers_success_alone(client: Client) -> None:
    assert stage.server is not None
    response = stage.server.http.post("/scratch.silent", json={"title": "A"}, auth=(client.key, ""))

    assert response.content == b'{"success":true}'
    assert titles(client) == ["A"]


def test_a_refusal_in_the_body_undoes_what_it_wrote(client: Client) -> None:
    assert client.refused("scratch.undeclared", title="A")[0] == "not_today"

    assert titles(client) == []


@pytest.mark.parametrize("operation", ["scratch.break", "scratch.clash"])
def test_an_unexpected_error_changes_nothing(client: Client, operation: str) -> None:
    client.refused(operation, title="Wilhelmina Ashgrove")

    assert titles(client) == []


@pytest.mark.parametrize("operation", ["scratch.break", "scratch.clash"])
def test_an_unexpected_error_is_answered_with_the_envelope(client: Client, operation: str) -> None:
    answer = client.answer(operation, {"title": "Wilhelmina Ashgrove"})

    assert answer.status == 500
    assert answer.code == "internal_server_error"
    assert answer.headers["x-ashby-request-id"] in answer.message
    assert "Ashgrove" not in repr(answer.body)


@pytest.mark.parametrize("operation", ["scratch.break", "scratch.clash"])
def test_an_unexpected_error_is_logged_without_what_users_wrote(client: Client, operation: str) -> None:
    with capture_logs() as logged:
        answer = client.answer(operation, {"title": "Wilhelmina Ashgrove"})

    (failure,) = [each for each in logged if each["event"] == "failed"]
    assert operation in failure["doing"]
    assert failure["request_id"] == answer.headers["x-ashby-request-id"]
    assert any("test_steps.py" in place for place in failure["at"])
    assert "Ashgrove" not in repr(logged)
    assert client.key not in repr(logged)


def test_the_cause_of_an_error_is_logged_too(client: Client) -> None:
    with capture_logs() as logged:
        client.answer("scratch.break", {"title": "Wilhelmina Ashgrove"})

    (failure,) = [each for each in logged if each["event"] == "failed"]
    assert failure["kind"] == "builtins.RuntimeError"
    assert failure["cause"]["kind"] == "builtins.ValueError"


def test_the_server_goes_on_after_an_error(client: Client) -> None:
    client.refused("scratch.break", title="A")

    client("scratch.before", title="B")
    assert titles(client) == ["B"]


def test_a_broken_database_is_said_to_be_unavailable(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stage.server is not None

    async def write(_body: Any) -> None:
        raise Unavailable("the disk is full")

    monkeypatch.setattr(stage.server.app.database, "write", write)
    answer = client.answer("scratch.silent", {"title": "A"})

    assert (answer.status, answer.code) == (503, "service_unavailable")
    assert answer.headers["retry-after"] == "1"
    assert "the disk is full" in answer.message


def test_a_name_is_declared_once() -> None:
    def body(ctx: Context, body: Nothing) -> None:
        """Nothing."""

    with pytest.raises(ValueError, match=r"scratch\.report is declared twice"):
        scratch.operation("scratch.report", permission=READ, writes=False)(body)
