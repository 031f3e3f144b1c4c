# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""`GET /v1/photo_avatar/train/status/{group_id}`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.error import Error
from ...models.training import Training
from ...types import Response


def sync_detailed(
    group_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | Training]:
    """Read the state of a group's training.

    The state of the training of a group that exists.

    Documented at https://docs.konpro.ai/api/get-training-job-status

    Args:
        group_id (str): Id of the group that is trained.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: Training. The training as it stands.
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

    return call(client, _operations.GET_TRAINING_STATUS, Arguments(path={"group_id": group_id}))


def sync(
    group_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | Training | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(group_id=group_id, client=client).parsed


async def asyncio_detailed(
    group_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | Training]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.GET_TRAINING_STATUS, Arguments(path={"group_id": group_id}))


async def asyncio(
    group_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | Training | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(group_id=group_id, client=client)).parsed
