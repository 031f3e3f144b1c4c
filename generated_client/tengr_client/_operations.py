# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The operations of the contract, as `image_api_core` reads them."""

from typing import Any

from image_api_core.jobs import Jobs, JobSpec
from image_api_core.limits import is_object
from image_api_core.operation import Api, Operation

from . import errors
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


def _read_bad_request(data: Any) -> Error:
    response_400 = Error.from_dict(data)

    return response_400


def _read_unauthorized(data: Any) -> Error:
    response_401 = Error.from_dict(data)

    return response_401


def _read_forbidden(data: Any) -> Error:
    response_403 = Error.from_dict(data)

    return response_403


def _read_too_many_requests(data: Any) -> Error:
    response_429 = Error.from_dict(data)

    return response_429


def _read_internal_server_error(data: Any) -> Error:
    response_500 = Error.from_dict(data)

    return response_500


def _read_gateway_timeout(data: Any) -> Error:
    response_504 = Error.from_dict(data)

    return response_504


def _read_not_found(data: Any) -> Error:
    response_404 = Error.from_dict(data)

    return response_404


def _read_organization_not_found(data: Any) -> Error:
    response_404 = Error.from_dict(data)

    return response_404


def _read_list_artworks_v1_200(data: Any) -> list[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
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
)


def _read_create_upscaling_v1_201(data: Any) -> UpscalingArtworkV1:
    response_201 = UpscalingArtworkV1.from_dict(data)

    return response_201


CREATE_UPSCALING_V1: Operation[UpscalingArtworkV1] = Operation(
    id="createUpscalingV1",
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
)


def _read_get_artwork_v1_200(data: Any) -> OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1:
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
)


def _read_list_artworks_200(data: Any) -> list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
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
)


def _read_create_upscaling_202(data: Any) -> UpscalingArtwork:
    response_202 = UpscalingArtwork.from_dict(data)

    return response_202


CREATE_UPSCALING: Operation[UpscalingArtwork] = Operation(
    id="createUpscaling",
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
)


def _read_create_detailer_upscaler_202(data: Any) -> DetailerUpscalerArtwork:
    response_202 = DetailerUpscalerArtwork.from_dict(data)

    return response_202


CREATE_DETAILER_UPSCALER: Operation[DetailerUpscalerArtwork] = Operation(
    id="createDetailerUpscaler",
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
)


def _read_get_artwork_200(data: Any) -> DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork:
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
)


def _read_rotate_webhook_secret_200(data: Any) -> WebhookSecret:
    response_200 = WebhookSecret.from_dict(data)

    return response_200


ROTATE_WEBHOOK_SECRET: Operation[WebhookSecret] = Operation(
    id="rotateWebhookSecret",
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
)

_CREATE_UPSCALING_V1_JOB: JobSpec[OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1] = JobSpec(
    job_id=lambda job: str(job.id),
    poll=GET_ARTWORK_V1,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["done"]),
    failed=frozenset(["failed"]),
)
_CREATE_UPSCALING_JOB: JobSpec[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] = JobSpec(
    job_id=lambda job: str(job.id),
    poll=GET_ARTWORK,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["succeeded"]),
    failed=frozenset(["failed", "canceled"]),
)
_CREATE_DETAILER_UPSCALER_JOB: JobSpec[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] = JobSpec(
    job_id=lambda job: str(job.id),
    poll=GET_ARTWORK,
    parameter="id",
    status=lambda result: result.status,
    succeeded=frozenset(["succeeded"]),
    failed=frozenset(["failed", "canceled"]),
)

JOBS = Jobs(
    by_type={
        UpscalingArtworkV1: _CREATE_UPSCALING_V1_JOB,
        UpscalingArtwork: _CREATE_UPSCALING_JOB,
        DetailerUpscalerArtwork: _CREATE_DETAILER_UPSCALER_JOB,
    },
    by_operation={
        "create_upscaling_v1": _CREATE_UPSCALING_V1_JOB,
        "create_upscaling": _CREATE_UPSCALING_JOB,
        "create_detailer_upscaler": _CREATE_DETAILER_UPSCALER_JOB,
    },
)
