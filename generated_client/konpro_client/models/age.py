# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Age`."""

from typing import Literal, cast

Age = Literal["Early Middle Age", "Late Middle Age", "Senior", "Unspecified", "Young Adult"]

AGE_VALUES: set[Age] = {
    "Early Middle Age",
    "Late Middle Age",
    "Senior",
    "Unspecified",
    "Young Adult",
}


def check_age(value: object) -> Age:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Age, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(AGE_VALUES)!r}")
