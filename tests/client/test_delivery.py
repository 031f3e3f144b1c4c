"""Failures before the request is sent are known to be such, and name what failed (C9)."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from image_api_core.errors import APIConnectionError, APITimeoutError
from image_api_core.options import Timeout
from image_api_core.retry import RetryPolicy
from tests.client.hostile.modes import CERTIFICATE, DEFAULT, server_tls
from tests.client.hostile.proxy import Proxy
from tests.client.hostile.raw_server import Connection, RawServer, answer, close, reset, silence
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, facade_class, method_of

POST = next(o for o in OPERATIONS if o.method == "post" and "x-job" in o.data)
GET = next(o for o in OPERATIONS if o.method == "get")
SHELL = pytest.mark.parametrize("shell", SHELLS)
BOTH = pytest.mark.parametrize("operation", [POST, GET], ids=repr)

RETRIES = 2
QUICK = RetryPolicy(retries=RETRIES, first_delay=0.01, max_delay=0.02)
SHORT = Timeout(connect=0.4, total=0.8)


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    with DEFAULT.environment():
        yield


class StalledTls(RawServer):
    """Accepts connections and does not shake hands."""

    def _serve(self, sock: socket.socket) -> None:
        with sock:
            self._closing.wait(10)


class BrokenTls(RawServer):
    """Reads what begins the handshake, and closes or resets the connection."""

    def _serve(self, sock: socket.socket) -> None:
        with sock:
            sock.recv(65536)
            self._faults[0](Connection(sock, self._closing))


@SHELL
@BOTH
def test_a_stalled_handshake_never_reached_the_server(operation: Operation, shell: str) -> None:
    with StalledTls() as server, pytest.raises(APITimeoutError, match="never reached") as caught:
        call(operation, shell, server.url.replace("http", "https"), retries=QUICK, timeout=SHORT)
    assert caught.value.delivered is False
    assert server.connections == 1 + RETRIES


@SHELL
@BOTH
@pytest.mark.parametrize("fault", [close, reset], ids=["closed", "reset"])
def test_a_handshake_that_breaks_off_is_repeated(fault: Any, operation: Operation, shell: str) -> None:
    with BrokenTls(fault) as server, pytest.raises(APIConnectionError, match="never reached") as caught:
        call(operation, shell, server.url.replace("http", "https"), retries=QUICK, timeout=SHORT)
    assert caught.value.delivered is False
    assert server.connections == 1 + RETRIES


@SHELL
@BOTH
def test_a_stalled_connect_of_a_proxy_never_reached_the_server(
    operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy(is_silent=True) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(APITimeoutError, match="never reached") as caught:
            call(operation, shell, "https://127.0.0.1:9", retries=QUICK, timeout=SHORT)
    assert caught.value.delivered is False
    assert proxy.requests == 1 + RETRIES


@SHELL
@BOTH
@pytest.mark.parametrize(
    ("rejection", "is_repeated"),
    [
        ("407 Proxy Authentication Required", False),
        ("403 Forbidden", False),
        ("502 Bad Gateway", True),
        ("429 Too Many Requests", True),
    ],
)
def test_a_proxy_that_rejects_a_connection_never_reached_the_server(
    rejection: str, is_repeated: bool, operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Proxy(rejection=rejection) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        with pytest.raises(APIConnectionError, match="never reached") as caught:
            call(operation, shell, "https://127.0.0.1:9", retries=QUICK)
    assert caught.value.delivered is False
    assert caught.value.temporary is is_repeated
    assert rejection[:3] in str(caught.value)
    assert proxy.requests == (1 + RETRIES if is_repeated else 1)


@SHELL
@BOTH
def test_a_certificate_that_is_not_trusted_costs_one_handshake(
    operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE.with_name("self-signed.pem")))
    tls = server_tls()
    with RawServer(silence, tls=tls) as server:
        with pytest.raises(APIConnectionError, match="certificate of the server is not trusted") as caught:
            call(operation, shell, server.url, retries=QUICK)
        with pytest.raises(APIConnectionError, match="certificate"):
            call(operation, shell, server.url.replace("127.0.0.1", "localhost"), retries=QUICK)
    assert caught.value.delivered is False
    assert not caught.value.temporary
    assert server.connections == 2
    assert server.requests == 0


@SHELL
def test_a_certificate_of_another_host_costs_one_handshake(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificate of the server is for 127.0.0.1 and localhost."""
    original = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest, **settings: original("127.0.0.1", *rest, **settings))
    with RawServer(silence, tls=server_tls()) as server, pytest.raises(APIConnectionError, match="mismatch") as caught:
        call(GET, shell, server.url.replace("127.0.0.1", "other.localhost"), retries=QUICK)
    assert not caught.value.temporary
    assert server.connections == 1


@SHELL
@BOTH
def test_a_server_without_tls_costs_one_handshake(operation: Operation, shell: str) -> None:
    class Plain(RawServer):
        def _serve(self, sock: socket.socket) -> None:
            with sock:
                sock.recv(65536)
                sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    with Plain() as server, pytest.raises(APIConnectionError, match="speaks https") as caught:
        call(operation, shell, server.url.replace("http", "https"), retries=QUICK)
    assert caught.value.delivered is False
    assert server.connections == 1


@SHELL
@BOTH
def test_a_host_without_an_address_is_looked_up_once(
    operation: Operation, shell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookups = []

    def missing(host: Any, *_: Any, **__: Any) -> Any:
        lookups.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", missing)
    with pytest.raises(APIConnectionError, match="has no address") as caught:
        call(operation, shell, "http://missing.localhost:9", retries=QUICK)
    assert caught.value.delivered is False
    assert not caught.value.temporary
    assert len(lookups) == 1


@SHELL
def test_a_name_server_that_fails_is_asked_again(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    good = answer(GET.success().status, GET.success().value)
    original = socket.getaddrinfo
    failures = [socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")]

    def look_up(host: Any, *arguments: Any, **settings: Any) -> Any:
        if failures:
            raise failures.pop()
        return original("127.0.0.1", *arguments, **settings)

    with RawServer(good) as server:
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        call(GET, shell, server.url.replace("127.0.0.1", "again.localhost"), retries=QUICK)
    assert server.requests == 1


def test_a_slow_lookup_ends_at_the_deadline_of_a_blocking_call(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def hang(*_: Any, **__: Any) -> Any:
        done.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    try:
        for timeout, expected in ((Timeout(connect=0.4, total=5), 0.4), (Timeout(connect=5, total=0.4), 0.4)):
            started = time.monotonic()
            with pytest.raises(APITimeoutError, match="never reached") as caught:
                call(POST, "sync", "http://slow.localhost:9", retries=0, timeout=timeout)
            elapsed = time.monotonic() - started
            assert expected <= elapsed < expected + 0.5
            named = float(str(caught.value).partition("within ")[2].split()[0])
            assert named == pytest.approx(elapsed, abs=0.2)
    finally:
        done.set()


def test_a_slow_lookup_ends_at_the_deadline_of_an_awaited_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread of asyncio that looks up hangs on, and ends after the call."""
    done = threading.Event()

    def hang(*_: Any, **__: Any) -> Any:
        done.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    async def use() -> None:
        async with facade_class(POST.contract, "async")(api_key=KEY, base_url="http://slow.localhost:9") as client:
            started = time.monotonic()
            with pytest.raises(APITimeoutError, match="never reached"):
                await method_of(client, POST)(**arguments_of(POST), retries=0, timeout=0.4)
            assert time.monotonic() - started < 0.9
        done.set()

    asyncio.run(use())


def test_each_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is one where no server listens."""
    original = socket.getaddrinfo
    good = answer(GET.success().status, GET.success().value)

    def look_up(host: Any, port: Any, *arguments: Any, **settings: Any) -> Any:
        if host != "two.localhost":
            return original(host, port, *arguments, **settings)
        return [
            entry for address in ("127.0.0.2", "127.0.0.1") for entry in original(address, port, *arguments, **settings)
        ]

    with RawServer(good) as server:
        monkeypatch.setattr(socket, "getaddrinfo", look_up)
        call(GET, "sync", server.url.replace("127.0.0.1", "two.localhost"), retries=0)
    assert server.requests == 1


@SHELL
def test_a_timeout_names_the_time_that_passed(shell: str) -> None:
    with RawServer(silence) as server, pytest.raises(APITimeoutError) as caught:
        call(POST, shell, server.url, timeout=0.5, retries=0)
    assert 0.49 <= float(str(caught.value).partition("within ")[2].split()[0]) < 1
