# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`GET /v1/artworks/{id}`, blocking and awaiting, as openapi-python-client calls it."""

from typing import Any
from urllib.parse import quote

import httpx
from image_api_core.limits import is_object
from image_api_core.parameters import to_text

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.other_artwork_v1 import OtherArtworkV1
from ...models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
from ...models.upscaling_artwork_v1 import UpscalingArtworkV1
from ...types import Response


def _get_kwargs(
    id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/artworks/{id}".format(
            id=quote(to_text(id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1 | None:
    if response.status_code == 200:

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

        response_200 = _parse_response_200(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = Error.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Error.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    """Read an artwork (version 1).

    One artwork by its id.

    Deprecated: the vendor may take this operation away.

    Documented at https://docs.tengr.ai/find-artwork-by-id

    Args:
        id (str): Id of the artwork.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1. The artwork.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Not Found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1 | None:
    """Read an artwork (version 1).

    One artwork by its id.

    Deprecated: the vendor may take this operation away.

    Documented at https://docs.tengr.ai/find-artwork-by-id

    Args:
        id (str): Id of the artwork.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1. The artwork.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Not Found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    """Read an artwork (version 1).

    One artwork by its id.

    Deprecated: the vendor may take this operation away.

    Documented at https://docs.tengr.ai/find-artwork-by-id

    Args:
        id (str): Id of the artwork.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1. The artwork.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Not Found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    kwargs = _get_kwargs(
        id=id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1 | None:
    """Read an artwork (version 1).

    One artwork by its id.

    Deprecated: the vendor may take this operation away.

    Documented at https://docs.tengr.ai/find-artwork-by-id

    Args:
        id (str): Id of the artwork.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1. The artwork.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Not Found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
