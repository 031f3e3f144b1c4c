"""A patch of httpx itself sees each call: of a client's `send`, and of its transport."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.client.ecosystem.every_client import (
    FAKE_HOST,
    PAID,
    READ,
    assert_masked,
    assert_received,
    assert_success,
    call_after,
    call_once,
    call_with_retry,
    every_client,
    items,
    respond,
)
from tools.judges.client.contracts import Operation
from tools.judges.client.facade_calls import SHELLS

SEAMS: dict[str, list[tuple[type, str]]] = {
    "sync": [(httpx.Client, "send"), (httpx.HTTPTransport, "handle_request")],
    "async": [(httpx.AsyncClient, "send"), (httpx.AsyncHTTPTransport, "handle_async_request")],
}

# The headers of each request that a patch saw, by the name of what is patched.
Requests = dict[str, list[list[tuple[str, str]]]]
Watch = Callable[[str], Requests]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Patch `send` and the transport with functions that note the headers of each request and delegate."""

    def patch(shell: str) -> Requests:
        requests: Requests = {}
        for owner, name in SEAMS[shell]:
            monkeypatch.setattr(owner, name, noting(getattr(owner, name), requests.setdefault(name, [])))
        return requests

    return patch


def noting(real: Callable[..., Any], requests: list[list[tuple[str, str]]]) -> Callable[..., Any]:
    @functools.wraps(real)
    def wrapper(self: Any, request: httpx.Request, *args: Any, **settings: Any) -> Any:
        requests.append(items(request))
        return real(self, request, *args, **settings)

    return wrapper


def assert_seen(requests: Requests, shell: str, *, count: int = 1) -> None:
    """Check that each patch saw so many requests."""
    assert {name: len(seen) for name, seen in requests.items()} == {name: count for _, name in SEAMS[shell]}


@every_client
def test_patches_see_the_call(watch: Watch, operation: Operation, shell: str) -> None:
    requests = watch(shell)
    with respond(operation) as server:
        assert_success(call_once(operation, shell, server.url), operation)
    assert_seen(requests, shell)
    assert_received(server.seen, operation)


@every_client
def test_patches_see_the_call_of_a_client_that_existed_before(watch: Watch, operation: Operation, shell: str) -> None:
    requests: Requests = {}
    with respond(operation) as server:
        call_after(lambda: requests.update(watch(shell)), operation, shell, server.url)
    assert_seen(requests, shell)
    assert_received(server.seen, operation)


@every_client
def test_patches_do_not_see_the_key(watch: Watch, operation: Operation, shell: str) -> None:
    requests = watch(shell)
    with respond(operation) as server:
        call_once(operation, shell, server.url)
    assert_seen(requests, shell)
    for (headers,) in requests.values():
        assert_masked(headers, operation)
    assert_received(server.seen, operation)


@pytest.mark.usefixtures("proxy_variables")
@pytest.mark.parametrize("shell", SHELLS)
def test_patches_see_each_attempt(watch: Watch, shell: str) -> None:
    requests = watch(shell)
    with respond(READ, 503) as server:
        assert_success(call_with_retry(READ, shell, server.url), READ)
    assert_seen(requests, shell, count=2)
    assert_received(server.seen, READ, count=2)


@pytest.mark.usefixtures("no_proxy_variables")
@pytest.mark.parametrize("shell", SHELLS)
def test_patches_see_a_call_through_a_proxy(watch: Watch, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    requests = watch(shell)
    with respond(PAID) as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        assert_success(call_once(PAID, shell, f"http://{FAKE_HOST}"), PAID)
    assert [seen.path for seen in proxy.seen] == [f"http://{FAKE_HOST}{PAID.path}"]
    assert_seen(requests, shell)
    assert_received(proxy.seen, PAID)
