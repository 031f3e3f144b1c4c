# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`DELETE /v1/photo_avatar_group/{avatar_group_id}`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.delete_avatar_group_response import DeleteAvatarGroupResponse
from ...models.error import Error
from ...types import Response


def sync_detailed(
    avatar_group_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[DeleteAvatarGroupResponse | Error]:
    """Delete a photo avatar group and its avatars.

    Deletes a group and all its avatars, with their motion, sound effects and metadata. It cannot be undone.

    Documented at https://docs.konpro.ai/api/delete-photo-avatar-group

    Args:
        avatar_group_id (str): Id of the group.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: DeleteAvatarGroupResponse. The group is gone.
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

    return call(client, _operations.DELETE_AVATAR_GROUP, Arguments(path={"avatar_group_id": avatar_group_id}))


def sync(
    avatar_group_id: str,
    *,
    client: AuthenticatedClient,
) -> DeleteAvatarGroupResponse | Error | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(avatar_group_id=avatar_group_id, client=client).parsed


async def asyncio_detailed(
    avatar_group_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[DeleteAvatarGroupResponse | Error]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(
        client, _operations.DELETE_AVATAR_GROUP, Arguments(path={"avatar_group_id": avatar_group_id})
    )


async def asyncio(
    avatar_group_id: str,
    *,
    client: AuthenticatedClient,
) -> DeleteAvatarGroupResponse | Error | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(avatar_group_id=avatar_group_id, client=client)).parsed
