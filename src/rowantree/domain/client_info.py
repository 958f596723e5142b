"""From where, and with what program, candidates did something."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, missing
from rowantree.domain import identity
from rowantree.domain.pipeline import FormSubmissionNotFound
from rowantree.models.columns import Id

RelatedEntity = Literal["application", "blocked_application_submission"]
"""What can be recorded: nobody is asked here when they are available."""
MAX_USER_AGENT = 2_000
"""How many characters the name of a program can have."""


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What is known of the program by which a candidate did something."""

    ip_address: str
    user_agent: str | None
    related_entity_type: RelatedEntity
    related_entity_id: Id
    created_at: datetime | None = None
    """Now where None."""
    id: Id | None = None


def record(ctx: Context, candidate: models.Candidate, visit: Visit) -> models.ClientInfo:
    """Keeps how a held candidate applied; an application of which nobody knows that yet shows it.

    Raises:
        InvalidInput: the address is none, or the application or form is not the candidate's, or was not blocked.
        ApplicationNotFound, FormSubmissionNotFound: there is none, or the key may not see it.
        IdTaken: another record has the id that this one shall have.
    """
    info = models.ClientInfo(
        organization_id=ctx.organization_id,
        id=visit.id or ctx.new_id(),
        candidate_id=candidate.id,
        ip_address=_address(visit.ip_address),
        user_agent=(visit.user_agent or "").strip() or None,
        related_entity_type=visit.related_entity_type,
        related_entity_id=visit.related_entity_id,
        confidential=False,
        created_at=visit.created_at or ctx.now,
    )
    if info.related_entity_type == "application":
        info = info._replace(confidential=_tell_application(ctx, info))
    else:
        info = info._replace(confidential=_check_submission(ctx, info))
    identity.add(ctx, models.client_info, info)
    ctx.happened("clientInfo.recorded", info.id)
    return info


def _address(text: str) -> str:
    """`text` as an address in its one usual form; a server for both versions may write one of version 4 as of 6."""
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        address = None
    if address is None or "%" in text:
        raise InvalidInput(problem="`ipAddress`: not an IP address of version 4 or 6")
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)


def _tell_application(ctx: Context, info: models.ClientInfo) -> bool:
    """Tells the application, where it does not know yet; whether it is confidential."""
    application = ctx.lock(models.application, info.related_entity_id)
    if application.candidate_id != info.candidate_id:
        raise InvalidInput(problem="`relatedEntityId` is an application of another candidate")
    if application.submitter_client_ip is not None or application.submitter_user_agent is not None:
        return application.confidential
    known = application._replace(
        submitter_client_ip=info.ip_address, submitter_user_agent=info.user_agent, updated_at=ctx.now
    )
    changed = ctx.update(models.application, application, known)
    ctx.happened("application.submitterRecorded", application.id, changed - {"updated_at"})
    return application.confidential


def _check_submission(ctx: Context, info: models.ClientInfo) -> bool:
    """Whether the blocked form is one for a confidential job."""
    submission = ctx.get(models.form_submission, info.related_entity_id)
    try:
        posting = ctx.hold(models.job_posting, submission.job_posting_id)
    except missing(models.job_posting):
        raise FormSubmissionNotFound(id=submission.id) from None
    if submission.candidate_id != info.candidate_id:
        raise InvalidInput(problem="`relatedEntityId` is a form of another candidate")
    if submission.application_id is not None:
        raise InvalidInput(problem="`relatedEntityId`: this form was not blocked; name its application")
    return posting.confidential
