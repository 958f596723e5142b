"""Application forms: what they ask, and whether what is answered fits."""

from __future__ import annotations

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import Refusal, when_missing
from rowantree.models.columns import to_json
from rowantree.models.job import FieldType, FormField


@when_missing(models.application_form_definition)
class ApplicationFormDefinitionNotFound(Refusal):
    """No application form definition has this id."""

    code = "application_form_definition_not_found"
    message = "Application form definition not found: {id}"


def standard(ctx: Context) -> models.ApplicationFormDefinition:
    """The form that an organization begins with."""
    fields = [
        system_field(ctx, "_systemfield_name", "Name", "String", required=True),
        system_field(ctx, "_systemfield_email", "Email", "Email", required=True),
        system_field(ctx, "_systemfield_phone", "Phone", "Phone", required=False),
        system_field(ctx, "_systemfield_location", "Location", "Location", required=False),
        system_field(ctx, "_systemfield_resume", "Resume", "File", required=False),
    ]
    return models.ApplicationFormDefinition(
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        title="Standard application",
        sections=to_json([{"fields": fields}]),
        is_default=True,
        is_archived=False,
        created_at=ctx.now,
        updated_at=ctx.now,
    )


def system_field(ctx: Context, path: str, title: str, kind: FieldType, *, required: bool) -> FormField:
    """A question whose answer goes into the candidate's record."""
    return {
        "isRequired": required,
        "field": {
            "id": ctx.new_id(),
            "type": kind,
            "path": path,
            "humanReadablePath": path,
            "title": title,
            "isNullable": not required,
        },
    }
