"""Empty places to install into, and servers that are started there. Nothing but the standard library is needed."""

from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

IS_WINDOWS = sys.platform == "win32"

# Settings of the caller that would lead a program back to the caller's files, packages or network.
_FOREIGN = re.compile(
    r"(PIP_|PYTHON|VIRTUAL_ENV|UV_|NODE_|NPM_|IMAGE_API_|XDG_|PYTEST_|EGRESS_).*|.*_(API_KEY|BASE_URL|PROXY)"
    r"|HOME|USERPROFILE|PATH",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Room:
    """A virtual environment of its own, with an empty home folder."""

    folder: Path
    links: Sequence[Path]
    """Where pip finds packages; it looks nowhere else."""

    @classmethod
    def make(cls, folder: Path, links: Sequence[Path], *packages: str) -> Self:
        """Return a new environment with these packages installed."""
        room = cls(folder, links)
        room.home.mkdir(parents=True)
        room.outside.mkdir()
        run([sys.executable, "-m", "venv", str(room.venv)], env=room.environment())
        room.install(*packages)
        return room

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.folder / "virtual environment"

    @property
    def home(self) -> Path:
        """What HOME names."""
        return self.folder / "home"

    @property
    def outside(self) -> Path:
        """A folder to work in that has nothing to do with the checkout."""
        return self.folder / "some project"

    @property
    def python(self) -> str:
        """The interpreter of the environment."""
        return self.command("python")

    @property
    def site(self) -> Path:
        """Where packages are installed."""
        printed = self.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        return Path(printed)

    def command(self, name: str) -> str:
        """Return a program of the environment."""
        return str(self.venv / "Scripts" / f"{name}.exe" if IS_WINDOWS else self.venv / "bin" / name)

    def environment(self) -> dict[str, str]:
        """Return the environment variables of a program in the room: of programs, PATH has the room's only."""
        kept = {name: value for name, value in os.environ.items() if not _FOREIGN.fullmatch(name)}
        path = self.venv / ("Scripts" if IS_WINDOWS else "bin")
        return {**kept, "PATH": str(path), "HOME": str(self.home), "USERPROFILE": str(self.home)}

    def install(self, *packages: str) -> None:
        """Install packages from the room's links only."""
        links = [part for folder in self.links for part in ("--find-links", str(folder))]
        self.run("python", "-m", "pip", "install", "--quiet", "--no-index", *links, *packages)

    def run(self, name: str, *arguments: str, code: int = 0, variables: dict[str, str] | None = None) -> str:
        """Run a program of the environment and return what it printed, stdout and stderr."""
        environment = self.environment() | (variables or {})
        return run([self.command(name), *arguments], code=code, cwd=self.outside, env=environment)

    def serve(self, name: str, *arguments: str) -> Served:
        """Return a server of the environment, to be entered."""
        return Served([self.command(name), *arguments], cwd=self.outside, env=self.environment())


def run(command: Sequence[str], *, code: int = 0, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a program and return what it printed. The test fails if it ends with another code."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )
    assert done.returncode == code, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


@dataclass
class Served:
    """A program that serves HTTP while the block runs, and says on stdout where: `Ready ... http://127.0.0.1:4010`."""

    command: Sequence[str]
    cwd: Path
    env: dict[str, str]
    user: int | None = None
    """The user id to run as, if not this one."""
    url: str = ""
    printed: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        windows = {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)} if IS_WINDOWS else {}
        other = {} if self.user is None else {"user": self.user, "group": self.user, "extra_groups": []}
        options: dict[str, Any] = {**windows, **other}
        self._process = subprocess.Popen(
            self.command,
            cwd=self.cwd,
            env={**self.env, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            **options,
        )
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.url = self.wait_for(r"Ready\b.*?(https?://[\w.:\[\]-]+)")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        code = self.stop()
        if kind is None and not IS_WINDOWS:  # Windows has no signal that ends a program with a code of its own
            assert code == 0, f"the server ended with {code}:\n" + "".join(self.printed)

    def wait_for(self, pattern: str, seconds: float = 120) -> str:
        """Return the first group of the first line that has the pattern."""
        end = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                line = None
            assert line is not None, f"no line with {pattern} of {self.command}:\n" + "".join(self.printed)
            if found := re.search(pattern, line):
                return found[1]

    def stop(self) -> int:
        """Interrupt the program, as Ctrl-C does, and return its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT))  # the one of Windows
        try:
            return self._process.wait(60)
        finally:
            self._process.kill()
            self._reader.join()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self.printed.append(line)
                self._lines.put(line)
        self._lines.put(None)


@dataclass(frozen=True)
class Response:
    """What a server returned."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


def http(
    method: str, url: str, *, json_body: Any = None, body: bytes | None = None, headers: dict[str, str] | None = None
) -> Response:
    """Send a request, by no proxy, and return the response, whatever its status."""
    sent = dict(headers or {})
    if json_body is not None:
        body, sent["Content-Type"] = json.dumps(json_body).encode(), "application/json"
    request = urllib.request.Request(url, method=method, data=body, headers=sent)  # noqa: S310 - loopback
    try:
        answer = urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return Response(answer.status, dict(answer.headers.items()), answer.read())
