"""An ASGI app under a real server on loopback."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self

import uvicorn


class Served:
    """Serves an ASGI app while its `with` block runs, with the lifespan that a server gives to an app of its own."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._loop: asyncio.AbstractEventLoop
        self._listener = socket.create_server(("127.0.0.1", 0))  # connections wait here from now on
        config = uvicorn.Config(self, lifespan="on", ws="none", log_config=None, access_log=False)
        self._server = uvicorn.Server(config)
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            self._loop = asyncio.get_running_loop()
            self._started.set()
        await self._app(scope, receive, send)

    def start(self, work: Coroutine[Any, Any, object]) -> Future[object]:
        """Start a coroutine in the server's event loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def run(self, work: Coroutine[Any, Any, object]) -> None:
        """Run a coroutine in the server's event loop, to its end."""
        self.start(work).result(20)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._started.wait(20)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Shut the server down, and wait until it is."""
        self._server.should_exit = True
        self._thread.join()
        self._listener.close()
