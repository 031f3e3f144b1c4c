# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `Txt2ImgArtworkV1ArtworkType`."""

from typing import Literal

Txt2ImgArtworkV1ArtworkType = Literal["txt2img"]

TXT_2_IMG_ARTWORK_V1_ARTWORK_TYPE_VALUES: set[Txt2ImgArtworkV1ArtworkType] = {
    "txt2img",
}


def check_txt_2_img_artwork_v1_artwork_type(value: object) -> Txt2ImgArtworkV1ArtworkType:
    """Return `value` if it is the one that is documented.

    Raises:
        TypeError: It is another one: the object is of another kind.
    """
    if value in TXT_2_IMG_ARTWORK_V1_ARTWORK_TYPE_VALUES:
        return value
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(TXT_2_IMG_ARTWORK_V1_ARTWORK_TYPE_VALUES)!r}")
