"""Running an operation: permission, input, before, body, commit, after, answer.

Dispatch and the worker are the only places where a transaction begins and ends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec
import structlog
from msgspec import UNSET

from rowantree.core.behalf import become
from rowantree.core.context import Context, Outside, World
from rowantree.core.database import Connection, Database, Unavailable
from rowantree.core.errors import (
    ExtensionsNotAllowed,
    InternalServerError,
    MissingEndpointPermission,
    Refusal,
    ServiceUnavailable,
)
from rowantree.core.operation import Operation
from rowantree.core.page import Page, SyncPage
from rowantree.core.permission import Access, Switch
from rowantree.core.trouble import describe
from rowantree.core.wire import Input, Output, encoder

log = structlog.get_logger()

RETRY_AFTER_SECONDS = 1
"""When to try again what could not be served now: clients wait as long as they are told, or longer."""


class Success(Output):
    """The answer of an operation that has done what it was asked."""

    success: bool = True
    results: Any = UNSET
    warnings: list[str] | msgspec.UnsetType = UNSET


class ErrorInfo(Output):
    """Why an operation refused."""

    code: str
    message: str
    request_id: str
    meta: dict[str, Any] | msgspec.UnsetType = UNSET


class Failure(Output):
    """The answer of an operation that has refused."""

    success: bool = False
    errors: list[str]
    error_info: ErrorInfo


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP status and the JSON that goes with it."""

    status: int
    body: bytes
    retry_after: int | None = None
    """In how many seconds trying again makes sense."""


def refused(refusal: Refusal, request_id: str) -> Answer:
    """`refusal` as an answer."""
    info = ErrorInfo(
        code=refusal.code,
        message=refusal.text,
        request_id=request_id,
        meta=dict(refusal.meta) if refusal.meta is not None else UNSET,
    )
    failure = Failure(errors=[refusal.sentence or refusal.code], error_info=info)
    return Answer(refusal.status, encoder.encode(failure), refusal.retry_after)


def failed(error: Exception, doing: str, request_id: str) -> Answer:
    """The answer of a request that ended with `error` while `doing`.

    A refusal is for the caller; anything else is ours, and the log says what it was.
    """
    if isinstance(error, Refusal):
        return refused(error, request_id)
    if isinstance(error, Unavailable):
        log.warning("unavailable", doing=doing, request_id=request_id, reason=str(error))
        return refused(ServiceUnavailable(problem=str(error), retry_after=RETRY_AFTER_SECONDS), request_id)
    log.error("failed", doing=doing, request_id=request_id, **describe(error))
    return refused(InternalServerError(request_id=request_id), request_id)


@dataclass
class Dispatcher:
    """Runs operations against one database."""

    database: Database
    world: World
    before_commit: Callable[[Context], None] = field(default=lambda _ctx: None)
    """Called inside each writing transaction when its body has ended: records events and deliveries."""
    after_commit: Callable[[Context], None] = field(default=lambda _ctx: None)
    """Called when a writing transaction is committed: wakes the worker."""

    async def run(self, operation: Operation, access: Access, request_id: str, body: bytes) -> Answer:
        """Answers a request for `operation` whose body is `body`.

        Raises:
            Exception: whatever kept it from being done; `failed` makes an answer of it.
        """
        check(operation, access)
        given = operation.reader.read(body, extensions=access.allows(Switch.EXTENSIONS))
        output, warnings = await self.call(operation, access, request_id, given)
        if isinstance(output, Page | SyncPage):
            answer: Any = output
            answer.warnings = warnings or UNSET
        else:
            answer = Success(results=UNSET if output is None else output, warnings=warnings or UNSET)
        return Answer(200, encoder.encode(answer))

    async def call(self, operation: Operation, access: Access, request_id: str, given: Input) -> tuple[Any, list[str]]:
        """Runs `operation` with its steps; gives its output and its warnings."""
        outside = Outside(self.world, access, request_id, self.database)
        arguments: tuple[Any, ...] = (given,)
        if operation.before is not None:
            arguments = (given, await operation.before(outside, given))
        output, warnings = await self._transaction(operation, outside, operation.body, arguments)
        if operation.after is not None:
            outcome = await operation.after.act(outside, given, output)
            output, more = await self._transaction(
                operation, outside, operation.after.settle, (given, output, outcome), writes=True
            )
            warnings += more
        return output, warnings

    async def _transaction(
        self,
        operation: Operation,
        outside: Outside,
        body: Callable[..., Any],
        arguments: tuple[Any, ...],
        *,
        writes: bool = False,
    ) -> tuple[Any, list[str]]:
        def run(connection: Connection) -> tuple[Context, Any]:
            ctx = Context(
                outside.world,
                outside.access,
                connection,
                operation.name,
                outside.request_id,
                outside.world.clock.now(),
            )
            if outside.access.on_behalf:
                become(ctx)
            output = body(ctx, *arguments)
            if ctx.happenings:
                self.before_commit(ctx)
            return ctx, output

        if operation.writes or writes:
            ctx, output = await self.database.write(run)
            self.after_commit(ctx)
            for act in ctx.afterwards:
                act()
        else:
            ctx, output = await self.database.read(run, slow=operation.slow)
        return output, ctx.warnings


def check(operation: Operation, access: Access) -> None:
    """Whether the key may call `operation` at all.

    Raises:
        MissingEndpointPermission: it lacks the permission.
        ExtensionsNotAllowed: it lacks the switch for extensions.
    """
    if operation.permission not in access.permissions:
        raise MissingEndpointPermission(permission=operation.permission.value, operation=operation.name)
    if operation.extension and Switch.EXTENSIONS not in access.switches:
        raise ExtensionsNotAllowed(operation=operation.name)
