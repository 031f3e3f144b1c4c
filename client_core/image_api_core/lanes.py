"""httpx transports that stay fast with many requests in flight.

httpcore's connection pool looks at all its connections whenever a request begins or ends, and closes what is beyond its
keep-alive limit while others are busy: with 64 requests in flight most of the time goes into that. Here each connection
has a pool of its own, a lane, and a request takes the lane that was free last. What a lane reports (refused, reset,
timed out) is httpcore's own word, so "never delivered" stays the truth.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpcore
import httpx

from .deadline import DeadlineBackend

MAX_CONNECTIONS = 100  # httpx's own default
KEEPALIVE_EXPIRY = 5.0  # seconds; httpx's own default


class LaneTransport(httpx.BaseTransport):
    """Sends the requests of one client, from any number of threads.

    Args:
        ssl_context: For https.
        max_connections: Requests in flight at once; further ones wait, at most their pool timeout.

    """

    def __init__(self, ssl_context: ssl.SSLContext, max_connections: int = MAX_CONNECTIONS) -> None:
        self._ssl_context = ssl_context
        self._backend = DeadlineBackend()
        self._idle: list[httpcore.ConnectionPool] = []
        self._places = threading.BoundedSemaphore(max_connections)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer once its head is there. Raises what httpcore raises."""
        timeout = request.extensions.get("timeout", {})
        if not self._places.acquire(timeout=timeout.get("pool")):
            raise httpcore.PoolTimeout("all connections are in use")
        try:
            lane = self._idle.pop()  # a list's pop and append are atomic
        except IndexError:
            lane = httpcore.ConnectionPool(
                self._ssl_context,
                max_connections=1,
                keepalive_expiry=KEEPALIVE_EXPIRY,
                network_backend=self._backend,
            )
        try:
            response = lane.handle_request(_to_httpcore(request))
        except BaseException:
            self._free(lane)
            raise
        return _to_httpx(response, _Body(response.stream, lambda: self._free(lane)))

    def _free(self, lane: httpcore.ConnectionPool) -> None:
        self._idle.append(lane)
        self._places.release()

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()


class AsyncLaneTransport(httpx.AsyncBaseTransport):
    """The same for one event loop."""

    def __init__(self, ssl_context: ssl.SSLContext, max_connections: int = MAX_CONNECTIONS) -> None:
        self._ssl_context = ssl_context
        self._idle: list[httpcore.AsyncConnectionPool] = []
        self._places = asyncio.BoundedSemaphore(max_connections)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer once its head is there. Raises what httpcore raises."""
        if self._places.locked():
            try:
                async with asyncio.timeout(request.extensions.get("timeout", {}).get("pool")):
                    await self._places.acquire()
            except TimeoutError:
                raise httpcore.PoolTimeout("all connections are in use") from None
        else:
            await self._places.acquire()  # does not wait
        try:
            lane = self._idle.pop()
        except IndexError:
            lane = httpcore.AsyncConnectionPool(self._ssl_context, max_connections=1, keepalive_expiry=KEEPALIVE_EXPIRY)
        try:
            response = await lane.handle_async_request(_to_httpcore(request))
        except BaseException:
            self._free(lane)
            raise
        return _to_httpx(response, _AsyncBody(response.stream, lambda: self._free(lane)))

    def _free(self, lane: httpcore.AsyncConnectionPool) -> None:
        self._idle.append(lane)
        self._places.release()

    async def aclose(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            await self._idle.pop().aclose()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: object, done: Callable[[], None]) -> None:
        self._stream = stream
        self._done = done
        self._open = True

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream  # type: ignore[misc]

    def close(self) -> None:
        if self._open:
            self._open = False
            try:
                self._stream.close()  # type: ignore[attr-defined]
            finally:
                self._done()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, stream: object, done: Callable[[], None]) -> None:
        self._stream = stream
        self._done = done
        self._open = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:  # type: ignore[attr-defined]
            yield part

    async def aclose(self) -> None:
        if self._open:
            self._open = False
            try:
                await self._stream.aclose()  # type: ignore[attr-defined]
            finally:
                self._done()


def _to_httpcore(request: httpx.Request) -> httpcore.Request:
    url = request.url
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def _to_httpx(response: httpcore.Response, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> httpx.Response:
    # httpcore leaves the type of this one open.
    extensions: dict[str, Any] = {**response.extensions}  # pyright: ignore[reportUnknownMemberType]
    return httpx.Response(response.status, headers=response.headers, stream=stream, extensions=extensions)
