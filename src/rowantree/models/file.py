"""Files of candidates, and the text that was read from them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, NamedTuple

from rowantree.models.candidate import candidate
from rowantree.models.columns import Id
from rowantree.models.organization import organization
from rowantree.models.table import table

FileKind = Literal["ResumeFile", "CandidateFile", "TranscriptFile", "OfferLetterFile"]


class File(NamedTuple):
    """A file that belongs to a candidate. Its bytes are in the store; it is never changed."""

    organization_id: int
    id: Id
    """Also the last part of its key in the store."""
    kind: FileKind
    candidate_id: Id
    name: str
    content_type: str
    size: int
    created_at: datetime


class FileText(NamedTuple):
    """What a résumé says, to be searched."""

    organization_id: int
    file_id: Id
    text: str


file = table(
    File,
    owner={"organization_id": organization, "candidate_id": candidate},
    indexes=[("organization_id", "candidate_id", "created_at", "id")],
)
file_text = table(
    FileText,
    key=("organization_id", "file_id"),
    owner={"organization_id": organization, "file_id": file},
)
