"""What a key may do: permissions for operations, switches for what needs a second look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rowantree.models.columns import Id


class Permission(StrEnum):
    """A permission by its name in the API; `scope` is its other form, which apiKey.info shows."""

    API_KEYS_READ = "apiKeysRead"
    API_KEYS_WRITE = "apiKeysWrite"
    APPROVALS_READ = "approvalsRead"
    APPROVALS_WRITE = "approvalsWrite"
    CANDIDATES_DELETE = "candidatesDelete"
    CANDIDATES_READ = "candidatesRead"
    CANDIDATES_WRITE = "candidatesWrite"
    HIRING_PROCESS_METADATA_READ = "hiringProcessMetadataRead"
    HIRING_PROCESS_METADATA_WRITE = "hiringProcessMetadataWrite"
    INTERVIEWS_READ = "interviewsRead"
    INTERVIEWS_WRITE = "interviewsWrite"
    JOBS_READ = "jobsRead"
    JOBS_WRITE = "jobsWrite"
    NOTETAKER_READ = "notetakerRead"
    OFFERS_READ = "offersRead"
    OFFERS_WRITE = "offersWrite"
    ORGANIZATION_READ = "organizationRead"
    ORGANIZATION_WRITE = "organizationWrite"
    PROJECTS_WRITE = "projectsWrite"
    REPORTS_READ = "reportsRead"

    @property
    def scope(self) -> str:
        """`candidates:read` for `candidatesRead`."""
        for verb in ("Read", "Write", "Delete"):
            if self.value.endswith(verb):
                return f"{self.value.removesuffix(verb)}:{verb.lower()}"
        raise AssertionError(self)


class Switch(StrEnum):
    """What a key may do beyond its permissions. Each is off unless switched on."""

    CONFIDENTIAL = "confidential"
    """See confidential jobs and projects and what hangs on them."""
    PRIVATE_FIELDS = "privateFields"
    """See and write private fields, notes and e-mails (offers' private fields need nothing)."""
    APPLICATION_HISTORY = "applicationHistory"
    """Rewrite the history of applications."""
    ON_BEHALF_OF = "onBehalfOf"
    """Act as a user of the organization."""
    EXTENSIONS = "extensions"
    """Call the operations that Rowantree adds to the API."""


@dataclass(frozen=True, slots=True)
class Access:
    """Who is asking: a key that is known and valid, and what it may do."""

    key_id: Id
    organization_id: int
    user_id: Id
    title: str
    permissions: frozenset[Permission]
    switches: frozenset[Switch]
    epoch: str
    created_at: datetime
    on_behalf: bool = False
    """Whether `user_id` is somebody for whom the key acts, and not the key's own user."""

    def allows(self, switch: Switch) -> bool:
        """Whether this key has `switch`."""
        return switch in self.switches
