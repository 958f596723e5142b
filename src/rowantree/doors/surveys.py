"""The pages on which candidates answer surveys: plain HTML, no scripts, nothing loaded from elsewhere.

Who knows the address may answer, once; it is the secret, so no page hands it on, keeps it or lets itself be framed. The
answers go the way of everything that is written: through the dispatcher, in one transaction with what webhooks tell.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl

from limits.storage import MemoryStorage
from markupsafe import Markup
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from ulid import ULID

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.dispatch import Dispatcher, failed
from rowantree.core.operation import Operation, Registry
from rowantree.core.permission import Permission
from rowantree.core.wire import Id, Input
from rowantree.domain import forms, organizations, survey_forms, surveys
from rowantree.domain.people import CandidateNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.surveys import SurveyRequestNotFound
from rowantree.doors.rendering import template
from rowantree.doors.survey_fields import Control, control, read
from rowantree.models.job import FormSection

MOST_BYTES = 4_000_000
"""How large the answers to a survey can be, as browsers write them."""
MOST_CONTROLS = 20_000
READ_SECONDS = 60.0
VISITS, VISITS_SECONDS = 60, 60
"""How often a page is served in how many seconds, in this process."""
FORM = "application/x-www-form-urlencoded"
VERSION = "version"
"""What the page sends besides the answers: which questions it showed."""


class Visit(Input):
    """Who visits: the candidate whom this request asks."""

    survey_request_id: Id


class Answering(Visit):
    """What the candidate sends."""

    sent: dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A survey as the page shows it."""

    organization: str
    form: models.SurveyFormDefinition
    is_answered: bool = False
    is_over: bool = False
    is_stale: bool = False
    """Whether other questions were answered than those that there are now."""
    sent: dict[str, list[str]] | None = None
    errors: dict[str, str] | None = None

    @property
    def version(self) -> str:
        """What changes with the questions."""
        return hashlib.sha256(self.form.sections.encode()).hexdigest()[:16]


_registry = Registry()


@_registry.operation("survey.show", permission=Permission.CANDIDATES_READ, writes=False)
def show(ctx: Context, body: Visit) -> Sheet | None:
    """Shows a survey to the candidate who is asked."""
    found = _found(ctx, body.survey_request_id)
    return None if found is None else found[1]


@_registry.operation("survey.answer", permission=Permission.CANDIDATES_WRITE, writes=True)
def answer(ctx: Context, body: Answering) -> tuple[Sheet, bool] | None:
    """Takes the candidate's answers; the second part says whether they were taken."""
    found = _found(ctx, body.survey_request_id)
    if found is None:
        return None
    request, sheet = found
    if sheet.is_answered or sheet.is_over:
        return sheet, False
    values, errors = read(forms.fields_of(sheet.form.sections), body.sent)
    is_stale = body.sent.get(VERSION) != [sheet.version]
    if errors or is_stale:
        again = Sheet(
            organization=sheet.organization, form=sheet.form, is_stale=is_stale, sent=body.sent, errors=errors
        )
        return again, False
    try:
        is_taken = surveys.answer(ctx, request, sheet.form, values) is not None
    except (CandidateNotFound, ApplicationNotFound, SurveyRequestNotFound):
        return None
    return Sheet(organization=sheet.organization, form=sheet.form, is_answered=True), is_taken


def _found(ctx: Context, request_id: Id) -> tuple[models.SurveyRequest, Sheet] | None:
    request = ctx.find(models.survey_request, request_id)
    if request is None:
        return None
    sheet = Sheet(
        organization=organizations.own(ctx).name,
        form=ctx.get(models.survey_form_definition, request.survey_form_definition_id),
        is_answered=request.submitted_at is not None,
        is_over=surveys.is_over(ctx, request),
    )
    return request, sheet


class Unreadable(Exception):
    """What was sent cannot be read; the page says why."""

    def __init__(self, status: int, title: str, text: str) -> None:
        super().__init__(text)
        self.status = status
        self.title = title


class SurveyDoor:
    """Serves everything below `/surveys/`."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._visits = MemoryStorage()

    async def __call__(self, request: Request) -> Response:
        """Answers one visit."""
        request_id = str(ULID())
        try:
            return await self._answer(request, request_id)
        except Unreadable as problem:
            return _message(problem.status, problem.title, str(problem))
        except ClientDisconnect:
            return Response(status_code=400)  # nobody hears it
        except Exception as error:  # noqa: BLE001 every visit gets a page, and the log the trouble
            status = failed(error, "a survey", request_id).status
            text = f"Please try again in a moment. If it goes on, say that it was {request_id}."
            return _message(max(status, 500), "That did not work", text)

    async def _answer(self, request: Request, request_id: str) -> Response:
        address = request.url.path.removeprefix(surveys.PATH)
        linked = surveys.unsealed(self._dispatcher.world.secrecy, address)
        if linked is None:
            return _unknown()
        organization_id, survey_request_id = linked
        if self._visits.incr(survey_request_id, VISITS_SECONDS) > VISITS:
            raise Unreadable(429, "One moment, please", "This page was asked for very often. Try again in a minute.")
        if request.method == "POST":
            body = Answering(survey_request_id=survey_request_id, sent=await _sent(request))
            outcome = await self._run("survey.answer", organization_id, request_id, body)
            if outcome is None:
                return _unknown()
            sheet, is_taken = outcome
            if is_taken:  # by another request, so that reloading the page sends nothing again
                return RedirectResponse(address, 303, headers=_HEADERS)
            return await asyncio.to_thread(_page, sheet, is_late=True)
        sheet = await self._run("survey.show", organization_id, request_id, Visit(survey_request_id=survey_request_id))
        return _unknown() if sheet is None else await asyncio.to_thread(_page, sheet, is_late=False)

    async def _run(self, name: str, organization_id: int, request_id: str, body: Input) -> Any:
        operation: Operation = _registry.operations[name]
        access = organizations.nobody(organization_id, "", self._dispatcher.world.clock.now())
        output, _ = await self._dispatcher.call(operation, access, request_id, body)
        return output


async def _sent(request: Request) -> dict[str, list[str]]:
    """What the browser sends.

    Raises:
        Unreadable: it is no form, or too much, or does not come.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise Unreadable(415, "That did not work", "This page takes only what its own form sends.")
    body = b""
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise _too_much()
        text = body.decode("ascii", "replace")
        # Millions of bytes take a second: not here, where everybody waits.
        pairs = await asyncio.to_thread(parse_qsl, text, keep_blank_values=True, max_num_fields=MOST_CONTROLS)
    except TimeoutError:
        raise Unreadable(408, "That took too long", "Your answers did not arrive. Please send them again.") from None
    except ValueError:
        raise _too_much() from None
    sent: dict[str, list[str]] = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value.replace("\r\n", "\n").replace("\0", ""))
    return sent


def _too_much() -> Unreadable:
    return Unreadable(413, "That is too much", "Your answers are too long to be taken. Go back, and shorten them.")


@dataclass(frozen=True)
class Part:
    """A section as the page shows it."""

    title: str | None
    description: Markup | None
    controls: list[Control]


def _page(sheet: Sheet, *, is_late: bool) -> Response:
    """The survey, or why there is none to answer."""
    if sheet.is_answered:
        return _message(
            409 if is_late else 200,
            "Thank you",
            "This survey has been answered. A link is good for one answer, so nothing can be added or changed now.",
            sheet.organization,
        )
    if sheet.is_over:
        text = (
            f"This survey could be answered for {surveys.OPEN_FOR.days} days. Ask who sent you the link for a new one."
        )
        return _message(410, "This survey has ended", text, sheet.organization)
    parts = _parts(sheet)
    wrong = [each for part in parts for each in part.controls if each.error]
    html = template("survey.html").render(
        css=_css(), sheet=sheet, parts=parts, wrong=wrong, note=_note(sheet), version_name=VERSION
    )
    return HTMLResponse(html, 422 if wrong or sheet.is_stale else 200, headers=_HEADERS)


def _parts(sheet: Sheet) -> list[Part]:
    sent, errors = sheet.sent or {}, sheet.errors or {}
    parts: list[Part] = []
    number = 0
    for section in forms.sections_of(sheet.form.sections):
        controls = []
        for asked in section["fields"]:
            number += 1
            controls.append(control(asked, number, sent, errors.get(asked["field"]["path"])))
        parts.append(Part(section.get("title"), _description(section), controls))
    return parts


def _description(section: FormSection) -> Markup | None:
    html = section.get("descriptionHtml")
    return None if html is None else Markup(html)  # noqa: S704 sanitized before it was stored


def _note(sheet: Sheet) -> str:
    """What becomes of the answers."""
    if not survey_forms.is_detached(sheet.form):
        return f"Your answers go to the people who hire at {sheet.organization}."
    return (
        "Your answers are kept without your name, and apart from your application. They are shown only together with "
        "those of others, question by question, and never with who gave them."
    )


def _unknown() -> Response:
    return _message(
        404,
        "This link leads nowhere",
        "Perhaps a part of the address is missing. Copy all of it, or ask who sent it to you for a new one.",
    )


def _message(status: int, title: str, text: str, organization: str = "") -> Response:
    html = template("survey_message.html").render(css=_css(), title=title, text=text, organization=organization)
    return HTMLResponse(html, status, headers=_HEADERS)


@cache
def _css() -> Markup:
    return Markup((files("rowantree.doors") / "templates" / "survey.css").read_text("utf-8"))  # noqa: S704 our own


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


_HEADERS = {
    "content-security-policy": _policy(),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
}
