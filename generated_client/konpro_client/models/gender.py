# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Gender`."""

from typing import Literal, cast

Gender = Literal["Man", "Unspecified", "Woman"]

GENDER_VALUES: set[Gender] = {
    "Man",
    "Unspecified",
    "Woman",
}


def check_gender(value: object) -> Gender:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Gender, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(GENDER_VALUES)!r}")
