"""What holds with the user's own httpx client: the rows of docs/http-client.md, and what is used of httpx's insides."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpcore
import httpx
import pytest

from image_api_core import http_clients
from image_api_core.errors import APIStatusError, ConfigurationError, UndocumentedStatus
from image_api_core.retry import RetryPolicy
from konpro_client import AsyncKonpro, Konpro, errors
from tools.judges.client.contracts import OPERATIONS
from tools.judges.client.facade_calls import SHELLS

PAGE = Path(__file__).parents[2] / "docs" / "http-client.md"
ROWS = dict(re.findall(r"^\| \[(C8\.\d+)\] \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
GET = next(o for o in OPERATIONS if str(o.bundled) == "getGeneration")

SECRET = "mock-key.0123456789abcdef"  # noqa: S105
BASE_URL = "http://127.0.0.1:4010/root"
SHELL = pytest.mark.parametrize("shell", SHELLS)

_proved: Counter[str] = Counter()


def row(number: str) -> Callable[[Any], Any]:
    """Say which row of the page a test proves."""
    assert number in ROWS, f"{PAGE.name} has no row {number}"
    _proved[number] += 1
    return lambda test: test


class Server:
    """A transport that notes requests as they are sent, and responds from a list; then with a success."""

    def __init__(self, *responses: httpx.Response) -> None:
        self.requests: list[httpx.Request] = []
        self.headers: list[dict[str, str]] = []
        self._responses = list(responses)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        self.headers.append({name.decode().lower(): value.decode() for name, value in request.headers.raw})
        return self._responses.pop(0) if self._responses else httpx.Response(200, json=GET.success().value)


def get(shell: str, server: Server, *, use: Callable[[Any], Any] | None = None, **settings: Any) -> Any:
    """Read a job with an own client of these settings. `use` does something else with the API client."""
    transport = httpx.MockTransport(server)
    quick = RetryPolicy(retries=2, first_delay=0.001, max_delay=0.002)
    use = use or (lambda client: client.photo_avatars.get_generation(generation_id="gen_123456"))
    if shell == "sync":
        with httpx.Client(transport=transport, **settings) as own:
            return use(Konpro(api_key=SECRET, base_url=BASE_URL, http_client=own, retries=quick))

    async def run() -> Any:
        async with httpx.AsyncClient(transport=transport, **settings) as own:
            result = use(AsyncKonpro(api_key=SECRET, base_url=BASE_URL, http_client=own, retries=quick))
            return await result if inspect.isawaitable(result) else result

    return asyncio.run(run())


def hooks(shell: str, **functions: Callable[[Any], Any]) -> dict[str, list[Callable[[Any], Any]]]:
    """Return event hooks of the kind that the client needs."""

    def awaited(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
        async def hook(argument: Any) -> None:
            result = function(argument)
            if inspect.isawaitable(result):
                await result

        return hook

    return {name: [function if shell == "sync" else awaited(function)] for name, function in functions.items()}


@row("C8.1")
@SHELL
def test_hooks_see_the_mask_only(shell: str) -> None:
    seen: list[str] = []

    def look(message: Any) -> None:
        request = message if isinstance(message, httpx.Request) else message.request
        seen.append(f"{request.headers!r} {dict(request.headers)} {request.headers.get('x-api-key')}")

    server = Server(httpx.Response(503))
    get(shell, server, event_hooks=hooks(shell, request=look, response=look))
    assert len(seen) == 4  # two attempts
    assert all("***" in text and SECRET not in text for text in seen)
    assert [headers["x-api-key"] for headers in server.headers] == [SECRET, SECRET]


@row("C8.2")
@SHELL
@pytest.mark.parametrize(("status", "kind"), [(401, errors.UnauthorizedError), (404, errors.NotFoundError)])
def test_raise_for_status_becomes_the_typed_error(status: int, kind: type[APIStatusError], shell: str) -> None:
    server = Server(*[httpx.Response(status)] * 3)
    with pytest.raises(kind) as caught:
        get(shell, server, event_hooks=hooks(shell, response=lambda response: response.raise_for_status()))
    assert caught.value.status_code == status
    assert SECRET not in str(caught.value)
    assert len(server.requests) == 1


@row("C8.2")
@SHELL
def test_raise_for_status_leaves_429_to_the_retry_policy(shell: str) -> None:
    server = Server(*[httpx.Response(429, headers={"retry-after": "0"})] * 2)
    result = get(shell, server, event_hooks=hooks(shell, response=lambda response: response.raise_for_status()))
    assert result.generation_id == "gen_123456"
    assert len(server.requests) == 3


@row("C8.2")
@SHELL
def test_a_hook_may_read_the_body(shell: str) -> None:
    def read_and_raise(response: Any) -> Any:
        if shell == "sync":
            response.read()
            response.raise_for_status()
            return None

        async def read_async() -> None:
            await response.aread()
            response.raise_for_status()

        return read_async()

    example = next(error for error in GET.errors() if error.status == 404)
    server = Server(httpx.Response(404, json=example.value))
    with pytest.raises(errors.NotFoundError) as caught:
        get(shell, server, event_hooks=hooks(shell, response=read_and_raise))
    assert caught.value.body is not None
    assert get(shell, Server(), event_hooks=hooks(shell, response=read_and_raise)).generation_id == "gen_123456"


@row("C8.3")
@SHELL
@pytest.mark.parametrize("auth", [("user", "password"), httpx.BasicAuth("user", "password"), lambda request: request])
def test_auth_is_rejected(auth: Any, shell: str) -> None:
    with pytest.raises(ConfigurationError, match="auth"):
        get(shell, Server(), auth=auth)


@row("C8.4")
@SHELL
def test_headers_are_sent(shell: str) -> None:
    server = Server()
    get(shell, server, headers={"X-Gateway": "abc", "Accept": "text/html", "Host": "other", "Content-Length": "7"})
    (sent,) = server.headers
    assert sent["x-gateway"] == "abc"
    assert sent["accept"] == "application/json"
    assert sent["host"] == "127.0.0.1:4010"
    assert "content-length" not in sent


@row("C8.5")
@SHELL
def test_the_user_agent_of_the_user_is_kept(shell: str) -> None:
    server = Server()
    get(shell, server, headers={"User-Agent": "mine/1"})
    get(shell, server)
    assert server.headers[0]["user-agent"] == "mine/1"
    assert server.headers[1]["user-agent"].startswith("image-api-contracts/")


@row("C8.6")
@SHELL
def test_the_key_of_the_client_is_sent(shell: str) -> None:
    server = Server()
    get(shell, server, headers={"X-API-Key": "another"})
    assert server.headers[0]["x-api-key"] == SECRET
    assert [name for name, _ in server.requests[0].headers.raw].count(b"x-api-key") <= 1


@row("C8.7")
@SHELL
def test_params_are_sent(shell: str) -> None:
    server = Server()
    get(shell, server, params={"tenant": "7"})
    assert server.requests[0].url.query == b"tenant=7"


@row("C8.8")
@SHELL
def test_cookies_are_sent_and_updated(shell: str) -> None:
    server = Server(httpx.Response(503, headers={"set-cookie": "session=2"}))

    def use(client: Any) -> Any:
        def call() -> Any:
            return client.photo_avatars.get_generation(generation_id="gen_123456")

        if shell == "sync":
            return [call(), call()]

        async def twice() -> None:
            await call()
            await call()

        return twice()

    get(shell, server, use=use, cookies={"route": "1"})
    assert server.headers[0]["cookie"] == "route=1"
    assert sorted(server.headers[2]["cookie"].split("; ")) == ["route=1", "session=2"]


@row("C8.9")
@row("C8.10")
@SHELL
def test_base_url_and_timeout_are_those_of_the_api_client(shell: str) -> None:
    server = Server()
    get(shell, server, base_url="https://example.com/other", timeout=0.000001)
    assert str(server.requests[0].url) == f"{BASE_URL}/v1/photo_avatar/generation/gen_123456"
    assert server.requests[0].extensions["timeout"]["read"] == 60


@row("C8.11")
@SHELL
def test_redirects_are_not_followed(shell: str) -> None:
    server = Server(httpx.Response(302, headers={"location": "http://127.0.0.1:4011/"}))
    with pytest.raises(UndocumentedStatus, match="redirects"):
        get(shell, server, follow_redirects=True)
    assert len(server.requests) == 1


@row("C8.12")
@SHELL
def test_transports_and_mounts_are_used(shell: str) -> None:
    other, server = Server(), Server()
    get(shell, server, mounts={"http://127.0.0.1:4010": httpx.MockTransport(other)})
    assert (len(other.requests), len(server.requests)) == (1, 0)


@row("C8.13")
def test_a_client_of_the_other_kind_is_rejected() -> None:
    with httpx.Client() as blocking, pytest.raises(ConfigurationError, match=r"httpx\.AsyncClient"):
        AsyncKonpro(api_key=SECRET, base_url=BASE_URL, http_client=blocking)  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match=r"httpx\.Client"):
        Konpro(api_key=SECRET, base_url=BASE_URL, http_client=httpx.AsyncClient())  # type: ignore[arg-type]
    with pytest.raises(ConfigurationError, match=r"httpx\.Client, not a str"):
        Konpro(api_key=SECRET, base_url=BASE_URL, http_client="client")  # type: ignore[arg-type]


@row("C8.14")
def test_a_closed_client_is_rejected() -> None:
    with httpx.Client() as own:
        client = Konpro(api_key=SECRET, base_url=BASE_URL, http_client=own)
    for use in (
        lambda: client.photo_avatars.get_generation(generation_id="gen_123456"),
        lambda: Konpro(api_key=SECRET, base_url=BASE_URL, http_client=own),
    ):
        with pytest.raises(ConfigurationError, match="closed"):
            use()


@row("C8.14")
@SHELL
def test_a_client_that_is_closed_by_a_hook_gives_a_sentence(shell: str) -> None:
    """As by another thread, between two attempts."""

    def use(client: Any) -> Any:
        own = client._connections.client
        if shell == "sync":
            client._sleep = lambda _: own.close()
            return client.photo_avatars.get_generation(generation_id="gen_123456")

        async def pause(_: float) -> None:
            await own.aclose()

        client._sleep = pause
        return client.photo_avatars.get_generation(generation_id="gen_123456")

    with pytest.raises(ConfigurationError, match="closed"):
        get(shell, Server(httpx.Response(503)), use=use)


@row("C8.15")
def test_event_loops_are_tested_elsewhere() -> None:
    assert (Path(__file__).parent / "test_event_loops.py").exists()


def test_each_row_of_the_page_has_a_test() -> None:
    assert _proved.keys() == ROWS.keys()


@pytest.mark.parametrize("kind", [httpx.Client, httpx.AsyncClient])
@pytest.mark.parametrize("proxy", [None, "http://127.0.0.1:9"])
def test_httpx_and_httpcore_have_the_insides_that_are_used(kind: Any, proxy: str | None) -> None:
    """A release that renames one fails here, and not silently."""
    client = kind(proxy=proxy)
    transport = client._transport_for_url(httpx.URL("http://127.0.0.1"))
    pool = transport._pool
    assert isinstance(pool, httpcore.ConnectionPool | httpcore.AsyncConnectionPool)
    assert pool in list(http_clients._pools(client))
    assert isinstance(pool._connections, list)
    assert isinstance(pool._requests, list)
    assert hasattr(pool, "_proxy_url") is (proxy is not None)
    assert callable(pool.create_connection)
    assert callable(pool._assign_requests_to_connections)
    connection: Any = pool.create_connection(httpcore.Origin(b"http", b"127.0.0.1", 80))
    for name in ("can_handle_request", "is_available", "has_expired", "is_idle", "is_closed"):
        assert callable(getattr(connection, name))
    http_clients.follow_attempts(client)
    assert connection._connection is None or proxy
    assert type(pool._network_backend).__module__ == "image_api_core.network"


def test_the_proxy_of_a_pool_is_found() -> None:
    """`check_proxy` protects the key from a proxy that is reached over http."""
    with httpx.Client(proxy="http://proxy.example:3128") as own:
        with pytest.raises(ConfigurationError, match=r"proxy\.example:3128 would receive the key"):
            Konpro(api_key="real-key-of-an-account", base_url="http://127.0.0.1:4010", http_client=own)
        Konpro(api_key=SECRET, base_url="http://127.0.0.1:4010", http_client=own)
