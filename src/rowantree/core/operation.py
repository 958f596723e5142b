"""The registry: every operation is declared once, and everything else is made from the declarations.

@operation("candidate.addTag", permission=Permission.CANDIDATES_WRITE, writes=True, errors=(CandidateNotFound,))
def add_tag(ctx: Context, body: AddTag) -> Candidate:
    '''Adds a tag to a candidate.

    Adding a tag the candidate already has changes nothing and succeeds.
    '''
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from rowantree.core.context import Context, Outside
from rowantree.core.errors import (
    BodyTooLarge,
    ExtensionsNotAllowed,
    Forbidden,
    IncrementalSyncTooLarge,
    InternalServerError,
    InvalidInput,
    InvalidNextCursor,
    MissingEndpointPermission,
    NextCursorExpired,
    NotAJsonObject,
    OnBehalfOfNotAllowed,
    RateLimitExceeded,
    Refusal,
    ServiceUnavailable,
    SyncTokenExpired,
    SyncTokenInvalid,
    Unauthorized,
    UnsupportedMediaType,
)
from rowantree.core.page import Page, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.reading import BodyReader
from rowantree.core.storage import UploadContext
from rowantree.core.wire import Input

B = TypeVar("B", bound=Callable[..., Any])

Before = Callable[[Outside, Any], Awaitable[Any]]
"""A step before the transaction: what it returns is the body's third argument."""


@dataclass(frozen=True)
class After:
    """A step after the commit.

    `act` waits for the world, with no transaction; `settle` writes what came of it, in a short transaction of its own,
    and gives the answer, of the same type as the body's.
    """

    act: Callable[[Outside, Any, Any], Awaitable[Any]]
    """Called with the outside, the input and the body's result."""
    settle: Callable[[Context, Any, Any, Any], Any]
    """Called with the context, the input, the body's result and what `act` returned."""


@dataclass(frozen=True)
class Multipart:
    """That an operation also takes `multipart/form-data`, with files in it."""

    context: UploadContext
    """What the files are used for."""
    as_json: Callable[[dict[str, str], dict[str, str]], bytes]
    """The JSON body that the fields and the handles of the files, each by the name of its part, stand for.

    The handle of a part without a file, which is how browsers send a field that was left empty, is empty."""
    part: tuple[str, str] | None
    """The property that is a handle in JSON, and the part that has the file instead; None: parts have any names."""


TRANSPORT_ERRORS: tuple[type[Refusal], ...] = (
    Unauthorized,
    Forbidden,
    MissingEndpointPermission,
    OnBehalfOfNotAllowed,
    BodyTooLarge,
    UnsupportedMediaType,
    NotAJsonObject,
    RateLimitExceeded,
    InternalServerError,
    ServiceUnavailable,
)
"""What any operation may be refused with, by HTTP status."""

PAGE_ERRORS: tuple[type[Refusal], ...] = (NextCursorExpired, InvalidNextCursor)
SYNC_ERRORS: tuple[type[Refusal], ...] = (SyncTokenExpired, SyncTokenInvalid, IncrementalSyncTooLarge)


@dataclass(frozen=True)
class Operation:
    """One operation as it was declared."""

    name: str
    """The name on the wire, such as `candidate.addTag`."""
    permission: Permission
    writes: bool
    body: Callable[..., Any]
    declared_errors: tuple[type[Refusal], ...]
    slow: bool
    extension: bool
    demo_only: bool
    before: Before | None
    after: After | None
    multipart: Multipart | None
    aliases: tuple[str, ...]

    @cached_property
    def _hints(self) -> dict[str, Any]:
        return typing.get_type_hints(self.body, include_extras=True)

    @property
    def input(self) -> type[Input]:
        """The type of the request's body."""
        return cast("type[Input]", self._hints["body"])

    @property
    def output(self) -> Any:
        """The type of `results`, or a `Page` or `SyncPage` of it."""
        return self._hints["return"]

    @cached_property
    def reader(self) -> BodyReader[Input]:
        """Reads requests' bodies."""
        return BodyReader(self.input)

    @property
    def resource(self) -> str:
        """`candidate` for `candidate.addTag`."""
        return self.name.rpartition(".")[0]

    @property
    def summary(self) -> str:
        """The first line of the docstring."""
        return inspect.cleandoc(self.body.__doc__ or "").partition("\n")[0]

    @property
    def description(self) -> str:
        """The rest of the docstring: what is promised."""
        return inspect.cleandoc(self.body.__doc__ or "").partition("\n")[2].strip()

    @property
    def paged(self) -> bool:
        """Whether it answers a page of a list."""
        return typing.get_origin(self.output) in (Page, SyncPage)

    @property
    def synced(self) -> bool:
        """Whether its list can be followed by a sync token."""
        return typing.get_origin(self.output) is SyncPage

    @property
    def errors(self) -> tuple[type[Refusal], ...]:
        """Everything it may refuse with and status 200: what it declares, and what its kind does."""
        paging = PAGE_ERRORS if self.paged else ()
        syncing = SYNC_ERRORS if self.synced else ()
        declared = [each for each in self.declared_errors if each.status == InvalidInput.status]
        return (InvalidInput, *paging, *syncing, *declared)

    @property
    def transport_errors(self) -> tuple[type[Refusal], ...]:
        """Everything it may be refused with and another status, most of it before its input is looked at."""
        extension = (ExtensionsNotAllowed,) if self.extension else ()
        return (*TRANSPORT_ERRORS, *extension, *self.unusual_errors)

    @property
    def unusual_errors(self) -> tuple[type[Refusal], ...]:
        """What it alone may refuse with and another status."""
        return tuple(each for each in self.declared_errors if each.status != InvalidInput.status)


class Registry:
    """Operations by name."""

    def __init__(self) -> None:
        self.operations: dict[str, Operation] = {}
        self.names: dict[str, Operation] = {}
        """Every name an operation answers to, aliases included."""

    def operation(
        self,
        name: str,
        *,
        permission: Permission,
        writes: bool,
        errors: tuple[type[Refusal], ...] = (),
        slow: bool = False,
        extension: bool = False,
        demo_only: bool = False,
        before: Before | None = None,
        after: After | None = None,
        multipart: Multipart | None = None,
        aliases: tuple[str, ...] = (),
    ) -> Callable[[B], B]:
        """Declares the decorated function as the body of the operation `name`.

        Args:
            name: the name on the wire.
            permission: what a key needs to call it.
            writes: whether the body writes.
            errors: what it refuses with, besides invalid input, paging, permission and rate errors.
            slow: a read that takes long enough to hold up others.
            extension: not in the reference; refused for keys without the `extensions` switch.
            demo_only: there only when the server was started as a demo.
            before: a step that waits for the world before the transaction.
            after: a step that waits for the world after the commit, and writes what came of it.
            multipart: how it takes files inside the request, if it does.
            aliases: other names it answers to.
        """

        def declare(body: B) -> B:
            operation = Operation(
                name=name,
                permission=permission,
                writes=writes,
                body=body,
                declared_errors=errors,
                slow=slow,
                extension=extension,
                demo_only=demo_only,
                before=before,
                after=after,
                multipart=multipart,
                aliases=aliases,
            )
            operation.reader  # noqa: B018 made now, so that a wrong declaration fails at import
            for each in (name, *aliases):
                if each in self.names:
                    raise ValueError(f"{each} is declared twice")
                self.names[each] = operation
            self.operations[name] = operation
            return body

        return declare


registry = Registry()
"""The operations of this server; the modules of `rowantree.api` declare them."""

operation = registry.operation
