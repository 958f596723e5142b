"""Offers: what candidates are offered, in each of its versions, who has to agree to it, and what came of it.

Who changes several of them locks them in this order: the application, the process, the offer, its openings by their
ids, its approval.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Text, bindparam, cast, delete, func, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.database import perform
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Lookup, Query
from rowantree.domain import approvals, disposal, identity, offer_forms, offer_openings
from rowantree.domain.answers import Answer
from rowantree.domain.offer_forms import Terms
from rowantree.domain.offer_standing import (
    Decision,
    ProcessStatus,
    Standing,
    decision_of,
    process_status,
    standing,
)
from rowantree.models.columns import Among, Id
from rowantree.webhooks import record

_offer, _version, _process = models.offer, models.offer_version, models.offer_process

MAX_VERSIONS = 100
"""How many versions an offer can have: answers and webhooks show all of them."""
MAX_VALUES = 1_000_000
"""How many characters the custom fields of all versions of an offer hold together, for the same reason."""


@when_missing(models.offer_process)
class OfferProcessNotFound(Refusal):
    """No offer process has this id, or this key may not see its application."""

    code = "offer_process_not_found"
    message = "Offer process not found: {id}"


@when_missing(models.offer)
class OfferNotFound(Refusal):
    """No offer has this id, or this key may not see its application."""

    code = "offer_not_found"
    message = "Offer not found: {id}"


@when_missing(models.offer_version)
class OfferVersionNotFound(Refusal):
    """No version of an offer has this id, or this key may not see its application."""

    code = "offer_version_not_found"
    message = "Offer version not found: {id}"


# Processes


_LAST_PROCESS = Query(
    models.OfferProcess,
    select(*_process.columns)
    .where(_process.c.application_id == bindparam("application_id"))
    .order_by(_process.c.created_at.desc(), _process.c.id.desc())
    .limit(1),
)
_OF_PROCESS = Query(
    models.Offer, select(*_offer.columns).where(_offer.c.offer_process_id == bindparam("offer_process_id"))
)


def start_process(
    ctx: Context, application: models.Application, process_id: Id | None
) -> tuple[models.OfferProcess, ProcessStatus]:
    """The process that leads to an offer for a locked application, and where it stands.

    One that is still going on is given again, unless a new one shall have an id.

    Raises:
        IdTaken: another process has the id.
    """
    found = [] if process_id else ctx.rows(_LAST_PROCESS, application_id=application.id)
    if found:
        offer = of_process(ctx, found[0])
        if offer is None or decision_of(offer) is None:
            return found[0], process_status(offer)
    process = models.OfferProcess(
        organization_id=ctx.organization_id,
        id=process_id or ctx.new_id(),
        application_id=application.id,
        candidate_id=application.candidate_id,
        confidential=application.confidential,
        started_by_user_id=ctx.access.user_id,
        created_at=ctx.now,
    )
    identity.add(ctx, _process, process)
    ctx.happened("offerProcess.started", process.id)
    return process, process_status(None)


def of_process(ctx: Context, process: models.OfferProcess) -> models.Offer | None:
    """The offer of a process, if it is made."""
    found = ctx.rows(_OF_PROCESS, offer_process_id=process.id)
    return found[0] if found else None


# Versions


def submit(
    ctx: Context,
    process: models.OfferProcess,
    form_id: Id,
    answered: Sequence[tuple[str, Answer]],
    offer_id: Id | None = None,
) -> models.Offer:
    """Makes the offer of a locked process by a form that was filled out; where it is made, a new version of it.

    Raises:
        OfferFormNotFound: the process has no such form.
        InvalidInput: the form was submitted before, answers are missing or wrong, or there are too many versions.
        OpeningNotFound, OpeningStateInvalid, OpeningInUse: nobody can be hired for the opening that it names.
        IdTaken: another offer has the id that this one shall have.
    """
    form = offer_forms.lock(ctx, process, form_id)
    terms = offer_forms.checked(ctx, form.form_definition, answered)
    offer_forms.submitted(ctx, form)
    made = of_process(ctx, process)
    if made is not None:
        offer = ctx.lock(_offer, made.id)
        _check_room(ctx, offer, terms, "offerProcessId")
        return _new_version(ctx, offer._replace(form_definition=form.form_definition), offer, terms)
    offer = _blank(ctx, process, form, offer_id)
    version, where = _under_definition(ctx, _versioned(ctx, offer, terms))
    offer = placed(offer, where)._replace(latest_version_id=version.id, opening_id=terms.opening_id)
    if offer.opening_id is not None:
        offer_openings.take(ctx, offer, offer.opening_id)
    identity.add(ctx, _offer, offer)
    ctx.insert(_version, version)
    ctx.happened("offer.created", offer.id)
    return offer


def revise(ctx: Context, offer: models.Offer, answered: Sequence[tuple[str, Answer]]) -> models.Offer:
    """Makes a new version of a locked offer. What the answers leave out stays; null takes it away.

    Raises:
        InvalidInput: answers are missing or wrong, or there are too many versions.
        OpeningNotFound, OpeningStateInvalid, OpeningInUse: nobody can be hired for the opening that it names.
    """
    all_answers = offer_forms.completed(latest(ctx, offer), answered)
    terms = offer_forms.checked(ctx, offer.form_definition, all_answers)
    _check_room(ctx, offer, terms, "offerId")
    return _new_version(ctx, offer, offer, terms)


def latest(ctx: Context, offer: models.Offer) -> models.OfferVersion:
    """The version of an offer that counts."""
    return ctx.get(_version, offer.latest_version_id)


class _Held(NamedTuple):
    number: int
    characters: int


_HELD = Query(
    _Held,
    select(
        func.count().label("number"),
        func.coalesce(func.sum(func.length(cast(_version.c.custom_values, Text))), 0).label("characters"),
    ).where(_version.c.offer_id == bindparam("offer_id")),
)
"""How many versions an offer has, and how much their custom fields hold."""


def _check_room(ctx: Context, offer: models.Offer, terms: Terms, parameter: str) -> None:
    """Whether a locked offer can have one more version, with these terms."""
    held = ctx.rows(_HELD, offer_id=offer.id)[0]
    if held.number >= MAX_VERSIONS:
        full = f"the offer has {MAX_VERSIONS} versions, and cannot have more"
    elif held.characters + len(terms.custom_values or "") > MAX_VALUES:
        full = f"the custom fields of all versions of an offer hold at most {MAX_VALUES:,} characters together"
    else:
        return
    again = "cancel it with offer.setStatus, then offerProcess.start begins another one"
    raise InvalidInput(problem=f"`{parameter}`: {full}; {again}")


def _blank(ctx: Context, process: models.OfferProcess, form: models.OfferForm, offer_id: Id | None) -> models.Offer:
    return models.Offer(
        organization_id=ctx.organization_id,
        id=offer_id or ctx.new_id(),
        offer_process_id=process.id,
        application_id=process.application_id,
        candidate_id=process.candidate_id,
        confidential=process.confidential,
        acceptance_status="Created",
        offer_status="WaitingOnApprovalStart",
        approval_status=None,
        decided_at=None,
        opening_id=None,
        latest_version_id=Id(),
        form_definition=form.form_definition,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def _versioned(ctx: Context, offer: models.Offer, terms: Terms) -> models.OfferVersion:
    return models.OfferVersion(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        offer_id=offer.id,
        start_date=terms.start_date,
        salary=terms.salary,
        opening_id=terms.opening_id,
        custom_values=terms.custom_values,
        submitted_values=terms.submitted_values,
        author_id=ctx.access.user_id,
        approval_definition_id=None,
        approval_status=None,
        pdf_file_id=None,
        docx_file_id=None,
        signed_file_id=None,
        created_at=ctx.now,
    )


def _under_definition(ctx: Context, version: models.OfferVersion) -> tuple[models.OfferVersion, Standing]:
    """A new version under the definition that is in force, and where it begins."""
    definition = approvals.in_force(ctx, "offer")
    bound = version._replace(approval_definition_id=None if definition is None else definition.id)
    return bound, standing(None, definition, None)


def _new_version(ctx: Context, revised: models.Offer, offer: models.Offer, terms: Terms) -> models.Offer:
    """The next version of a locked offer, with which all begins anew: whoever decided decides again."""
    version, where = _under_definition(ctx, _versioned(ctx, offer, terms))
    offer_openings.change(ctx, offer, terms.opening_id)
    ctx.insert(_version, version)
    revised = placed(revised, where)._replace(
        latest_version_id=version.id, opening_id=terms.opening_id, decided_at=None
    )
    return write(ctx, offer, revised)


def placed(offer: models.Offer, where: Standing) -> models.Offer:
    """The offer as it is where it stands."""
    return offer._replace(**where._asdict())


def write(ctx: Context, offer: models.Offer, revised: models.Offer) -> models.Offer:
    """Writes what has changed of a locked offer, if anything has."""
    if revised == offer:
        return offer
    revised = revised._replace(updated_at=ctx.now)
    changed = ctx.update(_offer, offer, revised)
    ctx.happened("offer.updated", offer.id, changed - {"updated_at"})
    return revised


def change_version(
    ctx: Context, offer: models.Offer, version: models.OfferVersion, changed: models.OfferVersion
) -> models.Offer:
    """Writes what has changed of a version of a locked offer, such as its letters; the offer as it then is."""
    if not ctx.update(_version, version, changed):
        return offer
    touched = offer._replace(updated_at=ctx.now)
    ctx.update(_offer, offer, touched)
    ctx.happened("offer.updated", offer.id, {"latest_version"})
    return touched


def version_of(ctx: Context, version_id: Id) -> tuple[models.Offer, models.OfferVersion]:
    """A version and its offer.

    Raises:
        OfferVersionNotFound: there is none, or the key may not see the offer.
    """
    version = ctx.get(_version, version_id)
    offer = ctx.find(_offer, version.offer_id)
    if offer is None:
        raise OfferVersionNotFound(id=version_id)
    return offer, version


def locked_version(ctx: Context, version_id: Id) -> tuple[models.Offer, models.OfferVersion]:
    """As `version_of`, and nobody else changes the offer until this transaction ends."""
    found, _ = version_of(ctx, version_id)
    try:
        offer = ctx.lock(_offer, found.id)
    except OfferNotFound:  # deleted since
        raise OfferVersionNotFound(id=version_id) from None
    return offer, ctx.get(_version, version_id)


# What comes of it


def approval_of(
    ctx: Context, version: models.OfferVersion
) -> tuple[models.ApprovalDefinition | None, models.Approval | None]:
    """Who has to agree to a version, and the last approval of it under that definition."""
    if version.approval_definition_id is None:
        return None, None
    definition = ctx.get(models.approval_definition, version.approval_definition_id)
    return definition, approvals.latest(ctx, version.id, definition)


def set_status(ctx: Context, offer: models.Offer, decision: Decision) -> models.Offer:
    """Says what came of a locked offer. Accepted, it fills its opening; no longer accepted, it opens it again.

    Raises:
        OpeningStateInvalid, OpeningInUse: nobody can be hired for its opening any more.
    """
    if offer.acceptance_status == decision:
        return offer
    offer_openings.free(ctx, offer)
    if decision == "Accepted":
        offer_openings.fill(ctx, offer)
    where = standing(decision, *approval_of(ctx, latest(ctx, offer)))
    decided_at = offer.decided_at if decision == "Cancelled" else ctx.now
    return write(ctx, offer, placed(offer, where)._replace(decided_at=decided_at))


def set_decided_at(ctx: Context, offer: models.Offer, decided_at: datetime) -> models.Offer:
    """Says when the candidate decided on a locked offer.

    Raises:
        InvalidInput: they have not.
    """
    if decision_of(offer) not in ("Accepted", "Declined"):
        raise InvalidInput(
            problem=f"`decidedAt`: only an offer that was accepted or declined has it; this one is "
            f"{offer.acceptance_status}"
        )
    return write(ctx, offer, offer._replace(decided_at=decided_at))


_ACCEPTED = Query(
    models.Offer,
    select(*_offer.columns)
    .where(_offer.c.application_id == bindparam("application_id"), _offer.c.acceptance_status == "Accepted")
    .order_by(_offer.c.decided_at.desc(), _offer.c.created_at.desc(), _offer.c.id.desc())
    .limit(1)
    .with_for_update(read=True),
)


def accepted(ctx: Context, application_id: Id) -> models.Offer | None:
    """The offer to an application that was accepted last, held, if one was."""
    found = ctx.rows(_ACCEPTED, application_id=application_id)
    return found[0] if found else None


VERSIONS = Lookup(
    models.OfferVersion,
    select(*_version.columns).order_by(_version.c.created_at, _version.c.id),
    _version.c.offer_id,
)
"""All versions of an offer, the oldest first."""
_APPROVALS_GO = delete(models.approval.core).where(
    models.approval.c.organization_id == bindparam("of_organization"),
    models.approval.c.subject_id == bindparam("of_offer"),
)
_DEFINITIONS_GO = delete(models.approval_definition.core).where(
    models.approval_definition.c.organization_id == bindparam("of_organization"),
    Among(models.approval_definition.c.entity_id, "versions"),
)
_FILES_GO = delete(models.file.core).where(
    models.file.c.organization_id == bindparam("of_organization"), Among(models.file.c.id, "files")
)


_LOCK_PROCESS = Query(
    models.OfferProcess, select(*_process.columns).where(_process.c.id == bindparam("id")).with_for_update()
)


def remove(ctx: Context, offer_id: Id) -> None:
    """Deletes an offer with its process, versions, approvals and letters. Its opening is open again.

    Raises:
        OfferNotFound: there is none.
    """
    ctx.rows(_LOCK_PROCESS, id=ctx.get(_offer, offer_id).offer_process_id)  # before the offer, as all do
    offer = ctx.lock(_offer, offer_id)
    ctx.happened("offer.deleted", offer.id)
    record.record_now(ctx, "offer.deleted", offer.id)  # told as it was
    offer_openings.free(ctx, offer)
    versions = ctx.by_id(VERSIONS, [offer.id])
    files = {each for version in versions for each in file_ids(version)}
    ctx.delete(_process, ctx.get(_process, offer.offer_process_id))
    perform(ctx.connection, _APPROVALS_GO, of_organization=ctx.organization_id, of_offer=offer.id)
    perform(
        ctx.connection,
        _DEFINITIONS_GO,
        of_organization=ctx.organization_id,
        versions=[version.id for version in versions],
    )
    if files:
        perform(ctx.connection, _FILES_GO, of_organization=ctx.organization_id, files=sorted(files))
        disposal.dispose(ctx, files)


def file_ids(version: models.OfferVersion) -> list[Id]:
    """The letters of a version that are there: as PDF, as a document of words, signed."""
    return [each for each in (version.pdf_file_id, version.docx_file_id, version.signed_file_id) if each is not None]
