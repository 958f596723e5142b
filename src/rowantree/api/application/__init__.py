"""Applications: candidates who are considered for jobs."""

from rowantree.api.application import criteria, history, records, stages, team, webhooks

__all__ = ["criteria", "history", "records", "stages", "team", "webhooks"]
