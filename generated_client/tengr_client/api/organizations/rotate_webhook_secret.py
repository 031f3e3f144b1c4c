# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`POST /v2/organizations/{org_id}/webhook-secret`, blocking and awaiting, as openapi-python-client calls it."""

from image_api_core.low_level import call, call_async
from image_api_core.request_builder import Arguments

from ... import _operations
from ...client import AuthenticatedClient
from ...models.error import Error
from ...models.webhook_secret import WebhookSecret
from ...types import Response


def sync_detailed(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | WebhookSecret]:
    """Replace the secret that signs webhooks.

    Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor signs
    webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no request
    body.

    Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

    Args:
        org_id (str): Id of the organization.
        client: Where to send the request, and the key.

    Returns:
        The response. Its `parsed` is, by status:

        200: WebhookSecret. The new secret.
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Organization not found
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

    return call(client, _operations.ROTATE_WEBHOOK_SECRET, Arguments(path={"orgId": org_id}))


def sync(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | WebhookSecret | None:
    """Return only `parsed` of what `sync_detailed` returns."""
    return sync_detailed(org_id=org_id, client=client).parsed


async def asyncio_detailed(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[Error | WebhookSecret]:
    """Do what `sync_detailed` does, with `await`."""
    return await call_async(client, _operations.ROTATE_WEBHOOK_SECRET, Arguments(path={"orgId": org_id}))


async def asyncio(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | WebhookSecret | None:
    """Return only `parsed` of what `asyncio_detailed` returns."""
    return (await asyncio_detailed(org_id=org_id, client=client)).parsed
