"""What the tokens in a message stand for, and putting it in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import quote

from rowantree import models
from rowantree.core.context import Context
from rowantree.domain import organizations
from rowantree.domain.communication_templates import TOKEN
from rowantree.models.candidate import contacts
from rowantree.models.columns import Id, Json

Values = Mapping[str, str]
"""What each token stands for; one that has no value is missing."""

# With the tag: `href="` can also stand in the text, and would hide the next link. Sanitized text has no `<`.
_HREF = re.compile(r'<a href="[^"]*"')


def values(ctx: Context, candidate: models.Candidate, application: models.Application, sender_id: Id) -> dict[str, str]:
    """The values of a template's tokens in a message about an application."""
    job = ctx.get(models.job, application.job_id)
    sender = ctx.get(models.user, sender_id)
    location = None if job.location_id is None else ctx.get(models.location, job.location_id)
    department = None if job.department_id is None else ctx.get(models.department, job.department_id)
    name = _line(candidate.name)
    first_name, _, last_name = name.partition(" ")
    known = {
        "candidate.name": name,
        "candidate.firstName": first_name,
        "candidate.lastName": last_name,
        "candidate.email": address(candidate.email_addresses),
        "job.title": job.title,
        "job.location": location.name if location else "",
        "job.department": department.name if department else "",
        "organization.name": organizations.own(ctx).name,
        "sender.name": f"{sender.first_name} {sender.last_name}",
        "sender.firstName": sender.first_name,
        "sender.lastName": sender.last_name,
        "sender.email": sender.email or "",
    }
    return {token: line for token, value in known.items() if (line := _line(value))}


def address(email_addresses: Json) -> str:
    """The primary one of a candidate's e-mail addresses; nothing where there is none."""
    return next((each["value"] for each in contacts(email_addresses)), "")


def length(text: str, known: Values) -> int:
    """How many characters a text has at most when its tokens are filled in as plain text."""
    return len(text) + sum(len(known[token]) for token in TOKEN.findall(text))


def in_line(text: str, known: Values) -> str:
    """A text of one line with values in the place of its tokens."""
    return TOKEN.sub(lambda token: known[token[1]], text)


def in_html(html: str, known: Values) -> str:
    """Sanitized HTML with values in the place of its tokens, so that each stays the text that it is.

    Inside the address of a link a value is percent-encoded: whoever it comes from cannot lead the link elsewhere.
    """
    linked = _HREF.sub(lambda link: TOKEN.sub(lambda token: quote(known[token[1]], safe="@"), link[0]), html)
    return TOKEN.sub(lambda token: escape(known[token[1]]), linked)


def _line(text: str) -> str:
    """`text` on one line: nothing in it can begin another header of an e-mail."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
