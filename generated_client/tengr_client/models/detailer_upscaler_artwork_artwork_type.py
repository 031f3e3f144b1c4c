# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `DetailerUpscalerArtworkArtworkType`."""

from typing import Literal

DetailerUpscalerArtworkArtworkType = Literal["detailer_upscaler"]

DETAILER_UPSCALER_ARTWORK_ARTWORK_TYPE_VALUES: set[DetailerUpscalerArtworkArtworkType] = {
    "detailer_upscaler",
}


def check_detailer_upscaler_artwork_artwork_type(value: object) -> DetailerUpscalerArtworkArtworkType:
    """Return `value` if it is the one that is documented.

    Raises:
        TypeError: It is another one: the object is of another kind.
    """
    if value in DETAILER_UPSCALER_ARTWORK_ARTWORK_TYPE_VALUES:
        return value
    raise TypeError(
        f"unexpected value {value!r}, expected one of {sorted(DETAILER_UPSCALER_ARTWORK_ARTWORK_TYPE_VALUES)!r}"
    )
