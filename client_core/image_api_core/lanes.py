"""httpx transports that stay fast with many requests in flight.

httpcore's connection pool looks at all its connections whenever a request begins or ends, and closes what is beyond its
keep-alive limit while others are busy: with 64 requests in flight most of the time goes into that. Here a request takes
the connection that was free last, a lane, and looks at no other. What a lane reports (refused, reset, timed out) is
httpcore's own word, so "never delivered" stays the truth.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
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
        self._idle: list[httpcore.HTTPConnection] = []
        self._places = threading.BoundedSemaphore(max_connections)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request and return the answer once its head is there. Raises what httpcore raises."""
        timeout = request.extensions.get("timeout", {})
        if not self._places.acquire(timeout=timeout.get("pool")):
            raise httpcore.PoolTimeout("all connections are in use")
        lane = None
        try:
            sent = _to_httpcore(request)
            lane = self._lane(sent.url.origin)
            response = lane.handle_request(sent)
        except BaseException:
            self._give_up(lane)
            raise
        return _to_httpx(response, _Body(response.stream, lambda: self._free(lane)))

    def _lane(self, origin: httpcore.Origin) -> httpcore.HTTPConnection:
        while True:
            try:
                lane = self._idle.pop()  # a list's pop and append are atomic
            except IndexError:
                return httpcore.HTTPConnection(
                    origin, self._ssl_context, keepalive_expiry=KEEPALIVE_EXPIRY, network_backend=self._backend
                )
            if lane.can_handle_request(origin) and not lane.has_expired():
                return lane
            lane.close()

    def _free(self, lane: httpcore.HTTPConnection) -> None:
        if lane.is_available():
            self._idle.append(lane)
            self._places.release()
        else:
            self._give_up(lane)

    def _give_up(self, lane: httpcore.HTTPConnection | None) -> None:
        """Close a lane that was left in the middle of a request; most have closed themselves."""
        try:
            if lane is not None:
                lane.close()
        finally:
            self._places.release()

    def close(self) -> None:
        """Close the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()


class AsyncLaneTransport(httpx.AsyncBaseTransport):
    """The same for one event loop."""

    def __init__(self, ssl_context: ssl.SSLContext, max_connections: int = MAX_CONNECTIONS) -> None:
        self._ssl_context = ssl_context
        self._idle: list[httpcore.AsyncHTTPConnection] = []
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
        lane = None
        try:
            sent = _to_httpcore(request)
            lane = await self._lane(sent.url.origin)
            response = await lane.handle_async_request(sent)
        except BaseException:
            await self._give_up(lane)
            raise
        return _to_httpx(response, _AsyncBody(response.stream, lambda: self._free(lane)))

    async def _lane(self, origin: httpcore.Origin) -> httpcore.AsyncHTTPConnection:
        while self._idle:
            lane = self._idle.pop()
            if lane.can_handle_request(origin) and not lane.has_expired():
                return lane
            await lane.aclose()
        return httpcore.AsyncHTTPConnection(origin, self._ssl_context, keepalive_expiry=KEEPALIVE_EXPIRY)

    async def _free(self, lane: httpcore.AsyncHTTPConnection) -> None:
        if lane.is_available():
            self._idle.append(lane)
            self._places.release()
        else:
            await self._give_up(lane)

    async def _give_up(self, lane: httpcore.AsyncHTTPConnection | None) -> None:
        # A lane does not close itself when it is cancelled while it waits for its own lock. Its socket is closed before
        # the first wait in aclose, so that this needs no shield against being cancelled again.
        try:
            if lane is not None:
                await lane.aclose()
        finally:
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
    def __init__(self, stream: object, done: Callable[[], Awaitable[None]]) -> None:
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
                await self._done()


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
