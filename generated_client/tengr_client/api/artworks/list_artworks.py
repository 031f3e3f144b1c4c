# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`GET /v2/artworks`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.detailer_upscaler_artwork import DetailerUpscalerArtwork
from ...models.error import Error
from ...models.other_artwork import OtherArtwork
from ...models.upscaling_artwork import UpscalingArtwork
from ...types import UNSET, Response, Unset


def sync_detailed(
    *,
    client: AuthenticatedClient,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[Error | list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]]:
    """List artworks.

    The artworks that were made with this API key, one page of them. Their order is not documented. The page's
    summary speaks of filters by type, status and date range; its list of parameters has none. The vendor deletes
    an artwork 8 days after it was made.

    Documented at https://docs.tengr.ai/v2/find-all-artworks-v-2

    Args:
        offset (int | Unset): How many artworks to skip.
        limit (int | Unset): How many artworks to return at most.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]. The artworks, as a bare array
            without a total.
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

    return call(client, _operations.LIST_ARTWORKS, Arguments(query={"offset": offset, "limit": limit}))


def sync(
    *,
    client: AuthenticatedClient,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Error | list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(client=client, offset=offset, limit=limit).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Response[Error | list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.LIST_ARTWORKS, Arguments(query={"offset": offset, "limit": limit}))


async def asyncio(
    *,
    client: AuthenticatedClient,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
) -> Error | list[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(client=client, offset=offset, limit=limit)).parsed
