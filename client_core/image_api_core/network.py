"""The network as one attempt of a request sees it: a single deadline, and whether the request may have been delivered.

httpx applies a timeout to each read and write: a server that sends a byte a second never exceeds it. It also does not
say whether a failure came before or after the request was written. httpcore reaches the network through a backend that
can be replaced. The backends here wrap the original ones, and follow the attempt that `current_attempt` holds:

- a blocking operation gets what is left of the attempt's time, including DNS and each address of a host. The async
  client bounds an attempt with `asyncio.timeout`, so its operations need no limit here;
- the first bytes of the request are noted, so that a failure before them is known to be "never delivered";
- a connection is not used again in another process or event loop, nor after it was idle for too long. httpcore asks
  whether an idle connection is readable, which means closed by the server; such a connection is reported as readable.
"""

from __future__ import annotations

import contextlib
import math
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterable
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

import httpcore

if TYPE_CHECKING:
    import asyncio

WRITE_SIZE = 65536
"""Bytes that are written in one operation: the deadline is looked at before each."""

MAX_IDLE_TO_WRITE = 1.0
"""Seconds for which a connection may have been idle before a request that is not safe to repeat is sent over it.

Servers close idle connections, most after 5 s or more. A request that crosses the close may or may not be carried out.
"""


class NetworkAttempt:
    """One attempt of a request.

    Attributes:
        deadline: When it has to be over, on the monotonic clock.
        max_idle: Seconds for which a connection may have been idle to be used.
        is_seen: Whether the attempt used the network through a backend of this module. It did not if a test tool
            returned the response, or if the transport is the user's own.
        is_sent: Whether a byte of the request may have left this machine.

    """

    __slots__ = ("_stream", "deadline", "is_seen", "is_sent", "max_idle")

    def __init__(self, deadline: float, max_idle: float = math.inf) -> None:
        self.deadline = deadline
        self.max_idle = max_idle
        self.is_seen = False
        self.is_sent = False
        self._stream: _Stream | _AsyncStream | None = None

    @property
    def is_never_sent(self) -> bool:
        """Whether no byte of the request can have left this machine."""
        return self.is_seen and not self.is_sent

    def writes(self, stream: _Stream | _AsyncStream, data: bytes) -> None:
        """Note that bytes are about to be written."""
        self._stream = stream
        # A proxy is spoken to first: with CONNECT, or with SOCKS, whose messages begin with 1 or 5. A frame of HTTP/2
        # begins with neither, because it is shorter than 64 KiB.
        if data and not self.is_sent and data[:1] not in _SOCKS and not data.startswith(b"CONNECT "):
            self.is_sent = True

    def opened(self, stream: _Stream | _AsyncStream) -> None:
        """Note a new connection."""
        self._stream = stream

    def abort(self) -> None:
        """Close a connection that a blocking attempt was making. One that is made belongs to the pool."""
        if isinstance(self._stream, _Stream) and not self.is_sent:
            self._stream.close()

    def keep_alive(self, header: str) -> None:
        """Take in a `Keep-Alive` response header: how long the server keeps the connection open while it is idle."""
        for part in header.split(","):
            name, _, value = part.strip().partition("=")
            if name.lower() == "timeout" and value.strip().isdecimal() and self._stream is not None:
                seconds = float(value)
                self._stream.allowed_idle = max(seconds - 1.0, seconds / 2)  # the response was on its way for a while


_SOCKS = (b"\x01", b"\x05")

current_attempt: ContextVar[NetworkAttempt | None] = ContextVar("image_api_attempt", default=None)
"""The attempt that the network operations of this thread or task follow.

Set it in a `try`, and set it back in its `finally`. A context manager would leave it set if a signal handler raised an
exception in its `__enter__`.
"""


def _left(timeout: float | None, late: type[Exception]) -> float | None:
    """Return the seconds that an operation may take. Raises `late` if there are none."""
    attempt = _attempt()
    if attempt is None or attempt.deadline == math.inf:
        return timeout
    left = attempt.deadline - time.monotonic()
    if left <= 0:
        raise late("the deadline of the request has passed")
    return left if timeout is None else min(left, timeout)


class _Reuse:
    """Whether a connection may be used again."""

    __slots__ = ("_last_use", "_process", "allowed_idle")

    def __init__(self) -> None:
        self._process = os.getpid()
        self._last_use = time.monotonic()
        self.allowed_idle: float | None = None
        """Seconds that the server keeps the connection open, less a margin; None if it did not say it."""

    def is_too_old(self) -> bool:
        """Whether the connection belongs to another process, or was idle for too long."""
        if self._process != os.getpid():
            return True
        idle = time.monotonic() - self._last_use
        if self.allowed_idle is not None:
            return idle > self.allowed_idle
        attempt = _attempt()
        return attempt is not None and idle > attempt.max_idle


class _Stream(_Reuse, httpcore.NetworkStream):
    __slots__ = ("_stream",)

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        super().__init__()
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, _left(timeout, httpcore.ReadTimeout))
        self._last_use = time.monotonic()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _seen()
        left = _left(timeout, httpcore.WriteTimeout)
        attempt = _attempt()
        if attempt is not None:
            attempt.writes(self, buffer)
        if len(buffer) <= WRITE_SIZE:
            self._stream.write(buffer, left)
            return
        # A timeout is for each part that the system takes: with a server that reads slowly, there are many.
        for start in range(0, len(buffer), WRITE_SIZE):
            part = buffer[start : start + WRITE_SIZE]
            self._stream.write(part, _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _opened(_Stream(self._stream.start_tls(ssl_context, server_hostname, left)))

    def get_extra_info(self, info: str) -> Any:
        return (info == "is_readable" and self.is_too_old()) or self._stream.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """A network backend for blocking clients that follows the current attempt.

    Args:
        backend: The original backend.

    """

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._backend = backend

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that accepts, in what is left of the time."""
        attempt = _attempt()
        if attempt is None or attempt.deadline == math.inf:
            return _Stream(self._backend.connect_tcp(host, port, timeout, local_address, socket_options))
        attempt.is_seen = True
        until = time.monotonic() + (_left(timeout, httpcore.ConnectTimeout) or 0.0)
        addresses = _addresses(host, port, until - time.monotonic())
        for number, address in enumerate(addresses, 1):
            # Each address gets its share, so that one that does not respond leaves time for the next.
            share = max(until - time.monotonic(), 0.001) / (len(addresses) - number + 1)
            try:
                return _opened(_Stream(self._backend.connect_tcp(address, port, share, local_address, socket_options)))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
        raise httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.NetworkStream:
        """Connect, in what is left of the time."""
        _seen()
        left = _left(timeout, httpcore.ConnectTimeout)
        return _opened(_Stream(self._backend.connect_unix_socket(path, left, socket_options)))

    def sleep(self, seconds: float) -> None:
        """Sleep between attempts to connect, which only a transport with `retries` makes."""
        self._backend.sleep(_left(seconds, httpcore.ConnectTimeout) or 0)


class _AsyncStream(_Reuse, httpcore.AsyncNetworkStream):
    __slots__ = ("_closing", "_loop", "_stream")

    def __init__(self, stream: httpcore.AsyncNetworkStream, loop: asyncio.AbstractEventLoop | None = None) -> None:
        super().__init__()
        self._stream = stream
        if loop is None:
            import asyncio  # here: a blocking client does not load it

            loop = asyncio.get_running_loop()
        self._loop = loop

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._stream.read(max_bytes, timeout)
        self._last_use = time.monotonic()
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        _seen()
        attempt = _attempt()
        if attempt is not None:
            attempt.writes(self, buffer)
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        if not self._is_foreign():
            await self._stream.aclose()
            return
        if self._process == os.getpid() and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):  # it was closed just now
                self._loop.call_soon_threadsafe(self._close_in_its_loop)
                return
        # Closing the transport would use an event loop that is closed, or that belongs to the parent of this process
        # and shares its selector with it. What such a loop would do last is done here; without it the transport warns
        # that it was not closed.
        lost = getattr(_transport_of(self._stream), "_call_connection_lost", None)
        if lost is not None:
            lost(None)
            return
        socket = self._stream.get_extra_info("socket")
        if socket is not None:
            getattr(socket, "_sock", socket).close()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _opened(_AsyncStream(await self._stream.start_tls(ssl_context, server_hostname, timeout)))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and (self._is_foreign() or self.is_too_old()):
            return True
        return self._stream.get_extra_info(info)

    def _close_in_its_loop(self) -> None:
        self._closing = self._loop.create_task(self._stream.aclose())

    def _is_foreign(self) -> bool:
        import asyncio  # here: a blocking client does not load it

        return self._process != os.getpid() or self._loop is not asyncio.get_running_loop()


def adopted(stream: Any) -> Any:
    """Return a stream of httpcore so that it follows the current attempt, like one that a backend here has made."""
    if isinstance(stream, httpcore.NetworkStream):
        return _Stream(stream)
    loop = getattr(_transport_of(stream), "_loop", None)
    return stream if loop is None else _AsyncStream(stream, loop)


def _transport_of(stream: Any) -> Any:
    """Return the transport of asyncio below a stream of httpcore and anyio; None for another kind of stream."""
    while stream is not None and not hasattr(stream, "_transport"):
        stream = getattr(stream, "transport_stream", None) or getattr(stream, "_stream", None)
    return getattr(stream, "_transport", None)


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """A network backend for asyncio that follows the current attempt.

    Args:
        backend: The original backend.

    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend) -> None:
        self._backend = backend

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        _seen()
        return _opened(
            _AsyncStream(await self._backend.connect_tcp(host, port, timeout, local_address, socket_options))
        )

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Connect."""
        _seen()
        return _opened(_AsyncStream(await self._backend.connect_unix_socket(path, timeout, socket_options)))

    async def sleep(self, seconds: float) -> None:
        """Sleep between attempts to connect, which only a transport with `retries` makes."""
        await self._backend.sleep(seconds)


S = TypeVar("S", _Stream, _AsyncStream)


def _attempt() -> NetworkAttempt | None:
    return current_attempt.get()


def _seen() -> None:
    attempt = _attempt()
    if attempt is not None:
        attempt.is_seen = True


def _opened(stream: S) -> S:
    attempt = _attempt()
    if attempt is not None:
        attempt.opened(stream)
    return stream


def _addresses(host: str, port: int, timeout: float) -> list[str]:
    """Return the addresses of a host, in the order in which to try them.

    Raises:
        httpcore.ConnectTimeout: The lookup takes longer than `timeout` seconds.
        httpcore.ConnectError: The lookup failed.

    """
    if _is_address(host):
        return [host]
    found: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            found.put(error)
        else:
            found.put(list(dict.fromkeys(str(entry[4][0]) for entry in entries)))

    # getaddrinfo takes no timeout. A thread that hangs in it ends with the lookup, or with the process.
    threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
    try:
        result = found.get(timeout=timeout)
    except Empty:
        raise httpcore.ConnectTimeout(f"looking up {host} took too long") from None
    if isinstance(result, OSError):
        raise httpcore.ConnectError(str(result)) from result
    return result


def _is_address(host: str) -> bool:
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host)
        except OSError:
            continue
        return True
    return False
