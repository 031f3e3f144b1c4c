# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""`POST /v2/organizations/{org_id}/webhook-secret`, blocking and awaiting, as openapi-python-client calls it."""

from typing import Any
from urllib.parse import quote

import httpx
from image_api_core.parameters import to_text

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.error import Error
from ...models.webhook_secret import WebhookSecret
from ...types import Response


def _get_kwargs(
    org_id: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v2/organizations/{org_id}/webhook-secret".format(
            org_id=quote(to_text(org_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | WebhookSecret | None:
    if response.status_code == 200:
        response_200 = WebhookSecret.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = Error.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Error.from_dict(response.json())

        return response_500

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | WebhookSecret]:
    return Response(
        status_code=response.status_code,
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


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
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    kwargs = _get_kwargs(
        org_id=org_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | WebhookSecret | None:
    """Replace the secret that signs webhooks.

    Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor signs
    webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no request
    body.

    Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

    Args:
        org_id (str): Id of the organization.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: WebhookSecret. The new secret.
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Organization not found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return sync_detailed(
        org_id=org_id,
        client=client,
    ).parsed


async def asyncio_detailed(
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
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    kwargs = _get_kwargs(
        org_id=org_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    org_id: str,
    *,
    client: AuthenticatedClient,
) -> Error | WebhookSecret | None:
    """Replace the secret that signs webhooks.

    Makes a new secret for the organization, which replaces any that exists, and returns it once. The vendor signs
    webhooks with it; how is not documented. The key needs the scope `manager` or `admin`. There is no request
    body.

    Documented at https://docs.tengr.ai/v2/rotate-organization-webhook-secret

    Args:
        org_id (str): Id of the organization.
        client: Where to send the request, and the key.

    Returns:
        The body of the response, by status:

        200: WebhookSecret. The new secret.
        401: Error. Unauthorized
        403: Error. Forbidden
        404: Error. Organization not found
        429: Error. Too Many Requests
        500: Error. Internal Server Error

        Any other status gives None.

    Raises:
        errors.UnexpectedStatus: The status is not documented, and `client.raise_on_unexpected_status` is True.
        httpx.TimeoutException: The server was silent for longer than the client's timeout.
        httpx.TransportError: The request could not be delivered, or the response not be read.
        ValueError: The body of the response is not JSON, or holds a malformed value. A body of another shape is a
            KeyError or a TypeError.
    """

    return (
        await asyncio_detailed(
            org_id=org_id,
            client=client,
        )
    ).parsed
