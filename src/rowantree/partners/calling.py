"""Calling a partner: one request to an address that may be spoken to, and what its answer means.

    @calls_out("assessment.list")
    async def list_(call: Call, body: List) -> AssessmentTypes:
        '''Lists the tests that the partner offers.'''
        return await call("assessment.list", body, AssessmentTypes)

Every call is declared, so that the documentation of the API can say what a partner has to implement.
"""

from __future__ import annotations

import asyncio
import base64
import inspect
import typing
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpcore
import msgspec
import structlog

from rowantree.core.errors import Refusal
from rowantree.core.outgoing import NO_ANSWER, address

log = structlog.get_logger()

TIMEOUT_SECONDS = 10.0
"""How long a partner has for its whole answer."""
LARGEST_ANSWER = 1_000_000
"""How many bytes an answer can have."""
LONGEST_MESSAGE = 1_000
"""How many characters of a partner's own words are kept."""

A = TypeVar("A", bound=msgspec.Struct)
F = TypeVar("F", bound=Callable[..., Awaitable[Any]])


class AssessmentPartnerUnavailable(Refusal):
    """The assessment partner cannot be reached, is too slow, or answered with something that it may not answer."""

    code = "assessment_partner_unavailable"
    message = "The assessment partner {problem}"


class CandidateAlreadyBeingAssessed(Refusal):
    """The assessment partner says that the candidate is already being assessed."""

    code = "candidate_already_being_assessed"
    message = "The assessment partner says that this candidate is already being assessed"


class RefusedByAssessmentPartner(Refusal):
    """The assessment partner refuses; the message is its own."""

    code = "refused_by_assessment_partner"
    message = "{message}"


CALL_ERRORS: tuple[type[Refusal], ...] = (AssessmentPartnerUnavailable, RefusedByAssessmentPartner)
"""What any call can end with."""


@dataclass(frozen=True)
class CallOut:
    """A call as it was declared."""

    name: str
    """The name on the wire, such as `assessment.start`."""
    body: type[msgspec.Struct]
    answer: type[msgspec.Struct]
    description: str
    refusals: Mapping[int, str]
    """What statuses other than 200 mean."""


calls: dict[str, CallOut] = {}
"""Every call that this server makes, by its name."""


def calls_out(name: str, refusals: Mapping[int, str] | None = None) -> Callable[[F], F]:
    """Declares the decorated function as what calls the partner's operation `name`.

    Args:
        name: the operation's name on the wire.
        refusals: what it may answer besides 200: the meaning of each status.
    """

    def declare(function: F) -> F:
        hints = typing.get_type_hints(function)
        described = inspect.cleandoc(function.__doc__ or "")
        calls[name] = CallOut(name, hints["body"], hints["return"], described, refusals or {})
        return function

    return declare


@dataclass(frozen=True)
class Call:
    """How a partner is called: where it is, and the key that it knows us by."""

    pool: httpcore.AsyncConnectionPool
    base_url: str
    api_key: str = field(repr=False)

    async def __call__(self, name: str, body: msgspec.Struct, answer: type[A]) -> A:
        """Calls the partner's operation `name`; gives its answer.

        Raises:
            AssessmentPartnerUnavailable: there is no answer, or one that means nothing.
            RefusedByAssessmentPartner: the partner says no.
            CandidateAlreadyBeingAssessed: the partner says why.
        """
        return understood(await self.content(name, body), answer)

    async def content(self, name: str, body: msgspec.Struct) -> bytes:
        """Calls the partner's operation `name`; gives the bytes of an answer that says yes.

        Raises:
            As `__call__`.
        """
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                status, content = await self._send(f"{self.base_url}/{name}", msgspec.json.encode(body))
        except TimeoutError:
            raise _unavailable(f"did not answer within {TIMEOUT_SECONDS:g} seconds") from None
        except NO_ANSWER as error:
            raise _unavailable(f"could not be reached: {type(error).__name__}: {error}") from None
        log.info("partner_called", operation=name, status=status)
        _check(name, status, content)
        return content

    async def _send(self, url: str, body: bytes) -> tuple[int, bytes]:
        credentials = base64.b64encode(f"{self.api_key}:".encode()).decode()
        headers = {
            "Authorization": f"Basic {credentials}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": "Rowantree",
        }
        async with self.pool.stream("POST", address(url), headers=list(headers.items()), content=body) as response:
            parts, size = [], 0
            async for part in response.aiter_stream():
                parts.append(part)
                size += len(part)
                if size > LARGEST_ANSWER:
                    raise _unavailable(f"answered with more than {LARGEST_ANSWER:,} bytes")
            return response.status, b"".join(parts)


def understood(content: bytes, answer: type[A]) -> A:
    """`content` as an answer of that type; null is as good as nothing, which many programs write so.

    Raises:
        AssessmentPartnerUnavailable: it is something else.
    """
    if b"\\u0000" in content:
        raise _unavailable("answered with the character U+0000, which cannot be stored")
    try:
        if b"null" in content:
            return msgspec.convert(_without_nulls(msgspec.json.decode(content)), answer)
        return msgspec.json.decode(content, type=answer)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise _unavailable(f"answered with something else than was asked for: {problem}") from None


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_nulls(each) for each in value]
    return value


class _Message(msgspec.Struct):
    """A refusal in the partner's own words."""

    message: str


class _Verdict(msgspec.Struct):
    """Whether an answer says yes; where it says no, perhaps why."""

    success: bool = True
    errors: list[str | _Message] = msgspec.field(default_factory=list)
    error_info: _Message | None = msgspec.field(name="errorInfo", default=None)

    @property
    def reasons(self) -> str:
        """Why it says no, in the partner's words."""
        if self.error_info is not None:
            return self.error_info.message
        return ", ".join(each if isinstance(each, str) else each.message for each in self.errors)


OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


def _check(name: str, status: int, content: bytes) -> None:
    """Raises what the answer says, unless it says yes."""
    if status == CONFLICT and CONFLICT in calls[name].refusals:
        raise CandidateAlreadyBeingAssessed
    if status == UNPROCESSABLE:
        raise _refused(understood(content, _Message).message)
    if status != OK:
        raise _unavailable(f"answered with the status {status}")
    verdict = understood(content, _Verdict)
    if not verdict.success:
        raise _refused(verdict.reasons)


def _refused(message: str) -> RefusedByAssessmentPartner:
    return RefusedByAssessmentPartner(
        message=message.strip()[:LONGEST_MESSAGE] or "The assessment partner refuses and does not say why"
    )


def _unavailable(problem: str) -> AssessmentPartnerUnavailable:
    return AssessmentPartnerUnavailable(problem=problem[:LONGEST_MESSAGE])
