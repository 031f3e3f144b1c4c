# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `Txt2ImgParametersV1Style`."""

from typing import Literal, cast

Txt2ImgParametersV1Style = Literal[
    "abstract-ink",
    "abstractpen",
    "analog",
    "aquarelle",
    "car",
    "default",
    "fairytale",
    "food",
    "horror",
    "illustration",
    "impasto",
    "infiny-flow",
    "infiny-pattern",
    "infiny-weave",
    "isometric",
    "landscape",
    "lineart",
    "logo",
    "machinart",
    "manga",
    "photographer",
    "portraiture",
    "sphericute",
    "stained-glass",
    "water-cute",
]

TXT_2_IMG_PARAMETERS_V1_STYLE_VALUES: set[Txt2ImgParametersV1Style] = {
    "abstract-ink",
    "abstractpen",
    "analog",
    "aquarelle",
    "car",
    "default",
    "fairytale",
    "food",
    "horror",
    "illustration",
    "impasto",
    "infiny-flow",
    "infiny-pattern",
    "infiny-weave",
    "isometric",
    "landscape",
    "lineart",
    "logo",
    "machinart",
    "manga",
    "photographer",
    "portraiture",
    "sphericute",
    "stained-glass",
    "water-cute",
}


def check_txt_2_img_parameters_v1_style(value: object) -> Txt2ImgParametersV1Style:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Txt2ImgParametersV1Style, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(TXT_2_IMG_PARAMETERS_V1_STYLE_VALUES)!r}")
