"""Prism behind the gateway: asked about each request, watched over, and started again when it dies."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, ServerDisconnectedError, TCPConnector
from yarl import URL

from image_api_contracts import Document
from image_api_mocks.errors import MockError
from image_api_mocks.prism.process import Prism

# Node closes a connection that was idle for five seconds; we let go of it first.
_KEEP_ALIVE_SECONDS = 4
# The reasons for a refusal stand in one header, of up to 8 KiB before they are escaped.
_HEADER_BYTES = 64 * 1024
_TIMEOUT = ClientTimeout(total=60)
_LONGEST_PAUSE = 30.0
# What aiohttp would add to a request by itself.
_NOT_ADDED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


async def _off_loop(function: Callable[[], None]) -> None:
    """Run a function that blocks in a thread, one that the end of the program does not wait for."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()

    def settle(error: Exception | None) -> None:
        if done.cancelled():
            return
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def run() -> None:
        error = None
        try:
            function()
        except Exception as raised:
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, error)

    threading.Thread(target=run, name="prism-watch", daemon=True).start()
    await done


class UpstreamDown(Exception):
    """Prism does not answer at the moment. It is being started again."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What Prism answered."""

    status: int
    content_type: str
    violations: str | None
    """The header `sl-violations`; None if there is none."""
    body: bytes


class Upstream:
    """One Prism process for all contracts, at a port of its own on loopback."""

    def __init__(self, document: Document, prism: Prism, on_change: Callable[[str], None]) -> None:
        """Take the document, a Prism that has been started with it, and whom to tell that it died or is back."""
        self._document = document
        self._prism = prism
        self._tell = on_change
        self._ready = asyncio.Event()
        self._down = False
        self._stopping = asyncio.Event()
        self._supervision: asyncio.Task[None] | None = None
        self._session = ClientSession(
            connector=TCPConnector(limit=0, keepalive_timeout=_KEEP_ALIVE_SECONDS),
            cookie_jar=DummyCookieJar(),
            timeout=_TIMEOUT,
            auto_decompress=False,
            skip_auto_headers=_NOT_ADDED,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )

    @property
    def is_up(self) -> bool:
        """Whether Prism is there to answer."""
        return self._ready.is_set()

    @property
    def pid(self) -> int:
        """The id of the process of Prism."""
        return self._prism.pid

    async def start(self) -> None:
        """Return once Prism answers. Raises MockError if it cannot be started."""
        await _off_loop(self._prism.await_ready)
        self._ready.set()
        self._supervision = asyncio.create_task(self._supervise())

    async def stop(self) -> None:
        """Stop Prism, and forget about it."""
        self._stopping.set()
        await _off_loop(self._prism.stop)
        if self._supervision is not None:
            await self._supervision  # a Prism that is just being started ends as well
        await self._session.close()

    async def ask(self, method: str, target: str, headers: dict[str, str], body: bytes | None) -> Reply:
        """Ask Prism about a request. `target` is path and query as they were sent.

        During the very first start it waits until Prism is ready. Raises UpstreamDown if Prism has died.
        """
        if not self._ready.is_set():
            if self._down:
                raise UpstreamDown
            await self._ready.wait()
        try:
            return await self._ask(method, target, headers, body)
        except ServerDisconnectedError:
            # Prism may close an idle connection at the very moment; it remembers nothing, so asking again is harmless.
            try:
                return await self._ask(method, target, headers, body)
            except (ClientError, OSError) as error:
                raise UpstreamDown from error
        except (ClientError, OSError) as error:
            raise UpstreamDown from error

    async def _ask(self, method: str, target: str, headers: dict[str, str], body: bytes | None) -> Reply:
        url = URL(self._prism.url + target, encoded=True)
        async with self._session.request(method, url, headers=headers, data=body, allow_redirects=False) as answer:
            got = answer.headers
            content_type = got.get("Content-Type", "")
            return Reply(answer.status, content_type, got.get("sl-violations"), await answer.read())

    async def _supervise(self) -> None:
        """Start Prism again whenever it ends, until it is to stop."""
        while True:
            try:
                await _off_loop(self._prism.wait)
            except MockError as error:
                said = str(error).partition(":")[0]
            if self._stopping.is_set():
                return
            self._ready.clear()
            self._down = True
            self._tell(f"{said}. It is being started again; until then the answer is 503.")
            if not await self._restart():
                return
            self._ready.set()
            self._tell("Prism is back.")

    async def _restart(self) -> bool:
        """Start Prism anew, however often it takes. Returns whether it runs: not if all is to stop."""
        pause = 1.0
        while not self._stopping.is_set():
            await _off_loop(self._prism.stop)
            self._prism = Prism(self._document)
            try:
                await _off_loop(self._start_again)
            except MockError as error:
                if self._stopping.is_set():
                    break
                self._tell(f"Prism cannot be started: {error} Next try in {pause:.0f} s.")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return True
        return False

    def _start_again(self) -> None:
        prism = self._prism
        prism.start()
        if self._stopping.is_set():
            prism.stop()
        prism.await_ready()
