"""The reasons for which applications are archived."""

from __future__ import annotations

from rowantree import models
from rowantree.core.errors import Refusal, when_missing


@when_missing(models.archive_reason)
class ArchiveReasonNotFound(Refusal):
    """No archive reason has this id."""

    code = "archive_reason_not_found"
    message = "Archive reason not found: {id}"
