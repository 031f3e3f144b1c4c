# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`POST /v2/artworks/upscaling`, blocking and awaiting, as openapi-python-client calls it."""

from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_upscaling_request import CreateUpscalingRequest
from ...models.error import Error
from ...models.upscaling_artwork import UpscalingArtwork
from ...types import Response


def _get_kwargs(
    *,
    body: CreateUpscalingRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/artworks/upscaling",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | UpscalingArtwork | None:
    if response.status_code == 202:
        response_202 = UpscalingArtwork.from_dict(response.json())

        return response_202

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

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
) -> Response[Error | UpscalingArtwork]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingRequest,
) -> Response[Error | UpscalingArtwork]:
    """Upscale an image.

    Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
    `webhook`.

    Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

    Args:
        body (CreateUpscalingRequest): The image, how much to upscale it, and whom to tell when it is ready.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        202: UpscalingArtwork. The job has been accepted.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
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
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingRequest,
) -> Error | UpscalingArtwork | None:
    """Upscale an image.

    Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
    `webhook`.

    Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

    Args:
        body (CreateUpscalingRequest): The image, how much to upscale it, and whom to tell when it is ready.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        202: UpscalingArtwork. The job has been accepted.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
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
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingRequest,
) -> Response[Error | UpscalingArtwork]:
    """Upscale an image.

    Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
    `webhook`.

    Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

    Args:
        body (CreateUpscalingRequest): The image, how much to upscale it, and whom to tell when it is ready.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        202: UpscalingArtwork. The job has been accepted.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
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
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingRequest,
) -> Error | UpscalingArtwork | None:
    """Upscale an image.

    Starts a job that upscales an image by a whole factor. Poll the artwork with `getArtwork`, or name a
    `webhook`.

    Documented at https://docs.tengr.ai/v2/create-upscaling-artwork

    Args:
        body (CreateUpscalingRequest): The image, how much to upscale it, and whom to tell when it is ready.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        202: UpscalingArtwork. The job has been accepted.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
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
            client=client,
            body=body,
        )
    ).parsed
