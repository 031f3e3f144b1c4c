"""How the values that a caller passes become what is sent: JSON, and the text of a URL, a header or a cookie."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import Enum
from numbers import Integral, Real
from typing import Any, Protocol, TypeGuard, cast, runtime_checkable
from uuid import UUID

import httpx

from . import rfc3339
from .errors import ValidationError
from .limits import check_header, is_array
from .unset import Unset

# RFC 6265, section 4.1.1: what a cookie may hold without quoting.
_NOT_IN_COOKIES = frozenset(' ",;\\')


@runtime_checkable
class URLLike(Protocol):
    """A URL of a library: `httpx.URL`, `yarl.URL`, pydantic's `AnyUrl`. Its `str()` is the URL."""

    @property
    def scheme(self) -> str:
        """What stands before the colon."""
        ...

    @property
    def host(self) -> str | None:
        """The host."""
        ...


Url = str | URLLike
"""A URL, as text or as an object of a library."""


def to_json(value: object, name: str = "") -> Any:
    """Return a value as the JSON that is sent.

    Args:
        value: JSON, or a tuple, mapping, enum, time, date, UUID, URL, number of another library, or generated model.
            Another type is returned as it is: the check of its field rejects it.
        name: The field, for the error.

    Raises:
        ValidationError: It holds text that is not Unicode, a time without a zone, or a model that cannot be written.

    """
    if type(value) is not str and isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        if not value.isascii():
            _check_unicode(value, name)
        return value
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple):
        return [to_json(item, f"{name}[]") for item in cast("list[object]", value)]
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return {key: to_json(item, f"{name}.{key}" if name else str(key)) for key, item in items}
    if isinstance(value, datetime):
        try:
            return rfc3339.serialize(value)
        except ValueError as error:
            raise ValidationError(name, "format", value, f"a time with its zone ({error})") from None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if _is_model(value):
        try:
            return to_json(value.to_dict(), name)
        except (AttributeError, TypeError, ValueError) as error:
            if isinstance(error, ValidationError):
                raise
            raise ValidationError(name or "body", "type", value, f"of the documented types ({error})") from None
    return str(value) if isinstance(value, URLLike) else value


class _Model(Protocol):
    def to_dict(self) -> dict[str, object]: ...


def _is_model(value: object) -> TypeGuard[_Model]:
    return callable(getattr(value, "to_dict", None))


def _check_unicode(text: str, name: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError(name, "format", text, "Unicode text, without lone surrogates") from None


def given(
    values: Mapping[str, object], nullable: Collection[str] = (), required: Collection[str] = ()
) -> dict[str, Any]:
    """Return the values that were passed, as JSON.

    Args:
        values: The values, by the name that the contract has.
        nullable: Names for which None is sent as null. For the others it means that the value is left out.
        required: Names that must not be left out.

    Raises:
        ValidationError: One is left out, or cannot be sent.

    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        if not isinstance(value, Unset) and (value is not None or name in nullable):
            found[name] = to_json(value, name)
        elif name in required:
            raise ValidationError(name, "required", value, "given")
    return found


def web_url(value: object) -> Any:
    """Return the URL that a vendor is to fetch or to call, with percent-encoding in place of what is not ASCII.

    What is no URL is returned as it is: the check of its field rejects it.
    """
    if not isinstance(value, str):
        return str(value) if isinstance(value, URLLike) else value
    if not value.isascii():
        try:
            return str(httpx.URL(value))
        except (httpx.InvalidURL, UnicodeError):
            return value
    return value


def to_text(value: object) -> str:
    """Return a JSON value as it stands in a URL or a header, before it is escaped."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def to_query(values: Mapping[str, Any], joined: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return query parameters as pairs of text.

    Args:
        values: The values by name, as JSON. None is left out: a query cannot say null.
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


def to_headers(values: Mapping[str, Any], cookies: Mapping[str, Any]) -> dict[str, str]:
    """Return header and cookie parameters as headers. None is left out.

    Args:
        values: The header parameters by name, as JSON.
        cookies: The cookie parameters by name, as JSON.

    Raises:
        ValidationError: A value cannot stand in a header or a cookie.

    """
    headers = {
        name: check_header(name, ",".join(to_text(item) for item in value) if is_array(value) else to_text(value))
        for name, value in values.items()
        if value is not None
    }
    pairs: list[str] = []
    for name, value in cookies.items():
        if value is None:
            continue
        text = check_header(name, to_text(value))
        if _NOT_IN_COOKIES & set(text):
            raise ValidationError(name, "format", text, 'free of spaces and of " , ; \\')
        pairs.append(f"{name}={text}")
    if pairs:
        headers["Cookie"] = "; ".join(pairs)
    return headers
