# Made from konpro.openapi.json by 'make generate'. Do not edit.
# pyright: reportPrivateUsage=false
# The classes in here are one client in several parts.
"""The client that users write against: `Konpro`, and `AsyncKonpro`, which is the same with `await`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Unpack

from image_api_core.client import AsyncClient, SyncClient, with_details, with_details_async
from image_api_core.parameters import web_url
from image_api_core.request_builder import Arguments
from image_api_core.unset import UNSET, Unset
from image_api_core.uploads import Upload

from . import _operations

if TYPE_CHECKING:
    from uuid import UUID

    from image_api_core.callbacks.event import CallbackEvent
    from image_api_core.options import RequestOptions
    from image_api_core.parameters import Url
    from image_api_core.uploads import Content

    from .models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
    from .models.add_motion_request_motion_type import AddMotionRequestMotionType
    from .models.add_motion_response import AddMotionResponse
    from .models.add_sound_effect_response import AddSoundEffectResponse
    from .models.age import Age
    from .models.asset import Asset
    from .models.create_avatar_group_response import CreateAvatarGroupResponse
    from .models.delete_avatar_group_response import DeleteAvatarGroupResponse
    from .models.delete_photo_avatar_response import DeletePhotoAvatarResponse
    from .models.ethnicity import Ethnicity
    from .models.gender import Gender
    from .models.generate_looks_response import GenerateLooksResponse
    from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
    from .models.generation import Generation
    from .models.orientation import Orientation
    from .models.photo_avatar import PhotoAvatar
    from .models.photo_avatar_generation_event import PhotoAvatarGenerationEvent
    from .models.pose import Pose
    from .models.style import Style
    from .models.train_avatar_group_response import TrainAvatarGroupResponse
    from .models.training import Training
    from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse


class PhotoAvatars:
    """Photo avatars, their groups, and the jobs that make them."""

    def __init__(self, client: SyncClient[Any]) -> None:
        self._client = client

    def generate_photo_avatar(
        self,
        *,
        name: str | Unset | None = UNSET,
        age: Age | Unset | None = UNSET,
        gender: Gender | Unset | None = UNSET,
        ethnicity: Ethnicity | Unset | None = UNSET,
        orientation: Orientation | Unset | None = UNSET,
        pose: Pose | Unset | None = UNSET,
        style: Style | Unset | None = UNSET,
        appearance: str | Unset | None = UNSET,
        callback_url: Url | Unset | None = UNSET,
        callback_id: str | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.GENERATE_PHOTO_AVATAR,
            Arguments(
                body={
                    "name": name,
                    "age": age,
                    "gender": gender,
                    "ethnicity": ethnicity,
                    "orientation": orientation,
                    "pose": pose,
                    "style": style,
                    "appearance": appearance,
                    "callback_url": web_url(callback_url),
                    "callback_id": callback_id,
                }
            ),
            options,
        )

    def generate_looks(
        self,
        *,
        group_id: str,
        prompt: str,
        orientation: Orientation,
        pose: Pose,
        style: Style,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.GENERATE_LOOKS,
            Arguments(
                body={"group_id": group_id, "prompt": prompt, "orientation": orientation, "pose": pose, "style": style}
            ),
            options,
        )

    def upscale_photo_avatar(
        self,
        *,
        id: str,
        **options: Unpack[RequestOptions],
    ) -> UpscalePhotoAvatarResponse:
        """Upscale a photo avatar that has motion.

        Makes a new avatar of higher resolution and visual quality from one that has motion; the original stays as
        it is. The page says that it may take several minutes, names no way to follow it, and shows an answer that
        is already `completed`.

        Costs 0.5 credit per call.

        Documented at https://docs.konpro.ai/api/upscale-avatar

        Args:
            id: Id of the avatar. It must have motion.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(_operations.UPSCALE_PHOTO_AVATAR, Arguments(body={"id": id}), options)

    def get_generation(
        self,
        generation_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> Generation:
        """Read the state of a generation job.

        The state of a photo avatar or look generation job, and its images once it is completed.

        Documented at https://docs.konpro.ai/api/check-photo-avatar-generation-status

        Args:
            generation_id: The id that the request which started the job returned.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.GET_GENERATION, Arguments(path={"generation_id": generation_id}), options)

    def create_avatar_group(
        self,
        *,
        name: str,
        image_key: str,
        generation_id: str,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.CREATE_AVATAR_GROUP,
            Arguments(body={"name": name, "image_key": image_key, "generation_id": generation_id}),
            options,
        )

    def add_looks_to_avatar_group(
        self,
        *,
        group_id: str,
        image_keys: list[str] | tuple[str, ...],
        name: str,
        generation_id: str | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.ADD_LOOKS_TO_AVATAR_GROUP,
            Arguments(
                body={"group_id": group_id, "image_keys": image_keys, "name": name, "generation_id": generation_id}
            ),
            options,
        )

    def train_avatar_group(
        self,
        *,
        group_id: str,
        **options: Unpack[RequestOptions],
    ) -> TrainAvatarGroupResponse:
        """Train a photo avatar group.

        Starts the training of a group that exists. It may take several hours. Read it with `getTrainingStatus`;
        there is no callback. The page says to check the status with the `training_job_id`, but the operation that
        reads the status takes the `group_id`.

        Costs 4 credit per call.

        Documented at https://docs.konpro.ai/api/train-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group. It must exist.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The training has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(_operations.TRAIN_AVATAR_GROUP, Arguments(body={"group_id": group_id}), options)

    def get_training_status(
        self,
        group_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> Training:
        """Read the state of a group's training.

        The state of the training of a group that exists.

        Documented at https://docs.konpro.ai/api/get-training-job-status

        Args:
            group_id: Id of the group that is trained.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.GET_TRAINING_STATUS, Arguments(path={"group_id": group_id}), options)

    def add_motion(
        self,
        *,
        id: str,
        prompt: str | Unset | None = UNSET,
        motion_type: AddMotionRequestMotionType | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(
            _operations.ADD_MOTION, Arguments(body={"id": id, "prompt": prompt, "motion_type": motion_type}), options
        )

    def add_sound_effect(
        self,
        *,
        id: str,
        **options: Unpack[RequestOptions],
    ) -> AddSoundEffectResponse:
        """Add a sound effect to a photo avatar.

        Adds a sound effect to an avatar that exists, in step with its animation. The effect cannot be chosen. The
        avatar keeps its id.

        Costs 0 credit per call.

        Documented at https://docs.konpro.ai/api/add-sound-effect

        Args:
            id: Id of the photo avatar. It must exist.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return self._client._call(_operations.ADD_SOUND_EFFECT, Arguments(body={"id": id}), options)

    def get_photo_avatar(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> PhotoAvatar:
        """Read a photo avatar.

        One avatar by its id: its appearance, its motion and sound effect if they are enabled, and the group,
        generation and training that it comes from.

        Documented at https://docs.konpro.ai/api/photo-avatar-details

        Args:
            id: Id of the avatar.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.GET_PHOTO_AVATAR, Arguments(path={"id": id}), options)

    def delete_photo_avatar(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DeletePhotoAvatarResponse:
        """Delete a photo avatar.

        Deletes an avatar with its motion, sound effects and other data, at once and for ever.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar

        Args:
            id: Id of the avatar. The page names this parameter `avatar_id`; a path has one name for it, the one
                of the page that reads the avatar.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(_operations.DELETE_PHOTO_AVATAR, Arguments(path={"id": id}), options)

    def delete_avatar_group(
        self,
        avatar_group_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DeleteAvatarGroupResponse:
        """Delete a photo avatar group and its avatars.

        Deletes a group and all its avatars, with their motion, sound effects and metadata. It cannot be undone.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar-group

        Args:
            avatar_group_id: Id of the group.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return self._client._call(
            _operations.DELETE_AVATAR_GROUP, Arguments(path={"avatar_group_id": avatar_group_id}), options
        )

    def confirm(
        self,
        event: CallbackEvent[PhotoAvatarGenerationEvent],
        **options: Unpack[RequestOptions],
    ) -> Generation:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            options: How the call is made: `RequestOptions`.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about another job.
            ValueError: What was passed in is no event of this kind.

        """
        result: Generation = self._client._confirm(event, options)
        return result


class Assets:
    """Files that photo avatars are made of."""

    def __init__(self, client: SyncClient[Any]) -> None:
        self._client = client

    def upload_asset(
        self,
        *,
        content: Content,
        content_type: Literal["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"],
        **options: Unpack[RequestOptions],
    ) -> Asset:
        """Upload an image, a video or an audio file.

        Sends the bytes of a file as they are, to a host of its own. An image gets an `image_key`, which photo
        avatars are made of.

        Documented at https://docs.konpro.ai/api/upload-asset

        Args:
            content: What is sent, as it is: bytes, or the path of a file, which is read into memory.
            content_type: Its media type: image/jpeg, image/png, video/mp4, video/webm, audio/mpeg.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.
            OSError: The file at `content` cannot be read.

        """
        return self._client._call(_operations.UPLOAD_ASSET, Arguments(body=Upload(content, content_type)), options)


class KonproWithResponse:
    """The operations of `Konpro`, each of which returns a `DetailedResponse`."""

    def __init__(self, client: Konpro) -> None:
        self.generate_photo_avatar = with_details(client.photo_avatars.generate_photo_avatar)
        self.generate_looks = with_details(client.photo_avatars.generate_looks)
        self.upscale_photo_avatar = with_details(client.photo_avatars.upscale_photo_avatar)
        self.get_generation = with_details(client.photo_avatars.get_generation)
        self.create_avatar_group = with_details(client.photo_avatars.create_avatar_group)
        self.add_looks_to_avatar_group = with_details(client.photo_avatars.add_looks_to_avatar_group)
        self.train_avatar_group = with_details(client.photo_avatars.train_avatar_group)
        self.get_training_status = with_details(client.photo_avatars.get_training_status)
        self.add_motion = with_details(client.photo_avatars.add_motion)
        self.add_sound_effect = with_details(client.photo_avatars.add_sound_effect)
        self.get_photo_avatar = with_details(client.photo_avatars.get_photo_avatar)
        self.delete_photo_avatar = with_details(client.photo_avatars.delete_photo_avatar)
        self.delete_avatar_group = with_details(client.photo_avatars.delete_avatar_group)
        self.upload_asset = with_details(client.assets.upload_asset)


class Konpro(SyncClient[Literal["generate_photo_avatar", "generate_looks", "train_avatar_group"]]):
    """A client of Konpro photo avatars.

    Use it in `with`, or call `close`. It can be shared between threads, and with processes that are forked.

    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one attempt of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further attempts of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.Client` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.
        on_request: A function that gets a `RequestEvent` before each attempt. The key in it is masked.
        on_response: A function that gets a `ResponseEvent` after each attempt.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, the key must not be sent there, or an argument cannot be used.

    """

    _api = _operations.API
    _jobs = _operations.JOBS

    @cached_property
    def photo_avatars(self) -> PhotoAvatars:
        """Photo avatars, their groups, and the jobs that make them."""
        return PhotoAvatars(self)

    @cached_property
    def assets(self) -> Assets:
        """Files that photo avatars are made of."""
        return Assets(self)

    @cached_property
    def with_response(self) -> KonproWithResponse:
        """The operations, returning status, headers, request id, attempts and duration beside the result."""
        return KonproWithResponse(self)


class AsyncPhotoAvatars:
    """Photo avatars, their groups, and the jobs that make them."""

    def __init__(self, client: AsyncClient[Any]) -> None:
        self._client = client

    async def generate_photo_avatar(
        self,
        *,
        name: str | Unset | None = UNSET,
        age: Age | Unset | None = UNSET,
        gender: Gender | Unset | None = UNSET,
        ethnicity: Ethnicity | Unset | None = UNSET,
        orientation: Orientation | Unset | None = UNSET,
        pose: Pose | Unset | None = UNSET,
        style: Style | Unset | None = UNSET,
        appearance: str | Unset | None = UNSET,
        callback_url: Url | Unset | None = UNSET,
        callback_id: str | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.GENERATE_PHOTO_AVATAR,
            Arguments(
                body={
                    "name": name,
                    "age": age,
                    "gender": gender,
                    "ethnicity": ethnicity,
                    "orientation": orientation,
                    "pose": pose,
                    "style": style,
                    "appearance": appearance,
                    "callback_url": web_url(callback_url),
                    "callback_id": callback_id,
                }
            ),
            options,
        )

    async def generate_looks(
        self,
        *,
        group_id: str,
        prompt: str,
        orientation: Orientation,
        pose: Pose,
        style: Style,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The job has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.GENERATE_LOOKS,
            Arguments(
                body={"group_id": group_id, "prompt": prompt, "orientation": orientation, "pose": pose, "style": style}
            ),
            options,
        )

    async def upscale_photo_avatar(
        self,
        *,
        id: str,
        **options: Unpack[RequestOptions],
    ) -> UpscalePhotoAvatarResponse:
        """Upscale a photo avatar that has motion.

        Makes a new avatar of higher resolution and visual quality from one that has motion; the original stays as
        it is. The page says that it may take several minutes, names no way to follow it, and shows an answer that
        is already `completed`.

        Costs 0.5 credit per call.

        Documented at https://docs.konpro.ai/api/upscale-avatar

        Args:
            id: Id of the avatar. It must have motion.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(_operations.UPSCALE_PHOTO_AVATAR, Arguments(body={"id": id}), options)

    async def get_generation(
        self,
        generation_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> Generation:
        """Read the state of a generation job.

        The state of a photo avatar or look generation job, and its images once it is completed.

        Documented at https://docs.konpro.ai/api/check-photo-avatar-generation-status

        Args:
            generation_id: The id that the request which started the job returned.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(
            _operations.GET_GENERATION, Arguments(path={"generation_id": generation_id}), options
        )

    async def create_avatar_group(
        self,
        *,
        name: str,
        image_key: str,
        generation_id: str,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.CREATE_AVATAR_GROUP,
            Arguments(body={"name": name, "image_key": image_key, "generation_id": generation_id}),
            options,
        )

    async def add_looks_to_avatar_group(
        self,
        *,
        group_id: str,
        image_keys: list[str] | tuple[str, ...],
        name: str,
        generation_id: str | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.ADD_LOOKS_TO_AVATAR_GROUP,
            Arguments(
                body={"group_id": group_id, "image_keys": image_keys, "name": name, "generation_id": generation_id}
            ),
            options,
        )

    async def train_avatar_group(
        self,
        *,
        group_id: str,
        **options: Unpack[RequestOptions],
    ) -> TrainAvatarGroupResponse:
        """Train a photo avatar group.

        Starts the training of a group that exists. It may take several hours. Read it with `getTrainingStatus`;
        there is no callback. The page says to check the status with the `training_job_id`, but the operation that
        reads the status takes the `group_id`.

        Costs 4 credit per call.

        Documented at https://docs.konpro.ai/api/train-photo-avatar-group

        Args:
            group_id: Id of the photo avatar group. It must exist.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

        Returns:
            The training has been accepted.
            Its `.job` is the job, for `wait` and to be stored.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(_operations.TRAIN_AVATAR_GROUP, Arguments(body={"group_id": group_id}), options)

    async def get_training_status(
        self,
        group_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> Training:
        """Read the state of a group's training.

        The state of the training of a group that exists.

        Documented at https://docs.konpro.ai/api/get-training-job-status

        Args:
            group_id: Id of the group that is trained.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(
            _operations.GET_TRAINING_STATUS, Arguments(path={"group_id": group_id}), options
        )

    async def add_motion(
        self,
        *,
        id: str,
        prompt: str | Unset | None = UNSET,
        motion_type: AddMotionRequestMotionType | Unset | None = UNSET,
        **options: Unpack[RequestOptions],
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
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(
            _operations.ADD_MOTION, Arguments(body={"id": id, "prompt": prompt, "motion_type": motion_type}), options
        )

    async def add_sound_effect(
        self,
        *,
        id: str,
        **options: Unpack[RequestOptions],
    ) -> AddSoundEffectResponse:
        """Add a sound effect to a photo avatar.

        Adds a sound effect to an avatar that exists, in step with its animation. The effect cannot be chosen. The
        avatar keeps its id.

        Costs 0 credit per call.

        Documented at https://docs.konpro.ai/api/add-sound-effect

        Args:
            id: Id of the photo avatar. It must exist.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.

        """
        return await self._client._call(_operations.ADD_SOUND_EFFECT, Arguments(body={"id": id}), options)

    async def get_photo_avatar(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> PhotoAvatar:
        """Read a photo avatar.

        One avatar by its id: its appearance, its motion and sound effect if they are enabled, and the group,
        generation and training that it comes from.

        Documented at https://docs.konpro.ai/api/photo-avatar-details

        Args:
            id: Id of the avatar.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(_operations.GET_PHOTO_AVATAR, Arguments(path={"id": id}), options)

    async def delete_photo_avatar(
        self,
        id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DeletePhotoAvatarResponse:
        """Delete a photo avatar.

        Deletes an avatar with its motion, sound effects and other data, at once and for ever.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar

        Args:
            id: Id of the avatar. The page names this parameter `avatar_id`; a path has one name for it, the one
                of the page that reads the avatar.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(_operations.DELETE_PHOTO_AVATAR, Arguments(path={"id": id}), options)

    async def delete_avatar_group(
        self,
        avatar_group_id: str | UUID,
        **options: Unpack[RequestOptions],
    ) -> DeleteAvatarGroupResponse:
        """Delete a photo avatar group and its avatars.

        Deletes a group and all its avatars, with their motion, sound effects and metadata. It cannot be undone.

        Documented at https://docs.konpro.ai/api/delete-photo-avatar-group

        Args:
            avatar_group_id: Id of the group.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about something else.

        """
        return await self._client._call(
            _operations.DELETE_AVATAR_GROUP, Arguments(path={"avatar_group_id": avatar_group_id}), options
        )

    async def confirm(
        self,
        event: CallbackEvent[PhotoAvatarGenerationEvent],
        **options: Unpack[RequestOptions],
    ) -> Generation:
        """Ask the API about the job of an event, since nothing shows who posted the event.

        What comes back is what the API says, and never what the event says.

        Args:
            event: What `callbacks.parse` returned.
            options: How the call is made: `RequestOptions`.

        Returns:
            The job as the API has it: in the state that the event gives, or, if that is not a final one, in any.

        Raises:
            CallbackMismatch: The event says that the job has ended, and the API has it in another state. The job is in
                `result`; do not act on the event.
            errors.NotFoundError: 404. The API does not know the job: do not act on the event.
            APIStatusError: The job cannot be read for another reason, as the operation that reads it documents.
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read, or is about another job.
            ValueError: What was passed in is no event of this kind.

        """
        result: Generation = await self._client._confirm(event, options)
        return result


class AsyncAssets:
    """Files that photo avatars are made of."""

    def __init__(self, client: AsyncClient[Any]) -> None:
        self._client = client

    async def upload_asset(
        self,
        *,
        content: Content,
        content_type: Literal["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"],
        **options: Unpack[RequestOptions],
    ) -> Asset:
        """Upload an image, a video or an audio file.

        Sends the bytes of a file as they are, to a host of its own. An image gets an `image_key`, which photo
        avatars are made of.

        Documented at https://docs.konpro.ai/api/upload-asset

        Args:
            content: What is sent, as it is: bytes, or the path of a file, which is read into memory.
            content_type: Its media type: image/jpeg, image/png, video/mp4, video/webm, audio/mpeg.
            options: How the call is made (`timeout`, `retries`, `extra_headers`, ...): `RequestOptions`.

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
            APIConnectionError: No response came; APITimeoutError: not in time.
            InvalidResponse: The response cannot be read.
            OSError: The file at `content` cannot be read.

        """
        return await self._client._call(
            _operations.UPLOAD_ASSET, Arguments(body=Upload(content, content_type)), options
        )


class AsyncKonproWithResponse:
    """The operations of `AsyncKonpro`, each of which returns a `DetailedResponse`."""

    def __init__(self, client: AsyncKonpro) -> None:
        self.generate_photo_avatar = with_details_async(client.photo_avatars.generate_photo_avatar)
        self.generate_looks = with_details_async(client.photo_avatars.generate_looks)
        self.upscale_photo_avatar = with_details_async(client.photo_avatars.upscale_photo_avatar)
        self.get_generation = with_details_async(client.photo_avatars.get_generation)
        self.create_avatar_group = with_details_async(client.photo_avatars.create_avatar_group)
        self.add_looks_to_avatar_group = with_details_async(client.photo_avatars.add_looks_to_avatar_group)
        self.train_avatar_group = with_details_async(client.photo_avatars.train_avatar_group)
        self.get_training_status = with_details_async(client.photo_avatars.get_training_status)
        self.add_motion = with_details_async(client.photo_avatars.add_motion)
        self.add_sound_effect = with_details_async(client.photo_avatars.add_sound_effect)
        self.get_photo_avatar = with_details_async(client.photo_avatars.get_photo_avatar)
        self.delete_photo_avatar = with_details_async(client.photo_avatars.delete_photo_avatar)
        self.delete_avatar_group = with_details_async(client.photo_avatars.delete_avatar_group)
        self.upload_asset = with_details_async(client.assets.upload_asset)


class AsyncKonpro(AsyncClient[Literal["generate_photo_avatar", "generate_looks", "train_avatar_group"]]):
    """A client of Konpro photo avatars, for asyncio.

    Use it in `async with`, or call `aclose`. Each event loop that uses it gets connections of its own.

    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one attempt of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further attempts of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.AsyncClient` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether any key may go over plain http to any host. If not, plain http is for loopback, and for the
            key of the mock: `mock-key` or `mock-key.<world>`.
        on_request: A function that gets a `RequestEvent` before each attempt. The key in it is masked.
        on_response: A function that gets a `ResponseEvent` after each attempt.

    Raises:
        MissingAPIKey: There is no key.
        ConfigurationError: There is no base URL, the key must not be sent there, or an argument cannot be used.

    """

    _api = _operations.API
    _jobs = _operations.JOBS

    @cached_property
    def photo_avatars(self) -> AsyncPhotoAvatars:
        """Photo avatars, their groups, and the jobs that make them."""
        return AsyncPhotoAvatars(self)

    @cached_property
    def assets(self) -> AsyncAssets:
        """Files that photo avatars are made of."""
        return AsyncAssets(self)

    @cached_property
    def with_response(self) -> AsyncKonproWithResponse:
        """The operations, returning status, headers, request id, attempts and duration beside the result."""
        return AsyncKonproWithResponse(self)
