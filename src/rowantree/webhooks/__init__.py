"""Telling others: what is told, to whom, how, and when again."""
