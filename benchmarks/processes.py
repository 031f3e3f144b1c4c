"""The processes of a run: the stub server, and one worker for each contender."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Self

from benchmarks.contract import ROOT

PATHS = [ROOT, ROOT / "client_core", ROOT / "contract_model", ROOT / "generated_client", ROOT / "build/bench"]
ENVIRONMENT = {
    # No proxy: it would come between the clients and the stub server.
    **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
    "PYTHONPATH": os.pathsep.join(map(str, PATHS)),
}


def stub_server() -> AbstractContextManager[tuple[str, int]]:
    """Start the stub server; give its URL and process id."""
    return server_process("benchmarks.stub_server")


@contextmanager
def server_process(*arguments: str) -> Iterator[tuple[str, int]]:
    """Run a module as a server that prints its port and ends with its input; give its URL and process id."""
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}", process.pid
        finally:
            process.stdin.close()


def output_of(*arguments: str) -> str:
    """Run `python ARGUMENTS` to its end and return what it printed.

    Raises:
        subprocess.CalledProcessError: It failed; its reason is on stderr.

    """
    run = subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, check=True, env=ENVIRONMENT, timeout=300
    )
    return run.stdout.strip()


class CallWorker:
    """A process that calls one contender.

    Attributes:
        skipped: Why there is nothing to measure; None if there is.

    """

    def __init__(self, kind: str, name: str, url: str) -> None:
        self._name = name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.call_worker", kind, name, url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
        said = self._read()
        self.skipped = said.removeprefix("skipped: ") if said != "ready" else None

    def measure(self, calls: int) -> float:
        """Make so many calls; return the seconds that one took."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{calls}\n")
        self._process.stdin.flush()
        return float(self._read()) / calls

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(f"the contender {self._name!r} ended; its reason stands above")
        return line

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        with self._process as process:
            assert process.stdin is not None
            process.stdin.close()
