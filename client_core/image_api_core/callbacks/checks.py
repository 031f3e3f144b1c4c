"""What the generated checks of callback payloads need beyond comparisons. No message quotes anything of the payload."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import InvalidCallback
from ..limits import Check

# Python takes a bool for an int as well, so bool comes first.
_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "a string"),
    (list, "a list"),
    (dict, "an object"),
    (type(None), "null"),
)


def json_type(value: object) -> str:
    """Return the JSON type of a value in words."""
    return next((words for kinds, words in _TYPES if isinstance(value, kinds)), f"a {type(value).__name__}")


def check_any(where: str, value: object, options: Sequence[Check]) -> None:
    """Check a union. Raises InvalidCallback, with the reasons of all options, if the value fits none."""
    reasons: list[str] = []
    for option in options:
        try:
            option(value, where)
        except InvalidCallback as error:
            reasons.append(f"{error.where} {error.reason}".strip())
        else:
            return
    raise InvalidCallback(where, f"is of no documented kind ({'; '.join(dict.fromkeys(reasons))})")


def check_not(where: str, value: object, excluded: Check) -> None:
    """Check a `not`. Raises InvalidCallback if the value fits what is excluded."""
    try:
        excluded(value, where)
    except InvalidCallback:
        return
    raise InvalidCallback(where, "is of another kind")
