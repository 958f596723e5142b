"""Offers: what candidates are offered."""

from rowantree.api.offer import approval, letters, records, status, webhooks

__all__ = ["approval", "letters", "records", "status", "webhooks"]
