# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `GenerationStatus`."""

from typing import Literal, cast

GenerationStatus = Literal["completed", "failed", "pending", "processing"]

GENERATION_STATUS_VALUES: set[GenerationStatus] = {
    "completed",
    "failed",
    "pending",
    "processing",
}


def check_generation_status(value: object) -> GenerationStatus:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(GenerationStatus, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(GENERATION_STATUS_VALUES)!r}")
