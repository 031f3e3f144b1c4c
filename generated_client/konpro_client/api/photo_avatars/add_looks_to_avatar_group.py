# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`POST /v1/photo_avatar/avatar_group/add`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.add_looks_to_avatar_group_request import AddLooksToAvatarGroupRequest
from ...models.add_looks_to_avatar_group_response import AddLooksToAvatarGroupResponse
from ...models.error import Error
from ...types import Response


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: AddLooksToAvatarGroupRequest,
) -> Response[AddLooksToAvatarGroupResponse | Error]:
    """Add looks to a photo avatar group.

    Adds up to 4 images to a group that exists. What becomes of the others when one key is not valid is not
    documented.

    Documented at https://docs.konpro.ai/api/add-looks-photo-avatar-group

    Args:
        body (AddLooksToAvatarGroupRequest): The group, and the images that it should get.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: AddLooksToAvatarGroupResponse. The images were added.
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
        ValidationError: An argument cannot be sent. Documented limits are not checked.
        InvalidResponse: The body of the response is cut off, too large, or compressed in a way that was not asked for.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return call(client, _operations.ADD_LOOKS_TO_AVATAR_GROUP, Arguments(body=body))


def sync(
    *,
    client: AuthenticatedClient,
    body: AddLooksToAvatarGroupRequest,
) -> AddLooksToAvatarGroupResponse | Error | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: AddLooksToAvatarGroupRequest,
) -> Response[AddLooksToAvatarGroupResponse | Error]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.ADD_LOOKS_TO_AVATAR_GROUP, Arguments(body=body))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: AddLooksToAvatarGroupRequest,
) -> AddLooksToAvatarGroupResponse | Error | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(client=client, body=body)).parsed
