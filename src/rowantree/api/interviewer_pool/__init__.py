"""Interviewer pools: users of whom any can hold an interview, and how they are trained for that."""

from rowantree.api.interviewer_pool import members, records, training

__all__ = ["members", "records", "training"]
