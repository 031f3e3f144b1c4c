# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`POST /v1/photo_avatar/avatar_group/create`, blocking and awaiting, as openapi-python-client calls it."""

from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_avatar_group_request import CreateAvatarGroupRequest
from ...models.create_avatar_group_response import CreateAvatarGroupResponse
from ...models.error import Error
from ...types import Response


def _get_kwargs(
    *,
    body: CreateAvatarGroupRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/photo_avatar/avatar_group/create",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreateAvatarGroupResponse | Error | None:
    if response.status_code == 200:
        response_200 = CreateAvatarGroupResponse.from_dict(response.json())

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

    if response.status_code == 503:
        response_503 = Error.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[CreateAvatarGroupResponse | Error]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateAvatarGroupRequest,
) -> Response[CreateAvatarGroupResponse | Error]:
    """Create a photo avatar group.

    Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
    with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

    Documented at https://docs.konpro.ai/api/create-photo-avatar-group

    Args:
        body (CreateAvatarGroupRequest): The new group. All fields are required.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: CreateAvatarGroupResponse. The group that was made.
        400: Error. The request is malformed or a parameter is invalid.
        401: Error. The API key is missing or invalid.
        403: Error. The API key lacks permission.
        404: Error. The resource does not exist.
        429: Error. The rate limit is exceeded.
        500: Error. Konpro failed to process the request.
        503: Error. Konpro is unavailable for the moment.

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
    body: CreateAvatarGroupRequest,
) -> CreateAvatarGroupResponse | Error | None:
    """Create a photo avatar group.

    Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
    with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

    Documented at https://docs.konpro.ai/api/create-photo-avatar-group

    Args:
        body (CreateAvatarGroupRequest): The new group. All fields are required.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: CreateAvatarGroupResponse. The group that was made.
        400: Error. The request is malformed or a parameter is invalid.
        401: Error. The API key is missing or invalid.
        403: Error. The API key lacks permission.
        404: Error. The resource does not exist.
        429: Error. The rate limit is exceeded.
        500: Error. Konpro failed to process the request.
        503: Error. Konpro is unavailable for the moment.

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
    body: CreateAvatarGroupRequest,
) -> Response[CreateAvatarGroupResponse | Error]:
    """Create a photo avatar group.

    Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
    with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

    Documented at https://docs.konpro.ai/api/create-photo-avatar-group

    Args:
        body (CreateAvatarGroupRequest): The new group. All fields are required.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: CreateAvatarGroupResponse. The group that was made.
        400: Error. The request is malformed or a parameter is invalid.
        401: Error. The API key is missing or invalid.
        403: Error. The API key lacks permission.
        404: Error. The resource does not exist.
        429: Error. The rate limit is exceeded.
        500: Error. Konpro failed to process the request.
        503: Error. Konpro is unavailable for the moment.

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
    body: CreateAvatarGroupRequest,
) -> CreateAvatarGroupResponse | Error | None:
    """Create a photo avatar group.

    Makes a group of photo avatars, with one image on its cover. Groups are there to organise avatars; add looks
    with `addLooksToAvatarGroup`, then train it with `trainAvatarGroup`.

    Documented at https://docs.konpro.ai/api/create-photo-avatar-group

    Args:
        body (CreateAvatarGroupRequest): The new group. All fields are required.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: CreateAvatarGroupResponse. The group that was made.
        400: Error. The request is malformed or a parameter is invalid.
        401: Error. The API key is missing or invalid.
        403: Error. The API key lacks permission.
        404: Error. The resource does not exist.
        429: Error. The rate limit is exceeded.
        500: Error. Konpro failed to process the request.
        503: Error. Konpro is unavailable for the moment.

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
