"""Outputs that more than one resource shows, and inputs that more than one takes."""
