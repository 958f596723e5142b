"""Applications: candidates who are considered for jobs."""

from rowantree.api.application import history, records, stages, team, webhooks

__all__ = ["history", "records", "stages", "team", "webhooks"]
