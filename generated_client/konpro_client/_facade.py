# Made from konpro.openapi.json by 'make generate'. Do not edit.
# pyright: reportPrivateUsage=false
# The classes in here are one client in several parts.
"""The client that users write against: `Konpro`, and `AsyncKonpro`, which is the same with `await`."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Self

from image_api_core.callbacks.confirm import confirmed, confirming, event_job
from image_api_core.client import AsyncClient, SyncClient
from image_api_core.engine import Timeout
from image_api_core.errors import ValidationError
from image_api_core.jobs import JobSpec, find_job
from image_api_core.limits import (
    is_uri,
    to_json,
)
from image_api_core.many_jobs import CONCURRENCY, Outcome, Queue
from image_api_core.parameters import to_path, to_value
from image_api_core.retry import RetryPolicy

from . import _operations
from .models.age import Age
from .models.ethnicity import Ethnicity
from .models.gender import Gender
from .models.generate_looks_request import GenerateLooksRequest
from .models.generate_looks_response import GenerateLooksResponse
from .models.generate_photo_avatar_request import GeneratePhotoAvatarRequest
from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
from .models.generation import Generation
from .models.orientation import Orientation
from .models.pose import Pose
from .models.style import Style
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


_EVENTS_OF_PHOTO_AVATARS: dict[str, JobSpec[Generation]] = {
    "photoAvatarGenerationFinished": _operations._GENERATE_PHOTO_AVATAR_JOB,
}


class PhotoAvatars:
    """Photo avatars and the jobs that make them."""

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


class Konpro(SyncClient):
    """A client of Konpro photo avatars.

    Use it in `with`, or call `close`. It can be shared between threads.
    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.Client` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether the key may go over plain http to another host than this one.

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

    def wait(
        self,
        job: GeneratePhotoAvatarResponse | GenerateLooksResponse | str,
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
        progress: bool = False,
    ) -> Generation:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
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
        spec, job_id = find_job(_operations.JOBS, job, None)
        done: Generation = self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    def wait_all(
        self,
        jobs: Iterable[GeneratePhotoAvatarResponse | GenerateLooksResponse | str],
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
        progress: bool = False,
    ) -> list[Generation]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
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
        queue: Queue[Generation] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, None),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._wait_all(queue, jobs, progress=progress)

    def as_completed(
        self,
        jobs: Iterable[GeneratePhotoAvatarResponse | GenerateLooksResponse | str],
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
    ) -> Iterator[Outcome[Generation]]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Generation] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, None),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=1,
        )
        return self._as_completed(queue)


class AsyncPhotoAvatars:
    """Photo avatars and the jobs that make them."""

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


class AsyncKonpro(AsyncClient):
    """A client of Konpro photo avatars, for asyncio.

    Use it in `async with`, or call `aclose`.
    Args:
        api_key: The key; from the environment variable KONPRO_API_KEY if left out.
        base_url: The origin of the API; from KONPRO_BASE_URL if left out, and else https://api.konpro.ai.
        timeout: Seconds that one try of a request may take, or a `Timeout`. 60 s, of which 5 s to connect.
        retries: Further tries of a request, or a `RetryPolicy`. See `image_api_core.retry` for what is tried again.
        http_client: An `httpx.AsyncClient` of your own, with your proxies, certificates or transport. You close it.
        allow_http: Whether the key may go over plain http to another host than this one.

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

    async def wait(
        self,
        job: GeneratePhotoAvatarResponse | GenerateLooksResponse | str,
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
        progress: bool = False,
    ) -> Generation:
        """Wait until a job has succeeded.

        Args:
            job: What the operation that started the job returned, or the job's id, also in another process.
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
        spec, job_id = find_job(_operations.JOBS, job, None)
        done: Generation = await self._wait(
            spec, job_id, timeout=timeout, poll_interval=poll_interval, on_update=on_update, progress=progress
        )
        return done

    async def wait_all(
        self,
        jobs: Iterable[
            GeneratePhotoAvatarResponse
            | GenerateLooksResponse
            | str
            | Awaitable[GeneratePhotoAvatarResponse | GenerateLooksResponse]
        ],
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
        concurrency: int = CONCURRENCY,
        progress: bool = False,
    ) -> list[Generation]:
        """Wait until many jobs have ended, and return their results.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
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
        queue: Queue[Generation] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, None),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return await self._wait_all(queue, jobs, progress=progress)

    def as_completed(
        self,
        jobs: Iterable[
            GeneratePhotoAvatarResponse
            | GenerateLooksResponse
            | str
            | Awaitable[GeneratePhotoAvatarResponse | GenerateLooksResponse]
        ],
        *,
        timeout: float = 600.0,
        poll_interval: float | None = None,
        on_update: Callable[[Generation], object] | None = None,
        concurrency: int = CONCURRENCY,
    ) -> AsyncGenerator[Outcome[Generation], None]:
        """Tell of each of many jobs as soon as it has ended.

        All are followed to their end, whatever becomes of the others. `jobs` is read step by step, so it may be a
        generator that starts them.

        Args:
            jobs: What the operations that started the jobs returned, or the jobs' ids, or what is to be awaited to start them.
            timeout: Seconds to wait for each job at most, from when it is taken up. A job goes on after that: wait again.
            poll_interval: Seconds between polls; 1 s at first, growing to 15 s, if left out.
            on_update: Called with the job whenever a poll finds it changed.
            concurrency: Requests in flight at most, and jobs started here that have not ended.

        Yields:
            What became of a job: its place in `jobs`, its id, and its `result()`, which raises what `wait` would raise.

        """
        queue: Queue[Generation] = Queue(
            jobs,
            lambda job: find_job(_operations.JOBS, job, None),
            timeout=timeout,
            poll_interval=poll_interval,
            on_update=on_update,
            concurrency=concurrency,
        )
        return self._as_completed(queue)
