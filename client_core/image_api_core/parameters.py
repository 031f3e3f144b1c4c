"""How the values of path, query, header and cookie parameters are written."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from . import rfc3339
from .errors import ValidationError
from .limits import check_header, is_array

# RFC 6265, section 4.1.1: what a cookie may hold without quoting.
_NOT_IN_COOKIES = frozenset(' ",;\\')


def to_value(value: object, name: str = "") -> Any:
    """Return the value as JSON, for the checks of documented limits: a time, date or UUID becomes its text.

    Args:
        value: What the caller gave.
        name: The parameter, for the error.

    Raises:
        ValidationError: It is a time without a zone.

    """
    if isinstance(value, datetime):
        try:
            return rfc3339.serialize(value)
        except ValueError as error:
            raise ValidationError(name, "format", value, f"a time with its zone ({error})") from None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if is_array(value):
        return [to_value(item, name) for item in value]
    return value


def to_text(value: object) -> str:
    """Return the value as it stands in a URL or a header, before it is escaped."""
    value = to_value(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def to_path(values: Mapping[str, object]) -> dict[str, str]:
    """Return path parameters as text, by name."""
    return {name: to_text(value) for name, value in values.items()}


def to_query(values: Mapping[str, Any], joined: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return query parameters as pairs of text.

    Args:
        values: The values by name. None is left out: a query cannot say null.
        joined: Names of lists that become one pair, joined by commas. Others become a pair for each item.

    """
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        if is_array(value):
            texts = [to_text(item) for item in value]
            pairs += [(name, ",".join(texts))] if name in joined else [(name, text) for text in texts]
        elif value is not None:
            pairs.append((name, to_text(value)))
    return pairs


def to_headers(values: Mapping[str, Any], cookies: Mapping[str, Any] | None = None) -> dict[str, str]:
    """Return header and cookie parameters as headers. None is left out.

    Raises:
        ValidationError: A value cannot stand in a header or a cookie.

    """
    headers = {
        name: check_header(name, ",".join(to_text(item) for item in value) if is_array(value) else to_text(value))
        for name, value in values.items()
        if value is not None
    }
    pairs: list[str] = []
    for name, value in (cookies or {}).items():
        if value is None:
            continue
        text = check_header(name, to_text(value))
        if _NOT_IN_COOKIES & set(text):
            raise ValidationError(name, "format", text, 'free of spaces and of " , ; \\')
        pairs.append(f"{name}={text}")
    if pairs:
        headers["Cookie"] = "; ".join(pairs)
    return headers
