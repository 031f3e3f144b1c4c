"""Connection pools that stay fast with many requests in flight. They stand below httpx's transports.

httpcore's own pool looks at all its connections whenever a request starts or ends, and closes what exceeds its
keep-alive limit while other requests are in flight. Here a request takes the connection that was used last, and looks
at no other. `docs/adr/0005-connection-pool.md` has the figures.
"""
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from __future__ import annotations

import contextlib
import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import httpcore

if TYPE_CHECKING:
    import asyncio

MAX_CONNECTIONS = 100
"""Requests of an async client in flight at once; further ones wait. A blocking client has one for each thread."""


class ConnectionPool:
    """The connections of a blocking client, for any number of threads.

    It has no lock and counts nothing, so that neither a fork nor an exception that a signal handler raises can leave it
    in a state of its own: a connection is idle in the list, or it is held by the one request that uses it.

    Args:
        create: Returns a new connection to an origin: the method of httpcore's own pool.

    """

    def __init__(self, create: Callable[[httpcore.Origin], httpcore.ConnectionInterface]) -> None:
        self._create = create
        self._idle: list[httpcore.ConnectionInterface] = []
        self._is_closed = False

    def handle_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request and return the response once its head is there. Raises what httpcore raises."""
        connection = None
        try:
            connection = self._take(request.url.origin)
            response = connection.handle_request(request)
        except BaseException:
            if connection is not None:
                connection.close()
            raise
        response.stream = _Body(response.stream, self._release, connection)
        return response

    def _take(self, origin: httpcore.Origin) -> httpcore.ConnectionInterface:
        while (connection := self._pop(-1)) is not None:
            if connection.can_handle_request(origin) and connection.is_available() and not connection.has_expired():
                return connection
            connection.close()
        return self._create(origin)

    def _pop(self, position: int) -> httpcore.ConnectionInterface | None:
        try:
            return self._idle.pop(position)  # pop and append are atomic
        except IndexError:  # another thread may have taken it since it was seen
            return None

    def _release(self, connection: httpcore.ConnectionInterface) -> None:
        if not connection.is_available():
            connection.close()
            return
        # What was idle for long is at the beginning, and would never be taken while there are others.
        while len(self._idle) > 1 and (oldest := self._pop(0)) is not None:
            if not oldest.has_expired():
                self._idle.insert(0, oldest)
                break
            oldest.close()
        self._idle.append(connection)  # from here on, another thread may use it
        if self._is_closed:
            self.close()

    def close(self) -> None:
        """Close the connections: the idle ones now, the others when their request ends."""
        self._is_closed = True
        while (connection := self._pop(-1)) is not None:
            connection.close()

    def __enter__(self) -> None:
        """Do nothing: httpx enters the pool of a client that is used in `with`."""

    def __exit__(self, *exc: object) -> None:
        self.close()


class _Loop:
    """What belongs to one event loop."""

    def __init__(self) -> None:
        self.idle: list[httpcore.AsyncConnectionInterface] = []
        import asyncio  # here: a blocking client does not load it

        self.places = asyncio.BoundedSemaphore(MAX_CONNECTIONS)


class AsyncConnectionPool:
    """The connections of an async client. Each event loop has its own.

    Args:
        create: Returns a new connection to an origin: the method of httpcore's own pool.

    """

    def __init__(self, create: Callable[[httpcore.Origin], httpcore.AsyncConnectionInterface]) -> None:
        self._create = create
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Loop] = WeakKeyDictionary()
        self._is_closed = False

    async def handle_async_request(self, request: httpcore.Request) -> httpcore.Response:
        """Send a request and return the response once its head is there. Raises what httpcore raises."""
        loop = await self._loop()
        if loop.places.locked():
            import asyncio  # here: a blocking client does not load it

            try:
                async with asyncio.timeout(request.extensions.get("timeout", {}).get("pool")):  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
                    await loop.places.acquire()
            except TimeoutError:
                raise httpcore.PoolTimeout("all connections are in use") from None
        else:
            await loop.places.acquire()  # does not wait
        connection = None
        try:
            connection = await self._take(loop, request.url.origin)
            response = await connection.handle_async_request(request)
        except BaseException:
            await self._close(loop, connection)
            raise
        response.stream = _AsyncBody(response.stream, functools.partial(self._release, loop, connection))
        return response

    async def _loop(self) -> _Loop:
        """Return what belongs to the running event loop, and close what a loop that has ended left behind."""
        import asyncio  # here: a blocking client does not load it

        running = asyncio.get_running_loop()
        found = self._loops.get(running)
        if found is None:
            found = self._loops[running] = _Loop()
            # Another thread may add its loop meanwhile: the list of references is made in one step.
            for loop in [loop for reference in self._loops.keyrefs() if (loop := reference()) and loop.is_closed()]:
                if (ended := self._loops.pop(loop, None)) is not None:
                    for connection in ended.idle:
                        await connection.aclose()
        return found

    async def _take(self, loop: _Loop, origin: httpcore.Origin) -> httpcore.AsyncConnectionInterface:
        while loop.idle:
            connection = loop.idle.pop()
            if connection.can_handle_request(origin) and connection.is_available() and not connection.has_expired():
                return connection
            await connection.aclose()
        return self._create(origin)

    async def _release(self, loop: _Loop, connection: httpcore.AsyncConnectionInterface) -> None:
        if self._is_closed or not connection.is_available():
            await self._close(loop, connection)
            return
        loop.idle.append(connection)
        loop.places.release()
        while len(loop.idle) > 1 and loop.idle[0].has_expired():
            await loop.idle.pop(0).aclose()

    async def _close(self, loop: _Loop, connection: httpcore.AsyncConnectionInterface | None) -> None:
        # A connection does not close itself when it is cancelled while it waits for its own lock. Its socket is closed
        # before the first wait in aclose, so that this needs no shield against being cancelled again.
        try:
            if connection is not None:
                await connection.aclose()
        finally:
            loop.places.release()

    async def aclose(self) -> None:
        """Close the connections: the idle ones now, the others when their request ends."""
        self._is_closed = True
        for reference in self._loops.keyrefs():
            loop = self._loops.get(running) if (running := reference()) else None
            while loop is not None and loop.idle:
                with contextlib.suppress(IndexError):  # the loop runs in another thread, and uses it
                    await loop.idle.pop().aclose()

    async def __aenter__(self) -> None:
        """Do nothing: httpx enters the pool of a client that is used in `async with`."""

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()


class _Body:
    def __init__(
        self,
        stream: Any,
        release: Callable[[httpcore.ConnectionInterface], None],
        connection: httpcore.ConnectionInterface,
    ) -> None:
        self._stream = stream
        self._release = release
        self._connection: httpcore.ConnectionInterface | None = connection

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            self._stream.close()
        except BaseException:
            connection.close()
            raise
        self._release(connection)  # not in the `try`: once released, it may be another request's


class _AsyncBody:
    def __init__(self, stream: Any, release: Callable[[], Awaitable[None]]) -> None:
        self._stream = stream
        self._release = release
        self._is_open = True

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        if self._is_open:
            self._is_open = False
            try:
                await self._stream.aclose()
            finally:
                await self._release()
