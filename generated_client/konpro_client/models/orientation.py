# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Orientation`."""

from typing import Literal, cast

Orientation = Literal["horizontal", "square", "vertical"]

ORIENTATION_VALUES: set[Orientation] = {
    "horizontal",
    "square",
    "vertical",
}


def check_orientation(value: object) -> Orientation:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Orientation, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ORIENTATION_VALUES)!r}")
