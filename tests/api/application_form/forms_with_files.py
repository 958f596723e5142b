"""What the tests of forms with files share: uploads, and multipart bodies."""

from __future__ import annotations

import json
from typing import Any

import httpx

from rowantree.core.storage import UploadContext
from tests.cast import Company
from tests.client import Answer, Client, Results
from tests.files import sending
from tests.samples.forms import answers, form, paths
from tests.samples.words import Body

RESUME: Body = {"title": "Your resume", "type": "File", "isRequired": True, "path": "_systemfield_resume"}
LETTER: Body = {"title": "Cover letter", "type": "File", "isRequired": False}
WORK: Body = {"title": "Work", "type": "File", "isRequired": False}

TEXT = b"""Ada Lovelace
ada@example.com
+1 412 555 0142
https://www.linkedin.com/in/ada

Experience
Controls Engineer, Example Actuators
2020 - present

Education
Example Institute of Technology
"""
"""A résumé."""

File = tuple[str, bytes, str]
"""Its name, its bytes and its type, as httpx wants them."""


def uploaded(
    company: Company, content: bytes = TEXT, name: str = "Ada.txt", context: UploadContext = "ApplicationForm"
) -> str:
    """The handle of an uploaded file."""
    return sending.uploaded(company.admin, context, content, name=name)


def asking(company: Company, posting_id: str, *fields: Body) -> dict[str, str]:
    """Makes the posting ask `fields`; their paths by title."""
    shown = form(company, *fields)
    company.admin("jobPosting.update", jobPostingId=posting_id, applicationFormDefinitionId=shown["id"])
    return paths(shown)


def body(posting_id: str, values: Body | None = None, **more: Any) -> Body:
    """Ada's application."""
    return {"jobPostingId": posting_id, "applicationForm": {"fieldSubmissions": answers(values)}} | more


def submit(api: Client, posting_id: str, values: Body | None = None, **more: Any) -> Results:
    """Ada applies."""
    return api("applicationForm.submit", **body(posting_id, values, **more))


def refused(api: Client, posting_id: str, values: Body | None = None) -> str:
    """Ada applies, and is refused with `invalid_input`; nothing is left of it. Gives the message."""
    code, message = api.refused("applicationForm.submit", **body(posting_id, values))
    assert code == "invalid_input"
    nothing_is_left(api)
    return message


def nothing_is_left(api: Client) -> None:
    """Looks for Ada, and for applications."""
    assert api("candidate.search", email="ada@example.com") == []
    assert api.all("application.list") == []


def send(api: Client, parts: dict[str, str], files: list[tuple[str, File]]) -> Answer:
    """Sends a multipart body."""
    plain = [(name, (None, text)) for name, text in parts.items()]  # parts too where there is no file
    built = httpx.Request("POST", "http://any", files=[*plain, *files])
    return api.post("applicationForm.submit", built.read(), {"content-type": built.headers["content-type"]})


def parts(posting_id: str, values: Body | None = None, **more: str) -> dict[str, str]:
    """Ada's application as the parts of a multipart body."""
    return {
        "jobPostingId": posting_id,
        "applicationForm": json.dumps({"fieldSubmissions": answers(values)}),
    } | more


def of_ada(api: Client) -> Results:
    """The candidate who is called Ada."""
    (candidate,) = api("candidate.search", email="ada@example.com")
    return candidate


def content(api: Client, handle: str) -> bytes:
    """What is fetched by the handle of a file."""
    return httpx.get(api("file.info", fileHandle=handle)["url"]).content
