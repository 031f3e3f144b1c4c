# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `Txt2ImgParametersV1PromptMode`."""

from typing import Literal, cast

Txt2ImgParametersV1PromptMode = Literal["seer", "servitor"]

TXT_2_IMG_PARAMETERS_V1_PROMPT_MODE_VALUES: set[Txt2ImgParametersV1PromptMode] = {
    "seer",
    "servitor",
}


def check_txt_2_img_parameters_v1_prompt_mode(value: object) -> Txt2ImgParametersV1PromptMode:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Txt2ImgParametersV1PromptMode, value)
    raise TypeError(
        f"unexpected value {value!r}, expected one of {sorted(TXT_2_IMG_PARAMETERS_V1_PROMPT_MODE_VALUES)!r}"
    )
