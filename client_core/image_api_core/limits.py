"""What the generated checks need beyond comparisons. Values are JSON: about to be sent, or received as a callback."""

import json
import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from typing import Any, TypeGuard
from urllib.parse import urlsplit

from .errors import ValidationError

# RFC 3986, section 3: a scheme, then nothing but its characters and percent-encoded bytes.
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+\Z")
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)\Z",
    re.ASCII,
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")

# A check takes a value and the name of its field. It raises ValidationError, that of a payload InvalidCallback.
Check = Callable[[object, str], None]


def is_uri(text: str) -> bool:
    """Say whether the text is an absolute URI, what OpenAPI calls `format: uri`."""
    return _URI.match(text) is not None


def is_web_url(text: str) -> bool:
    """Say whether a vendor can fetch or call the URL: http or https, with a host."""
    try:
        url = urlsplit(text)
        return is_uri(text) and url.scheme in {"http", "https"} and bool(url.hostname) and url.port != 0
    except ValueError:  # of the port, or of an IPv6 address
        return False


def is_date(text: str) -> bool:
    """Say whether the text is a day as RFC 3339 writes it, and one of the calendar."""
    try:
        return len(text) == len("2024-02-29") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_date_time(text: str) -> bool:
    """Say whether the text is a time with its zone as RFC 3339 writes it."""
    return _TIME.match(text) is not None and is_date(text[:10])


def is_readable_time(text: str) -> bool:
    """Return whether the text is a time that Python can read: one without a leap second."""
    return is_date_time(text) and text[17:19] != "60"


def is_uuid(text: str) -> bool:
    """Say whether the text is a UUID as RFC 9562 writes it."""
    return _UUID.match(text) is not None


def is_integer(value: object) -> TypeGuard[int]:
    """Say whether the value is a whole number, as Python writes one: not a bool, and not 4.0."""
    return type(value) is int


def is_whole(value: object) -> TypeGuard[float]:
    """Return whether the value is a whole number in JSON: 4.0 is one, true is not."""
    return isinstance(value, int | float) and not isinstance(value, bool) and value % 1 == 0


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Say whether the value is a list."""
    return isinstance(value, list)


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Say whether the value is a JSON object."""
    return isinstance(value, dict)


def is_number(value: object) -> TypeGuard[float]:
    """Say whether the value is a number that JSON can write: not a bool, NaN or infinity."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def is_multiple(value: float, factor: float) -> bool:
    """Say whether the value is a multiple, counted in decimals as it is written: 0.3 is one of 0.1."""
    from decimal import Decimal  # few contracts have such a limit

    return not Decimal(repr(value)) % Decimal(repr(factor))


def has_duplicates(items: Sequence[object]) -> bool:
    """Say whether two items are the same JSON value: 1 and true are not."""
    written = [json.dumps(item, sort_keys=True) for item in items]
    return len(set(written)) < len(written)


def check_options(name: str, value: object, rule: str, options: Sequence[Check]) -> None:
    """Check a union.

    Args:
        name: The field.
        value: What is about to be sent in it.
        rule: `oneOf` (fits exactly one option) or `anyOf` (at least one).
        options: The checks of the options.

    Raises:
        ValidationError: It fits none; where one option fits its type, with that option's reason. Or it fits several of
            `oneOf`.

    """
    errors: list[ValidationError] = []
    for option in options:
        try:
            option(value, name)
        except ValidationError as error:
            errors.append(error)
    fitting = len(options) - len(errors)
    if fitting == 1 or (fitting and rule == "anyOf"):
        return
    if fitting:
        raise ValidationError(name, rule, value, "of exactly one of the documented kinds")
    closer = [error for error in errors if (error.field, error.rule) != (name, "type")]
    if len(closer) == 1:
        raise closer[0]
    raise ValidationError(name, rule, value, " or ".join(dict.fromkeys(error.limit for error in errors)))


def check_media_type(media_type: str | None, documented: Sequence[str]) -> str:
    """Return the media type of a raw body.

    Args:
        media_type: The one that was given; None if none was.
        documented: Those that the contract names, such as `image/png` or `image/*`.

    Raises:
        ValidationError: It is not documented, or was left out where there are several.

    """
    if media_type is None and len(documented) == 1 and "*" not in documented[0]:
        return documented[0]
    bare = (media_type or "").partition(";")[0].strip().lower()
    if media_type is None or not any("/" in bare and fnmatchcase(bare, pattern.lower()) for pattern in documented):
        raise ValidationError("content_type", "enum", media_type, f"one of {', '.join(map(repr, documented))}")
    return check_header("content_type", media_type)


def check_header(name: str, value: str) -> str:
    """Return the value of a header. Raises ValidationError if it cannot stand in one."""
    if not all(" " <= character <= "~" for character in value) or value != value.strip():
        raise ValidationError(name, "format", value, "printable ASCII, without a space at either end")
    return value
