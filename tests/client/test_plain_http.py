"""Plain http to a host other than loopback: allowed for the key of the mock, rejected for every other key (M14)."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

import httpx
import pytest

from image_api_core.api_key import MASK, MOCK_KEY, ApiKey
from image_api_core.errors import ConfigurationError, ImageAPIError
from image_api_core.operation import Api
from image_api_core.operation import Operation as Described
from image_api_core.request_builder import Arguments, RequestBuilder
from image_api_mocks.http import authentication
from tools.judges.client.calls import DETAILED, authenticated
from tools.judges.client.calls import call as call_low_level
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, facade_class, method_of
from tools.judges.client.server import Answer, Server

# The mock in a network of containers: a name that the other containers look up.
NAME = "mock"

OPEN = ["mock-key", "mock-key.", "mock-key.some-world", "mock-key.slow-queue.anna"]
CLOSED = ["sk-real-0451", "mock-keys", "mock-key2", "mock-key-live", "Mock-Key", "mock_key", "my.mock-key"]

# A POST of each vendor, and what the contract gives a server of its own.
POSTS = [next(o for o in contract.operations if o.method == "post" and not o.takes_bytes) for contract in CONTRACTS]
SOME = [*POSTS, *(o for o in OPERATIONS if "servers" in o.data and o not in POSTS)]

SHELL = pytest.mark.parametrize("shell", SHELLS)
FUNCTION = pytest.mark.parametrize("function", DETAILED)
OPERATION = pytest.mark.parametrize("operation", SOME, ids=repr)
CONTRACT = pytest.mark.parametrize("contract", CONTRACTS, ids=repr)


@pytest.fixture(autouse=True)
def _name_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the name `mock` lead to this machine, as the name service of a network of containers would."""
    lookup = socket.getaddrinfo

    def resolve(host: Any, *arguments: Any, **settings: Any) -> Any:
        return lookup("127.0.0.1" if host in (NAME, NAME.encode()) else host, *arguments, **settings)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def named(url: str) -> str:
    """Return the URL with the name in place of the address."""
    return url.replace("127.0.0.1", NAME)


def set_environment(monkeypatch: pytest.MonkeyPatch, contract: Contract, key: str, base_url: str) -> None:
    monkeypatch.setenv(f"{contract.name.upper()}_API_KEY", key)
    monkeypatch.setenv(f"{contract.name.upper()}_BASE_URL", base_url)


def call_from_env(operation: Operation, shell: str, **settings: Any) -> Any:
    """Call an operation with a client whose key and base URL are those of the environment."""
    make = facade_class(operation.contract, shell).from_env
    if shell == "sync":
        with make(**settings) as client:
            return method_of(client, operation)(**arguments_of(operation))

    async def call_async() -> Any:
        async with make(**settings) as client:
            return await method_of(client, operation)(**arguments_of(operation))

    return asyncio.run(call_async())


def success(operation: Operation) -> Answer:
    return Answer(operation.success().status, operation.success().value)


def own_client(shell: str, **settings: Any) -> Any:
    return (httpx.Client if shell == "sync" else httpx.AsyncClient)(**settings)


def key_of(operation: Operation, key: str) -> tuple[str, str]:
    """Return the header that carries a key, and its value."""
    ((header, value),) = operation.bundled.key_headers(key).items()
    return header.lower(), value


def assert_explained(error: BaseException, key: str, host: str) -> None:
    """Check that the message says what is wrong, where and what to do, and does not show the key."""
    message = str(error)
    for part in (f"http://{host}", "https://", "`mock-key`", "allow_http=True"):
        assert part in message
    assert key not in message


@SHELL
@OPERATION
@pytest.mark.parametrize("key", OPEN)
def test_the_key_of_the_mock_goes_to_a_mock_in_a_container(
    key: str, operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(success(operation)) as server:
        set_environment(monkeypatch, operation.contract, key, named(server.url))
        call_from_env(operation, shell)
    (seen,) = server.seen
    header, value = key_of(operation, key)
    assert seen.headers[header] == value
    assert seen.headers["host"] == named(server.url).removeprefix("http://")


@SHELL
@CONTRACT
def test_a_client_of_the_environment_starts_a_job_on_the_mock(
    contract: Contract, shell: str, mock_api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = next(o for o in contract.operations if "x-job" in o.data and o.method == "post")
    set_environment(monkeypatch, contract, mock_api.key, named(mock_api.url))
    call_from_env(operation, shell)
    assert [(seen["operation"], seen["status"]) for seen in mock_api.requests()] == [
        (str(operation.bundled), operation.success().status)
    ]


@SHELL
@CONTRACT
@pytest.mark.parametrize("key", CLOSED)
def test_any_other_key_is_rejected(key: str, contract: Contract, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make = facade_class(contract, shell)
    with Server(Answer(200, {})) as server:
        host = named(server.url).removeprefix("http://")
        set_environment(monkeypatch, contract, key, named(server.url))
        own = own_client(shell)  # no way round it
        for attempt in (
            make.from_env,
            lambda: make.from_env(http_client=own),
            lambda: make(api_key=key, base_url=named(server.url)),
        ):
            with pytest.raises(ConfigurationError) as caught:
                attempt()
            assert_explained(caught.value, key, host)
    assert server.seen == []


@SHELL
@OPERATION
def test_a_client_of_the_callers_own_carries_the_key_of_the_mock(
    operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(success(operation)) as server:
        set_environment(monkeypatch, operation.contract, MOCK_KEY, named(server.url))
        call_from_env(operation, shell, http_client=own_client(shell))
    header, value = key_of(operation, MOCK_KEY)
    assert [seen.headers[header] for seen in server.seen] == [value]


@SHELL
@OPERATION
def test_a_redirect_from_a_mock_is_not_followed(
    operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Server(success(operation)) as other:
        with Server(Answer(307, b"", {"location": f"{named(other.url)}/stolen"})) as server:
            set_environment(monkeypatch, operation.contract, MOCK_KEY, named(server.url))
            with pytest.raises(ImageAPIError, match="307"):
                call_from_env(operation, shell, http_client=own_client(shell, follow_redirects=True))
        assert other.seen == []


@SHELL
@OPERATION
@pytest.mark.parametrize("key", [MOCK_KEY, "sk-real-0451"])
def test_over_https_every_key_is_sent(key: str, operation: Operation, shell: str) -> None:
    header, value = key_of(operation, key)
    sent: list[tuple[str, bytes]] = []

    def serve(request: httpx.Request) -> httpx.Response:
        sent.extend(
            (request.headers[header], found) for name, found in request.headers.raw if name.lower() == header.encode()
        )
        return httpx.Response(operation.success().status, json=operation.success().value)

    own = own_client(shell, transport=httpx.MockTransport(serve))
    call(operation, shell, "https://api.example", api_key=key, http_client=own)
    assert sent == [(value.replace(key, MASK), value.encode())]


@FUNCTION
@OPERATION
@pytest.mark.parametrize("key", OPEN)
def test_low_level_the_key_of_the_mock_goes_to_a_mock_in_a_container(
    key: str, operation: Operation, function: str
) -> None:
    with Server(success(operation)) as server:
        call_low_level(operation, function, authenticated(operation, named(server.url), token=key))
    (seen,) = server.seen
    header, value = key_of(operation, key)
    assert seen.headers[header] == value


@CONTRACT
@pytest.mark.parametrize("key", CLOSED)
def test_low_level_any_other_key_is_rejected(key: str, contract: Contract) -> None:
    with pytest.raises(ConfigurationError) as caught:
        contract.package.AuthenticatedClient(base_url="http://mock:4010", token=key)
    assert_explained(caught.value, key, "mock:4010")


@CONTRACT
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_low_level_loopback_may_receive_every_key(host: str, contract: Contract) -> None:
    contract.package.AuthenticatedClient(base_url=f"http://{host}:4010", token="sk-real-0451")  # noqa: S106


@FUNCTION
@OPERATION
def test_low_level_a_key_goes_where_it_is_allowed(operation: Operation, function: str) -> None:
    key = "sk-real-0451"
    with Server(success(operation)) as server:
        client = authenticated(operation, named(server.url), token=key, allow_http=True)
        call_low_level(operation, function, client.with_headers({"x-a": "1"}))
    header, value = key_of(operation, key)
    assert [seen.headers[header] for seen in server.seen] == [value]


# No contract names an http server for a single operation; one that did would be held to the same rule.
UPLOAD = "http://upload.example"


@pytest.mark.parametrize("key", [MOCK_KEY, "mock-key2", "sk-real-0451"])
def test_a_server_of_one_operation_is_held_to_the_same_rule(key: str) -> None:
    """The methods and the low-level functions have one request builder, and so one rule."""
    api = Api("vendor", "https://api.example", "x-api-key", "", "1.0.0")
    operation: Described[None] = Described("upload", "upload", "POST", "/upload", {200: lambda _: None}, server=UPLOAD)

    def build(*, allow_http: bool) -> httpx.Request:
        requests = RequestBuilder(api, ApiKey(key), "https://api.example", allow_http=allow_http)
        return requests.build(operation, Arguments(), options={}, headers={}, timeout={})

    assert build(allow_http=True).headers["x-api-key"] == MASK
    if key == MOCK_KEY:
        assert build(allow_http=False).headers["x-api-key"] == MASK
    else:
        with pytest.raises(ConfigurationError) as caught:
            build(allow_http=False)
        assert_explained(caught.value, key, "upload.example")


@pytest.fixture
def _proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("HTTP_PROXY", "http://user:pass@proxy.example:8080")


@SHELL
@CONTRACT
@pytest.mark.usefixtures("_proxy")
def test_a_proxy_does_not_get_a_real_key_unencrypted(
    contract: Contract, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key goes to loopback over http, but not through a proxy elsewhere."""
    make, url = facade_class(contract, shell), "http://127.0.0.1:9"
    with pytest.raises(ConfigurationError, match=r"proxy\.example.*NO_PROXY=127\.0\.0\.1") as caught:
        make(api_key="sk-real-0451", base_url=url)
    assert "pass" not in str(caught.value)
    make(api_key=MOCK_KEY, base_url=url)
    make(api_key="sk-real-0451", base_url=url, allow_http=True)
    make(api_key="sk-real-0451", base_url="https://api.example")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    make(api_key="sk-real-0451", base_url=url)
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:8080")
    make(api_key="sk-real-0451", base_url=url)


@FUNCTION
@OPERATION
@pytest.mark.usefixtures("_proxy")
def test_low_level_a_proxy_does_not_get_a_real_key_unencrypted(operation: Operation, function: str) -> None:
    client = authenticated(operation, "http://127.0.0.1:9", token="sk-real-0451")  # noqa: S106
    with pytest.raises(ConfigurationError, match=r"proxy\.example"):
        call_low_level(operation, function, client)


def test_the_clients_and_the_mock_agree_on_its_key() -> None:
    """The clients do not import the mock, so the key stands in both."""
    assert MOCK_KEY == authentication.KEY
    for key in (*OPEN, *CLOSED, "mock-ke"):
        assert ApiKey(key).is_mock_key == authentication.is_key(key) == (key in OPEN), key
