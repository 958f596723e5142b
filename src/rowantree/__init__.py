"""Rowantree: an applicant tracking system whose API is Ashby's."""

__version__ = "0.1.0"
