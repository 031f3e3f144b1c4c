# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `ArtworkStatusV1`."""

from typing import Literal, cast

ArtworkStatusV1 = Literal["done", "failed"]

ARTWORK_STATUS_V1_VALUES: set[ArtworkStatusV1] = {
    "done",
    "failed",
}


def check_artwork_status_v1(value: object) -> ArtworkStatusV1:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(ArtworkStatusV1, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ARTWORK_STATUS_V1_VALUES)!r}")
