# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`GET /v1/artworks/{id}`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.error import Error
from ...models.other_artwork_v1 import OtherArtworkV1
from ...models.txt_2_img_artwork_v1 import Txt2ImgArtworkV1
from ...models.upscaling_artwork_v1 import UpscalingArtworkV1
from ...types import Response


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
        ValidationError: An argument cannot be sent. Documented limits are not checked.
        InvalidResponse: The body of the response is cut off, too large, or compressed in a way that was not asked for.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return call(client, _operations.GET_ARTWORK_V1, Arguments(path={"id": id}))


def sync(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1 | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(id=id, client=client).parsed


async def asyncio_detailed(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.GET_ARTWORK_V1, Arguments(path={"id": id}))


async def asyncio(
    id: str,
    *,
    client: AuthenticatedClient,
) -> Error | OtherArtworkV1 | Txt2ImgArtworkV1 | UpscalingArtworkV1 | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(id=id, client=client)).parsed
