"""Candidates: the people an organization may hire."""

from rowantree.api.candidate import files, notes, records

__all__ = ["files", "notes", "records"]
