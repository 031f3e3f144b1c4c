# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `ArtworkStatus`."""

from typing import Literal, cast

ArtworkStatus = Literal["canceled", "failed", "processing", "starting", "succeeded"]

ARTWORK_STATUS_VALUES: set[ArtworkStatus] = {
    "canceled",
    "failed",
    "processing",
    "starting",
    "succeeded",
}


def check_artwork_status(value: object) -> ArtworkStatus:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(ArtworkStatus, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ARTWORK_STATUS_VALUES)!r}")
