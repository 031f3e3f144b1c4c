# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""Contains all the data models used in inputs/outputs"""

from .age import Age
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
from .orientation import Orientation
from .photo_avatar_generation_event import PhotoAvatarGenerationEvent
from .photo_avatar_generation_event_data import PhotoAvatarGenerationEventData
from .pose import Pose
from .style import Style
from .upscale_photo_avatar_request import UpscalePhotoAvatarRequest
from .upscale_photo_avatar_response import UpscalePhotoAvatarResponse

__all__ = (
    "Age",
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
    "Orientation",
    "PhotoAvatarGenerationEvent",
    "PhotoAvatarGenerationEventData",
    "Pose",
    "Style",
    "UpscalePhotoAvatarRequest",
    "UpscalePhotoAvatarResponse",
)
