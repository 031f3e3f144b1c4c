"""How the values of path and query parameters are written."""

from datetime import date, datetime

from . import rfc3339


def to_text(value: object) -> str:
    """Return the value as it stands in a URL, before it is escaped."""
    if isinstance(value, datetime):
        return rfc3339.serialize(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
