"""The plugin in a project of somebody else: one mock for the run, also under pytest-xdist, or one that runs already."""

from __future__ import annotations

import http.server
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from image_api_mocks import pytest_plugin
from image_api_mocks.errors import MockError
from image_api_mocks.pytest_plugin import MockApi
from tests.support.pytest_runs import WITHOUT_TOOLS

pytest_plugins = ["pytester"]

# What a project may ask of every plugin in its runs.
STRICT = ("-p", "no:cacheprovider", "--strict-markers", "--strict-config", "-W", "error")

WITH_MOCK = """
import json
import urllib.request
import psutil
import pytest

@pytest.mark.parametrize("number", range(4))
def test_mock(number, mock_api, mock_url, pytestconfig):
    assert mock_url == mock_api.url
    with urllib.request.urlopen(mock_url + "/_mock/health") as response:
        assert json.load(response)["status"] == "ok"
    mock_api.settings(credits=number)
    mock_api.advance(number)
    assert mock_api.jobs() == mock_api.requests() == mock_api.charges() == mock_api.callbacks() == []
    run = psutil.Process().parent() if hasattr(pytestconfig, "workerinput") else psutil.Process()
    started = any("prism" in " ".join(process.cmdline()) for process in run.children(recursive=True))
    with open({seen!r}, "a") as seen:
        print(mock_url, mock_api.key, mock_api.world, started, file=seen)
"""


@pytest.fixture(autouse=True)
def no_mock_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IMAGE_API_MOCKS_URL", raising=False)


def run(pytester: pytest.Pytester, *options: str, workers: int = 0) -> pytest.RunResult:
    return pytester.runpytest_subprocess(*STRICT, *WITHOUT_TOOLS, *options, *(["-n", str(workers)] if workers else []))


def seen_by_tests(path: Path) -> tuple[set[str], set[str], set[str], set[str]]:
    urls, keys, worlds, started = zip(*(line.split() for line in path.read_text().splitlines()), strict=True)
    return set(urls), set(keys), set(worlds), set(started)


@pytest.mark.parametrize("workers", [0, 2])
def test_one_mock_serves_the_run_and_each_test_has_a_world(
    workers: int, pytester: pytest.Pytester, tmp_path: Path
) -> None:
    pytester.makepyfile(WITH_MOCK.format(seen=str(tmp_path / "seen")))
    run(pytester, workers=workers).assert_outcomes(passed=4)
    urls, keys, worlds, started = seen_by_tests(tmp_path / "seen")
    assert (len(urls), len(keys), len(worlds), started) == (1, 4, 4, {"True"})
    assert keys == {f"mock-key.{world}" for world in worlds}


@pytest.mark.parametrize("by", ["option", "variable", "setting"])
@pytest.mark.parametrize("workers", [0, 2])
def test_a_running_mock_is_used_and_none_is_started(
    by: str, workers: int, pytester: pytest.Pytester, tmp_path: Path, mock_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is named last here takes precedence: nothing responds at the others."""
    nowhere = "http://127.0.0.1:1"
    pytester.makepyfile(WITH_MOCK.format(seen=str(tmp_path / "seen")))
    pytester.makeini(f"[pytest]\nimage_api_mocks_url = {mock_url if by == 'setting' else nowhere}\n")
    if by != "setting":
        monkeypatch.setenv("IMAGE_API_MOCKS_URL", mock_url if by == "variable" else nowhere)
    options = ["--mock-url", f"{mock_url}/"] if by == "option" else []
    run(pytester, *options, workers=workers).assert_outcomes(passed=4)
    urls, _, worlds, started = seen_by_tests(tmp_path / "seen")
    assert (urls, len(worlds), started) == ({mock_url}, 4, {"False"})


NO_MOCK = """
import sys
import psutil

def test_nothing():
    ours = {name for name in sys.modules if name.partition(".")[0] in ("image_api_mocks", "image_api_contracts")}
    assert ours == {"image_api_mocks", "image_api_mocks.errors", "image_api_mocks.pytest_plugin"}
    assert not {"aiohttp", "yarl", "PIL", "yaml", "uvloop", "multiprocessing.connection"} & set(sys.modules)
    assert psutil.Process().children(recursive=True) == []
"""


def test_a_run_that_requests_no_mock_imports_and_starts_nothing(pytester: pytest.Pytester) -> None:
    """P1: a plugin is part of every run where it is installed."""
    pytester.makepyfile(NO_MOCK)
    run(pytester, "-p", "no:xdist").assert_outcomes(passed=1)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_can_do_without_the_plugin(workers: int, pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_nothing(): pass\ndef test_mock(mock_api): pass\n")
    result = run(pytester, "-p", "no:image_api_mocks", workers=workers)
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*fixture 'mock_api' not found"])


TWO = "def test_one(mock_api): pass\ndef test_two(mock_url): pass\ndef test_other(): pass\n"


def check_that_it_says(result: pytest.RunResult, message: str) -> None:
    """Both tests fail with the message, in a line, and nothing leads through the plugin."""
    result.assert_outcomes(passed=1, errors=2)
    printed = result.stdout.str()
    assert printed.count(message) >= 2, printed
    for trace in ("Traceback", "pytest_plugin.py", "urllib", "Error:", "above exception"):
        assert trace not in printed.replace(message, ""), printed


@pytest.mark.parametrize("workers", [0, 2])
def test_a_mock_that_cannot_start_says_why(
    workers: int, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--no-such-option")
    pytester.makepyfile(TWO)
    result = run(pytester, workers=workers)
    check_that_it_says(result, "Prism has ended before it was ready:")
    assert "--no-such-option is not allowed in NODE_OPTIONS" in result.stdout.str()


@pytest.mark.parametrize("workers", [0, 2])
def test_a_mock_that_cannot_be_reached_is_an_error(workers: int, pytester: pytest.Pytester) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    pytester.makepyfile(TWO)
    check_that_it_says(
        run(pytester, "--mock-url", f"http://127.0.0.1:{port}", workers=workers),
        f"No mock can be reached at http://127.0.0.1:{port}/_mock/health: Connection refused. "
        "Is it running? Start it: image-api-mocks",
    )


def test_a_variable_that_holds_no_url_is_an_error(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMAGE_API_MOCKS_URL", "127.0.0.1:4010")
    pytester.makepyfile(TWO)
    check_that_it_says(
        run(pytester), "IMAGE_API_MOCKS_URL is not a URL such as http://127.0.0.1:4010: '127.0.0.1:4010'"
    )


@pytest.mark.parametrize("url", ["nonsense", "ftp://127.0.0.1", "http://", "http://[::1", "http://h:x", "http://h:0"])
def test_what_is_no_url_is_an_error(url: str) -> None:
    with pytest.raises(MockError, match=re.escape(f"--mock-url is not a URL such as http://127.0.0.1:4010: {url!r}")):
        pytest_plugin._checked(url, "--mock-url")


HEALTH = {
    "/html": (200, b"<!doctype html>"),
    "/json": (200, b'{"status": "ok"}'),
    "/text": (200, b'"contracts"'),
    "/starting": (503, b'{"status": "starting", "contracts": []}'),
}


class Other(http.server.BaseHTTPRequestHandler):
    """A server that is no mock, or one behind which the mock is not ready."""

    def do_GET(self) -> None:
        status, body = HEALTH.get(self.path.removesuffix("/_mock/health"), (404, b'{"message": "Not found"}'))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@pytest.fixture
def other() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("path", "status"), [("html", 200), ("json", 200), ("text", 200), ("missing", 404)])
def test_another_server_is_not_taken_for_the_mock(path: str, status: int, other: str) -> None:
    with pytest.raises(MockError) as error:
        pytest_plugin._checked(f"{other}/{path}", "image_api_mocks_url")
    assert str(error.value) == (
        f"The server at {other}/{path} is not the mock: GET /_mock/health returned {status}. "
        "Correct image_api_mocks_url"
    )


def test_a_mock_that_is_not_ready_is_an_error(other: str, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(TWO)
    check_that_it_says(
        run(pytester, "--mock-url", f"{other}/starting"),
        f"The mock at {other}/starting is not ready (503): starting",
    )


def test_the_url_of_a_mock_is_checked_when_it_is_requested(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_nothing(): pass\n")
    run(pytester, "--mock-url", "nonsense").assert_outcomes(passed=1)


def test_the_help_describes_the_option_and_the_setting(pytester: pytest.Pytester) -> None:
    printed = run(pytester, "--help").stdout.str()
    for name in ("--mock-url=URL", "IMAGE_API_MOCKS_URL", "image_api_mocks_url (string)"):
        assert name in printed
    fixtures = run(pytester, "--fixtures").stdout.str()
    ours = fixtures.partition("fixtures defined from image_api_mocks.pytest_plugin")[2].partition("\n---")[0]
    assert [line.split()[0] for line in ours.splitlines() if line[:1].isalpha()] == ["mock_url", "mock_api"]


def test_what_the_admin_api_rejects_is_an_error_with_its_reasons(mock_api: MockApi) -> None:
    with pytest.raises(MockError, match=r"The mock returned 400: .*credits"):
        mock_api.settings(credits="many")


def test_a_mock_that_has_ended_is_an_error_of_the_mock() -> None:
    with pytest.raises(MockError, match=r"^No mock can be reached at http://127\.0\.0\.1:1/_mock/reset: "):
        MockApi("http://127.0.0.1:1", "any").reset()
