"""The mock for code: starts Prism and the gateway in front of it, in the background, and stops them."""

import asyncio
import contextlib
import secrets
import threading
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import Future, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from image_api_contracts import ContractError, Document, load_all
from image_api_mocks.errors import MockError, StateFailed
from image_api_mocks.faults import scenarios
from image_api_mocks.http import admin_app
from image_api_mocks.http.request_log import RequestLog
from image_api_mocks.persistence.state_file import StateFile
from image_api_mocks.ports import require_free
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import HOST, NOTICE_SECONDS, Prism

JOB_SECONDS = 2.0
_EVERYWHERE = "0.0.0.0"  # noqa: S104
# How long a request may take to be answered when the mock stops.
_GRACE_SECONDS = 1.0


@contextlib.contextmanager
def _contract_errors_as_mock_errors() -> Iterator[None]:
    """Let the users of `Mock` have one exception to catch."""
    try:
        yield
    except ContractError as error:
        raise MockError(str(error)) from error


class Mock:
    """The mock of one or more contracts at a port of 127.0.0.1. It runs inside a `with` block, in a thread of its own.

        with Mock() as mock:
            httpx.get(mock.url + "/_mock/health")

    Everything that it starts ends with the block.
    """

    @_contract_errors_as_mock_errors()
    def __init__(
        self,
        contracts: Mapping[str, Document] | None = None,
        *,
        port: int = 0,
        job_seconds: float = JOB_SECONDS,
        seed: str | None = None,
        callbacks_to: Iterable[str] = (),
        scenario: str | None = None,
        state: str | Path | None = None,
        log: str = "none",
        host: str = HOST,
        allowed_hosts: Iterable[str] = (),
    ) -> None:
        """Prepare to serve contracts.

        contracts: bundled contracts by name, as `image_api_contracts.read` returns them; all that it has if not given.
        port: where to serve them; 0 takes a free one.
        job_seconds: how long a job takes, in seconds; 0 ends it at once.
        seed: what ids are made of: the same seed and the same requests, the same ids. Any text; random if not given.
        callbacks_to: hosts that callbacks may be sent to besides loopback.
        scenario: name of the scenario to play where no other is chosen; none if not given.
        state: the file in which to keep what is remembered, and to find what was; in memory only if not given.
            With a file that is there already, the seed is that of the file.
        log: form of the request log on standard output: `text`, `json` or `none`.
        host: the address to listen at, IPv4; 0.0.0.0 for every one of this machine, as in a container.
        allowed_hosts: names, besides localhost and addresses, that the admin API and the pages are reached by.

        Raises MockError if a contract cannot be served, or if there is no such scenario.
        """
        self.contracts = load_all() if contracts is None else dict(contracts)
        self.port = port
        self._chosen_seed = seed
        self.seed = secrets.token_hex(4) if seed is None else seed
        self._state = None if state is None else Path(state)
        self._job_seconds = job_seconds
        self._callbacks_to = list(callbacks_to)
        self.scenarios = scenarios.read()
        if scenario is not None and scenario not in self.scenarios:
            known = ", ".join(self.scenarios)
            raise MockError(f"There is no scenario {scenario!r}. Choose one of these: {known}")
        self._scenario = scenario
        self._log = RequestLog(log)
        self._host = host
        self._allowed_hosts = list(allowed_hosts)
        self._error: BaseException | None = None
        self._ended = threading.Event()
        version = next((contract["openapi"] for contract in self.contracts.values()), "3.1.0")
        own = admin_app.document(version)
        self._documents = {**self.contracts, admin_app.NAME: own}
        self._merged = merge({**self.contracts, admin_app.NAME: admin_app.validated(own)})

    @property
    def url(self) -> str:
        """Where the mock is reached, without a slash at the end. A free port is known once the block is entered."""
        return f"http://{HOST if self._host == _EVERYWHERE else self._host}:{self.port}"

    @property
    def prism_pid(self) -> int:
        """The id of the process of Prism, once the block is entered. It is another one after Prism has died."""
        return self._upstream.pid

    @_contract_errors_as_mock_errors()
    def __enter__(self) -> Self:
        """Start the mock and return once it answers. Raises MockError if it cannot be started, with the reason."""
        require_free(self._host, self.port)
        with contextlib.ExitStack() as undo:
            file = None
            if self._state is not None:
                file = StateFile(self._state, self._chosen_seed)
                undo.callback(file.close)
                self.seed = file.seed
            prism = Prism(self._merged)
            prism.start()
            # Prism takes its time to start; meanwhile the server is imported and started in the thread.
            self._ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()
            self._thread = threading.Thread(target=self._run, args=(prism, file), name="image-api-mocks", daemon=True)
            self._thread.start()
            try:
                # Again and again: on Windows, Ctrl-C does not end a wait.
                while not wait([self._ready], NOTICE_SECONDS).done:
                    pass
                self._loop, self._stopping = self._ready.result()
            except BaseException:
                prism.stop()
                self._await_end()
                raise
            undo.pop_all()
        return self

    def _await_end(self) -> None:
        self._ended.wait()
        self._thread.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop the mock and return once its processes have ended and the port is free."""
        with contextlib.suppress(RuntimeError):  # it has ended by itself
            self._loop.call_soon_threadsafe(self._stopping.set)
        self._await_end()

    def wait(self) -> None:
        """Block until the mock ends by itself, which it should not; raise MockError then, with the reason."""
        # Not by joining the thread: Python takes a thread for ended when Ctrl-C comes while it is joined. And again and
        # again: a signal that comes just before the wait begins does not end it, and would be noticed never.
        while not self._ended.wait(NOTICE_SECONDS):
            pass
        if isinstance(self._error, StateFailed):
            raise self._error
        raise MockError(f"The mock has ended by itself: {self._error!r}") from self._error

    def _run(self, prism: Prism, file: StateFile | None) -> None:
        try:
            _run_in_loop(self._serve(prism, file))
        except BaseException as error:
            self._error = error
            if not self._ready.done():
                self._ready.set_exception(error)
        finally:
            self._ended.set()

    async def _serve(self, prism: Prism, file: StateFile | None) -> None:
        from aiohttp.web import ServerRunner, TCPSite

        from image_api_mocks.http.app import make_server
        from image_api_mocks.http.origin_policy import OriginPolicy
        from image_api_mocks.persistence.state import State
        from image_api_mocks.prism.supervisor import Upstream

        upstream = self._upstream = Upstream(self._merged, prism, self._log.event)
        stopping = asyncio.Event()
        state = None if file is None else State(file, stopping.set)
        async with contextlib.AsyncExitStack() as cleanup:
            cleanup.push_async_callback(upstream.stop)
            if state is not None:
                cleanup.callback(state.close)
            server, worlds = make_server(
                self._documents,
                upstream,
                self._log,
                self.seed,
                self._job_seconds,
                self._callbacks_to,
                self.scenarios,
                self._scenario,
                OriginPolicy(self._allowed_hosts),
                state,
            )
            runner = ServerRunner(server, access_log=None, shutdown_timeout=_GRACE_SECONDS)
            cleanup.push_async_callback(runner.cleanup)
            cleanup.callback(worlds.stop)
            await runner.setup()
            site = TCPSite(runner, self._host, self.port)
            try:
                await site.start()
            except OSError as error:
                raise MockError(f"The mock cannot listen at {self._host}:{self.port}: {error.strerror}") from error
            self.port = runner.addresses[0][1]
            await upstream.start()
            worlds.wake()
            self._ready.set_result((asyncio.get_running_loop(), stopping))
            await stopping.wait()
            if state is not None and state.error is not None:
                raise state.error


def _run_in_loop(main: Coroutine[Any, Any, None]) -> None:
    try:
        import uvloop  # only now: it is imported while Prism starts
    except ImportError:  # there is none for Windows
        asyncio.run(main)
    else:
        uvloop.run(main)
