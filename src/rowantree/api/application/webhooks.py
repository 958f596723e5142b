"""What webhooks tell of applications."""

from __future__ import annotations

from rowantree import models
from rowantree.api.shapes.application import Application, show
from rowantree.core.context import Context
from rowantree.core.wire import Output
from rowantree.models.columns import Id
from rowantree.webhooks.types import renders


class ApplicationTold(Output):
    """An application as it is now."""

    application: Application


@renders("candidateHire", "application.hired")
def candidate_hire(ctx: Context, application_id: Id) -> ApplicationTold:
    """Somebody was hired, for a confidential job too."""
    return ApplicationTold(application=show(ctx, ctx.get(models.application, application_id)))


@renders("candidateStageChange", "application.hired", "application.stageChanged")
def candidate_stage_change(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """An application came into another stage."""
    return _unless_confidential(ctx, application_id)


@renders(
    "applicationUpdate",
    "application.hired",
    "application.stageChanged",
    "application.transferred",
    "application.updated",
)
def application_update(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """Something about an application has changed."""
    return _unless_confidential(ctx, application_id)


@renders("applicationSubmit", "application.submitted")
def application_submit(ctx: Context, application_id: Id) -> ApplicationTold | None:
    """Somebody applied, or was added by hand; not told of what is moved here from another system."""
    return _unless_confidential(ctx, application_id)


def _unless_confidential(ctx: Context, application_id: Id) -> ApplicationTold | None:
    application = ctx.get(models.application, application_id)
    return None if application.confidential else ApplicationTold(application=show(ctx, application))
