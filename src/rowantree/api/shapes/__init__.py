"""Outputs that more than one resource shows."""
