# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `Txt2ImgParametersV1Model`."""

from typing import Literal, cast

Txt2ImgParametersV1Model = Literal["tengrai-20231128-m-d", "tengrai-20240423-m-f"]

TXT_2_IMG_PARAMETERS_V1_MODEL_VALUES: set[Txt2ImgParametersV1Model] = {
    "tengrai-20231128-m-d",
    "tengrai-20240423-m-f",
}


def check_txt_2_img_parameters_v1_model(value: object) -> Txt2ImgParametersV1Model:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Txt2ImgParametersV1Model, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(TXT_2_IMG_PARAMETERS_V1_MODEL_VALUES)!r}")
