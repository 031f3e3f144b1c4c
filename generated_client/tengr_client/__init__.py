# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""A client of Tengr.ai artworks, made from version 0.3.0 of its contract.

A contract for Tengr.ai's artwork API, written by hand from the vendor's prose documentation. Tengr.ai does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

Version 1 answers with the finished artwork. Version 2 starts a job: poll the artwork by its id, or name a
`webhook`. The vendor's newest site labels version 1 as deprecated, without a date.

Documented at https://docs.tengr.ai/v2/introduction
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from image_api_core.api_key import ApiKey
    from image_api_core.callbacks.asgi import CallbackReceiver
    from image_api_core.callbacks.event import CallbackEvent
    from image_api_core.errors import Attempt, RawResponse
    from image_api_core.events import DetailedResponse, RequestEvent, ResponseEvent
    from image_api_core.jobs import Job
    from image_api_core.many_jobs import Outcome
    from image_api_core.options import RequestOptions, Timeout
    from image_api_core.retry import RetryPolicy
    from image_api_core.unset import UNSET, Unset

    from . import callbacks, errors, images, models, types
    from ._facade import AsyncTengr, Tengr
    from .client import AuthenticatedClient, Client
    from .models.artwork_status import ArtworkStatus
    from .models.artwork_status_v1 import ArtworkStatusV1
    from .models.create_detailer_upscaler_request import CreateDetailerUpscalerRequest
    from .models.create_upscaling_request import CreateUpscalingRequest
    from .models.create_upscaling_v1_request import CreateUpscalingV1Request
    from .models.detailer_scale_factor import DetailerScaleFactor
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.detailer_upscaler_artwork_artwork_type import DetailerUpscalerArtworkArtworkType
    from .models.detailer_upscaler_parameters import DetailerUpscalerParameters
    from .models.error import Error
    from .models.other_artwork import OtherArtwork
    from .models.other_artwork_parameters import OtherArtworkParameters
    from .models.other_artwork_v1 import OtherArtworkV1
    from .models.other_artwork_v1_parameters import OtherArtworkV1Parameters
    from .models.output_format import OutputFormat
    from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .models.txt_2_img_artwork_v1_artwork_type import Txt2ImgArtworkV1ArtworkType
    from .models.txt_2_img_parameters_v1 import Txt2ImgParametersV1
    from .models.txt_2_img_parameters_v1_aspect_ratio import Txt2ImgParametersV1AspectRatio
    from .models.txt_2_img_parameters_v1_model import Txt2ImgParametersV1Model
    from .models.txt_2_img_parameters_v1_prompt_mode import Txt2ImgParametersV1PromptMode
    from .models.txt_2_img_parameters_v1_style import Txt2ImgParametersV1Style
    from .models.upscaling_artwork import UpscalingArtwork
    from .models.upscaling_artwork_artwork_type import UpscalingArtworkArtworkType
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1
    from .models.upscaling_artwork_v1_artwork_type import UpscalingArtworkV1ArtworkType
    from .models.upscaling_parameters import UpscalingParameters
    from .models.upscaling_parameters_v1 import UpscalingParametersV1
    from .models.webhook_secret import WebhookSecret

# Loaded when they are asked for: what is imported for its models or errors does not load an HTTP library.
_HOMES = {
    "Tengr": "._facade",
    "AsyncTengr": "._facade",
    "AuthenticatedClient": ".client",
    "Client": ".client",
    "ApiKey": "image_api_core.api_key",
    "Attempt": "image_api_core.errors",
    "DetailedResponse": "image_api_core.events",
    "Job": "image_api_core.jobs",
    "Outcome": "image_api_core.many_jobs",
    "RawResponse": "image_api_core.errors",
    "RequestEvent": "image_api_core.events",
    "RequestOptions": "image_api_core.options",
    "ResponseEvent": "image_api_core.events",
    "RetryPolicy": "image_api_core.retry",
    "Timeout": "image_api_core.options",
    "UNSET": "image_api_core.unset",
    "Unset": "image_api_core.unset",
    "CallbackEvent": "image_api_core.callbacks.event",
    "CallbackReceiver": "image_api_core.callbacks.asgi",
    "Txt2ImgParametersV1": ".models.txt_2_img_parameters_v1",
    "Txt2ImgArtworkV1": ".models.txt_2_img_artwork_v1",
    "UpscalingParametersV1": ".models.upscaling_parameters_v1",
    "UpscalingArtworkV1": ".models.upscaling_artwork_v1",
    "OtherArtworkV1": ".models.other_artwork_v1",
    "Error": ".models.error",
    "CreateUpscalingV1Request": ".models.create_upscaling_v1_request",
    "DetailerUpscalerParameters": ".models.detailer_upscaler_parameters",
    "DetailerUpscalerArtwork": ".models.detailer_upscaler_artwork",
    "UpscalingParameters": ".models.upscaling_parameters",
    "UpscalingArtwork": ".models.upscaling_artwork",
    "OtherArtwork": ".models.other_artwork",
    "CreateUpscalingRequest": ".models.create_upscaling_request",
    "CreateDetailerUpscalerRequest": ".models.create_detailer_upscaler_request",
    "WebhookSecret": ".models.webhook_secret",
    "OtherArtworkV1Parameters": ".models.other_artwork_v1_parameters",
    "OtherArtworkParameters": ".models.other_artwork_parameters",
    "ArtworkStatusV1": ".models.artwork_status_v1",
    "DetailerScaleFactor": ".models.detailer_scale_factor",
    "OutputFormat": ".models.output_format",
    "ArtworkStatus": ".models.artwork_status",
    "Txt2ImgParametersV1Model": ".models.txt_2_img_parameters_v1_model",
    "Txt2ImgParametersV1PromptMode": ".models.txt_2_img_parameters_v1_prompt_mode",
    "Txt2ImgParametersV1Style": ".models.txt_2_img_parameters_v1_style",
    "Txt2ImgParametersV1AspectRatio": ".models.txt_2_img_parameters_v1_aspect_ratio",
    "Txt2ImgArtworkV1ArtworkType": ".models.txt_2_img_artwork_v1_artwork_type",
    "UpscalingArtworkV1ArtworkType": ".models.upscaling_artwork_v1_artwork_type",
    "DetailerUpscalerArtworkArtworkType": ".models.detailer_upscaler_artwork_artwork_type",
    "UpscalingArtworkArtworkType": ".models.upscaling_artwork_artwork_type",
}
_MODULES = ["callbacks", "errors", "images", "models", "types"]

__all__ = (
    "Tengr",
    "AsyncTengr",
    "AuthenticatedClient",
    "Client",
    "ApiKey",
    "Attempt",
    "DetailedResponse",
    "Job",
    "Outcome",
    "RawResponse",
    "RequestEvent",
    "RequestOptions",
    "ResponseEvent",
    "RetryPolicy",
    "Timeout",
    "UNSET",
    "Unset",
    "CallbackEvent",
    "CallbackReceiver",
    "Txt2ImgParametersV1",
    "Txt2ImgArtworkV1",
    "UpscalingParametersV1",
    "UpscalingArtworkV1",
    "OtherArtworkV1",
    "Error",
    "CreateUpscalingV1Request",
    "DetailerUpscalerParameters",
    "DetailerUpscalerArtwork",
    "UpscalingParameters",
    "UpscalingArtwork",
    "OtherArtwork",
    "CreateUpscalingRequest",
    "CreateDetailerUpscalerRequest",
    "WebhookSecret",
    "OtherArtworkV1Parameters",
    "OtherArtworkParameters",
    "ArtworkStatusV1",
    "DetailerScaleFactor",
    "OutputFormat",
    "ArtworkStatus",
    "Txt2ImgParametersV1Model",
    "Txt2ImgParametersV1PromptMode",
    "Txt2ImgParametersV1Style",
    "Txt2ImgParametersV1AspectRatio",
    "Txt2ImgArtworkV1ArtworkType",
    "UpscalingArtworkV1ArtworkType",
    "DetailerUpscalerArtworkArtworkType",
    "UpscalingArtworkArtworkType",
    "callbacks",
    "errors",
    "images",
    "models",
    "types",
)


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
