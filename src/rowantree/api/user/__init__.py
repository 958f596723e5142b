"""Users: the people of an organization who hire."""

from rowantree.api.user import custom_fields, interviewing, records

__all__ = ["custom_fields", "interviewing", "records"]
