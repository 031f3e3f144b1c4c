"""`python -m image_api_mocks` as a person at a terminal meets it."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest
import yaml

from image_api_contracts import ContractError, bundles
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, FILES, OPERATIONS, ROOT

COMMAND = [sys.executable, "-m", "image_api_mocks"]
DEADLINE_SECONDS = 60


class Running:
    """The mock on the command line, and what it has printed so far."""

    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.printed = ""
        # A line that never comes fails the test: the output ends with the process.
        self.deadline = threading.Timer(DEADLINE_SECONDS, self.process.kill)
        self.deadline.start()

    def read_until(self, pattern: str) -> re.Match[str]:
        """Read on until the output has the pattern; fail if it ends before."""
        assert self.process.stdout is not None
        while not (found := re.search(pattern, self.printed)):
            line = self.process.stdout.readline()
            assert line, f"ended without {pattern!r}:\n{self.printed}"
            self.printed += line.replace("\r\n", "\n")
        return found

    def end(self) -> int:
        """Read the rest and return the exit code."""
        assert self.process.stdout is not None
        self.printed += self.process.stdout.read().replace("\r\n", "\n")
        return self.process.wait()


@contextlib.contextmanager
def running(*arguments: str, command: list[str] | None = None) -> Iterator[Running]:
    """Run the mock at a free port, and see to it that nothing of it is left."""
    mock = Running([*(command or COMMAND), "--port", "0", *arguments])
    try:
        yield mock
    finally:
        mock.process.terminate()
        mock.process.communicate()
        mock.deadline.cancel()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_a_session_from_start_to_ctrl_c() -> None:
    with running() as mock:
        url = mock.read_until(r"Ready: (\d+) operations at (http://127\.0\.0\.1:\d+)\n")[2]
        mock.read_until("Requests:\n")
        assert f"Starting the mock of {', '.join(CONTRACTS)} ..." in mock.printed
        assert f"Ready: {len(OPERATIONS)} operations" in mock.printed
        assert f"Pages: {url}/ is the API reference with try-it; {url}/_mock/ shows what happens." in mock.printed
        assert "Keys: mock-key; mock-key.<anything> leads to a world of its own." in mock.printed
        assert "Callbacks are sent to loopback;" in mock.printed
        assert "'Prefer: code=429'" in mock.printed
        assert f"under {url}/_mock/" in mock.printed

        answer = follow(mock.printed)
        assert answer.is_success, answer.text
        mock.read_until(rf"\d\d:\d\d:\d\d  {answer.status_code}  POST {re.escape(answer.url.path)}  \(job \w+\)\n")
        httpx.get(url + "/no/such/path?key=secret")
        mock.read_until(r"404  GET /no/such/path\n")
        body = '{"\\u001b[2J\u65e5": 1}'.encode()
        headers = {name: value for name, value in answer.request.headers.items() if name != "content-length"}
        refused = httpx.request(answer.request.method, answer.url, headers=headers, content=body, timeout=30)
        assert refused.status_code == 400
        mock.read_until(re.escape(f"400  POST {answer.url.path}: ") + r".*found '\\x1b\[2J\u65e5'")

        processes = psutil.Process(mock.process.pid).children(recursive=True)
        assert processes
        mock.process.send_signal(signal.SIGINT)
        assert mock.end() == 0
        assert mock.printed.endswith("\nStopping the mock ...\n")
        assert psutil.wait_procs(processes, timeout=10)[1] == []


def follow(printed: str) -> httpx.Response:
    """Make the request of the curl command that was printed."""
    found = re.search(r"curl (?:.*\\\n)*.*", printed)
    assert found
    words = shlex.split(found[0])[1:]
    pairs = list(itertools.pairwise(words))
    (method,) = (value for option, value in pairs if option == "--request")
    (body,) = (value for option, value in pairs if option == "--data")
    (url,) = (word for word in words if word.startswith("http://127.0.0.1:"))
    headers = dict(value.split(": ", 1) for option, value in pairs if option == "--header")
    return httpx.request(method, url, headers=headers, content=body, timeout=30)


@pytest.mark.full
def test_ctrl_c_at_a_terminal_ends_it_with_0() -> None:
    """On a real terminal. It signals everything in the foreground, and may drop what is printed at that moment."""
    terminal = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    with running("--contract", str(FILES[0]), command=[sys.executable, "-c", terminal, *COMMAND]) as mock:
        mock.read_until("Requests:")
        assert mock.process.stdin is not None
        mock.process.stdin.write("\x03")
        mock.process.stdin.flush()
        assert mock.end() == 0
        assert "Traceback" not in mock.printed


def test_ctrl_c_during_the_start_ends_it_with_0() -> None:
    with running() as mock:
        mock.read_until("Starting the mock")
        mock.process.send_signal(signal.SIGINT)
        assert mock.end() == 0
        assert "Traceback" not in mock.printed


@pytest.mark.full
def test_sigterm_ends_it_with_0() -> None:
    with running("--contract", str(FILES[0])) as mock:
        mock.read_until("Requests:")
        processes = psutil.Process(mock.process.pid).children(recursive=True)
        mock.process.terminate()
        assert mock.end() == 0
        assert psutil.wait_procs(processes, timeout=10)[1] == []


@pytest.mark.full
def test_the_sudden_end_of_prism_is_told_and_mended() -> None:
    with running("--contract", str(FILES[0])) as mock:
        mock.read_until("Requests:")
        for process in psutil.Process(mock.process.pid).children(recursive=True):
            process.kill()
        mock.read_until(
            r"Prism has ended by itself \(exit code -9\)\. It is being started again; until then .* 503\.\n"
        )
        mock.read_until(r"Prism is back\.\n")
        assert follow(mock.printed).is_success


@pytest.mark.full
def test_plain_prism_ends_with_1_when_prism_does() -> None:
    with running("--plain", "--contract", str(FILES[0])) as mock:
        mock.read_until("Requests:")
        assert "Any key is accepted" in mock.printed
        for process in psutil.Process(mock.process.pid).children(recursive=True):
            process.kill()
        assert mock.end() == 1
        assert "error: Prism has ended by itself" in mock.printed


@pytest.mark.full
def test_the_log_for_programs_is_an_object_per_line() -> None:
    with running("--contract", str(FILES[0]), "--log", "json", "--seed", "1", "--job-seconds", "0") as mock:
        url = mock.read_until(r"Ready at (http://127\.0\.0\.1:\d+)")[1]
        operation = next(operation for operation in OPERATIONS if operation.request_examples())
        (body, *_) = operation.request_examples().values()
        httpx.request(operation.method, url + operation.url, headers=operation.key_headers(), json=body, timeout=30)
        mock.read_until('"status"')
        entry = json.loads(mock.printed.splitlines()[-1])
        assert (entry["status"], entry["method"]) == (operation.success, operation.method.upper())
        assert entry["operation"] == str(operation)
        assert entry["job"]
        assert "key" not in mock.printed


@pytest.mark.full
def test_what_is_not_http_is_a_line_that_quotes_nothing() -> None:
    with running("--contract", str(FILES[0])) as mock:
        url = httpx.URL(mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1])
        mock.read_until(r"Requests:\n")
        with socket.create_connection((url.host, url.port or 0), timeout=30) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nx-api-key: sk-secret\0\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.0 400")
        mock.read_until(r"400  A request that is not HTTP: Invalid header value char\n")
        assert follow(mock.printed).is_success
        mock.read_until(r" POST /")
        assert "Traceback" not in mock.printed
        assert "sk-secret" not in mock.printed


@sampled()
@pytest.mark.parametrize("seconds", ["-1", "x", "nan", "inf", "86401"])
def test_what_is_no_time_is_an_error(seconds: str) -> None:
    done = run(f"--job-seconds={seconds}")
    assert done.returncode == 2
    assert f"argument --job-seconds: {seconds!r} is no time: 0 to 86400 seconds" in done.stderr


@pytest.mark.full
def test_it_serves_the_contracts_that_it_is_given() -> None:
    name, (path, *_) = next((name, list(document["paths"])) for name, document in reversed(CONTRACTS.items()))
    with running("--contract", str(FILES[-1])) as mock:
        url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
        assert f"Starting the mock of {name} ...\n" in mock.printed
        assert httpx.put(url + path).status_code == 405
        others = [path for document in list(CONTRACTS.values())[:-1] for path in document["paths"]]
        assert {httpx.put(url + path).status_code for path in others} <= {404}


def test_a_taken_port_is_an_error_that_names_its_holder() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = run("--port", str(server.getsockname()[1]))
    assert done.returncode == 1
    assert f"is taken by process {os.getpid()} (" in done.stderr
    assert "Traceback" not in done.stderr


@sampled()
@pytest.mark.parametrize("port", ["65536", "-1", "x", "4010.5", ""])
def test_what_is_no_port_is_an_error(port: str) -> None:
    done = run(f"--port={port}")
    assert done.returncode == 2
    assert f"argument --port: {port!r} is no port: 0 to 65535" in done.stderr


def test_a_contract_that_is_not_there_is_an_error() -> None:
    done = run("--contract", "no-such.openapi.json")
    assert done.returncode == 1
    assert done.stderr == "error: The contract no-such.openapi.json cannot be read: No such file or directory.\n"


def test_the_help_says_it_all() -> None:
    done = run("--help")
    assert done.returncode == 0
    for part in (
        "--port",
        "--contract",
        "--job-seconds",
        "--seed",
        "--callbacks-to",
        "--state",
        "--log",
        "examples:",
        "Prefer: code=429",
        "Ctrl-C",
        "exit code:",
    ):
        assert part in done.stdout


def test_without_bundles_it_says_how_to_make_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "_CHECKOUT", tmp_path)
    with pytest.raises(ContractError, match="make generate"):
        bundles.path("any")


@pytest.mark.full
def test_other_machines_are_let_in_only_when_asked_for() -> None:
    """127.0.0.2 is this machine too, by another address."""
    for arguments, is_reached in (((), False), (("--host", "0.0.0.0", "--allowed-host", "mock.example"), True)):  # noqa: S104
        with running(*arguments) as mock:
            url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
            mock.read_until("Requests:\n")
            assert ("other machines reach it too" in mock.printed) == is_reached
            elsewhere = url.replace("127.0.0.1", "127.0.0.2")
            with contextlib.nullcontext() if is_reached else pytest.raises(httpx.ConnectError):
                assert httpx.get(f"{elsewhere}/_mock/health", headers={"Host": "mock.example"}).status_code == 200


def test_an_address_that_is_none_is_refused() -> None:
    done = run("--host", "localhost")
    assert done.returncode == 2
    assert "'localhost' is no IPv4 address: 127.0.0.1, 0.0.0.0, ..." in done.stderr


@pytest.mark.full
def test_the_container_starts_what_there_is() -> None:
    """No engine is needed for this: what the files say is asked of the command line and of the mock."""
    docker = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    entry = json.loads(re.findall(r"^ENTRYPOINT (.*)$", docker, re.MULTILINE)[0])
    assert entry[:3] == [".venv/bin/python", "-m", "image_api_mocks"]
    (check,) = re.findall(r"CMD (\[.*\])$", docker, re.MULTILINE)
    with running(*entry[3:], *compose["services"]["mock"]["command"]) as mock:
        url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
        script = json.loads(check)[2].replace("http://127.0.0.1:4010", url)
        assert subprocess.run([sys.executable, "-c", script], timeout=30, check=False).returncode == 0
        assert httpx.get(f"{url}/_mock/health", headers={"Host": "mock:4010"}).status_code == 200
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "node_modules", "build"} <= set(ignored)
