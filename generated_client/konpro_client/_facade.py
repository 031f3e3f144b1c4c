# Made from konpro.openapi.json by 'make generate'. Do not edit.
# pyright: reportPrivateUsage=false
# The classes in here are one client in several parts.
"""The client that users write against: `Konpro`, and `AsyncKonpro`, which is the same with `await`."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, Self, overload

from image_api_core.callbacks.confirm import confirmed, confirming, event_job
from image_api_core.client import AsyncClient, SyncClient
from image_api_core.engine import Timeout
from image_api_core.errors import ValidationError
from image_api_core.jobs import JobSpec, find_job
from image_api_core.limits import (
    check_media_type,
    is_array,
    is_uri,
    to_json,
)
from image_api_core.many_jobs import CONCURRENCY, Outcome, Queue
from image_api_core.parameters import to_path, to_value
from image_api_core.retry import RetryPolicy
from image_api_core.uploads import Content, read_upload, read_upload_async

from . import _operations
from .models.add_looks_to_avatar_group_request import AddLooksToAvatarGroupRequest
from .models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
from .models.add_motion_request import AddMotionRequest
from .models.add_motion_request_motion_type import AddMotionRequestMotionType
from .models.add_motion_response import AddMotionResponse
from .models.add_sound_effect_request import AddSoundEffectRequest
from .models.add_sound_effect_response import AddSoundEffectResponse
from .models.age import Age
from .models.asset import Asset
from .models.create_avatar_group_request import CreateAvatarGroupRequest
from .models.create_avatar_group_response import CreateAvatarGroupResponse
from .models.delete_avatar_group_response import DeleteAvatarGroupResponse
from .models.delete_photo_avatar_response import DeletePhotoAvatarResponse
from .models.ethnicity import Ethnicity
from .models.gender import Gender
from .models.generate_looks_request import GenerateLooksRequest
from .models.generate_looks_response import GenerateLooksResponse
from .models.generate_photo_avatar_request import GeneratePhotoAvatarRequest
from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
from .models.generation import Generation
from .models.orientation import Orientation
from .models.photo_avatar import PhotoAvatar
from .models.pose import Pose
from .models.style import Style
from .models.train_avatar_group_request import TrainAvatarGroupRequest
from .models.train_avatar_group_response import TrainAvatarGroupResponse
from .models.training import Training
from .models.upscale_photo_avatar_request import UpscalePhotoAvatarRequest
from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse
from .types import UNSET, Unset

if TYPE_CHECKING:
    import httpx
    from image_api_core.callbacks.event import CallbackEvent

    from .models.photo_avatar_generation_event import PhotoAvatarGenerationEvent


def _checked_generate_photo_avatar_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of generatePhotoAvatar if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    if "name" in body:
        value_0 = body["name"]
        if not isinstance(value_0, str):
            raise ValidationError("name", "type", value_0, "a string")
    if "age" in body:
        value_0 = body["age"]
        if value_0 not in ["Young Adult", "Early Middle Age", "Late Middle Age", "Senior", "Unspecified"]:
            raise ValidationError(
                "age",
                "enum",
                value_0,
                "one of 'Young Adult', 'Early Middle Age', 'Late Middle Age', 'Senior', 'Unspecified'",
            )
    if "gender" in body:
        value_0 = body["gender"]
        if value_0 not in ["Woman", "Man", "Unspecified"]:
            raise ValidationError("gender", "enum", value_0, "one of 'Woman', 'Man', 'Unspecified'")
    if "ethnicity" in body:
        value_0 = body["ethnicity"]
        if value_0 not in [
            "White",
            "Black",
            "Asian American",
            "East Asian",
            "South East Asian",
            "South Asian",
            "Middle Eastern",
            "Pacific",
            "Hispanic",
            "Unspecified",
        ]:
            raise ValidationError(
                "ethnicity",
                "enum",
                value_0,
                "one of 'White', 'Black', 'Asian American', 'East Asian', 'South East Asian', 'South Asian', 'Middle Eastern', 'Pacific', 'Hispanic', 'Unspecified'",
            )
    if "orientation" in body:
        value_0 = body["orientation"]
        if value_0 not in ["square", "horizontal", "vertical"]:
            raise ValidationError("orientation", "enum", value_0, "one of 'square', 'horizontal', 'vertical'")
    if "pose" in body:
        value_0 = body["pose"]
        if value_0 not in ["half_body", "close_up", "full_body"]:
            raise ValidationError("pose", "enum", value_0, "one of 'half_body', 'close_up', 'full_body'")
    if "style" in body:
        value_0 = body["style"]
        if value_0 not in ["Realistic", "Pixar", "Cinematic", "Vintage", "Noir", "Cyberpunk", "Unspecified"]:
            raise ValidationError(
                "style",
                "enum",
                value_0,
                "one of 'Realistic', 'Pixar', 'Cinematic', 'Vintage', 'Noir', 'Cyberpunk', 'Unspecified'",
            )
    if "appearance" in body:
        value_0 = body["appearance"]
        if not isinstance(value_0, str):
            raise ValidationError("appearance", "type", value_0, "a string")
        if len(value_0) > 1000:
            raise ValidationError("appearance", "maxLength", value_0, "at most 1000 characters long")
    if "callback_url" in body:
        value_0 = body["callback_url"]
        if not isinstance(value_0, str):
            raise ValidationError("callback_url", "type", value_0, "a string")
        if not is_uri(value_0):
            raise ValidationError("callback_url", "format", value_0, "an absolute URL")
    if "callback_id" in body:
        value_0 = body["callback_id"]
        if not isinstance(value_0, str):
            raise ValidationError("callback_id", "type", value_0, "a string")
    return body


def _checked_generate_looks_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of generateLooks if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")
    value_0 = body["prompt"]
    if not isinstance(value_0, str):
        raise ValidationError("prompt", "type", value_0, "a string")
    value_0 = body["orientation"]
    if value_0 not in ["square", "horizontal", "vertical"]:
        raise ValidationError("orientation", "enum", value_0, "one of 'square', 'horizontal', 'vertical'")
    value_0 = body["pose"]
    if value_0 not in ["half_body", "close_up", "full_body"]:
        raise ValidationError("pose", "enum", value_0, "one of 'half_body', 'close_up', 'full_body'")
    value_0 = body["style"]
    if value_0 not in ["Realistic", "Pixar", "Cinematic", "Vintage", "Noir", "Cyberpunk", "Unspecified"]:
        raise ValidationError(
            "style",
            "enum",
            value_0,
            "one of 'Realistic', 'Pixar', 'Cinematic', 'Vintage', 'Noir', 'Cyberpunk', 'Unspecified'",
        )
    return body


def _checked_upscale_photo_avatar_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of upscalePhotoAvatar if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_get_generation_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of getGeneration if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["generation_id"]
    if not isinstance(value_0, str):
        raise ValidationError("generation_id", "type", value_0, "a string")
    return body


def _checked_create_avatar_group_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of createAvatarGroup if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["name"]
    if not isinstance(value_0, str):
        raise ValidationError("name", "type", value_0, "a string")
    value_0 = body["image_key"]
    if not isinstance(value_0, str):
        raise ValidationError("image_key", "type", value_0, "a string")
    value_0 = body["generation_id"]
    if not isinstance(value_0, str):
        raise ValidationError("generation_id", "type", value_0, "a string")
    return body


def _checked_add_looks_to_avatar_group_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of addLooksToAvatarGroup if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")
    value_0 = body["image_keys"]
    if not is_array(value_0):
        raise ValidationError("image_keys", "type", value_0, "a list")
    if len(value_0) > 4:
        raise ValidationError("image_keys", "maxItems", value_0, "at most 4 items long")
    for item_1 in value_0:
        if not isinstance(item_1, str):
            raise ValidationError("image_keys[]", "type", item_1, "a string")
    value_0 = body["name"]
    if not isinstance(value_0, str):
        raise ValidationError("name", "type", value_0, "a string")
    if "generation_id" in body:
        value_0 = body["generation_id"]
        if not isinstance(value_0, str):
            raise ValidationError("generation_id", "type", value_0, "a string")
    return body


def _checked_train_avatar_group_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of trainAvatarGroup if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")
    return body


def _checked_get_training_status_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of getTrainingStatus if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")
    return body


def _checked_add_motion_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of addMotion if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    if "prompt" in body:
        value_0 = body["prompt"]
        if not isinstance(value_0, str):
            raise ValidationError("prompt", "type", value_0, "a string")
    if "motion_type" in body:
        value_0 = body["motion_type"]
        if value_0 not in [
            "consistent",
            "consistent_gen_3",
            "expressive",
            "hailuo_2",
            "veo2",
            "seedance_lite",
            "kling",
        ]:
            raise ValidationError(
                "motion_type",
                "enum",
                value_0,
                "one of 'consistent', 'consistent_gen_3', 'expressive', 'hailuo_2', 'veo2', 'seedance_lite', 'kling'",
            )
    return body


def _checked_add_sound_effect_body(body: dict[str, Any]) -> dict[str, Any]:
    """Return the body of addSoundEffect if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_get_photo_avatar_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of getPhotoAvatar if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_delete_photo_avatar_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of deletePhotoAvatar if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")
    return body


def _checked_delete_avatar_group_path(body: dict[str, Any]) -> dict[str, Any]:
    """Return the path parameters of deleteAvatarGroup if the documented limits hold; raise ValidationError if not."""
    value_0: Any
    value_0 = body["avatar_group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("avatar_group_id", "type", value_0, "a string")
    return body


_EVENTS_OF_PHOTO_AVATARS: dict[str, JobSpec[Generation]] = {
    "photoAvatarGenerationFinished": _operations._GENERATE_PHOTO_AVATAR_JOB,
}


class PhotoAvatars:
    """Photo avatars, their groups, and the jobs that make them."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def generate_photo_avatar(
        self,
        *,
        name: str | Unset = UNSET,
        age: Age | Unset = UNSET,
        gender: Gender | Unset = UNSET,
        ethnicity: Ethnicity | Unset = UNSET,
        orientation: Orientation | Unset = UNSET,
        pose: Pose | Unset = UNSET,
        style: Style | Unset = UNSET,
        appearance: str | Unset = UNSET,
        callback_url: str | Unset = UNSET,
        callback_id: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> GeneratePhotoAvatarResponse:
        """Generate photo avatar images.

        Starts a job that generates images of a new photo avatar from a description of its appearance. It may take
        several minutes. Read the job with `getGeneration`, or name a `callback_url`.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/generate-photo-avatar-photos

        Args:
            name: Name of the avatar.
            age: Age group.
            gender: Gender.
            ethnicity: Ethnic category. The page calls these values examples; only these are sent.
            orientation: Orientation of the images.
            pose: Pose of the avatar.
            style: Artistic style of the images.
            appearance: The avatar's appearance in words, at most 1000 characters.
            callback_url: URL that is told when the generation is complete.
            callback_id: The caller's own id, to recognise the callback by.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GENERATE_PHOTO_AVATAR,
            body=_checked_generate_photo_avatar_body(
                to_json(
                    GeneratePhotoAvatarRequest(
                        name=name,
                        age=age,
                        gender=gender,
                        ethnicity=ethnicity,
                        orientation=orientation,
                        pose=pose,
                        style=style,
                        appearance=appearance,
                        callback_url=callback_url,
                        callback_id=callback_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def generate_looks(
        self,
        *,
        group_id: str,
        prompt: str,
        orientation: Orientation,
        pose: Pose,
        style: Style,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> GenerateLooksResponse:
        """Generate more looks for a trained group.

        Starts a job that generates new looks for a photo avatar group. The group must have been trained. It may
        take several minutes. Read the job with `getGeneration`; this operation has no callback.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/generate-photo-avatar-looks

        Args:
            group_id: Id of the trained photo avatar group.
            prompt: The new looks in words. No limit is documented.
            orientation: Orientation of the images.
            pose: Pose of the avatar.
            style: Artistic style of the images.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GENERATE_LOOKS,
            body=_checked_generate_looks_body(
                to_json(
                    GenerateLooksRequest(
                        group_id=group_id,
                        prompt=prompt,
                        orientation=orientation,
                        pose=pose,
                        style=style,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def upscale_photo_avatar(
        self,
        *,
        id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalePhotoAvatarResponse:
        """Upscale a photo avatar that has motion.

        Makes a new avatar of higher resolution and visual quality from one that has motion; the original stays as
        it is. The page says that it may take several minutes, names no way to follow it, and shows an answer that
        is already `completed`.

        Costs 0.5 credit per call.

        Documented at https://docs.konpro.ai/api/upscale-avatar

        Args:
            id: Id of the avatar. It must have motion.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The upscaled avatar.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.UPSCALE_PHOTO_AVATAR,
            body=_checked_upscale_photo_avatar_body(
                to_json(
                    UpscalePhotoAvatarRequest(
                        id=id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def get_generation(
        self,
        generation_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Generation:
        """Read the state of a generation job.

        The state of a photo avatar or look generation job, and its images once it is completed.

        Documented at https://docs.konpro.ai/api/check-photo-avatar-generation-status

        Args:
            generation_id: The id that the request which started the job returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as it stands.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GET_GENERATION,
            path=to_path(
                _checked_get_generation_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("generation_id", generation_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def create_avatar_group(
        self,
        *,
        name: str,
        image_key: str,
        generation_id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> CreateAvatarGroupResponse:
        """Create a photo avatar group.

        Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
        with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

        Documented at https://docs.konpro.ai/api/create-photo-avatar-group

        Args:
            name: Name of the group.
            image_key: Key of the image on the group's cover, as `uploadAsset` returns it.
            generation_id: Id of the generation that the group belongs to. It must be a valid one, and the page
                requires it for every group, although an uploaded image has none.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The group that was made.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.CREATE_AVATAR_GROUP,
            body=_checked_create_avatar_group_body(
                to_json(
                    CreateAvatarGroupRequest(
                        name=name,
                        image_key=image_key,
                        generation_id=generation_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def add_looks_to_avatar_group(
        self,
        *,
        group_id: str,
        image_keys: list[str],
        name: str,
        generation_id: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddLooksToAvatarGroupResponse:
        """Add looks to a photo avatar group.

        Adds up to 4 images to a group that exists. What becomes of the others when one key is not valid is not
        documented.

        Documented at https://docs.konpro.ai/api/add-looks-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group.
            image_keys: Keys of the images, at most 4 in one request. Each must be valid and accessible.
            name: Label of the new looks.
            generation_id: Id of the generation that made the images. Required if the images are generated,
                optional if they are uploaded.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The images were added.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.ADD_LOOKS_TO_AVATAR_GROUP,
            body=_checked_add_looks_to_avatar_group_body(
                to_json(
                    AddLooksToAvatarGroupRequest(
                        group_id=group_id,
                        image_keys=image_keys,
                        name=name,
                        generation_id=generation_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def train_avatar_group(
        self,
        *,
        group_id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> TrainAvatarGroupResponse:
        """Train a photo avatar group.

        Starts the training of a group that exists. It may take several hours. Read it with `getTrainingStatus`;
        there is no callback. The page says to check the status with the `training_job_id`, but the operation that
        reads the status takes the `group_id`.

        Costs 4 credit per call.

        Documented at https://docs.konpro.ai/api/train-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group. It must exist.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The training has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.TRAIN_AVATAR_GROUP,
            body=_checked_train_avatar_group_body(
                to_json(
                    TrainAvatarGroupRequest(
                        group_id=group_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def get_training_status(
        self,
        group_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Training:
        """Read the state of a group's training.

        The state of the training of a group that exists.

        Documented at https://docs.konpro.ai/api/get-training-job-status

        Args:
            group_id: Id of the group that is trained.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The training as it stands.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GET_TRAINING_STATUS,
            path=to_path(
                _checked_get_training_status_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("group_id", group_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def add_motion(
        self,
        *,
        id: str,
        prompt: str | Unset = UNSET,
        motion_type: AddMotionRequestMotionType | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddMotionResponse:
        """Add motion to a photo avatar.

        Makes a new avatar that moves from one that exists; the answer names it as `animated_avatar_id`. The page
        says that it is asynchronous and takes several minutes, and names no way to follow it.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/add-motion

        Args:
            id: Id of the photo avatar. It must exist.
            prompt: The motion in words. No limit is documented.
            motion_type: Kind of motion. The values are those of `MotionType`, which answers carry without the
                default. 'consistent' if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The animation has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.ADD_MOTION,
            body=_checked_add_motion_body(
                to_json(
                    AddMotionRequest(
                        id=id,
                        prompt=prompt,
                        motion_type=motion_type,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def add_sound_effect(
        self,
        *,
        id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddSoundEffectResponse:
        """Add a sound effect to a photo avatar.

        Adds a sound effect to an avatar that exists, in step with its animation. The effect cannot be chosen. The
        avatar keeps its id.

        Costs 0 credit per call.

        Documented at https://docs.konpro.ai/api/add-sound-effect

        Args:
            id: Id of the photo avatar. It must exist.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The sound effect was added.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.ADD_SOUND_EFFECT,
            body=_checked_add_sound_effect_body(
                to_json(
                    AddSoundEffectRequest(
                        id=id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def get_photo_avatar(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> PhotoAvatar:
        """Read a photo avatar.

        One avatar by its id: its appearance, its motion and sound effect if they are enabled, and the group,
        generation and training that it comes from.

        Documented at https://docs.konpro.ai/api/photo-avatar-details

        Args:
            id: Id of the avatar.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The avatar.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.GET_PHOTO_AVATAR,
            path=to_path(
                _checked_get_photo_avatar_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def delete_photo_avatar(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DeletePhotoAvatarResponse:
        """Delete a photo avatar.

        Deletes an avatar with its motion, sound effects and other data, at once and for ever.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar

        Args:
            id: Id of the avatar. The page names this parameter `avatar_id`; a path has one name for it, the one
                of the page that reads the avatar.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The avatar is gone.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.DELETE_PHOTO_AVATAR,
            path=to_path(
                _checked_delete_photo_avatar_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def delete_avatar_group(
        self,
        avatar_group_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DeleteAvatarGroupResponse:
        """Delete a photo avatar group and its avatars.

        Deletes a group and all its avatars, with their motion, sound effects and metadata. It cannot be undone.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar-group

        Args:
            avatar_group_id: Id of the group.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The group is gone.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return self._client._call(
            _operations.DELETE_AVATAR_GROUP,
            path=to_path(
                _checked_delete_avatar_group_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("avatar_group_id", avatar_group_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    def confirm(
        self,
        event: "CallbackEvent[PhotoAvatarGenerationEvent]",
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Generation:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            ValueError: What was passed in is no event of this kind.

        """
        spec = event_job(_EVENTS_OF_PHOTO_AVATARS, event)
        with confirming(event):
            job = self._client._call(spec.poll, path={spec.parameter: event.job_id}, timeout=timeout, retries=retries)
        return confirmed(event, spec, job)


class Assets:
    """Files that photo avatars are made of."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def upload_asset(
        self,
        *,
        content: Content,
        content_type: Literal["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"],
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Asset:
        """Upload an image, a video or an audio file.

        Sends the bytes of a file as they are, to a host of its own. An image gets an `image_key`, which photo
        avatars are made of.

        Documented at https://docs.konpro.ai/api/upload-asset

        Args:
            content: What is sent, as it is: bytes, or the path of a file, which is read into memory.
            content_type: Its media type: image/jpeg, image/png, video/mp4, video/webm, audio/mpeg.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The file was stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            OSError: The file at `content` cannot be read.

        """
        return self._client._call(
            _operations.UPLOAD_ASSET,
            body=read_upload(
                content,
                check_media_type(content_type, ["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"]),
            ),
            timeout=timeout,
            retries=retries,
        )


class Konpro(SyncClient):
    """A client of Konpro photo avatars.

    Use it in `with`, or call `close`. It can be shared between threads.
    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.Client` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, or the key must not be sent there.

    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.Client | None" = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            _operations.API,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            allow_http=allow_http,
        )
        self.photo_avatars = PhotoAvatars(self)
        self.assets = Assets(self)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.Client | None" = None,
        allow_http: bool = False,
    ) -> Self:
        """Make a client with the key of the environment variable KONPRO_API_KEY, and nothing else to name it.

        The base URL is the one of KONPRO_BASE_URL, and https://api.konpro.ai if that is not set. The arguments are those of the class.

        Raises:
            MissingAPIKey: KONPRO_API_KEY is not set, or is empty.
            ConfigurationError: There is no base URL, or the key must not be sent there.

        """
        return cls(timeout=timeout, retries=retries, http_client=http_client, allow_http=allow_http)

    @overload
    def wait(
        self,
        job: GeneratePhotoAvatarResponse | GenerateLooksResponse,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> Generation: ...
    @overload
    def wait(
        self,
        job: str,
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> Generation: ...
    @overload
    def wait(
        self,
        job: TrainAvatarGroupResponse,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> Training: ...
    @overload
    def wait(
        self,
        job: str,
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> Training: ...
    def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
            started_by: With an id: the operation that started the job, since ids do not tell.
            timeout: Seconds to wait at most. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            InvalidResponse: What was read is not a job.
            ValueError: What was passed in is no job.

        """
        spec, job_id = find_job(_operations.JOBS, job, started_by)
        done: Any = self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    @overload
    def wait_all(
        self,
        jobs: Iterable[GeneratePhotoAvatarResponse | GenerateLooksResponse],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> list[Generation]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> list[Generation]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[TrainAvatarGroupResponse],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> list[Training]: ...
    @overload
    def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> list[Training]: ...
    def wait_all(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `progress` is asked for and its library is missing.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._wait_all(queue, jobs, progress=progress)

    @overload
    def as_completed(
        self,
        jobs: Iterable[GeneratePhotoAvatarResponse | GenerateLooksResponse],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
    ) -> Iterator[Outcome[Generation]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
    ) -> Iterator[Outcome[Generation]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[TrainAvatarGroupResponse],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
    ) -> Iterator[Outcome[Training]]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
    ) -> Iterator[Outcome[Training]]: ...
    def as_completed(
        self,
        jobs: Iterable[Any],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
    ) -> Iterator[Outcome[Any]]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._as_completed(queue)


class AsyncPhotoAvatars:
    """Photo avatars, their groups, and the jobs that make them."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def generate_photo_avatar(
        self,
        *,
        name: str | Unset = UNSET,
        age: Age | Unset = UNSET,
        gender: Gender | Unset = UNSET,
        ethnicity: Ethnicity | Unset = UNSET,
        orientation: Orientation | Unset = UNSET,
        pose: Pose | Unset = UNSET,
        style: Style | Unset = UNSET,
        appearance: str | Unset = UNSET,
        callback_url: str | Unset = UNSET,
        callback_id: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> GeneratePhotoAvatarResponse:
        """Generate photo avatar images.

        Starts a job that generates images of a new photo avatar from a description of its appearance. It may take
        several minutes. Read the job with `getGeneration`, or name a `callback_url`.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/generate-photo-avatar-photos

        Args:
            name: Name of the avatar.
            age: Age group.
            gender: Gender.
            ethnicity: Ethnic category. The page calls these values examples; only these are sent.
            orientation: Orientation of the images.
            pose: Pose of the avatar.
            style: Artistic style of the images.
            appearance: The avatar's appearance in words, at most 1000 characters.
            callback_url: URL that is told when the generation is complete.
            callback_id: The caller's own id, to recognise the callback by.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GENERATE_PHOTO_AVATAR,
            body=_checked_generate_photo_avatar_body(
                to_json(
                    GeneratePhotoAvatarRequest(
                        name=name,
                        age=age,
                        gender=gender,
                        ethnicity=ethnicity,
                        orientation=orientation,
                        pose=pose,
                        style=style,
                        appearance=appearance,
                        callback_url=callback_url,
                        callback_id=callback_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def generate_looks(
        self,
        *,
        group_id: str,
        prompt: str,
        orientation: Orientation,
        pose: Pose,
        style: Style,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> GenerateLooksResponse:
        """Generate more looks for a trained group.

        Starts a job that generates new looks for a photo avatar group. The group must have been trained. It may
        take several minutes. Read the job with `getGeneration`; this operation has no callback.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/generate-photo-avatar-looks

        Args:
            group_id: Id of the trained photo avatar group.
            prompt: The new looks in words. No limit is documented.
            orientation: Orientation of the images.
            pose: Pose of the avatar.
            style: Artistic style of the images.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GENERATE_LOOKS,
            body=_checked_generate_looks_body(
                to_json(
                    GenerateLooksRequest(
                        group_id=group_id,
                        prompt=prompt,
                        orientation=orientation,
                        pose=pose,
                        style=style,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def upscale_photo_avatar(
        self,
        *,
        id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> UpscalePhotoAvatarResponse:
        """Upscale a photo avatar that has motion.

        Makes a new avatar of higher resolution and visual quality from one that has motion; the original stays as
        it is. The page says that it may take several minutes, names no way to follow it, and shows an answer that
        is already `completed`.

        Costs 0.5 credit per call.

        Documented at https://docs.konpro.ai/api/upscale-avatar

        Args:
            id: Id of the avatar. It must have motion.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The upscaled avatar.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.UPSCALE_PHOTO_AVATAR,
            body=_checked_upscale_photo_avatar_body(
                to_json(
                    UpscalePhotoAvatarRequest(
                        id=id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def get_generation(
        self,
        generation_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Generation:
        """Read the state of a generation job.

        The state of a photo avatar or look generation job, and its images once it is completed.

        Documented at https://docs.konpro.ai/api/check-photo-avatar-generation-status

        Args:
            generation_id: The id that the request which started the job returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as it stands.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GET_GENERATION,
            path=to_path(
                _checked_get_generation_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("generation_id", generation_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def create_avatar_group(
        self,
        *,
        name: str,
        image_key: str,
        generation_id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> CreateAvatarGroupResponse:
        """Create a photo avatar group.

        Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
        with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

        Documented at https://docs.konpro.ai/api/create-photo-avatar-group

        Args:
            name: Name of the group.
            image_key: Key of the image on the group's cover, as `uploadAsset` returns it.
            generation_id: Id of the generation that the group belongs to. It must be a valid one, and the page
                requires it for every group, although an uploaded image has none.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The group that was made.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_AVATAR_GROUP,
            body=_checked_create_avatar_group_body(
                to_json(
                    CreateAvatarGroupRequest(
                        name=name,
                        image_key=image_key,
                        generation_id=generation_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def add_looks_to_avatar_group(
        self,
        *,
        group_id: str,
        image_keys: list[str],
        name: str,
        generation_id: str | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddLooksToAvatarGroupResponse:
        """Add looks to a photo avatar group.

        Adds up to 4 images to a group that exists. What becomes of the others when one key is not valid is not
        documented.

        Documented at https://docs.konpro.ai/api/add-looks-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group.
            image_keys: Keys of the images, at most 4 in one request. Each must be valid and accessible.
            name: Label of the new looks.
            generation_id: Id of the generation that made the images. Required if the images are generated,
                optional if they are uploaded.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The images were added.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.ADD_LOOKS_TO_AVATAR_GROUP,
            body=_checked_add_looks_to_avatar_group_body(
                to_json(
                    AddLooksToAvatarGroupRequest(
                        group_id=group_id,
                        image_keys=image_keys,
                        name=name,
                        generation_id=generation_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def train_avatar_group(
        self,
        *,
        group_id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> TrainAvatarGroupResponse:
        """Train a photo avatar group.

        Starts the training of a group that exists. It may take several hours. Read it with `getTrainingStatus`;
        there is no callback. The page says to check the status with the `training_job_id`, but the operation that
        reads the status takes the `group_id`.

        Costs 4 credit per call.

        Documented at https://docs.konpro.ai/api/train-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group. It must exist.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The training has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.TRAIN_AVATAR_GROUP,
            body=_checked_train_avatar_group_body(
                to_json(
                    TrainAvatarGroupRequest(
                        group_id=group_id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def get_training_status(
        self,
        group_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Training:
        """Read the state of a group's training.

        The state of the training of a group that exists.

        Documented at https://docs.konpro.ai/api/get-training-job-status

        Args:
            group_id: Id of the group that is trained.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The training as it stands.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GET_TRAINING_STATUS,
            path=to_path(
                _checked_get_training_status_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("group_id", group_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def add_motion(
        self,
        *,
        id: str,
        prompt: str | Unset = UNSET,
        motion_type: AddMotionRequestMotionType | Unset = UNSET,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddMotionResponse:
        """Add motion to a photo avatar.

        Makes a new avatar that moves from one that exists; the answer names it as `animated_avatar_id`. The page
        says that it is asynchronous and takes several minutes, and names no way to follow it.

        Costs 1 credit per call.

        Documented at https://docs.konpro.ai/api/add-motion

        Args:
            id: Id of the photo avatar. It must exist.
            prompt: The motion in words. No limit is documented.
            motion_type: Kind of motion. The values are those of `MotionType`, which answers carry without the
                default. 'consistent' if left out.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The animation has been accepted.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.ADD_MOTION,
            body=_checked_add_motion_body(
                to_json(
                    AddMotionRequest(
                        id=id,
                        prompt=prompt,
                        motion_type=motion_type,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def add_sound_effect(
        self,
        *,
        id: str,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> AddSoundEffectResponse:
        """Add a sound effect to a photo avatar.

        Adds a sound effect to an avatar that exists, in step with its animation. The effect cannot be chosen. The
        avatar keeps its id.

        Costs 0 credit per call.

        Documented at https://docs.konpro.ai/api/add-sound-effect

        Args:
            id: Id of the photo avatar. It must exist.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The sound effect was added.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.ADD_SOUND_EFFECT,
            body=_checked_add_sound_effect_body(
                to_json(
                    AddSoundEffectRequest(
                        id=id,
                    )
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def get_photo_avatar(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> PhotoAvatar:
        """Read a photo avatar.

        One avatar by its id: its appearance, its motion and sound effect if they are enabled, and the group,
        generation and training that it comes from.

        Documented at https://docs.konpro.ai/api/photo-avatar-details

        Args:
            id: Id of the avatar.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The avatar.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.GET_PHOTO_AVATAR,
            path=to_path(
                _checked_get_photo_avatar_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def delete_photo_avatar(
        self,
        id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DeletePhotoAvatarResponse:
        """Delete a photo avatar.

        Deletes an avatar with its motion, sound effects and other data, at once and for ever.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar

        Args:
            id: Id of the avatar. The page names this parameter `avatar_id`; a path has one name for it, the one
                of the page that reads the avatar.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The avatar is gone.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.DELETE_PHOTO_AVATAR,
            path=to_path(
                _checked_delete_photo_avatar_path(
                    {name: to_value(value, name) for name, value in (("id", id),) if not isinstance(value, Unset)}
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def delete_avatar_group(
        self,
        avatar_group_id: str,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> DeleteAvatarGroupResponse:
        """Delete a photo avatar group and its avatars.

        Deletes a group and all its avatars, with their motion, sound effects and metadata. It cannot be undone.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar-group

        Args:
            avatar_group_id: Id of the group.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The group is gone.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.

        """
        return await self._client._call(
            _operations.DELETE_AVATAR_GROUP,
            path=to_path(
                _checked_delete_avatar_group_path(
                    {
                        name: to_value(value, name)
                        for name, value in (("avatar_group_id", avatar_group_id),)
                        if not isinstance(value, Unset)
                    }
                )
            ),
            timeout=timeout,
            retries=retries,
        )

    async def confirm(
        self,
        event: "CallbackEvent[PhotoAvatarGenerationEvent]",
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Generation:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            ValueError: What was passed in is no event of this kind.

        """
        spec = event_job(_EVENTS_OF_PHOTO_AVATARS, event)
        with confirming(event):
            job = await self._client._call(
                spec.poll, path={spec.parameter: event.job_id}, timeout=timeout, retries=retries
            )
        return confirmed(event, spec, job)


class AsyncAssets:
    """Files that photo avatars are made of."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def upload_asset(
        self,
        *,
        content: Content,
        content_type: Literal["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"],
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
    ) -> Asset:
        """Upload an image, a video or an audio file.

        Sends the bytes of a file as they are, to a host of its own. An image gets an `image_key`, which photo
        avatars are made of.

        Documented at https://docs.konpro.ai/api/upload-asset

        Args:
            content: What is sent, as it is: bytes, or the path of a file, which is read into memory.
            content_type: Its media type: image/jpeg, image/png, video/mp4, video/webm, audio/mpeg.
            timeout: Seconds that one try may take, or a `Timeout`; the client's if left out.
            retries: Further tries, or a `RetryPolicy`; the client's if left out.

        Returns:
            The file was stored.

        Raises:
            ValidationError: A documented limit is broken; nothing was sent.
            errors.BadRequestError: 400. The request is malformed or a parameter is invalid.
            errors.UnauthorizedError: 401. The API key is missing or invalid.
            errors.ForbiddenError: 403. The API key lacks permission.
            errors.NotFoundError: 404. The resource does not exist.
            errors.TooManyRequestsError: 429. The rate limit is exceeded.
            errors.InternalServerError: 500. Konpro failed to process the request.
            errors.ServiceUnavailableError: 503. Konpro is unavailable for the moment.
            UndocumentedStatus: Any other status.
            APIConnectionError: No answer came; APITimeoutError: not in time.
            InvalidResponse: The answer cannot be read.
            OSError: The file at `content` cannot be read.

        """
        return await self._client._call(
            _operations.UPLOAD_ASSET,
            body=await read_upload_async(
                content,
                check_media_type(content_type, ["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"]),
            ),
            timeout=timeout,
            retries=retries,
        )


class AsyncKonpro(AsyncClient):
    """A client of Konpro photo avatars, for asyncio.

    Use it in `async with`, or call `aclose`.
    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.AsyncClient` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, or the key must not be sent there.

    """

    def __init__(
        self,
        *,
        api_key: str | None = None,
        base_url: str | None = None,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.AsyncClient | None" = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            _operations.API,
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            http_client=http_client,
            allow_http=allow_http,
        )
        self.photo_avatars = AsyncPhotoAvatars(self)
        self.assets = AsyncAssets(self)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        retries: RetryPolicy | int | None = None,
        http_client: "httpx.AsyncClient | None" = None,
        allow_http: bool = False,
    ) -> Self:
        """Make a client with the key of the environment variable KONPRO_API_KEY, and nothing else to name it.

        The base URL is the one of KONPRO_BASE_URL, and https://api.konpro.ai if that is not set. The arguments are those of the class.

        Raises:
            MissingAPIKey: KONPRO_API_KEY is not set, or is empty.
            ConfigurationError: There is no base URL, or the key must not be sent there.

        """
        return cls(timeout=timeout, retries=retries, http_client=http_client, allow_http=allow_http)

    @overload
    async def wait(
        self,
        job: GeneratePhotoAvatarResponse | GenerateLooksResponse,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> Generation: ...
    @overload
    async def wait(
        self,
        job: str,
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        progress: bool = ...,
    ) -> Generation: ...
    @overload
    async def wait(
        self,
        job: TrainAvatarGroupResponse,
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> Training: ...
    @overload
    async def wait(
        self,
        job: str,
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        progress: bool = ...,
    ) -> Training: ...
    async def wait(
        self,
        job: Any,
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        progress: bool = False,
    ) -> Any:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
            started_by: With an id: the operation that started the job, since ids do not tell.
            timeout: Seconds to wait at most. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The job as it was read last.

        Raises:
            JobFailed: The job has ended, and not in success.
            JobTimeout: It had not ended in time.
            APIStatusError: The job cannot be read. Not for 429 and 5xx, which may pass.
            InvalidResponse: What was read is not a job.
            ValueError: What was passed in is no job.

        """
        spec, job_id = find_job(_operations.JOBS, job, started_by)
        done: Any = await self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    @overload
    async def wait_all(
        self,
        jobs: Iterable[
            GeneratePhotoAvatarResponse
            | GenerateLooksResponse
            | Awaitable[GeneratePhotoAvatarResponse | GenerateLooksResponse]
        ],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[Generation]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[Generation]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[TrainAvatarGroupResponse | Awaitable[TrainAvatarGroupResponse]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[Training]: ...
    @overload
    async def wait_all(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        concurrency: int = ...,
        progress: bool = ...,
    ) -> list[Training]: ...
    async def wait_all(
        self,
        jobs: Iterable[Any | Awaitable[Any]],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
        progress: bool = False,
    ) -> list[Any]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended.
            progress: Whether to show a progress bar on stderr, where that is a terminal. Needs the extra `progress`.

        Returns:
            The jobs as they were read last, in the order of `jobs`.

        Raises:
            JobsFailed: Not all have succeeded. It carries what became of each, results included.
            ConfigurationError: `progress` is asked for and its library is missing.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return await self._wait_all(queue, jobs, progress=progress)

    @overload
    def as_completed(
        self,
        jobs: Iterable[
            GeneratePhotoAvatarResponse
            | GenerateLooksResponse
            | Awaitable[GeneratePhotoAvatarResponse | GenerateLooksResponse]
        ],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[Generation], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["generate_photo_avatar", "generate_looks"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Generation], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[Generation], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[TrainAvatarGroupResponse | Awaitable[TrainAvatarGroupResponse]],
        *,
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[Training], None]: ...
    @overload
    def as_completed(
        self,
        jobs: Iterable[str],
        *,
        started_by: Literal["train_avatar_group"],
        timeout: float = ...,
        poll_interval: float | None = ...,
        on_update: Callable[[Training], object] | None = ...,
        concurrency: int = ...,
    ) -> AsyncGenerator[Outcome[Training], None]: ...
    def as_completed(
        self,
        jobs: Iterable[Any | Awaitable[Any]],
        *,
        started_by: str | None = None,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Any], object] | None = None,
        concurrency: int = CONCURRENCY,
    ) -> AsyncGenerator[Outcome[Any], None]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
            started_by: With ids: the operation that started the jobs, since ids do not tell.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Any] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, started_by),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return self._as_completed(queue)
