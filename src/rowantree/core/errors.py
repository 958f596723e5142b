"""Refusals: what an operation may say no with.

A refusal is a class that lives beside its rule. Its `code` is the word on the wire, its `message` a template with named
values, its docstring the documentation.

    class CandidateNotFound(Refusal):
        '''No candidate has this id, or this key may not see it.'''

        code = "candidate_not_found"
        message = "Candidate not found: {id}"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeVar

from rowantree.models.table import Table

E = TypeVar("E", bound="type[Refusal]")


class Refusal(Exception):
    """A no that the caller can do something about. Answered as `success: false` with `status`, 200 unless it says other."""

    code: ClassVar[str]
    message: ClassVar[str]
    status: ClassVar[int] = 200
    sentence: ClassVar[str | None] = None
    """What `errors` holds where that is not the code."""

    def __init__(
        self, *, meta: Mapping[str, object] | None = None, retry_after: int | None = None, **values: object
    ) -> None:
        super().__init__(self.message.format(**values))
        self.meta = meta
        self.retry_after = retry_after
        """In how many seconds trying again makes sense, as a header of the answer."""

    @property
    def text(self) -> str:
        """The message with its values."""
        return str(self.args[0])


_missing: dict[str, type[Refusal]] = {}


def when_missing(table: Table[Any]) -> Callable[[E], E]:
    """Registers the refusal that `ctx.get` raises for a row of `table` that is not there or may not be seen.

    Its message may use `{id}`.
    """

    def register(refusal: E) -> E:
        _missing[table.name] = refusal
        return refusal

    return register


def missing(table: Table[Any]) -> type[Refusal]:
    """The refusal registered for `table`."""
    return _missing[table.name]


class InvalidInput(Refusal):
    """A parameter is missing, has the wrong type or a value that is not allowed; the message names it."""

    code = "invalid_input"
    message = "{problem}"


class Unauthorized(Refusal):
    """The request carries no API key, or not as the user name of basic authentication."""

    code = "unauthorized"
    message = "No API key: send it as the user name of HTTP basic authentication, with an empty password."
    status = 401


class Forbidden(Refusal):
    """The API key is wrong or has been revoked."""

    code = "forbidden"
    message = "This API key is not valid here: it is wrong or has been revoked."
    status = 403


class MissingEndpointPermission(Refusal):
    """The API key lacks the permission that this operation needs."""

    code = "missing_endpoint_permission"
    message = "This API key lacks the permission `{permission}` that {operation} needs."
    status = 403


class ExtensionsNotAllowed(Refusal):
    """The operation is an extension of Rowantree's, and the key does not have the switch for those."""

    code = "extensions_not_allowed"
    message = "{operation} is an extension of Rowantree's; this API key does not have the `extensions` switch."
    status = 403


class OnBehalfOfNotAllowed(Refusal):
    """The request names a user to act for, and the key does not have the switch for that."""

    code = "on_behalf_of_not_allowed"
    message = "`X-On-Behalf-Of`: this API key does not have the `onBehalfOf` switch."
    status = 403


class UnknownOperation(Refusal):
    """There is no operation of this name."""

    code = "not_found"
    message = "There is no operation {operation!r}.{hint}"
    status = 404


class MethodNotAllowed(Refusal):
    """Operations are called with POST."""

    code = "method_not_allowed"
    message = "{operation} is called with POST and a JSON object as the body, not with {method}."
    status = 405


class BodyTooLarge(Refusal):
    """The request's body is larger than this server accepts."""

    code = "request_too_large"
    message = "The body is larger than {limit:,} bytes."
    status = 413


class UnsupportedMediaType(Refusal):
    """The request's body is not declared as JSON."""

    code = "unsupported_media_type"
    message = "The body must be JSON, with `Content-Type: application/json`; this one says {media_type!r}."
    status = 415


class NotAJsonObject(Refusal):
    """The request's body is not a JSON object."""

    code = "invalid_input"
    message = "The body must be a JSON object: {problem}"
    status = 400


class RateLimitExceeded(Refusal):
    """The key has made more requests in this window than it may."""

    code = "rate_limit_exceeded"
    message = "This API key may make {amount:,} requests in {seconds} seconds. Try again in {wait} seconds."
    status = 429


class ServiceUnavailable(Refusal):
    """The database cannot serve the request now: it is too busy, full, or out of reach. Try again."""

    code = "service_unavailable"
    message = "The request could not be served now: {problem}. Try again."
    status = 503


class InternalServerError(Refusal):
    """Something broke on our side. The request id finds it in the log."""

    code = "internal_server_error"
    message = "Something broke on our side. The log knows this request as {request_id}."
    status = 500


class NextCursorExpired(Refusal):
    """The cursor is too old, or from before the data was reset or restored."""

    code = "next_cursor_expired"
    message = "This `cursor` has expired. Begin again without a cursor."


class InvalidNextCursor(Refusal):
    """The cursor was not handed out by this operation, or its filters have changed."""

    code = "invalid_next_cursor"
    message = (
        "This `cursor` {problem}. Send the `nextCursor` of the page before, with the same filters, or begin again."
    )


class SyncTokenExpired(Refusal):
    """The sync token is too old, or from before the data was reset or restored."""

    code = "sync_token_expired"
    message = "This `syncToken` has expired. Read the whole list again without it to get a new one."


class SyncTokenInvalid(Refusal):
    """The sync token was not handed out by this operation."""

    code = "sync_token_invalid"
    message = "This `syncToken` was not handed out by {query}. Read the whole list again without it to get one."


class IncrementalSyncTooLarge(Refusal):
    """More has changed since the sync token than an incremental sync may bring."""

    code = "incremental_sync_too_large"
    message = "More than {pages:,} pages have changed since this `syncToken`. Read the whole list again without it."
