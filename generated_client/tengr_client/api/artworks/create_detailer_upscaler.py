# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`POST /v2/artworks/detailer-upscaler`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.create_detailer_upscaler_request import CreateDetailerUpscalerRequest
from ...models.detailer_upscaler_artwork import DetailerUpscalerArtwork
from ...models.error import Error
from ...types import Response


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateDetailerUpscalerRequest,
) -> Response[DetailerUpscalerArtwork | Error]:
    """Sharpen details, and upscale if asked to.

    Starts a job that sharpens the fine details of an image and, with a `scaleFactor` above 1, upscales it. Poll
    the artwork with `getArtwork`, or name a `webhook`.

    Documented at https://docs.tengr.ai/v2/create-detailer-upscaler-artwork

    Args:
        body (CreateDetailerUpscalerRequest): The image, and how much to enhance and upscale it.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        202: DetailerUpscalerArtwork. The job has been accepted.
        400: Error. Bad Request
        401: Error. Unauthorized
        403: Error. Forbidden
        429: Error. Too Many Requests
        500: Error. Internal Server Error

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

    return call(client, _operations.CREATE_DETAILER_UPSCALER, Arguments(body=body))


def sync(
    *,
    client: AuthenticatedClient,
    body: CreateDetailerUpscalerRequest,
) -> DetailerUpscalerArtwork | Error | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(client=client, body=body).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: CreateDetailerUpscalerRequest,
) -> Response[DetailerUpscalerArtwork | Error]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.CREATE_DETAILER_UPSCALER, Arguments(body=body))


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: CreateDetailerUpscalerRequest,
) -> DetailerUpscalerArtwork | Error | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(client=client, body=body)).parsed
