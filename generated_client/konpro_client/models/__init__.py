# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The models: what the API returns, and what is sent to it."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .add_looks_to_avatar_group_request import AddLooksToAvatarGroupRequest
    from .add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
    from .add_motion_request import AddMotionRequest
    from .add_motion_request_motion_type import AddMotionRequestMotionType
    from .add_motion_response import AddMotionResponse
    from .add_sound_effect_request import AddSoundEffectRequest
    from .add_sound_effect_response import AddSoundEffectResponse
    from .added_image import AddedImage
    from .age import Age
    from .asset import Asset
    from .asset_file_type import AssetFileType
    from .asset_meta import AssetMeta
    from .create_avatar_group_request import CreateAvatarGroupRequest
    from .create_avatar_group_response import CreateAvatarGroupResponse
    from .delete_avatar_group_response import DeleteAvatarGroupResponse
    from .delete_photo_avatar_response import DeletePhotoAvatarResponse
    from .error import Error
    from .error_details import ErrorDetails
    from .error_info import ErrorInfo
    from .ethnicity import Ethnicity
    from .gender import Gender
    from .generate_looks_request import GenerateLooksRequest
    from .generate_looks_response import GenerateLooksResponse
    from .generate_photo_avatar_request import GeneratePhotoAvatarRequest
    from .generate_photo_avatar_response import GeneratePhotoAvatarResponse
    from .generation import Generation
    from .generation_image import GenerationImage
    from .generation_status import GenerationStatus
    from .motion_type import MotionType
    from .orientation import Orientation
    from .photo_avatar import PhotoAvatar
    from .photo_avatar_appearance import PhotoAvatarAppearance
    from .photo_avatar_generation_event import PhotoAvatarGenerationEvent
    from .photo_avatar_generation_event_data import PhotoAvatarGenerationEventData
    from .photo_avatar_metadata import PhotoAvatarMetadata
    from .photo_avatar_motion import PhotoAvatarMotion
    from .photo_avatar_sound_effect import PhotoAvatarSoundEffect
    from .pose import Pose
    from .style import Style
    from .train_avatar_group_request import TrainAvatarGroupRequest
    from .train_avatar_group_response import TrainAvatarGroupResponse
    from .training import Training
    from .training_status import TrainingStatus
    from .upscale_photo_avatar_request import UpscalePhotoAvatarRequest
    from .upscale_photo_avatar_response import UpscalePhotoAvatarResponse

_HOMES = {
    "AddLooksToAvatarGroupRequest": ".add_looks_to_avatar_group_request",
    "AddLooksToAvatarGroupResponse": ".add_looks_to_avatar_group_response",
    "AddMotionRequest": ".add_motion_request",
    "AddMotionRequestMotionType": ".add_motion_request_motion_type",
    "AddMotionResponse": ".add_motion_response",
    "AddSoundEffectRequest": ".add_sound_effect_request",
    "AddSoundEffectResponse": ".add_sound_effect_response",
    "AddedImage": ".added_image",
    "Age": ".age",
    "Asset": ".asset",
    "AssetFileType": ".asset_file_type",
    "AssetMeta": ".asset_meta",
    "CreateAvatarGroupRequest": ".create_avatar_group_request",
    "CreateAvatarGroupResponse": ".create_avatar_group_response",
    "DeleteAvatarGroupResponse": ".delete_avatar_group_response",
    "DeletePhotoAvatarResponse": ".delete_photo_avatar_response",
    "Error": ".error",
    "ErrorDetails": ".error_details",
    "ErrorInfo": ".error_info",
    "Ethnicity": ".ethnicity",
    "Gender": ".gender",
    "GenerateLooksRequest": ".generate_looks_request",
    "GenerateLooksResponse": ".generate_looks_response",
    "GeneratePhotoAvatarRequest": ".generate_photo_avatar_request",
    "GeneratePhotoAvatarResponse": ".generate_photo_avatar_response",
    "Generation": ".generation",
    "GenerationImage": ".generation_image",
    "GenerationStatus": ".generation_status",
    "MotionType": ".motion_type",
    "Orientation": ".orientation",
    "PhotoAvatar": ".photo_avatar",
    "PhotoAvatarAppearance": ".photo_avatar_appearance",
    "PhotoAvatarGenerationEvent": ".photo_avatar_generation_event",
    "PhotoAvatarGenerationEventData": ".photo_avatar_generation_event_data",
    "PhotoAvatarMetadata": ".photo_avatar_metadata",
    "PhotoAvatarMotion": ".photo_avatar_motion",
    "PhotoAvatarSoundEffect": ".photo_avatar_sound_effect",
    "Pose": ".pose",
    "Style": ".style",
    "TrainAvatarGroupRequest": ".train_avatar_group_request",
    "TrainAvatarGroupResponse": ".train_avatar_group_response",
    "Training": ".training",
    "TrainingStatus": ".training_status",
    "UpscalePhotoAvatarRequest": ".upscale_photo_avatar_request",
    "UpscalePhotoAvatarResponse": ".upscale_photo_avatar_response",
}

__all__ = (
    "AddedImage",
    "AddLooksToAvatarGroupRequest",
    "AddLooksToAvatarGroupResponse",
    "AddMotionRequest",
    "AddMotionRequestMotionType",
    "AddMotionResponse",
    "AddSoundEffectRequest",
    "AddSoundEffectResponse",
    "Age",
    "Asset",
    "AssetFileType",
    "AssetMeta",
    "CreateAvatarGroupRequest",
    "CreateAvatarGroupResponse",
    "DeleteAvatarGroupResponse",
    "DeletePhotoAvatarResponse",
    "Error",
    "ErrorDetails",
    "ErrorInfo",
    "Ethnicity",
    "Gender",
    "GenerateLooksRequest",
    "GenerateLooksResponse",
    "GeneratePhotoAvatarRequest",
    "GeneratePhotoAvatarResponse",
    "Generation",
    "GenerationImage",
    "GenerationStatus",
    "MotionType",
    "Orientation",
    "PhotoAvatar",
    "PhotoAvatarAppearance",
    "PhotoAvatarGenerationEvent",
    "PhotoAvatarGenerationEventData",
    "PhotoAvatarMetadata",
    "PhotoAvatarMotion",
    "PhotoAvatarSoundEffect",
    "Pose",
    "Style",
    "TrainAvatarGroupRequest",
    "TrainAvatarGroupResponse",
    "Training",
    "TrainingStatus",
    "UpscalePhotoAvatarRequest",
    "UpscalePhotoAvatarResponse",
)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
