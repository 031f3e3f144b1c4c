# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `UpscalingArtworkArtworkType`."""

from typing import Literal

UpscalingArtworkArtworkType = Literal["upscaling_v2"]

UPSCALING_ARTWORK_ARTWORK_TYPE_VALUES: set[UpscalingArtworkArtworkType] = {
    "upscaling_v2",
}


def check_upscaling_artwork_artwork_type(value: object) -> UpscalingArtworkArtworkType:
    """Return `value` if it is the one that is documented.

    Raises:
        TypeError: It is another one: the object is of another kind.
    """
    if value in UPSCALING_ARTWORK_ARTWORK_TYPE_VALUES:
        return value
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(UPSCALING_ARTWORK_ARTWORK_TYPE_VALUES)!r}")
