# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`POST /v1/artworks/upscaling`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.create_upscaling_v1_request import CreateUpscalingV1Request
from ...models.error import Error
from ...models.upscaling_artwork_v1 import UpscalingArtworkV1
from ...types import Response


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingV1Request,
) -> Response[Error | UpscalingArtworkV1]:
    """Upscale an image and wait for the result.

    Upscales an image by a whole factor. The answer carries the finished artwork, which is `done` or `failed`; a
    long run can end in 504.

    Deprecated: the vendor may take this operation away.

    Documented at https://docs.tengr.ai/create-upscaling-artwork

    Args:
        body (CreateUpscalingV1Request): The image, and how much to upscale it.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        201: UpscalingArtworkV1. The artwork, done or failed.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        429: Error. Too Many Requests
        500: Error. Internal Server Error
        504: Error. Gateway Timeout

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

    return call(client, _operations.CREATE_UPSCALING_V1, Arguments(body=body))


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingV1Request,
) -> Error | UpscalingArtworkV1 | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingV1Request,
) -> Response[Error | UpscalingArtworkV1]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.CREATE_UPSCALING_V1, Arguments(body=body))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateUpscalingV1Request,
) -> Error | UpscalingArtworkV1 | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(client=client, body=body)).parsed
