"""Getting rid of the bytes of files for good, once the transaction that gave them up is committed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from rowantree.core.context import Context
from rowantree.core.storage import file_key, upload_key
from rowantree.jobs.queue import Outcome, Work, enqueue, job
from rowantree.models.columns import Id

DISPOSE = "files.dispose"
"""The job that deletes the bytes of files."""
AT_ONCE = 100
"""How many files one job deletes."""


def dispose(ctx: Context, file_ids: Collection[Id]) -> None:
    """Has the bytes of these files deleted, and of what was uploaded to become them. Their rows are the caller's."""
    ids = sorted(file_ids)
    for start in range(0, len(ids), AT_ONCE):
        enqueue(ctx, DISPOSE, {"organization_id": ctx.organization_id, "ids": ids[start : start + AT_ONCE]})


@job(DISPOSE)
async def delete(work: Work, arguments: dict[str, Any]) -> Outcome:
    """Deletes the bytes; what is gone already stays gone."""
    for file_id in arguments["ids"]:
        for key in (upload_key, file_key):
            await work.world.files.delete(key(arguments["organization_id"], Id(file_id)))
    return Outcome()
