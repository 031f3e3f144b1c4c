"""A runner: a small program in some language that makes calls through its client, one JSON line each.

It reads a call from each line of its stdin and writes the outcome as a line to stdout:

    {"vendor": "...", "operation": "getThing", "base_url": "http://127.0.0.1:1", "key": "...",
     "path": {"id": "1"}, "query": {"limit": 10}, "body": {...}, "raw": {"media_type": "image/png", "base64": "..."}}

`path` and `query` are the parameters by name, `body` is a JSON body and `raw` one of bytes, null without it. The
outcome is one of:

    {"status": 200, "body": {...}}                          what the client handed over, written as JSON again
    {"status": 429, "body": {...}, "retry_after": "7"}      an error of the server, as the client reports it
    {"refused": "..."}                                      the client would not send it, and says why
    {"broken": "..."}                                       anything else: what the client could not cope with
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 60.0


@dataclass(frozen=True)
class Outcome:
    """What a client made of a call."""

    status: int | None = None
    body: Any = None
    retry_after: str | None = None
    refused: str | None = None
    broken: str | None = None


class Runner:
    """Runs while its `with` block does. One that ends or falls silent is started anew for the next call."""

    def __init__(self, command: Sequence[str], directory: Path, environment: dict[str, str]) -> None:
        """Take the command, where it runs, and its environment."""
        self._command = command
        self._directory = directory
        self._environment = environment
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()
        self._noise: list[str] = []
        self._pumps: list[threading.Thread] = []

    def call(self, call: dict[str, Any]) -> Outcome:
        """Make a call and return what came of it."""
        process = self._process or self._start()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(call) + "\n")
            process.stdin.flush()
            line = self._lines.get(timeout=PATIENCE)
        except (queue.Empty, OSError):
            line = ""
        try:
            return Outcome(**json.loads(line))
        except (ValueError, TypeError):
            self._stop()
            last = "".join(self._noise[-15:]).strip()
            return Outcome(broken=f"the runner answered {line.strip()!r}" + (f"; it said: {last}" if last else ""))

    def _start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            self._command,
            cwd=self._directory,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lines, self._noise = queue.Queue(), []
        for stream, take in ((process.stdout, self._lines.put), (process.stderr, self._noise.append)):
            pump = threading.Thread(target=_pump, args=(stream, take), daemon=True)
            pump.start()
            self._pumps.append(pump)
        self._process = process
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        with contextlib.suppress(OSError):
            process.stdin.close()  # the end of its input is the end of a runner
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pump in self._pumps:
            pump.join()
        self._pumps.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stop()


def _pump(stream: Any, take: Any) -> None:
    """Hand over each line, and at the end an empty one."""
    with stream:
        for line in stream:
            take(line)
    take("")
