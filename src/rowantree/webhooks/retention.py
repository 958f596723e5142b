"""How long the messages to webhooks are kept after they were delivered or given up: long enough to look into trouble."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, tuple_

from rowantree import models
from rowantree.core.database import Connection, Database, run
from rowantree.models.columns import Id

KEPT = timedelta(days=30)
AT_ONCE = 1_000
"""How many messages one transaction deletes: others write in between."""


class _Deleted(NamedTuple):
    organization_id: int
    id: Id


_delivery, _setting = models.webhook_delivery.c, models.webhook_setting.c
_OLD = (
    select(_delivery.organization_id, _delivery.id)
    .join(
        models.webhook_setting.core,
        # By way of the settings, because that is what deliveries can be found by in the order of time.
        (_delivery.organization_id == _setting.organization_id) & (_delivery.webhook_setting_id == _setting.id),
    )
    .where(_delivery.created_at < bindparam("before", type_=_delivery.created_at.type), _delivery.state != "pending")
    .limit(bindparam("at_once"))
)
_DELETE = (
    delete(models.webhook_delivery.core)
    .where(tuple_(_delivery.organization_id, _delivery.id).in_(_OLD))
    .returning(_delivery.organization_id, _delivery.id)
)


async def purge(database: Database, now: datetime) -> int:
    """Deletes messages that nothing is to become of any more and that are old; how many that were."""

    def body(connection: Connection) -> int:
        return len(run(connection, _DELETE, _Deleted, before=now - KEPT, at_once=AT_ONCE))

    purged = deleted = await database.write(body)
    while deleted == AT_ONCE:
        deleted = await database.write(body)
        purged += deleted
    return purged
