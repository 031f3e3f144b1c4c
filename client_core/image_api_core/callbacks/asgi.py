"""A receiver of callbacks, as an ASGI app: use it as a route endpoint of your app, or serve it alone.

Guarantees:

- **Acknowledged at once.** A valid payload gets 200 as soon as it is queued; the handler runs after that. A payload
  that is invalid, too large or late gets 400. Any method but POST gets 405. A delivery that comes after `aclose` was
  called gets 503. No response has a body.
- **Handled once**, also if the event is delivered again, or twice at the same moment. If the handler fails, the next
  delivery is handled, and so is one that was acknowledged meanwhile.
- **Never lost silently.** If the handler of an acknowledged event fails or is cancelled, an error with the name of the
  callback and the job id is logged. Repeated deliveries of that event have the same job id and share that line.
- **Bounded.** There are limits for the size of a body, and for the number of running, waiting and remembered events.
  When too many events wait, responses are delayed.
- **Logs hold no payload.** They name the callback, the job id, and the type and traceback of the handler's exception.

Not guaranteed: acknowledged events that are not yet handled are lost if the process dies, and so is the memory of
handled ones. The job is not lost: read it by its id. If you need every event, read the jobs whose event did not come,
or let the handler put events into a queue that outlives the process.

A secret path does not prove who sent an event: pass `confirm`.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
import logging
import traceback
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from types import TracebackType
from typing import Any, Self, TypeVar, overload

from ..errors import InvalidCallback
from .event import CallbackEvent
from .reader import MAX_PAYLOAD_BYTES

LOGGER = logging.getLogger("image_api_core.callbacks")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

E = TypeVar("E", bound=CallbackEvent[Any])
J = TypeVar("J")

_Key = tuple[str, str, str]

_MAX_LOGGED = 80
"""Characters of a job id in a log line."""


class CallbackReceiver:
    """An ASGI app that receives the callbacks of one vendor, in one event loop of asyncio.

    An instance is a route endpoint. Senders do not follow redirects, so route the path with and without a slash:

    - Starlette and FastAPI: `routes=[Route(path, receiver) for path in ("/hooks/images", "/hooks/images/")]`.
    - Litestar: `asgi("/hooks/images", copy_scope=True)(receiver)` serves both paths.
    - Alone, as in `uvicorn module:receiver`, it serves every path.

    `Mount("/hooks/images", receiver)` and FastAPI's `mount` match only what follows `/hooks/images/`: they redirect
    `/hooks/images` with 307, and the receiver does not see the request.

    An app with a route to the receiver has to open and close it: use `async with receiver` in the app's lifespan. A
    server that serves the receiver alone does that by itself.

    Args:
        parse: Parses a body: `callbacks.parse` of a generated client.
        handle: Handles an event. Called with the event, and with the confirmed job if `confirm` is given. A plain
            function runs in a thread.
        confirm: Asks the API for the job: `confirm` of a client, plain or async. If it raises, `handle` is not called.
        max_body_bytes: Largest size of a body, from 1 up to the limit of `parse`. A larger one gets 400.
        body_timeout: Seconds within which the body must arrive.
        max_running: Number of events that are handled concurrently, 1 or more.
        max_waiting: Number of events that are queued or running, `max_running` or more.
        remembered: Number of handled events whose repetition is recognised, 0 or more. The oldest are forgotten.
        shutdown_timeout: Seconds that `aclose` waits for handlers before it cancels them.

    Raises:
        ValueError: A number is out of its range.

    """

    @overload
    def __init__(
        self,
        *,
        parse: Callable[[bytes], E],
        handle: Callable[[E], object],
        max_body_bytes: int = ...,
        body_timeout: float = ...,
        max_running: int = ...,
        max_waiting: int = ...,
        remembered: int = ...,
        shutdown_timeout: float = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        *,
        parse: Callable[[bytes], E],
        handle: Callable[[E, J], object],
        confirm: Callable[[E], Awaitable[J]],
        max_body_bytes: int = ...,
        body_timeout: float = ...,
        max_running: int = ...,
        max_waiting: int = ...,
        remembered: int = ...,
        shutdown_timeout: float = ...,
    ) -> None: ...
    @overload
    def __init__(
        self,
        *,
        parse: Callable[[bytes], E],
        handle: Callable[[E, J], object],
        confirm: Callable[[E], J],
        max_body_bytes: int = ...,
        body_timeout: float = ...,
        max_running: int = ...,
        max_waiting: int = ...,
        remembered: int = ...,
        shutdown_timeout: float = ...,
    ) -> None: ...
    def __init__(
        self,
        *,
        parse: Callable[[bytes], Any],
        handle: Callable[..., object],
        confirm: Callable[[Any], Any] | None = None,
        max_body_bytes: int = MAX_PAYLOAD_BYTES,
        body_timeout: float = 10.0,
        max_running: int = 8,
        max_waiting: int = 1000,
        remembered: int = 10_000,
        shutdown_timeout: float = 10.0,
    ) -> None:
        if not 1 <= max_body_bytes <= MAX_PAYLOAD_BYTES:
            raise ValueError(f"max_body_bytes is from 1 to {MAX_PAYLOAD_BYTES}, not {max_body_bytes}")
        if not 1 <= max_running <= max_waiting:
            raise ValueError(f"max_running is from 1 to max_waiting ({max_waiting}), not {max_running}")
        if body_timeout <= 0 or remembered < 0 or shutdown_timeout < 0:
            raise ValueError("body_timeout is above 0; remembered and shutdown_timeout are 0 or more")
        self._parse = parse
        self._handle = handle
        self._confirm = confirm
        self._max_body_bytes = max_body_bytes
        self._body_timeout = body_timeout
        self._remembered = remembered
        self._shutdown_timeout = shutdown_timeout
        self._slots = asyncio.Semaphore(max_waiting)
        self._running = asyncio.Semaphore(max_running)
        # Queued or running events, each with the last delivery that repeated it meanwhile.
        self._active: dict[_Key, CallbackEvent[Any] | None] = {}
        self._handled: OrderedDict[_Key, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        self._closed = False
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Acknowledge no further delivery, wait for the handlers, and cancel those that exceed `shutdown_timeout`.

        Each cancelled event is logged. A plain function in a thread cannot be cancelled: it runs to its end.
        """
        self._closed = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._shutdown_timeout):
                while self._tasks:
                    await asyncio.wait(self._tasks)
        while self._tasks:
            for task in self._tasks:
                task.cancel()
            await asyncio.wait(self._tasks)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI 3 defines it."""
        if scope["type"] == "lifespan":
            await self._serve_lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["method"] != "POST":
            await _respond(send, 405, [(b"allow", b"POST")])
        else:
            await self._serve_delivery(receive, send)

    async def _serve_lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._closed = False
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.aclose()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _serve_delivery(self, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._body_timeout):
                body = await self._read(receive)
            if body is None:
                return
            event = self._parse(body)
        except TimeoutError:
            LOGGER.warning("callback rejected: its body did not arrive within %g s", self._body_timeout)
            await _respond(send, 400)
        except InvalidCallback as error:
            LOGGER.warning("callback rejected: %s %s", error.where or "the payload", error.reason)
            await _respond(send, 400)
        else:
            if await self._enqueue(event):
                await _respond(send, 200)
            else:
                LOGGER.warning(
                    "callback %s of job %r rejected: the receiver is closed", event.name, event.job_id[:_MAX_LOGGED]
                )
                await _respond(send, 503)

    async def _read(self, receive: Receive) -> bytes | None:
        """Return the body; None if the sender is gone."""
        body = bytearray()
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            body += message.get("body", b"")
            if len(body) > self._max_body_bytes:
                raise InvalidCallback("", f"is larger than {self._max_body_bytes} bytes")
            if not message.get("more_body", False):
                return bytes(body)

    async def _enqueue(self, event: CallbackEvent[Any]) -> bool:
        """Queue an event, unless it is known. Wait for a slot.

        Returns:
            Whether to acknowledge the event.

        """
        key = (event.name, event.job_id, event.status)
        if self._closed:
            return False
        if self._is_known(key, event):
            return True
        await self._slots.acquire()
        if self._closed or self._is_known(key, event):  # closed or repeated while this delivery waited
            self._slots.release()
        else:
            self._start(key, event)
        return not self._closed

    def _is_known(self, key: _Key, event: CallbackEvent[Any]) -> bool:
        if key in self._active:
            self._active[key] = event
            return True
        return key in self._handled

    def _start(self, key: _Key, event: CallbackEvent[Any]) -> None:
        self._active[key] = None
        task = asyncio.create_task(self._work(event))
        self._tasks.add(task)
        # A callback, since a task that is cancelled before its first step runs no code of its own.
        task.add_done_callback(functools.partial(self._finish, key, event))

    async def _work(self, event: CallbackEvent[Any]) -> None:
        """Confirm and handle an event."""
        async with self._running:
            if self._confirm is None:
                await _run(self._handle, event)
            else:
                await _run(self._handle, event, await _run(self._confirm, event))

    def _finish(self, key: _Key, event: CallbackEvent[Any], task: asyncio.Task[None]) -> None:
        """Remember a handled event. Log a failed one, and handle the delivery that repeated it meanwhile."""
        self._tasks.discard(task)
        repeated = self._active.pop(key)
        failure = _failure(task)
        if failure is None:
            self._handled[key] = None
            if len(self._handled) > self._remembered:
                self._handled.popitem(last=False)
        else:
            LOGGER.error("callback %s of job %r was not handled: %s", event.name, event.job_id[:_MAX_LOGGED], failure)
            if repeated is not None and not task.cancelling():
                self._start(key, repeated)  # it uses the same slot
                return
        self._slots.release()


def _failure(task: asyncio.Task[None]) -> str | None:
    """Return why a task failed, without the exception's message and the frames' locals: they may hold the payload."""
    if task.cancelled():
        return "cancelled before the handler finished"
    error = task.exception()
    if error is None:
        return None
    return "\n".join([type(error).__name__, *traceback.format_tb(error.__traceback__)])


async def _run(function: Callable[..., Any], *arguments: object) -> Any:
    """Call a function and return its result: an async one here, a plain one in a thread."""
    if inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__):
        return await function(*arguments)
    result = await asyncio.to_thread(function, *arguments)
    return await result if inspect.isawaitable(result) else result


async def _respond(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    head = [(b"content-length", b"0"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": b""})
