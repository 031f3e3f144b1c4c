# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The operations of the contract, as `image_api_core` reads them."""

from typing import Any

from image_api_core.jobs import Jobs, JobSpec
from image_api_core.operation import Api, Operation

from . import errors
from .models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
from .models.add_motion_response import AddMotionResponse
from .models.add_sound_effect_response import AddSoundEffectResponse
from .models.asset import Asset
from .models.create_avatar_group_response import CreateAvatarGroupResponse
from .models.delete_avatar_group_response import DeleteAvatarGroupResponse
from .models.delete_photo_avatar_response import DeletePhotoAvatarResponse
from .models.error import Error
from .models.generate_looks_response import GenerateLooksResponse
from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse
from .models.generation import Generation
from .models.photo_avatar import PhotoAvatar
from .models.train_avatar_group_response import TrainAvatarGroupResponse
from .models.training import Training
from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse

API = Api(
    name="konpro",
    base_url="https://api.konpro.ai",
    key_header="x-api-key",
    key_prefix="",
    version="0.2.0",
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


def _read_create_avatar_group_200(data: Any) -> CreateAvatarGroupResponse:
    response_200 = CreateAvatarGroupResponse.from_dict(data)

    return response_200


CREATE_AVATAR_GROUP: Operation[CreateAvatarGroupResponse] = Operation(
    id="createAvatarGroup",
    method="POST",
    path="/v1/photo_avatar/avatar_group/create",
    success={
        200: _read_create_avatar_group_200,
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


def _read_add_looks_to_avatar_group_200(data: Any) -> AddLooksToAvatarGroupResponse:
    response_200 = AddLooksToAvatarGroupResponse.from_dict(data)

    return response_200


ADD_LOOKS_TO_AVATAR_GROUP: Operation[AddLooksToAvatarGroupResponse] = Operation(
    id="addLooksToAvatarGroup",
    method="POST",
    path="/v1/photo_avatar/avatar_group/add",
    success={
        200: _read_add_looks_to_avatar_group_200,
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


def _read_train_avatar_group_200(data: Any) -> TrainAvatarGroupResponse:
    response_200 = TrainAvatarGroupResponse.from_dict(data)

    return response_200


TRAIN_AVATAR_GROUP: Operation[TrainAvatarGroupResponse] = Operation(
    id="trainAvatarGroup",
    method="POST",
    path="/v1/photo_avatar/train",
    success={
        200: _read_train_avatar_group_200,
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


def _read_get_training_status_200(data: Any) -> Training:
    response_200 = Training.from_dict(data)

    return response_200


GET_TRAINING_STATUS: Operation[Training] = Operation(
    id="getTrainingStatus",
    method="GET",
    path="/v1/photo_avatar/train/status/{group_id}",
    success={
        200: _read_get_training_status_200,
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


def _read_add_motion_200(data: Any) -> AddMotionResponse:
    response_200 = AddMotionResponse.from_dict(data)

    return response_200


ADD_MOTION: Operation[AddMotionResponse] = Operation(
    id="addMotion",
    method="POST",
    path="/v1/photo_avatar/add_motion",
    success={
        200: _read_add_motion_200,
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


def _read_add_sound_effect_200(data: Any) -> AddSoundEffectResponse:
    response_200 = AddSoundEffectResponse.from_dict(data)

    return response_200


ADD_SOUND_EFFECT: Operation[AddSoundEffectResponse] = Operation(
    id="addSoundEffect",
    method="POST",
    path="/v1/photo_avatar/add_sound_effect",
    success={
        200: _read_add_sound_effect_200,
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


def _read_get_photo_avatar_200(data: Any) -> PhotoAvatar:
    response_200 = PhotoAvatar.from_dict(data)

    return response_200


GET_PHOTO_AVATAR: Operation[PhotoAvatar] = Operation(
    id="getPhotoAvatar",
    method="GET",
    path="/v1/photo_avatar/{id}",
    success={
        200: _read_get_photo_avatar_200,
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


def _read_delete_photo_avatar_200(data: Any) -> DeletePhotoAvatarResponse:
    response_200 = DeletePhotoAvatarResponse.from_dict(data)

    return response_200


DELETE_PHOTO_AVATAR: Operation[DeletePhotoAvatarResponse] = Operation(
    id="deletePhotoAvatar",
    method="DELETE",
    path="/v1/photo_avatar/{id}",
    success={
        200: _read_delete_photo_avatar_200,
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


def _read_delete_avatar_group_200(data: Any) -> DeleteAvatarGroupResponse:
    response_200 = DeleteAvatarGroupResponse.from_dict(data)

    return response_200


DELETE_AVATAR_GROUP: Operation[DeleteAvatarGroupResponse] = Operation(
    id="deleteAvatarGroup",
    method="DELETE",
    path="/v1/photo_avatar_group/{avatar_group_id}",
    success={
        200: _read_delete_avatar_group_200,
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


def _read_upload_asset_200(data: Any) -> Asset:
    response_200 = Asset.from_dict(data)

    return response_200


UPLOAD_ASSET: Operation[Asset] = Operation(
    id="uploadAsset",
    method="POST",
    path="/v1/asset",
    success={
        200: _read_upload_asset_200,
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
    server="https://upload.konpro.ai",
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
_TRAIN_AVATAR_GROUP_JOB: JobSpec[Training] = JobSpec(
    job_id=lambda job: str(job.group_id),
    poll=GET_TRAINING_STATUS,
    parameter="group_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)

JOBS = Jobs(
    by_type={
        GeneratePhotoAvatarResponse: _GENERATE_PHOTO_AVATAR_JOB,
        GenerateLooksResponse: _GENERATE_LOOKS_JOB,
        TrainAvatarGroupResponse: _TRAIN_AVATAR_GROUP_JOB,
    },
    by_operation={
        "generate_photo_avatar": _GENERATE_PHOTO_AVATAR_JOB,
        "generate_looks": _GENERATE_LOOKS_JOB,
        "train_avatar_group": _TRAIN_AVATAR_GROUP_JOB,
    },
)
