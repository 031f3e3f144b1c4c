# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `Txt2ImgParametersV1AspectRatio`."""

from typing import Literal, cast

Txt2ImgParametersV1AspectRatio = Literal[
    "16:9", "1:1", "21:9", "2:3", "3:2", "4:7", "7:4", "7:9", "9:16", "9:21", "9:7"
]

TXT_2_IMG_PARAMETERS_V1_ASPECT_RATIO_VALUES: set[Txt2ImgParametersV1AspectRatio] = {
    "16:9",
    "1:1",
    "21:9",
    "2:3",
    "3:2",
    "4:7",
    "7:4",
    "7:9",
    "9:16",
    "9:21",
    "9:7",
}


def check_txt_2_img_parameters_v1_aspect_ratio(value: object) -> Txt2ImgParametersV1AspectRatio:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Txt2ImgParametersV1AspectRatio, value)
    raise TypeError(
        f"unexpected value {value!r}, expected one of {sorted(TXT_2_IMG_PARAMETERS_V1_ASPECT_RATIO_VALUES)!r}"
    )
