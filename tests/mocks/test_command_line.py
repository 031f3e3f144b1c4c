"""`image-api-mocks` as a person at a terminal uses it."""

from __future__ import annotations

import contextlib
import importlib.metadata
import itertools
import json
import os
import re
import shlex
import shutil
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

from image_api_contracts import ContractError, bundles
from image_api_mocks import serve
from image_api_mocks.environment import EnvironmentParser
from image_api_mocks.pytest_plugin import MockApi
from tests.support.sampling import sampled
from tools.judges.contracts import CONTRACTS, FILES, OPERATIONS, ROOT

COMMAND = [str(Path(sys.executable).with_name("image-api-mocks"))]
PACKAGE = ROOT / "mocks" / "image_api_mocks"
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
    mock = Running([*(command or COMMAND), *arguments, "--port", "0"])
    try:
        yield mock
    finally:
        mock.process.terminate()
        mock.process.communicate()
        mock.deadline.cancel()


def run(
    *arguments: str, command: list[str] | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*(command or COMMAND), *arguments],
        env=os.environ | (environment or {}),
        capture_output=True,
        text=True,
        timeout=DEADLINE_SECONDS,
        check=False,
    )


def test_a_session_from_start_to_ctrl_c() -> None:
    with running() as mock:
        url = mock.read_until(r"Ready: (\d+) operations at (http://127\.0\.0\.1:\d+)\n")[2]
        mock.read_until("Requests:\n")
        assert f"Starting the mock of {', '.join(CONTRACTS)} ..." in mock.printed
        assert f"Ready: {len(OPERATIONS)} operations" in mock.printed
        assert f"Pages: {url}/ is the API reference with try-it; {url}/_mock/ shows requests" in mock.printed
        assert "Keys: mock-key; mock-key.<anything> selects a world of its own." in mock.printed
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


# Sends Ctrl-C when the module with this number is imported, counted from the moment at which the command has begun.
INTERRUPTED = """
import signal, sys
from image_api_mocks import cli

count = 0

def interrupt(event, _):
    global count
    if event == "import":
        count += 1
        if count == int(sys.argv[1]):
            signal.raise_signal(signal.SIGINT)

sys.addaudithook(interrupt)
cli.main(sys.argv[2:])
raise SystemExit("not interrupted")
"""


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8, 20, 60, 120, 180, 240, 300])
def test_ctrl_c_while_modules_are_imported_ends_it_with_0_and_no_output(number: int) -> None:
    """M10. An exception would be printed, or lost, in a callback of the import system."""
    done = run("--contract", "no-such.json", command=[sys.executable, "-c", INTERRUPTED, str(number)])
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_ctrl_c_is_handled_before_anything_that_takes_time_is_imported() -> None:
    script = """
import sys
before = set(sys.modules)
import image_api_mocks.cli
print(*sorted(name for name in set(sys.modules) - before if name.partition(".")[0] not in sys.stdlib_module_names))
print("argparse" in sys.modules, "asyncio" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    ours = "image_api_mocks image_api_mocks.cli image_api_mocks.errors image_api_mocks.signals"
    assert done.stdout == f"{ours}\nFalse False\n"


def test_ctrl_c_during_the_start_ends_it_with_0() -> None:
    with running() as mock:
        mock.read_until("Starting the mock")
        mock.process.send_signal(signal.SIGINT)
        assert mock.end() == 0
        assert "Traceback" not in mock.printed


@pytest.mark.full
def test_sigterm_ends_it_with_0() -> None:
    with running("serve", "--contract", str(FILES[0])) as mock:
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
    assert f"argument --job-seconds: {seconds!r} is not a duration: 0 to 86400 seconds" in done.stderr


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
    assert f"argument --port: {port!r} is not a port: 0 to 65535" in done.stderr


def test_a_contract_that_is_not_there_is_an_error() -> None:
    done = run("--contract", "no-such.openapi.json")
    assert done.returncode == 1
    assert done.stderr == "error: The contract no-such.openapi.json cannot be read: No such file or directory.\n"


OPTIONS = {
    "serve": (
        *("--port", "--host", "--allowed-host", "--job-seconds", "--seed", "--scenario", "--state", "--callbacks-to"),
        *("--contract", "--log", "--plain"),
    ),
    "proxy": ("--upstream", "--target", "--port"),
    "check": ("--target", "--spend", "--price", "--id", "--per-minute", "--output", "--dry-run"),
}


def variable(option: str) -> str:
    return "IMAGE_API_MOCKS_" + option.removeprefix("--").replace("-", "_").upper()


@pytest.mark.parametrize("command", ["", *OPTIONS])
def test_the_help_describes_options_variables_examples_and_exit_codes(command: str) -> None:
    done = run(*filter(None, [command]), "--help", environment={"COLUMNS": "200", "IMAGE_API_MOCKS_PORT": "no port"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: {' '.join(filter(None, ['image-api-mocks', command]))} [")
    for option in OPTIONS[command or "serve"]:
        assert re.search(rf"^  {option}\b", done.stdout, re.MULTILINE), option
        assert (f"[{variable(option)}]" in done.stdout) == (command != "check"), option
    assert f"\nexamples:\n  image-api-mocks {command.removeprefix('serve')}".rstrip() in done.stdout
    assert re.search(r"\nexit codes:\n  0  .*\n  1  .*\n  2  ", done.stdout)
    if not command:
        for name in OPTIONS:
            assert re.search(rf"^  {name}  ", done.stdout, re.MULTILINE), name


def test_the_module_is_the_same_command() -> None:
    module = run("--help", command=[sys.executable, "-m", "image_api_mocks"])
    assert (module.returncode, module.stdout) == (0, run("--help").stdout)


def test_the_version_is_that_of_the_distribution() -> None:
    assert run("--version").stdout == f"image-api-mocks {importlib.metadata.version('image-api-mocks')}\n"


@pytest.mark.parametrize("command", ["prox", "server", "Serve"])
def test_a_command_that_does_not_exist_is_an_error(command: str) -> None:
    done = run(command)
    assert done.returncode == 2
    assert f"there is no command {command!r}, only serve, proxy and check" in done.stderr


def test_environment_variables_set_the_options_of_a_container(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for option, value in {
        "--host": "0.0.0.0",  # noqa: S104
        "--allowed-host": "mock, mock.example",
        "--job-seconds": "7",
        "--seed": "from the environment",
        "--scenario": "happy",
        "--state": str(tmp_path / "mock.db"),
        "--callbacks-to": "receiver.example,worker.example",
        "--contract": str(FILES[0]),
        "--log": "text",
        "--plain": "0",
    }.items():
        monkeypatch.setenv(variable(option), value)
    with running("--job-seconds", "5", "--callbacks-to", "only.example") as mock:
        url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
        mock.read_until("Requests:\n")
        assert f"Starting the mock of {next(iter(CONTRACTS))} ...\n" in mock.printed
        assert "Listening on 0.0.0.0" in mock.printed
        assert "Active scenario: happy" in mock.printed
        for host, status in (("mock", 200), ("mock.example", 200), ("other.example", 403)):
            assert httpx.get(f"{url}/_mock/health", headers={"Host": host}).status_code == status
        # The command line takes precedence, also over a list.
        assert "Jobs take 5 s" in mock.printed
        assert "Callbacks are sent to loopback, only.example;" in mock.printed
    assert (tmp_path / "mock.db").exists()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--port", "x", "'x' is not a port: 0 to 65535"),
        ("--host", "localhost", "'localhost' is not an IPv4 address such as 127.0.0.1 or 0.0.0.0"),
        ("--job-seconds", "-1", "'-1' is not a duration: 0 to 86400 seconds"),
        ("--log", "xml", "'xml' is none of text, json, none"),
        ("--plain", "yes", "'yes' is neither 1 nor 0"),
    ],
)
def test_a_wrong_value_in_the_environment_names_the_variable(option: str, value: str, message: str) -> None:
    done = run(environment={variable(option): value})
    assert done.returncode == 2
    assert done.stderr.endswith(f"image-api-mocks: error: environment variable {variable(option)}: {message}\n")


SERVE_DEFAULTS = {"port": 4010, "contract": [], "callbacks_to": [], "plain": False}


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, {}),
        ([], {"--port": "", "--contract": " ", "--callbacks-to": ",", "--plain": ""}, {}),
        ([], {"--port": "0", "--plain": "1"}, {"port": 0, "plain": True}),
        (["--port", "1"], {"--port": "nonsense"}, {"port": 1}),
        (
            [],
            {"--contract": f"a b.json{os.pathsep}c.json,d.json"},
            {"contract": [*map(Path, ("a b.json", "c.json", "d.json"))]},
        ),
        (["--contract", "e.json"], {"--contract": "a.json"}, {"contract": [Path("e.json")]}),
        ([], {"--callbacks-to": "::1, b"}, {"callbacks_to": ["::1", "b"]}),
        # Kubernetes sets this one for a service of the name image-api-mocks.
        ([], {"--port": "tcp://10.0.0.1:4010"}, {}),
    ],
)
def test_the_command_line_goes_before_the_environment(
    arguments: list[str], environment: dict[str, str], expected: dict[str, object]
) -> None:
    parser = EnvironmentParser(prog="any")
    serve.add_arguments(parser)
    options = vars(parser.parse(arguments, {variable(option): value for option, value in environment.items()}))
    assert {name: options[name] for name in SERVE_DEFAULTS} == SERVE_DEFAULTS | expected


def test_a_variable_can_stand_for_a_required_option(capsys: pytest.CaptureFixture[str]) -> None:
    parser = EnvironmentParser(prog="any")
    parser.add_argument("--upstream", required=True, help="the API")
    assert parser.parse([], {"IMAGE_API_MOCKS_UPSTREAM": "u"}).upstream == "u"
    assert parser.parse(["--upstream", "v"], {}).upstream == "v"
    with pytest.raises(SystemExit, match="2"):
        parser.parse([], {})
    assert "error: --upstream is missing, and IMAGE_API_MOCKS_UPSTREAM is not set" in capsys.readouterr().err


def test_the_proxy_takes_its_upstream_from_the_environment(mock_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_API_MOCKS_UPSTREAM", mock_url)
    with running("proxy") as proxy:
        url = proxy.read_until(rf"Ready: (\S+) passes requests on to {mock_url}\.")[1]
        httpx.get(f"{url}/no/such/path", timeout=30)
        proxy.read_until(r"404  GET /no/such/path\n")
        proxy.process.send_signal(signal.SIGINT)
        assert proxy.end() == 0
        assert "Traceback" not in proxy.printed


@pytest.mark.full
def test_ctrl_c_keeps_what_the_check_has_found_so_far(
    mock_api: MockApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = next(iter(CONTRACTS))
    monkeypatch.setenv(f"{name.upper()}_API_KEY", mock_api.key)
    monkeypatch.setenv(f"{name.upper()}_BASE_URL", mock_api.url)
    check = Running([*COMMAND, "check", "--target", name, "--per-minute", "60", "--output", str(tmp_path)])
    try:
        while len(mock_api.requests()) < 2:  # the first is recorded before the second is sent
            assert check.process.poll() is None, check.end()
        check.process.send_signal(signal.SIGINT)
        assert check.end() in (0, 1)
        assert "Stopped; this is known so far:" in check.printed
        assert len(json.loads((tmp_path / f"{name}.har").read_text())["log"]["entries"]) > 0
    finally:
        check.process.kill()
        check.process.communicate()
        check.deadline.cancel()


def test_the_check_needs_no_key_to_say_what_it_would_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IMAGE_API_MOCKS_SPEND", "1000")
    for name in CONTRACTS:
        monkeypatch.setenv(f"{name.upper()}_BASE_URL", "https://api.example.com")
        done = run("check", "--target", name, "--dry-run")
        assert (done.returncode, done.stderr) == (0, "")
        assert "No job is created" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_messages_name_the_command_that_users_have() -> None:
    """Not a target of a Makefile, which stands in the checkout only."""
    texts = [file for file in PACKAGE.rglob("*") if file.suffix in (".py", ".js", ".html", ".json")]
    stale = re.compile(r"python -m image_api_mocks (?!`)|make mock|make prism|make proxy")
    found = {str(file.relative_to(PACKAGE)) for file in texts if stale.search(file.read_text(encoding="utf-8"))}
    assert found == set()


# What may be missing: uvloop has no build for Windows.
WITHOUT_UVLOOP = """
import sys
sys.modules["uvloop"] = None
from image_api_mocks import cli
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.full
def test_it_runs_without_uvloop() -> None:
    with running("--contract", str(FILES[0]), command=[sys.executable, "-c", WITHOUT_UVLOOP]) as mock:
        url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
        mock.read_until("Requests:\n")
        assert follow(mock.printed).is_success
        httpx.post(f"{url}/_mock/faults", json={"fault": "reset"}).raise_for_status()
        with pytest.raises(httpx.ReadError):
            follow(mock.printed)
        mock.process.send_signal(signal.SIGINT)
        assert mock.end() == 0
        assert "Traceback" not in mock.printed


def state_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Return size and time of the last change of all that is in a folder."""
    entries = {folder, *folder.rglob("*")}
    return {str(entry): (entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries}


def test_it_runs_from_any_folder_and_writes_nothing_into_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Node takes the paths of preloaded files from a variable in which it parses quotation marks and backslashes."""
    site = tmp_path / 'of "Zoë" \\ with spaces'
    package = site / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setenv("PYTHONPATH", str(site))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    before = state_of(package)
    where = run(command=[sys.executable, "-c", "import image_api_mocks; print(image_api_mocks.__file__)"])
    assert where.stdout == f"{package / '__init__.py'}\n"
    with running("--state", "mock.db", command=[sys.executable, "-m", "image_api_mocks"]) as mock:
        url = mock.read_until(r"Ready: \d+ operations at (\S+)\n")[1]
        mock.read_until("Requests:\n")
        assert follow(mock.printed).is_success
        for page in ("/", "/_mock/", "/_mock/requests.har", "/_mock/test_recorded.py"):
            assert httpx.get(url + page, timeout=30).status_code == 200, page
        mock.process.send_signal(signal.SIGINT)
        assert mock.end() == 0
    assert state_of(package) == before


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
            assert ("other machines can reach the mock" in mock.printed) == is_reached
            elsewhere = url.replace("127.0.0.1", "127.0.0.2")
            with contextlib.nullcontext() if is_reached else pytest.raises(httpx.ConnectError):
                assert httpx.get(f"{elsewhere}/_mock/health", headers={"Host": "mock.example"}).status_code == 200


def test_an_address_that_is_none_is_refused() -> None:
    done = run("--host", "localhost")
    assert done.returncode == 2
    assert "'localhost' is not an IPv4 address such as 127.0.0.1 or 0.0.0.0" in done.stderr
