"""An attempt has one deadline, from DNS to the last byte, in every way to reach the network (C3)."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx
import pytest

from image_api_core.errors import APITimeoutError, JobTimeout
from image_api_core.options import Timeout
from tests.client.hostile.modes import DEFAULT, MODES, SOCKS_IS_INSTALLED, Mode
from tests.client.hostile.raw_server import Connection, RawServer, Step
from tests.support.sampling import sampled
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import OPERATIONS
from tools.judges.client.facade_calls import SHELLS, arguments_of, call, facade_class, method_of

GET = next(o for o in OPERATIONS if str(o.bundled) == "getGeneration")
UPLOAD = next(o for o in OPERATIONS if str(o.bundled) == "uploadAsset")

EVERY = 0.2
"""Seconds between two bytes: less than any timeout here, so that no single wait exceeds one."""

SHELL = pytest.mark.parametrize("shell", SHELLS)


def drip_status_line(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 ")
    connection.until_the_client_gives_up(b"O", every=EVERY)


def drip_head(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\n")
    connection.until_the_client_gives_up(b"x: y\r\n", every=EVERY)


def drip_body(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n")
    connection.until_the_client_gives_up(b" ", every=EVERY)


def drip_chunks(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n")
    connection.until_the_client_gives_up(b"1\r\n \r\n", every=EVERY)


@SHELL
@sampled("mode", "shell", "drip", ("mode.name", "shell"))
@pytest.mark.parametrize("mode", MODES, ids=str)
@pytest.mark.parametrize("drip", [drip_status_line, drip_head, drip_body, drip_chunks], ids=lambda step: step.__name__)
def test_a_response_that_drips_ends_at_the_deadline(drip: Step, mode: Mode, shell: str) -> None:
    def get(client: Any) -> Any:
        return method_of(client, GET)(**arguments_of(GET), timeout=1, retries=0)

    with mode.environment(), RawServer(drip, tls=mode.tls) as server:
        started = time.monotonic()
        with pytest.raises(APITimeoutError) as caught:
            mode.run(GET.contract, shell, server.url, get)
        assert 0.9 < time.monotonic() - started < 1.6
    assert server.requests == 1
    assert caught.value.delivered is None
    named = float(str(caught.value).partition("no response within ")[2].split()[0])
    assert 0.9 < named < 1.6


@SHELL
@sampled("mode", "shell")
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_wait_ends_at_its_timeout_while_polls_drip(mode: Mode, shell: str) -> None:
    def wait(client: Any) -> Any:
        return client.wait("gen_123456", started_by="generate_looks", timeout=2)

    with mode.environment(), RawServer(drip_body, tls=mode.tls) as server:
        started = time.monotonic()
        with pytest.raises(JobTimeout):
            mode.run(GET.contract, shell, server.url, wait)
        assert 1.9 < time.monotonic() - started < 2.8


@SHELL
@sampled("mode", "shell")
@pytest.mark.parametrize("mode", [mode for mode in MODES if not mode.is_used], ids=str)
def test_a_server_that_reads_slowly_ends_at_the_deadline(mode: Mode, shell: str) -> None:
    """A timeout for each write would begin anew with each part that the system takes."""

    class SlowReader(RawServer):
        def _serve(self, sock: Any) -> None:
            sock.settimeout(10)
            try:
                with sock:
                    if self._tls is not None:
                        sock = self._tls.wrap_socket(sock, server_side=True)
                    with sock:
                        while sock.recv(65536) and not self._closing.wait(EVERY):
                            pass
            except OSError:
                pass

    def upload(client: Any) -> Any:
        return method_of(client, UPLOAD)(content=bytes(2**25), content_type="image/png", timeout=1, retries=0)

    with mode.environment(), SlowReader(tls=mode.tls) as server:
        started = time.monotonic()
        with pytest.raises(APITimeoutError) as caught:
            mode.run(UPLOAD.contract, shell, server.url, upload)
        assert time.monotonic() - started < 1.9
    assert caught.value.delivered is None


@SHELL
def test_a_connection_that_is_not_accepted_ends_at_the_timeout_of_connect(shell: str) -> None:
    """The queue of the listener is full: the system drops what comes, and sends it again after a second."""
    import socket

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(address)
        started = time.monotonic()
        with pytest.raises(APITimeoutError, match="never reached") as caught:
            call(GET, shell, f"http://127.0.0.1:{address[1]}", timeout=Timeout(connect=0.5, total=5), retries=0)
        assert 0.4 < time.monotonic() - started < 1.5
        for sock in waiting:
            sock.close()
    assert caught.value.delivered is False


@SHELL
def test_a_full_pool_is_never_delivered(shell: str) -> None:
    """A user's own client with one connection, which another request holds."""
    with DEFAULT.environment(), RawServer(lambda _: None) as server:
        limits = httpx.Limits(max_connections=1)
        request = httpx.Request("GET", server.url + "/warm-up")
        if shell == "sync":
            with httpx.Client(limits=limits) as own:
                client = facade_class(GET.contract, shell)(api_key=KEY, base_url=server.url, http_client=own)
                held = own.send(request, stream=True)
                with pytest.raises(APITimeoutError, match="never reached"):
                    method_of(client, GET)(**arguments_of(GET), timeout=0.3, retries=0)
                held.close()
        else:

            async def use() -> None:
                async with httpx.AsyncClient(limits=limits) as own:
                    client = facade_class(GET.contract, shell)(api_key=KEY, base_url=server.url, http_client=own)
                    held = await own.send(request, stream=True)
                    with pytest.raises(APITimeoutError, match="never reached"):
                        await method_of(client, GET)(**arguments_of(GET), timeout=0.3, retries=0)
                    await held.aclose()

            asyncio.run(use())
    assert server.requests == 0


@pytest.mark.skipif(not SOCKS_IS_INSTALLED, reason="httpx[socks] is not among the dependencies of the tests")
@SHELL
def test_a_socks_proxy_that_stalls_ends_at_the_deadline(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with RawServer(drip_body) as proxy:  # reads for ever: no SOCKS message ends like the head of a request
        monkeypatch.setenv("ALL_PROXY", proxy.url.replace("http", "socks5"))
        with pytest.raises(APITimeoutError, match="never reached"):
            call(GET, shell, "http://127.0.0.1:9", timeout=1, retries=0)
