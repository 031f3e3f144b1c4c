# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The operations of the contract, as `image_api_core` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from image_api_core.errors import ValidationError
from image_api_core.jobs import Jobs, JobSpec
from image_api_core.limits import (
    is_array,
    is_web_url,
)
from image_api_core.operation import Api, Operation

from . import errors

if TYPE_CHECKING:
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


def _check_generate_photo_avatar_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of generatePhotoAvatar is broken."""
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
        if not is_web_url(value_0):
            raise ValidationError("callback_url", "format", value_0, "an http or https URL with a host")
    if "callback_id" in body:
        value_0 = body["callback_id"]
        if not isinstance(value_0, str):
            raise ValidationError("callback_id", "type", value_0, "a string")


def _check_generate_looks_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of generateLooks is broken."""
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


def _check_upscale_photo_avatar_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of upscalePhotoAvatar is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_get_generation_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of getGeneration is broken."""
    value_0: Any
    value_0 = body["generation_id"]
    if not isinstance(value_0, str):
        raise ValidationError("generation_id", "type", value_0, "a string")


def _check_create_avatar_group_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of createAvatarGroup is broken."""
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


def _check_add_looks_to_avatar_group_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of addLooksToAvatarGroup is broken."""
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


def _check_train_avatar_group_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of trainAvatarGroup is broken."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")


def _check_get_training_status_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of getTrainingStatus is broken."""
    value_0: Any
    value_0 = body["group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("group_id", "type", value_0, "a string")


def _check_add_motion_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of addMotion is broken."""
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


def _check_add_sound_effect_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of addSoundEffect is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_get_photo_avatar_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of getPhotoAvatar is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_delete_photo_avatar_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of deletePhotoAvatar is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_delete_avatar_group_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of deleteAvatarGroup is broken."""
    value_0: Any
    value_0 = body["avatar_group_id"]
    if not isinstance(value_0, str):
        raise ValidationError("avatar_group_id", "type", value_0, "a string")


def _read_bad_request(data: Any) -> Error:
    from .models.error import Error

    response_400 = Error.from_dict(data)

    return response_400


def _read_unauthorized(data: Any) -> Error:
    from .models.error import Error

    response_401 = Error.from_dict(data)

    return response_401


def _read_forbidden(data: Any) -> Error:
    from .models.error import Error

    response_403 = Error.from_dict(data)

    return response_403


def _read_not_found(data: Any) -> Error:
    from .models.error import Error

    response_404 = Error.from_dict(data)

    return response_404


def _read_too_many_requests(data: Any) -> Error:
    from .models.error import Error

    response_429 = Error.from_dict(data)

    return response_429


def _read_internal_server_error(data: Any) -> Error:
    from .models.error import Error

    response_500 = Error.from_dict(data)

    return response_500


def _read_service_unavailable(data: Any) -> Error:
    from .models.error import Error

    response_503 = Error.from_dict(data)

    return response_503


def _read_generate_photo_avatar_200(data: Any) -> GeneratePhotoAvatarResponse:
    from .models.generate_photo_avatar_response import GeneratePhotoAvatarResponse

    response_200 = GeneratePhotoAvatarResponse.from_dict(data)

    return response_200


GENERATE_PHOTO_AVATAR: Operation[GeneratePhotoAvatarResponse] = Operation(
    id="generatePhotoAvatar",
    name="generate_photo_avatar",
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
    checks={
        "body": _check_generate_photo_avatar_body,
    },
)


def _read_generate_looks_200(data: Any) -> GenerateLooksResponse:
    from .models.generate_looks_response import GenerateLooksResponse

    response_200 = GenerateLooksResponse.from_dict(data)

    return response_200


GENERATE_LOOKS: Operation[GenerateLooksResponse] = Operation(
    id="generateLooks",
    name="generate_looks",
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
    checks={
        "body": _check_generate_looks_body,
    },
    required=["group_id", "prompt", "orientation", "pose", "style"],
)


def _read_upscale_photo_avatar_200(data: Any) -> UpscalePhotoAvatarResponse:
    from .models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse

    response_200 = UpscalePhotoAvatarResponse.from_dict(data)

    return response_200


UPSCALE_PHOTO_AVATAR: Operation[UpscalePhotoAvatarResponse] = Operation(
    id="upscalePhotoAvatar",
    name="upscale_photo_avatar",
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
    checks={
        "body": _check_upscale_photo_avatar_body,
    },
    required=["id"],
)


def _read_get_generation_200(data: Any) -> Generation:
    from .models.generation import Generation

    response_200 = Generation.from_dict(data)

    return response_200


GET_GENERATION: Operation[Generation] = Operation(
    id="getGeneration",
    name="get_generation",
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
    checks={
        "path": _check_get_generation_path,
    },
    required=["generation_id"],
    echo={"generation_id": ["generation_id"]},
)


def _read_create_avatar_group_200(data: Any) -> CreateAvatarGroupResponse:
    from .models.create_avatar_group_response import CreateAvatarGroupResponse

    response_200 = CreateAvatarGroupResponse.from_dict(data)

    return response_200


CREATE_AVATAR_GROUP: Operation[CreateAvatarGroupResponse] = Operation(
    id="createAvatarGroup",
    name="create_avatar_group",
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
    checks={
        "body": _check_create_avatar_group_body,
    },
    required=["name", "image_key", "generation_id"],
)


def _read_add_looks_to_avatar_group_200(data: Any) -> AddLooksToAvatarGroupResponse:
    from .models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse

    response_200 = AddLooksToAvatarGroupResponse.from_dict(data)

    return response_200


ADD_LOOKS_TO_AVATAR_GROUP: Operation[AddLooksToAvatarGroupResponse] = Operation(
    id="addLooksToAvatarGroup",
    name="add_looks_to_avatar_group",
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
    checks={
        "body": _check_add_looks_to_avatar_group_body,
    },
    required=["group_id", "image_keys", "name"],
)


def _read_train_avatar_group_200(data: Any) -> TrainAvatarGroupResponse:
    from .models.train_avatar_group_response import TrainAvatarGroupResponse

    response_200 = TrainAvatarGroupResponse.from_dict(data)

    return response_200


TRAIN_AVATAR_GROUP: Operation[TrainAvatarGroupResponse] = Operation(
    id="trainAvatarGroup",
    name="train_avatar_group",
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
    checks={
        "body": _check_train_avatar_group_body,
    },
    required=["group_id"],
)


def _read_get_training_status_200(data: Any) -> Training:
    from .models.training import Training

    response_200 = Training.from_dict(data)

    return response_200


GET_TRAINING_STATUS: Operation[Training] = Operation(
    id="getTrainingStatus",
    name="get_training_status",
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
    checks={
        "path": _check_get_training_status_path,
    },
    required=["group_id"],
    echo={"group_id": ["group_id"]},
)


def _read_add_motion_200(data: Any) -> AddMotionResponse:
    from .models.add_motion_response import AddMotionResponse

    response_200 = AddMotionResponse.from_dict(data)

    return response_200


ADD_MOTION: Operation[AddMotionResponse] = Operation(
    id="addMotion",
    name="add_motion",
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
    checks={
        "body": _check_add_motion_body,
    },
    required=["id"],
)


def _read_add_sound_effect_200(data: Any) -> AddSoundEffectResponse:
    from .models.add_sound_effect_response import AddSoundEffectResponse

    response_200 = AddSoundEffectResponse.from_dict(data)

    return response_200


ADD_SOUND_EFFECT: Operation[AddSoundEffectResponse] = Operation(
    id="addSoundEffect",
    name="add_sound_effect",
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
    checks={
        "body": _check_add_sound_effect_body,
    },
    required=["id"],
)


def _read_get_photo_avatar_200(data: Any) -> PhotoAvatar:
    from .models.photo_avatar import PhotoAvatar

    response_200 = PhotoAvatar.from_dict(data)

    return response_200


GET_PHOTO_AVATAR: Operation[PhotoAvatar] = Operation(
    id="getPhotoAvatar",
    name="get_photo_avatar",
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
    checks={
        "path": _check_get_photo_avatar_path,
    },
    required=["id"],
    echo={"id": ["id"]},
)


def _read_delete_photo_avatar_200(data: Any) -> DeletePhotoAvatarResponse:
    from .models.delete_photo_avatar_response import DeletePhotoAvatarResponse

    response_200 = DeletePhotoAvatarResponse.from_dict(data)

    return response_200


DELETE_PHOTO_AVATAR: Operation[DeletePhotoAvatarResponse] = Operation(
    id="deletePhotoAvatar",
    name="delete_photo_avatar",
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
    checks={
        "path": _check_delete_photo_avatar_path,
    },
    required=["id"],
    echo={"id": ["avatar_id"]},
)


def _read_delete_avatar_group_200(data: Any) -> DeleteAvatarGroupResponse:
    from .models.delete_avatar_group_response import DeleteAvatarGroupResponse

    response_200 = DeleteAvatarGroupResponse.from_dict(data)

    return response_200


DELETE_AVATAR_GROUP: Operation[DeleteAvatarGroupResponse] = Operation(
    id="deleteAvatarGroup",
    name="delete_avatar_group",
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
    checks={
        "path": _check_delete_avatar_group_path,
    },
    required=["avatar_group_id"],
    echo={"avatar_group_id": ["group_id"]},
)


def _read_upload_asset_200(data: Any) -> Asset:
    from .models.asset import Asset

    response_200 = Asset.from_dict(data)

    return response_200


UPLOAD_ASSET: Operation[Asset] = Operation(
    id="uploadAsset",
    name="upload_asset",
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
    media_types=["image/jpeg", "image/png", "video/mp4", "video/webm", "audio/mpeg"],
    server="https://upload.konpro.ai",
)

_GENERATE_PHOTO_AVATAR_JOB: JobSpec[Generation] = JobSpec(
    job_id=lambda job: job.job_id,
    poll=GET_GENERATION,
    parameter="generation_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)
_GENERATE_LOOKS_JOB: JobSpec[Generation] = JobSpec(
    job_id=lambda job: job.generation_job_id,
    poll=GET_GENERATION,
    parameter="generation_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)
_TRAIN_AVATAR_GROUP_JOB: JobSpec[Training] = JobSpec(
    job_id=lambda job: job.group_id,
    poll=GET_TRAINING_STATUS,
    parameter="group_id",
    status=lambda result: result.status,
    succeeded=frozenset(["completed"]),
    failed=frozenset(["failed"]),
    progress=lambda result: result.progress,
)

JOBS: Jobs = {
    "generate_photo_avatar": _GENERATE_PHOTO_AVATAR_JOB,
    "generate_looks": _GENERATE_LOOKS_JOB,
    "train_avatar_group": _TRAIN_AVATAR_GROUP_JOB,
}
