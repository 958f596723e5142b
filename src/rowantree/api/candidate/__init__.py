"""Candidates: the people an organization may hire."""

from rowantree.api.candidate import client_info, emails, files, fraud, notes, projects, records

__all__ = ["client_info", "emails", "files", "fraud", "notes", "projects", "records"]
