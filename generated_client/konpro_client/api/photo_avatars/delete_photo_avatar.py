# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`DELETE /v1/photo_avatar/{id}`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.delete_photo_avatar_response import DeletePhotoAvatarResponse
from ...models.error import Error
from ...types import Response


def sync_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[DeletePhotoAvatarResponse | Error]:
    """Delete a photo avatar.

    Deletes an avatar with its motion, sound effects and other data, at once and for ever.

    Documented at https://docs.konpro.ai/api/delete-photo-avatar

    Args:
        id (str): Id of the avatar. The page names this parameter `avatar_id`; a path has one name for it,
            the one of the page that reads the avatar.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: DeletePhotoAvatarResponse. The avatar is gone.
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

    return call(client, _operations.DELETE_PHOTO_AVATAR, Arguments(path={"id": id}))


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
) -> DeletePhotoAvatarResponse | Error | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(id=id, client=client).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[DeletePhotoAvatarResponse | Error]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.DELETE_PHOTO_AVATAR, Arguments(path={"id": id}))


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
) -> DeletePhotoAvatarResponse | Error | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(id=id, client=client)).parsed
