"""What everybody may see without a key: the documentation, the OpenAPI document, and whether the server is well."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import msgspec
from markupsafe import escape
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from rowantree import models
from rowantree.core.database import Database, Unavailable, run
from rowantree.core.operation import Operation
from rowantree.doors.docs import page
from rowantree.doors.files import FileDoor
from rowantree.doors.openapi import document
from rowantree.doors.surveys import SurveyDoor

PUBLIC_PATHS = ("/", "/docs", "/openapi.json", "/health")
"""The paths that are not the key API, nor is anything below `/files/` and `/surveys/`; every other wants a key first."""

_HERE = "https://this-server.invalid"
"""Stands for the server's address in what is made once. Whoever asks says by which name, and there are any number."""


class _Installed(NamedTuple):
    position: int


_PING = select(models.installation.c.position)


def pages(
    operations: Iterable[Operation], database: Database, files: FileDoor | None, surveys: SurveyDoor
) -> Starlette:
    """The application that serves `PUBLIC_PATHS`."""
    listed = list(operations)

    @cache
    def openapi() -> bytes:
        return msgspec.json.encode(document(listed, _HERE))

    @cache
    def docs() -> str:
        return page(listed, _HERE)

    async def home(_request: Request) -> Response:
        return RedirectResponse("/docs")

    async def show_docs(request: Request) -> Response:
        return HTMLResponse(docs().replace(_HERE, escape(_base_url(request))), headers=_POLICY)

    async def show_openapi(request: Request) -> Response:
        here, written = (msgspec.json.encode(each) for each in (_HERE, _base_url(request)))
        return Response(openapi().replace(here, written), media_type="application/json")

    async def health(_request: Request) -> Response:
        try:
            await database.read(lambda connection: run(connection, _PING, _Installed))
        except Unavailable:
            return Response("the database cannot be reached\n", 503, media_type="text/plain")
        return Response("ok\n", media_type="text/plain")

    routes = [
        Route("/", home),
        Route("/docs", show_docs),
        Route("/openapi.json", show_openapi),
        Route("/health", health),
        Route("/surveys/{address:path}", surveys.__call__, methods=["GET", "POST"]),
    ]
    if files is not None:
        routes.append(Route("/files/{address:path}", files.__call__, methods=["GET", "POST", "PUT", "OPTIONS"]))
    return Starlette(routes=routes)


_POLICY = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


def _base_url(request: Request) -> str:
    return str(request.base_url).rstrip("/")
