# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`GET /v1/photo_avatar/generation/{generation_id}`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.error import Error
from ...models.generation import Generation
from ...types import Response


def sync_detailed(
    generation_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | Generation]:
    """Read the state of a generation job.

    The state of a photo avatar or look generation job, and its images once it is completed.

    Documented at https://docs.konpro.ai/api/check-photo-avatar-generation-status

    Args:
        generation_id (str): The id that the request which started the job returned.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: Generation. The job as it stands.
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

    return call(client, _operations.GET_GENERATION, Arguments(path={"generation_id": generation_id}))


def sync(
    generation_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | Generation | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(generation_id=generation_id, client=client).parsed


async def asyncio_detailed(
    generation_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | Generation]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.GET_GENERATION, Arguments(path={"generation_id": generation_id}))


async def asyncio(
    generation_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | Generation | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(generation_id=generation_id, client=client)).parsed
