"""Times as RFC 3339 writes them, read and written back without changing a character.

`datetime.isoformat()` turns `2024-07-29T15:51:28.070Z` into `2024-07-29T15:51:28.070000+00:00`: the same moment, but
another text, and a comparison, a cache key or a signature made from the text no longer fits. A moment that was read
here remembers its text; one that a program made is written in the usual form.
"""

from datetime import UTC, datetime
from typing import Any, Self, SupportsIndex


class Timestamp(datetime):
    """A `datetime` that remembers the text it was read from. What is derived from it (`replace`, `+`) does not."""

    __slots__ = ("_text",)
    _text: str

    def remember(self, text: str) -> Self:
        """Take the text that `serialize` writes, and return the moment itself."""
        self._text = text
        return self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({getattr(self, '_text', None) or self.isoformat()!r})"

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        """Copy and pickle with the text, which `datetime` would drop."""
        text = getattr(self, "_text", None)
        return super().__reduce_ex__(protocol) if text is None else (parse, (text,))


def parse(text: str) -> datetime:
    """Read a time.

    Args:
        text: A time such as `2024-01-15T11:30:00Z`. Digits after the microseconds are kept in the text only.

    Returns:
        The moment; `serialize` writes it back as it was.

    Raises:
        TypeError: `text` is not a string.
        ValueError: `text` is not a time.

    """
    _check_type(text)
    # `t` and `z` are allowed, and Python reads only `Z`.
    return Timestamp.fromisoformat(text.upper()).remember(text)


def _check_type(value: object) -> None:
    """Refuse what is no string: it comes from an answer, whose types are anybody's guess."""
    if not isinstance(value, str):
        raise TypeError(f"a time must be a string such as 2024-01-15T11:30:00Z, not {type(value).__name__}")


def serialize(moment: datetime) -> str:
    """Write a time.

    Args:
        moment: A moment with a time zone, or one that `parse` returned.

    Returns:
        The text that `parse` read, or else the moment in UTC: `2024-01-15T11:30:00Z`, with milliseconds or
        microseconds when there are any.

    Raises:
        ValueError: `moment` has no time zone, so nobody could tell which moment it is.

    """
    text = getattr(moment, "_text", None)
    if isinstance(text, str):
        return text
    if moment.utcoffset() is None:
        raise ValueError(f"{moment!r} has no time zone: make it with datetime.now(UTC) or .replace(tzinfo=...)")
    in_utc = moment.astimezone(UTC).replace(tzinfo=None)
    if not in_utc.microsecond:
        return in_utc.isoformat(timespec="seconds") + "Z"
    return in_utc.isoformat(timespec="microseconds" if in_utc.microsecond % 1000 else "milliseconds") + "Z"
