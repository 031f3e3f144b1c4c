# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The operations of the contract, as `image_api_core` reads them."""

from typing import Any

from image_api_core.jobs import Jobs, JobSpec
from image_api_core.operation import Api, Operation

from . import errors
from .models.error import Error
from .models.generate_looks_response import GenerateLooksResponse
from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
from .models.generation import Generation
from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse

API = Api(
    name="konpro",
    base_url="https://api.konpro.ai",
    key_header="x-api-key",
    key_prefix="",
    version="0.1.0",
)


def _read_bad_request(data: Any) -> Error:
    response_400 = Error.from_dict(data)

    return response_400


def _read_unauthorized(data: Any) -> Error:
    response_401 = Error.from_dict(data)

    return response_401


def _read_forbidden(data: Any) -> Error:
    response_403 = Error.from_dict(data)

    return response_403


def _read_not_found(data: Any) -> Error:
    response_404 = Error.from_dict(data)

    return response_404


def _read_too_many_requests(data: Any) -> Error:
    response_429 = Error.from_dict(data)

    return response_429


def _read_internal_server_error(data: Any) -> Error:
    response_500 = Error.from_dict(data)

    return response_500


def _read_service_unavailable(data: Any) -> Error:
    response_503 = Error.from_dict(data)

    return response_503


def _read_generate_photo_avatar_200(data: Any) -> GeneratePhotoAvatarResponse:
    response_200 = GeneratePhotoAvatarResponse.from_dict(data)

    return response_200


GENERATE_PHOTO_AVATAR: Operation[GeneratePhotoAvatarResponse] = Operation(
    id="generatePhotoAvatar",
    method="POST",
    path="/v1/photo_avatar/photo/generate",
    success={
        200: _read_generate_photo_avatar_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
        503: (errors.ServiceUnavailableError, _read_service_unavailable),
    },
)


def _read_generate_looks_200(data: Any) -> GenerateLooksResponse:
    response_200 = GenerateLooksResponse.from_dict(data)

    return response_200


GENERATE_LOOKS: Operation[GenerateLooksResponse] = Operation(
    id="generateLooks",
    method="POST",
    path="/v1/photo_avatar/look/generate",
    success={
        200: _read_generate_looks_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
        503: (errors.ServiceUnavailableError, _read_service_unavailable),
    },
)


def _read_upscale_photo_avatar_200(data: Any) -> UpscalePhotoAvatarResponse:
    response_200 = UpscalePhotoAvatarResponse.from_dict(data)

    return response_200


UPSCALE_PHOTO_AVATAR: Operation[UpscalePhotoAvatarResponse] = Operation(
    id="upscalePhotoAvatar",
    method="POST",
    path="/v1/photo_avatar/upscale",
    success={
        200: _read_upscale_photo_avatar_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
        503: (errors.ServiceUnavailableError, _read_service_unavailable),
    },
)


def _read_get_generation_200(data: Any) -> Generation:
    response_200 = Generation.from_dict(data)

    return response_200


GET_GENERATION: Operation[Generation] = Operation(
    id="getGeneration",
    method="GET",
    path="/v1/photo_avatar/generation/{generation_id}",
    success={
        200: _read_get_generation_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
        503: (errors.ServiceUnavailableError, _read_service_unavailable),
    },
)

_GENERATE_PHOTO_AVATAR_JOB: JobSpec[Generation] = JobSpec(
    job_id=lambda job: str(job.job_id),
    poll=GET_GENERATION,
    parameter="generation_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)
_GENERATE_LOOKS_JOB: JobSpec[Generation] = JobSpec(
    job_id=lambda job: str(job.generation_job_id),
    poll=GET_GENERATION,
    parameter="generation_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)

JOBS = Jobs(
    by_type={
        GeneratePhotoAvatarResponse: _GENERATE_PHOTO_AVATAR_JOB,
        GenerateLooksResponse: _GENERATE_LOOKS_JOB,
    },
    by_operation={
        "generate_photo_avatar": _GENERATE_PHOTO_AVATAR_JOB,
        "generate_looks": _GENERATE_LOOKS_JOB,
    },
)
