"""A ready receiver of callbacks, as an ASGI app: mount it in yours, or serve it alone.

What it promises:

- **It answers at once.** A payload that can be read is acknowledged (200) as soon as it is queued; the handler runs
  after that. One that cannot be read, is too large, or does not come in time gets 400. Anything but POST gets 405.
  Nothing else is answered, and no answer has a body.
- **An event is handled once**, also when it is delivered again, or twice at the same moment. If the handler fails, the
  next delivery is handled, and one that came in the meantime is as well.
- **Nothing grows without bound**: bodies, handlers that run, events that wait, and events that are remembered. When
  too many wait, an answer waits with them.
- **Logs hold no payload**: of a handler that fails, they hold the kind of the exception and where it came from.

What it does not promise: what was acknowledged and not yet handled is lost when the process dies, and what was handled
is forgotten. The job is not lost, since it can be read by its id. If you must hear of each end, read the jobs that you
have not heard of, or let the handler put the event into a queue that outlives the process.

The app answers at every path that it is given. A secret path is no proof of who sent an event: pass `confirm`.
"""

from __future__ import annotations

import asyncio
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


class CallbackReceiver:
    """An ASGI app that receives the callbacks of one vendor. For one event loop of asyncio.

    Args:
        parse: Reads a body; a generated client's `callbacks.parse`.
        handle: What you do with an event. Called with the event, and with the confirmed job too if there is `confirm`.
            A plain function runs in a thread.
        confirm: Asks the API; a client's `confirm`, plain or `async`. If it raises, the event is not handled.
        max_body_bytes: Bytes of a body, from 1 up to what `parse` takes; a longer one gets 400.
        body_timeout: Seconds in which a body has to be there.
        max_running: Events that are handled at the same time, 1 or more.
        max_waiting: Events that may be queued or running, `max_running` or more.
        remembered: Handled events that are known when they come again, 0 or more; the oldest are forgotten.
        shutdown_timeout: Seconds that `aclose` gives to handlers, before it cancels them.

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
        self._places = asyncio.Semaphore(max_waiting)
        self._running = asyncio.Semaphore(max_running)
        self._again: dict[
            _Key, CallbackEvent[Any] | None
        ] = {}  # queued or running, with a delivery that came meanwhile
        self._handled: OrderedDict[_Key, None] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Wait until all events are handled, and cancel what is not done within `shutdown_timeout`.

        A server that serves the app alone does this by itself. One that serves it as a part of another app does not:
        use `async with receiver` in the lifespan of that app. A plain function in a thread cannot be cancelled: it runs
        to its end.
        """
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._shutdown_timeout)
            for task in late:
                task.cancel()
            if late:
                LOGGER.warning("%d events were not handled: the receiver is closed", len(late))
                await asyncio.wait(late)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection, as ASGI 3 asks."""
        if scope["type"] == "lifespan":
            await self._serve_lifespan(receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        elif scope["method"] != "POST":
            await _answer(send, 405, [(b"allow", b"POST")])
        else:
            await self._serve_delivery(receive, send)

    async def _serve_lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
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
            LOGGER.warning("callback refused: its body did not come within %g s", self._body_timeout)
            await _answer(send, 400)
        except InvalidCallback as error:
            LOGGER.warning("callback refused: %s %s", error.where or "the payload", error.reason)
            await _answer(send, 400)
        else:
            await self._accept(event)
            await _answer(send, 200)

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

    async def _accept(self, event: CallbackEvent[Any]) -> None:
        """Queue an event, unless it is known. Waits for a place in the queue."""
        key = (event.name, event.job_id, event.status)
        if self._is_known(key, event):
            return
        await self._places.acquire()
        if self._is_known(key, event):  # it came again while this one waited
            self._places.release()
            return
        self._again[key] = None
        task = asyncio.create_task(self._work(key, event))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _is_known(self, key: _Key, event: CallbackEvent[Any]) -> bool:
        if key in self._again:
            self._again[key] = event
            return True
        return key in self._handled

    async def _work(self, key: _Key, event: CallbackEvent[Any]) -> None:
        """Handle an event; if that fails, handle the delivery that came meanwhile, if one did."""
        waiting: CallbackEvent[Any] | None = event
        try:
            async with self._running:
                while waiting is not None:
                    if await self._is_handled(waiting):
                        self._handled[key] = None
                        break
                    waiting, self._again[key] = self._again[key], None
        finally:
            del self._again[key]
            self._places.release()
            while len(self._handled) > self._remembered:
                self._handled.popitem(last=False)

    async def _is_handled(self, event: CallbackEvent[Any]) -> bool:
        """Confirm and handle an event; say whether that went well."""
        try:
            if self._confirm is None:
                await _run(self._handle, event)
            else:
                await _run(self._handle, event, await _run(self._confirm, event))
        except Exception as error:
            LOGGER.error(  # noqa: TRY400 - the exception's words, and its frames' locals, may hold the payload
                "callback %s of job %r was not handled: %s\n%s",
                event.name,
                event.job_id[:80],
                type(error).__name__,
                "".join(traceback.format_tb(error.__traceback__)),
            )
            return False
        return True


async def _run(function: Callable[..., Any], *arguments: object) -> Any:
    """Call a function and return its result: an async one here, a plain one in a thread."""
    if inspect.iscoroutinefunction(function) or inspect.iscoroutinefunction(type(function).__call__):
        return await function(*arguments)
    result = await asyncio.to_thread(function, *arguments)
    return await result if inspect.isawaitable(result) else result


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    head = [(b"content-length", b"0"), *(headers or [])]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": b""})
