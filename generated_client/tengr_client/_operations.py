# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The operations of the contract, as `image_api_core` reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from image_api_core.errors import ValidationError
from image_api_core.jobs import Jobs, JobSpec
from image_api_core.limits import (
    is_integer,
    is_object,
    is_web_url,
)
from image_api_core.operation import Api, Operation

from . import errors

if TYPE_CHECKING:
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.error import Error
    from .models.other_artwork import OtherArtwork
    from .models.other_artwork_v1 import OtherArtworkV1
    from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .models.upscaling_artwork import UpscalingArtwork
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1
    from .models.webhook_secret import WebhookSecret

API = Api(
    name="tengr",
    base_url=None,
    key_header="Authorization",
    key_prefix="Bearer ",
    version="0.3.0",
)


def _check_list_artworks_v1_query(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a query parameter of listArtworksV1 is broken."""
    value_0: Any
    if "offset" in body:
        value_0 = body["offset"]
        if not is_integer(value_0):
            raise ValidationError("offset", "type", value_0, "a whole number")
    if "limit" in body:
        value_0 = body["limit"]
        if not is_integer(value_0):
            raise ValidationError("limit", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("limit", "minimum", value_0, "a whole number from 1 to 500")
        if value_0 > 500:
            raise ValidationError("limit", "maximum", value_0, "a whole number from 1 to 500")


def _check_create_upscaling_v1_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of createUpscalingV1 is broken."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_web_url(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an http or https URL with a host")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if not is_integer(value_0):
            raise ValidationError("scaleFactor", "type", value_0, "a whole number")
        if value_0 < 2:
            raise ValidationError("scaleFactor", "minimum", value_0, "a whole number from 2 to 8")
        if value_0 > 8:
            raise ValidationError("scaleFactor", "maximum", value_0, "a whole number from 2 to 8")


def _check_get_artwork_v1_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of getArtworkV1 is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_list_artworks_query(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a query parameter of listArtworks is broken."""
    value_0: Any
    if "offset" in body:
        value_0 = body["offset"]
        if not is_integer(value_0):
            raise ValidationError("offset", "type", value_0, "a whole number")
    if "limit" in body:
        value_0 = body["limit"]
        if not is_integer(value_0):
            raise ValidationError("limit", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("limit", "minimum", value_0, "a whole number from 1 to 500")
        if value_0 > 500:
            raise ValidationError("limit", "maximum", value_0, "a whole number from 1 to 500")


def _check_create_upscaling_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of createUpscaling is broken."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_web_url(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an http or https URL with a host")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if not is_integer(value_0):
            raise ValidationError("scaleFactor", "type", value_0, "a whole number")
        if value_0 < 2:
            raise ValidationError("scaleFactor", "minimum", value_0, "a whole number from 2 to 8")
        if value_0 > 8:
            raise ValidationError("scaleFactor", "maximum", value_0, "a whole number from 2 to 8")
    if "webhook" in body:
        value_0 = body["webhook"]
        if not isinstance(value_0, str):
            raise ValidationError("webhook", "type", value_0, "a string")
        if not is_web_url(value_0):
            raise ValidationError("webhook", "format", value_0, "an http or https URL with a host")


def _check_create_detailer_upscaler_body(body: Any) -> None:
    """Raise ValidationError if a documented limit of the body of createDetailerUpscaler is broken."""
    value_0: Any
    value_0 = body["imageUrl"]
    if not isinstance(value_0, str):
        raise ValidationError("imageUrl", "type", value_0, "a string")
    if not is_web_url(value_0):
        raise ValidationError("imageUrl", "format", value_0, "an http or https URL with a host")
    if "scaleFactor" in body:
        value_0 = body["scaleFactor"]
        if value_0 not in [1, 2, 4, 8] or type(value_0) is not int:
            raise ValidationError("scaleFactor", "enum", value_0, "one of 1, 2, 4, 8")
    if "details" in body:
        value_0 = body["details"]
        if not is_integer(value_0):
            raise ValidationError("details", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("details", "minimum", value_0, "a whole number from 1 to 3")
        if value_0 > 3:
            raise ValidationError("details", "maximum", value_0, "a whole number from 1 to 3")
    if "modification" in body:
        value_0 = body["modification"]
        if not is_integer(value_0):
            raise ValidationError("modification", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("modification", "minimum", value_0, "a whole number from 1 to 3")
        if value_0 > 3:
            raise ValidationError("modification", "maximum", value_0, "a whole number from 1 to 3")
    if "seed" in body:
        value_0 = body["seed"]
        if not is_integer(value_0):
            raise ValidationError("seed", "type", value_0, "a whole number")
        if value_0 < 1:
            raise ValidationError("seed", "minimum", value_0, "a whole number from 1 to 2147483647")
        if value_0 > 2147483647:
            raise ValidationError("seed", "maximum", value_0, "a whole number from 1 to 2147483647")
    if "webhook" in body:
        value_0 = body["webhook"]
        if not isinstance(value_0, str):
            raise ValidationError("webhook", "type", value_0, "a string")
        if not is_web_url(value_0):
            raise ValidationError("webhook", "format", value_0, "an http or https URL with a host")
    if "outputFormat" in body:
        value_0 = body["outputFormat"]
        if value_0 not in ["auto", "png", "webp"]:
            raise ValidationError("outputFormat", "enum", value_0, "one of 'auto', 'png', 'webp'")


def _check_get_artwork_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of getArtwork is broken."""
    value_0: Any
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise ValidationError("id", "type", value_0, "a string")


def _check_rotate_webhook_secret_path(body: dict[str, Any]) -> None:
    """Raise ValidationError if a documented limit of a path parameter of rotateWebhookSecret is broken."""
    value_0: Any
    value_0 = body["orgId"]
    if not isinstance(value_0, str):
        raise ValidationError("orgId", "type", value_0, "a string")


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


def _read_too_many_requests(data: Any) -> Error:
    from .models.error import Error

    response_429 = Error.from_dict(data)

    return response_429


def _read_internal_server_error(data: Any) -> Error:
    from .models.error import Error

    response_500 = Error.from_dict(data)

    return response_500


def _read_gateway_timeout(data: Any) -> Error:
    from .models.error import Error

    response_504 = Error.from_dict(data)

    return response_504


def _read_not_found(data: Any) -> Error:
    from .models.error import Error

    response_404 = Error.from_dict(data)

    return response_404


def _read_organization_not_found(data: Any) -> Error:
    from .models.error import Error

    response_404 = Error.from_dict(data)

    return response_404


def _read_list_artworks_v1_200(data: Any) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    from .models.other_artwork_v1 import OtherArtworkV1
    from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1

    response_200 = list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]()
    _response_200 = data
    for response_200_item_data in _response_200:

        def _parse_response_200_item(data: object) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
            try:
                if not is_object(data):
                    raise TypeError()
                componentsschemas_artwork_v1_type_0 = Txt2ImgArtworkV1.from_dict(data)

                return componentsschemas_artwork_v1_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not is_object(data):
                    raise TypeError()
                componentsschemas_artwork_v1_type_1 = UpscalingArtworkV1.from_dict(data)

                return componentsschemas_artwork_v1_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_v1_type_2 = OtherArtworkV1.from_dict(data)

            return componentsschemas_artwork_v1_type_2

        response_200_item = _parse_response_200_item(response_200_item_data)

        response_200.append(response_200_item)

    return response_200


LIST_ARTWORKS_V1: Operation[list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]] = Operation(
    id="listArtworksV1",
    name="list_artworks_v1",
    method="GET",
    path="/v1/artworks",
    success={
        200: _read_list_artworks_v1_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "query": _check_list_artworks_v1_query,
    },
)


def _read_create_upscaling_v1_201(data: Any) -> UpscalingArtworkV1:
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1

    response_201 = UpscalingArtworkV1.from_dict(data)

    return response_201


CREATE_UPSCALING_V1: Operation[UpscalingArtworkV1] = Operation(
    id="createUpscalingV1",
    name="create_upscaling_v1",
    method="POST",
    path="/v1/artworks/upscaling",
    success={
        201: _read_create_upscaling_v1_201,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
        504: (errors.GatewayTimeoutError, _read_gateway_timeout),
    },
    checks={
        "body": _check_create_upscaling_v1_body,
    },
    required=["imageUrl"],
)


def _read_get_artwork_v1_200(data: Any) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
    from .models.other_artwork_v1 import OtherArtworkV1
    from .models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
    from .models.upscaling_artwork_v1 import UpscalingArtworkV1

    def _parse_response_200(data: object) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
        try:
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_v1_type_0 = Txt2ImgArtworkV1.from_dict(data)

            return componentsschemas_artwork_v1_type_0
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        try:
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_v1_type_1 = UpscalingArtworkV1.from_dict(data)

            return componentsschemas_artwork_v1_type_1
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        if not is_object(data):
            raise TypeError()
        componentsschemas_artwork_v1_type_2 = OtherArtworkV1.from_dict(data)

        return componentsschemas_artwork_v1_type_2

    response_200 = _parse_response_200(data)

    return response_200


GET_ARTWORK_V1: Operation[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1] = Operation(
    id="getArtworkV1",
    name="get_artwork_v1",
    method="GET",
    path="/v1/artworks/{id}",
    success={
        200: _read_get_artwork_v1_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "path": _check_get_artwork_v1_path,
    },
    required=["id"],
    echo={"id": ["id"]},
)


def _read_list_artworks_200(data: Any) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.other_artwork import OtherArtwork
    from .models.upscaling_artwork import UpscalingArtwork

    response_200 = list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]()
    _response_200 = data
    for response_200_item_data in _response_200:

        def _parse_response_200_item(data: object) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
            try:
                if not is_object(data):
                    raise TypeError()
                componentsschemas_artwork_type_0 = DetailerUpscalerArtwork.from_dict(data)

                return componentsschemas_artwork_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not is_object(data):
                    raise TypeError()
                componentsschemas_artwork_type_1 = UpscalingArtwork.from_dict(data)

                return componentsschemas_artwork_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_type_2 = OtherArtwork.from_dict(data)

            return componentsschemas_artwork_type_2

        response_200_item = _parse_response_200_item(response_200_item_data)

        response_200.append(response_200_item)

    return response_200


LIST_ARTWORKS: Operation[list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]] = Operation(
    id="listArtworks",
    name="list_artworks",
    method="GET",
    path="/v2/artworks",
    success={
        200: _read_list_artworks_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "query": _check_list_artworks_query,
    },
)


def _read_create_upscaling_202(data: Any) -> UpscalingArtwork:
    from .models.upscaling_artwork import UpscalingArtwork

    response_202 = UpscalingArtwork.from_dict(data)

    return response_202


CREATE_UPSCALING: Operation[UpscalingArtwork] = Operation(
    id="createUpscaling",
    name="create_upscaling",
    method="POST",
    path="/v2/artworks/upscaling",
    success={
        202: _read_create_upscaling_202,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "body": _check_create_upscaling_body,
    },
    required=["imageUrl"],
)


def _read_create_detailer_upscaler_202(data: Any) -> DetailerUpscalerArtwork:
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork

    response_202 = DetailerUpscalerArtwork.from_dict(data)

    return response_202


CREATE_DETAILER_UPSCALER: Operation[DetailerUpscalerArtwork] = Operation(
    id="createDetailerUpscaler",
    name="create_detailer_upscaler",
    method="POST",
    path="/v2/artworks/detailer-upscaler",
    success={
        202: _read_create_detailer_upscaler_202,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "body": _check_create_detailer_upscaler_body,
    },
    required=["imageUrl"],
)


def _read_get_artwork_200(data: Any) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
    from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
    from .models.other_artwork import OtherArtwork
    from .models.upscaling_artwork import UpscalingArtwork

    def _parse_response_200(data: object) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
        try:
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_type_0 = DetailerUpscalerArtwork.from_dict(data)

            return componentsschemas_artwork_type_0
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        try:
            if not is_object(data):
                raise TypeError()
            componentsschemas_artwork_type_1 = UpscalingArtwork.from_dict(data)

            return componentsschemas_artwork_type_1
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
        if not is_object(data):
            raise TypeError()
        componentsschemas_artwork_type_2 = OtherArtwork.from_dict(data)

        return componentsschemas_artwork_type_2

    response_200 = _parse_response_200(data)

    return response_200


GET_ARTWORK: Operation[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] = Operation(
    id="getArtwork",
    name="get_artwork",
    method="GET",
    path="/v2/artworks/{id}",
    success={
        200: _read_get_artwork_200,
    },
    errors={
        400: (errors.BadRequestError, _read_bad_request),
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.NotFoundError, _read_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "path": _check_get_artwork_path,
    },
    required=["id"],
    echo={"id": ["id"]},
)


def _read_rotate_webhook_secret_200(data: Any) -> WebhookSecret:
    from .models.webhook_secret import WebhookSecret

    response_200 = WebhookSecret.from_dict(data)

    return response_200


ROTATE_WEBHOOK_SECRET: Operation[WebhookSecret] = Operation(
    id="rotateWebhookSecret",
    name="rotate_webhook_secret",
    method="POST",
    path="/v2/organizations/{orgId}/webhook-secret",
    success={
        200: _read_rotate_webhook_secret_200,
    },
    errors={
        401: (errors.UnauthorizedError, _read_unauthorized),
        403: (errors.ForbiddenError, _read_forbidden),
        404: (errors.OrganizationNotFoundError, _read_organization_not_found),
        429: (errors.TooManyRequestsError, _read_too_many_requests),
        500: (errors.InternalServerError, _read_internal_server_error),
    },
    checks={
        "path": _check_rotate_webhook_secret_path,
    },
    required=["orgId"],
)

_CREATE_UPSCALING_V1_JOB: JobSpec[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1] = JobSpec(
    job_id=lambda job: job.id,
    poll=GET_ARTWORK_V1,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["done"]),
    failed=frozenset(["failed"]),
)
_CREATE_UPSCALING_JOB: JobSpec[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] = JobSpec(
    job_id=lambda job: job.id,
    poll=GET_ARTWORK,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["succeeded"]),
    failed=frozenset(["failed", "canceled"]),
)
_CREATE_DETAILER_UPSCALER_JOB: JobSpec[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] = JobSpec(
    job_id=lambda job: job.id,
    poll=GET_ARTWORK,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["succeeded"]),
    failed=frozenset(["failed", "canceled"]),
)

JOBS: Jobs = {
    "create_upscaling_v1": _CREATE_UPSCALING_V1_JOB,
    "create_upscaling": _CREATE_UPSCALING_JOB,
    "create_detailer_upscaler": _CREATE_DETAILER_UPSCALER_JOB,
}
