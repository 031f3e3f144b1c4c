# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The models: what the API returns, and what is sent to it."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .artwork_status import ArtworkStatus
    from .artwork_status_v1 import ArtworkStatusV1
    from .create_detailer_upscaler_request import CreateDetailerUpscalerRequest
    from .create_upscaling_request import CreateUpscalingRequest
    from .create_upscaling_v1_request import CreateUpscalingV1Request
    from .detailer_scale_factor import DetailerScaleFactor
    from .detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .detailer_upscaler_artwork_artwork_type import DetailerUpscalerArtworkArtworkType
    from .detailer_upscaler_parameters import DetailerUpscalerParameters
    from .error import Error
    from .other_artwork import OtherArtwork
    from .other_artwork_parameters import OtherArtworkParameters
    from .other_artwork_v1 import OtherArtworkV1
    from .other_artwork_v1_parameters import OtherArtworkV1Parameters
    from .output_format import OutputFormat
    from .txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .txt_2_img_artwork_v1_artwork_type import Txt2ImgArtworkV1ArtworkType
    from .txt_2_img_parameters_v1 import Txt2ImgParametersV1
    from .txt_2_img_parameters_v1_aspect_ratio import Txt2ImgParametersV1AspectRatio
    from .txt_2_img_parameters_v1_model import Txt2ImgParametersV1Model
    from .txt_2_img_parameters_v1_prompt_mode import Txt2ImgParametersV1PromptMode
    from .txt_2_img_parameters_v1_style import Txt2ImgParametersV1Style
    from .upscaling_artwork import UpscalingArtwork
    from .upscaling_artwork_artwork_type import UpscalingArtworkArtworkType
    from .upscaling_artwork_v1 import UpscalingArtworkV1
    from .upscaling_artwork_v1_artwork_type import UpscalingArtworkV1ArtworkType
    from .upscaling_parameters import UpscalingParameters
    from .upscaling_parameters_v1 import UpscalingParametersV1
    from .webhook_secret import WebhookSecret

_HOMES = {
    "ArtworkStatus": ".artwork_status",
    "ArtworkStatusV1": ".artwork_status_v1",
    "CreateDetailerUpscalerRequest": ".create_detailer_upscaler_request",
    "CreateUpscalingRequest": ".create_upscaling_request",
    "CreateUpscalingV1Request": ".create_upscaling_v1_request",
    "DetailerScaleFactor": ".detailer_scale_factor",
    "DetailerUpscalerArtwork": ".detailer_upscaler_artwork",
    "DetailerUpscalerArtworkArtworkType": ".detailer_upscaler_artwork_artwork_type",
    "DetailerUpscalerParameters": ".detailer_upscaler_parameters",
    "Error": ".error",
    "OtherArtwork": ".other_artwork",
    "OtherArtworkParameters": ".other_artwork_parameters",
    "OtherArtworkV1": ".other_artwork_v1",
    "OtherArtworkV1Parameters": ".other_artwork_v1_parameters",
    "OutputFormat": ".output_format",
    "Txt2ImgArtworkV1": ".txt_2_img_artwork_v1",
    "Txt2ImgArtworkV1ArtworkType": ".txt_2_img_artwork_v1_artwork_type",
    "Txt2ImgParametersV1": ".txt_2_img_parameters_v1",
    "Txt2ImgParametersV1AspectRatio": ".txt_2_img_parameters_v1_aspect_ratio",
    "Txt2ImgParametersV1Model": ".txt_2_img_parameters_v1_model",
    "Txt2ImgParametersV1PromptMode": ".txt_2_img_parameters_v1_prompt_mode",
    "Txt2ImgParametersV1Style": ".txt_2_img_parameters_v1_style",
    "UpscalingArtwork": ".upscaling_artwork",
    "UpscalingArtworkArtworkType": ".upscaling_artwork_artwork_type",
    "UpscalingArtworkV1": ".upscaling_artwork_v1",
    "UpscalingArtworkV1ArtworkType": ".upscaling_artwork_v1_artwork_type",
    "UpscalingParameters": ".upscaling_parameters",
    "UpscalingParametersV1": ".upscaling_parameters_v1",
    "WebhookSecret": ".webhook_secret",
}

__all__ = (
    "ArtworkStatus",
    "ArtworkStatusV1",
    "CreateDetailerUpscalerRequest",
    "CreateUpscalingRequest",
    "CreateUpscalingV1Request",
    "DetailerScaleFactor",
    "DetailerUpscalerArtwork",
    "DetailerUpscalerArtworkArtworkType",
    "DetailerUpscalerParameters",
    "Error",
    "OtherArtwork",
    "OtherArtworkParameters",
    "OtherArtworkV1",
    "OtherArtworkV1Parameters",
    "OutputFormat",
    "Txt2ImgArtworkV1",
    "Txt2ImgArtworkV1ArtworkType",
    "Txt2ImgParametersV1",
    "Txt2ImgParametersV1AspectRatio",
    "Txt2ImgParametersV1Model",
    "Txt2ImgParametersV1PromptMode",
    "Txt2ImgParametersV1Style",
    "UpscalingArtwork",
    "UpscalingArtworkArtworkType",
    "UpscalingArtworkV1",
    "UpscalingArtworkV1ArtworkType",
    "UpscalingParameters",
    "UpscalingParametersV1",
    "WebhookSecret",
)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
