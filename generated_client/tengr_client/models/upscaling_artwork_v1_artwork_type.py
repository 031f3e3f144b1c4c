# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `UpscalingArtworkV1ArtworkType`."""

from typing import Literal

UpscalingArtworkV1ArtworkType = Literal["upscaling"]

UPSCALING_ARTWORK_V1_ARTWORK_TYPE_VALUES: set[UpscalingArtworkV1ArtworkType] = {
    "upscaling",
}


def check_upscaling_artwork_v1_artwork_type(value: object) -> UpscalingArtworkV1ArtworkType:
    """Return `value` if it is the one that is documented.

    Raises:
        TypeError: It is another one: the object is of another kind.
    """
    if value in UPSCALING_ARTWORK_V1_ARTWORK_TYPE_VALUES:
        return value
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(UPSCALING_ARTWORK_V1_ARTWORK_TYPE_VALUES)!r}")
