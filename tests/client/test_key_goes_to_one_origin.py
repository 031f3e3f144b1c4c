"""The key is sent as the contract says, to the configured origin, and never along a redirect to another one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.sampling import sampled
from tools.judges.client.calls import DETAILED, KEY, authenticated, call
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.server import Answer, Seen, Server

REDIRECTS = [301, 302, 303, 307, 308]


def header_of(operation: Operation) -> tuple[str, str]:
    """Return the header and the value that the contract's security scheme asks for."""
    ((header, value),) = operation.bundled.key_headers(KEY).items()
    return header.lower(), value


def shows_key(seen: Seen) -> bool:
    return KEY in repr(seen)


def success(operation: Operation) -> Answer:
    return Answer(operation.success().status, operation.success().value)


@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_the_key_stands_in_the_header_of_the_contract(operation: Operation, function: str) -> None:
    with Server(success(operation)) as server:
        call(operation, function, authenticated(operation, server.url + "/"))
    (seen,) = server.seen
    header, value = header_of(operation)
    assert [name for name, content in seen.headers.items() if KEY in content] == [header]
    assert seen.headers[header] == value
    assert seen.method == operation.method.upper()


@sampled("operation", ("status", "function"))
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_redirect_is_not_followed(operation: Operation, status: int, function: str) -> None:
    with Server(success(operation)) as other:
        redirect = Answer(status, b"", {"location": f"{other.url}/stolen"})
        with Server(redirect) as server:
            response = call(operation, function, authenticated(operation, server.url))
    assert response.status_code == status
    assert len(server.seen) == 1
    assert other.seen == []


@sampled("operation", ("status", "function"))
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("status", REDIRECTS)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_no_redirect_is_followed_even_if_the_httpx_client_would(
    operation: Operation, status: int, function: str
) -> None:
    with Server(success(operation)) as other:
        redirect = Answer(status, b"", {"location": f"{other.url}/stolen"})
        with Server(redirect) as server:
            client = authenticated(operation, server.url, httpx_args={"follow_redirects": True})
            assert call(operation, function, client).status_code == status
    assert shows_key(server.seen[0])
    assert other.seen == []


@sampled("operation", "function")
@pytest.mark.parametrize("function", DETAILED)
@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_hook_that_changes_the_url_does_not_take_the_key_along(operation: Operation, function: str) -> None:
    with Server(success(operation)) as other:

        def change(request: Any) -> None:
            request.url = request.url.copy_with(port=int(other.url.rpartition(":")[2]))

        async def change_async(request: Any) -> None:
            change(request)

        hooks = {"request": [change_async if function.startswith("asyncio") else change]}
        call(operation, function, authenticated(operation, "http://127.0.0.1:9", httpx_args={"event_hooks": hooks}))
    assert len(other.seen) == 1
    assert not shows_key(other.seen[0])


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_the_next_request_that_a_redirect_offers_holds_no_key(operation: Operation) -> None:
    responses: list[Any] = []
    with Server(Answer(307, b"", {"location": "http://127.0.0.1:9/stolen"})) as server:
        hooks = {"response": [responses.append]}
        call(operation, "sync_detailed", authenticated(operation, server.url, httpx_args={"event_hooks": hooks}))
    assert KEY not in repr(responses[0].next_request.headers.raw)
