# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`POST /v1/photo_avatar/upscale`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.error import Error
from ...models.upscale_photo_avatar_request import UpscalePhotoAvatarRequest
from ...models.upscale_photo_avatar_response import UpscalePhotoAvatarResponse
from ...types import Response


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: UpscalePhotoAvatarRequest,
) -> Response[Error | UpscalePhotoAvatarResponse]:
    """Upscale a photo avatar that has motion.

    Makes a new avatar of higher resolution and visual quality from one that has motion; the original stays as it
    is. The page says that it may take several minutes, names no way to follow it, and shows an answer that is
    already `completed`.

    Documented at https://docs.konpro.ai/api/upscale-avatar

    Args:
        body (UpscalePhotoAvatarRequest): The avatar to upscale.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: UpscalePhotoAvatarResponse. The upscaled avatar.
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

    return call(client, _operations.UPSCALE_PHOTO_AVATAR, Arguments(body=body))


def sync(
    *,
    client: AuthenticatedClient,
    body: UpscalePhotoAvatarRequest,
) -> Error | UpscalePhotoAvatarResponse | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: UpscalePhotoAvatarRequest,
) -> Response[Error | UpscalePhotoAvatarResponse]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.UPSCALE_PHOTO_AVATAR, Arguments(body=body))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: UpscalePhotoAvatarRequest,
) -> Error | UpscalePhotoAvatarResponse | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(client=client, body=body)).parsed
