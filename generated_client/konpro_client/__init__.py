# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""A client of Konpro photo avatars, made from version 0.2.0 of its contract.

A contract for Konpro's photo avatar API, written by hand from the vendor's prose documentation. Konpro does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

A generation is a job, and so is the training of a group: submit it, keep the id, and read its state until it
is `completed` or `failed`.

Documented at https://docs.konpro.ai/api
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

    from . import callbacks, errors, models, types
    from ._facade import AsyncKonpro, Konpro
    from .client import AuthenticatedClient, Client
    from .models.add_looks_to_avatar_group_request import AddLooksToAvatarGroupRequest
    from .models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
    from .models.add_motion_request import AddMotionRequest
    from .models.add_motion_request_motion_type import AddMotionRequestMotionType
    from .models.add_motion_response import AddMotionResponse
    from .models.add_sound_effect_request import AddSoundEffectRequest
    from .models.add_sound_effect_response import AddSoundEffectResponse
    from .models.added_image import AddedImage
    from .models.age import Age
    from .models.asset import Asset
    from .models.asset_file_type import AssetFileType
    from .models.asset_meta import AssetMeta
    from .models.create_avatar_group_request import CreateAvatarGroupRequest
    from .models.create_avatar_group_response import CreateAvatarGroupResponse
    from .models.delete_avatar_group_response import DeleteAvatarGroupResponse
    from .models.delete_photo_avatar_response import DeletePhotoAvatarResponse
    from .models.error import Error
    from .models.error_details import ErrorDetails
    from .models.error_info import ErrorInfo
    from .models.ethnicity import Ethnicity
    from .models.gender import Gender
    from .models.generate_looks_request import GenerateLooksRequest
    from .models.generate_looks_response import GenerateLooksResponse
    from .models.generate_photo_avatar_request import GeneratePhotoAvatarRequest
    from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
    from .models.generation import Generation
    from .models.generation_image import GenerationImage
    from .models.generation_status import GenerationStatus
    from .models.motion_type import MotionType
    from .models.orientation import Orientation
    from .models.photo_avatar import PhotoAvatar
    from .models.photo_avatar_appearance import PhotoAvatarAppearance
    from .models.photo_avatar_generation_event import PhotoAvatarGenerationEvent
    from .models.photo_avatar_generation_event_data import PhotoAvatarGenerationEventData
    from .models.photo_avatar_metadata import PhotoAvatarMetadata
    from .models.photo_avatar_motion import PhotoAvatarMotion
    from .models.photo_avatar_sound_effect import PhotoAvatarSoundEffect
    from .models.pose import Pose
    from .models.style import Style
    from .models.train_avatar_group_request import TrainAvatarGroupRequest
    from .models.train_avatar_group_response import TrainAvatarGroupResponse
    from .models.training import Training
    from .models.training_status import TrainingStatus
    from .models.upscale_photo_avatar_request import UpscalePhotoAvatarRequest
    from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse

# Loaded when they are asked for: what is imported for its models or errors does not load an HTTP library.
_HOMES = {
    "Konpro": "._facade",
    "AsyncKonpro": "._facade",
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
    "GeneratePhotoAvatarRequest": ".models.generate_photo_avatar_request",
    "GeneratePhotoAvatarResponse": ".models.generate_photo_avatar_response",
    "ErrorDetails": ".models.error_details",
    "ErrorInfo": ".models.error_info",
    "Error": ".models.error",
    "GenerationImage": ".models.generation_image",
    "PhotoAvatarGenerationEventData": ".models.photo_avatar_generation_event_data",
    "PhotoAvatarGenerationEvent": ".models.photo_avatar_generation_event",
    "GenerateLooksRequest": ".models.generate_looks_request",
    "GenerateLooksResponse": ".models.generate_looks_response",
    "UpscalePhotoAvatarRequest": ".models.upscale_photo_avatar_request",
    "UpscalePhotoAvatarResponse": ".models.upscale_photo_avatar_response",
    "Generation": ".models.generation",
    "CreateAvatarGroupRequest": ".models.create_avatar_group_request",
    "CreateAvatarGroupResponse": ".models.create_avatar_group_response",
    "AddLooksToAvatarGroupRequest": ".models.add_looks_to_avatar_group_request",
    "AddedImage": ".models.added_image",
    "AddLooksToAvatarGroupResponse": ".models.add_looks_to_avatar_group_response",
    "TrainAvatarGroupRequest": ".models.train_avatar_group_request",
    "TrainAvatarGroupResponse": ".models.train_avatar_group_response",
    "Training": ".models.training",
    "AddMotionRequest": ".models.add_motion_request",
    "AddMotionResponse": ".models.add_motion_response",
    "AddSoundEffectRequest": ".models.add_sound_effect_request",
    "AddSoundEffectResponse": ".models.add_sound_effect_response",
    "PhotoAvatarAppearance": ".models.photo_avatar_appearance",
    "PhotoAvatarMotion": ".models.photo_avatar_motion",
    "PhotoAvatarSoundEffect": ".models.photo_avatar_sound_effect",
    "PhotoAvatarMetadata": ".models.photo_avatar_metadata",
    "PhotoAvatar": ".models.photo_avatar",
    "DeletePhotoAvatarResponse": ".models.delete_photo_avatar_response",
    "DeleteAvatarGroupResponse": ".models.delete_avatar_group_response",
    "AssetMeta": ".models.asset_meta",
    "Asset": ".models.asset",
    "Age": ".models.age",
    "Gender": ".models.gender",
    "Ethnicity": ".models.ethnicity",
    "Orientation": ".models.orientation",
    "Pose": ".models.pose",
    "Style": ".models.style",
    "GenerationStatus": ".models.generation_status",
    "TrainingStatus": ".models.training_status",
    "MotionType": ".models.motion_type",
    "AssetFileType": ".models.asset_file_type",
    "AddMotionRequestMotionType": ".models.add_motion_request_motion_type",
}
_MODULES = ["callbacks", "errors", "models", "types"]

__all__ = (
    "Konpro",
    "AsyncKonpro",
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
    "GeneratePhotoAvatarRequest",
    "GeneratePhotoAvatarResponse",
    "ErrorDetails",
    "ErrorInfo",
    "Error",
    "GenerationImage",
    "PhotoAvatarGenerationEventData",
    "PhotoAvatarGenerationEvent",
    "GenerateLooksRequest",
    "GenerateLooksResponse",
    "UpscalePhotoAvatarRequest",
    "UpscalePhotoAvatarResponse",
    "Generation",
    "CreateAvatarGroupRequest",
    "CreateAvatarGroupResponse",
    "AddLooksToAvatarGroupRequest",
    "AddedImage",
    "AddLooksToAvatarGroupResponse",
    "TrainAvatarGroupRequest",
    "TrainAvatarGroupResponse",
    "Training",
    "AddMotionRequest",
    "AddMotionResponse",
    "AddSoundEffectRequest",
    "AddSoundEffectResponse",
    "PhotoAvatarAppearance",
    "PhotoAvatarMotion",
    "PhotoAvatarSoundEffect",
    "PhotoAvatarMetadata",
    "PhotoAvatar",
    "DeletePhotoAvatarResponse",
    "DeleteAvatarGroupResponse",
    "AssetMeta",
    "Asset",
    "Age",
    "Gender",
    "Ethnicity",
    "Orientation",
    "Pose",
    "Style",
    "GenerationStatus",
    "TrainingStatus",
    "MotionType",
    "AssetFileType",
    "AddMotionRequestMotionType",
    "callbacks",
    "errors",
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
