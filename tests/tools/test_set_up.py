"""`make setup` on a tiny project: it can be interrupted and run again (P5), and reports what to change (P6)."""

from __future__ import annotations

import contextlib
import os
import pty
import random
import re
import resource
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psutil
import pytest

from tests.support.tiny_project import BALLAST, ROOT, Registry, TinyProject
from tools.judges.loopback_server import Exchange, LoopbackServer

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and process groups are those of POSIX")

SET_UP = ROOT / "tools" / "set_up.py"
SELF_SIGNED = ROOT / "tests" / "support" / "self-signed.pem"
SEED = 20261125
INTERRUPTED = "Set-up was interrupted; run make setup again\n"
SIGNALS = (signal.SIGINT, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
FOLDER = "a folder, ä"


@pytest.fixture(scope="module")
def registry() -> Iterator[Registry]:
    with Registry() as running:
        yield running


@pytest.fixture
def project(tmp_path: Path, registry: Registry) -> TinyProject:
    """A project that is not set up."""
    return TinyProject(tmp_path / FOLDER, registry.url, tmp_path / "home")


class SetUp:
    """A project that was set up by `make setup`, and how long that took."""

    def __init__(self, project: TinyProject) -> None:
        self.project = project
        started = time.monotonic()
        self.first = project.command("make", f"PYTHON={sys.executable}", "setup")
        self.seconds = time.monotonic() - started


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> SetUp:
    folder = tmp_path_factory.mktemp("set up")
    return SetUp(TinyProject(folder / FOLDER, registry.url, folder / "home"))


def closed_port() -> str:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{unused.getsockname()[1]}"


@contextlib.contextmanager
def self_signed_server() -> Iterator[str]:
    """A server with TLS whose certificate no authority has signed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"https://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


@contextlib.contextmanager
def sources(kind: str) -> Iterator[dict[str, str]]:
    """Variables of the environment with which neither pip nor npm reaches a registry."""
    if kind == "closed":
        yield {
            "PIP_INDEX_URL": f"http://me:qwertz@{closed_port()}",
            "npm_config_registry": f"http://{closed_port()}",
        }
    elif kind == "certificate":
        with self_signed_server() as url:
            yield {"PIP_INDEX_URL": url, "npm_config_registry": url}
    else:
        with LoopbackServer(lambda exchange: exchange.answer(403)) as proxy:
            registry = "https://registry.example"
            secret = proxy.url.replace("://", "://me:qwertz@")
            yield {"PIP_INDEX_URL": registry, "npm_config_registry": registry, "HTTPS_PROXY": secret}


@contextlib.contextmanager
def silent_registry() -> Iterator[tuple[str, threading.Event]]:
    """A registry that never responds, and what is set once npm has sent it a request: npm waits, longer than a test."""
    asked, over = threading.Event(), threading.Event()

    def wait(_: Exchange) -> None:
        asked.set()
        over.wait()

    with LoopbackServer(wait) as server:
        yield server.url, asked
        over.set()


def complete(project: TinyProject, version: str) -> None:
    """Hold a project to be set up: all commands run, nothing is left behind, and there is nothing more to do."""
    assert project.versions() == [version] * 5
    assert [path for path in project.root.rglob(".set-up-*") if path.is_dir()] == []
    again = project.run()
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def gone(project: TinyProject, timeout: float = 10) -> bool:
    """Return whether all processes of the project end, within seconds."""
    return psutil.wait_procs(project.processes(), timeout)[1] == []


def change(project: TinyProject, name: str) -> None:
    """Change a file, but nothing that it says."""
    with (project.root / name).open("a") as file:
        file.write("\n")


# --- set up once, and no more than once -------------------------------------------------------------------------------


def test_the_first_run_says_what_it_does_and_the_next_is_quick(set_up: SetUp) -> None:
    assert re.fullmatch(r"(==> Setting up .+\n)+==> Set up in \d+ s\n", set_up.first.stdout)
    complete(set_up.project, "1.0.0")
    assert set_up.project.command("make", "setup").stdout == ""
    seconds = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        set_up.project.run()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(seconds) < 0.2, seconds  # of CPU, whatever else the machine does


@pytest.mark.full
def test_only_what_has_changed_is_set_up_again(set_up: SetUp) -> None:
    project = set_up.project
    (project.root / "package.json").touch()
    assert project.run().stdout == ""  # not the time of a file counts, but what is in it
    for changed, step in (("package.json", "node_modules: "), ("pyproject.toml", ".venv: both distributions")):
        change(project, changed)
        assert re.fullmatch(rf"==> Setting up {re.escape(step)}.*\n==> Set up in \d+ s\n", project.run().stdout), (
            changed
        )
    complete(project, "1.0.0")


def test_a_broken_project_costs_only_its_own_step(set_up: SetUp) -> None:
    project = set_up.project
    file = project.root / "pyproject.toml"
    right = file.read_text()
    file.write_text(right + "[project\n")
    failed = project.run()
    assert failed.returncode == 1
    assert re.match(r"error: pip failed with exit code \d\.\n", failed.stderr)
    assert "Error" in failed.stderr
    file.write_text(right + "\n")
    assert re.fullmatch(r"==> Setting up .venv: both distributions.*\n==> Set up in \d+ s\n", project.run().stdout)


def test_of_two_at_once_the_second_waits(set_up: SetUp) -> None:
    project = set_up.project
    change(project, "package.json")
    with silent_registry() as (url, asked), project.start(npm_config_registry=url) as first:
        assert asked.wait(60)
        with project.start() as second:
            assert second.stdout is not None
            assert second.stdout.readline().startswith("==> Another set-up of this checkout is running: ")
            first.terminate()
            rest, _ = second.communicate()
    assert second.returncode == 0
    assert re.fullmatch(r"==> Setting up node_modules.*\n==> Set up in \d+ s\n", rest)
    complete(project, "1.0.0")


def test_clean_removes_all_of_it(project: TinyProject) -> None:
    before = set(project.root.rglob("*"))
    process = project.start()
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert gone(project)
    project.command("make", "clean")
    assert set(project.root.rglob("*")) == before


# --- interrupted ------------------------------------------------------------------------------------------------------


@pytest.mark.full
@pytest.mark.parametrize("moments", [3, 10])
def test_interrupted_at_any_moment_it_can_be_run_again(project: TinyProject, set_up: SetUp, moments: int) -> None:
    print(f"seed {SEED}")
    draw = random.Random(SEED)  # noqa: S311
    locked = ["1.0.0", "2.0.0"]
    for number in range(moments):
        signum = SIGNALS[number % len(SIGNALS)]
        with project.start() as process:
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(moment := draw.uniform(0, set_up.seconds))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signum)
            _, error = process.communicate()
        print(f"{signum.name} after {moment:.2f} s: exit code {process.returncode}")
        assert gone(project)
        if process.returncode == 0:  # it was done before
            complete(project, locked[0])
            locked.reverse()
            project.lock(locked[0])
        elif signum == signal.SIGKILL:
            assert process.returncode == -signal.SIGKILL
        else:
            assert (process.returncode, error) == (128 + signum, INTERRUPTED)
    finished = project.run()
    assert finished.returncode == 0, finished.stderr
    complete(project, locked[0])


def test_npm_ends_with_a_set_up_that_is_killed_alone(set_up: SetUp) -> None:
    project = set_up.project
    change(project, "package.json")
    with silent_registry() as (url, asked), project.start(npm_config_registry=url) as process:
        assert asked.wait(60)
        assert not gone(project, timeout=0)
        process.kill()
        assert gone(project)
    assert project.run().returncode == 0
    complete(project, "1.0.0")


def test_ctrl_c_at_a_terminal(set_up: SetUp) -> None:
    project = set_up.project
    change(project, "package.json")
    with silent_registry() as (url, asked):
        child, terminal = pty.fork()
        if child == 0:  # pragma: no cover
            os.chdir(project.root)
            os.execvpe("make", ["make", "setup"], {**project.environment, "npm_config_registry": url})  # noqa: S606
        assert asked.wait(60)
        os.write(terminal, b"\x03")
        printed = b""
        with contextlib.suppress(OSError):  # which is how Linux tells that the terminal was closed
            while chunk := os.read(terminal, 1024):
                printed += chunk
        os.waitpid(child, 0)
        os.close(terminal)
        assert gone(project)
    first, second, *of_make = printed.decode().replace("\r", "").splitlines(keepends=True)
    assert first.startswith("==> Setting up node_modules")
    assert second.removeprefix("^C") == INTERRUPTED
    assert all(line.startswith("make: ") for line in of_make)
    assert project.run().returncode == 0


# --- what is wrong, and the setting that changes it -------------------------------------------------------------------

PIP_ERRORS = {
    "closed": ("cannot be reached (connection refused)", "set PIP_INDEX_URL"),
    "certificate": ("certificate of the package index", "set PIP_CERT"),
    "proxy": ("the proxy does not connect to the package index", "correct HTTPS_PROXY"),
}
NPM_ERRORS = {
    "closed": ("cannot be reached (connection refused)", "set npm_config_registry"),
    "certificate": ("certificate of the npm registry", "set NODE_EXTRA_CA_CERTS"),
    "proxy": ("rejects this machine (401 or 403)", "HTTPS_PROXY and NO_PROXY"),
}


def judge(failed: subprocess.CompletedProcess[str], tool: str, reason: str, setting: str) -> None:
    """Hold a failed run to one sentence with the reason and the setting, and to the tool's own last lines after it."""
    assert failed.returncode == 1
    sentence, where, *lines = failed.stderr.splitlines()
    assert sentence.startswith(f"error: {tool} failed: ")
    assert reason in sentence
    assert setting in sentence
    assert where == f"The last lines of {tool}, all lines are in build/set-up.log:"
    assert lines
    assert "Traceback" not in failed.stderr


def assert_no_secret(project: TinyProject, failed: subprocess.CompletedProcess[str]) -> None:
    """Hold what was printed and logged to name no password of a URL."""
    assert not re.search("qwertz|uiop", failed.stderr + (project.root / "build" / "set-up.log").read_text())


@pytest.mark.parametrize(
    "kind", ["closed", *(pytest.param(kind, marks=pytest.mark.full) for kind in ("certificate", "proxy"))]
)
def test_pip_reaches_no_index(project: TinyProject, kind: str) -> None:
    with sources(kind) as variables:
        failed = project.run(**variables)
    judge(failed, "pip", *PIP_ERRORS[kind])
    assert not (project.root / ".venv").exists()
    assert_no_secret(project, failed)


@pytest.mark.full
@pytest.mark.parametrize("kind", NPM_ERRORS)
def test_npm_reaches_no_registry(set_up: SetUp, kind: str) -> None:
    project = set_up.project
    change(project, "package.json")
    with sources(kind) as variables:
        failed = project.run(**variables)
    judge(failed, "npm", *NPM_ERRORS[kind])
    assert_no_secret(project, failed)
    assert project.run().returncode == 0
    complete(project, "1.0.0")


@pytest.mark.full
def test_a_url_that_is_none(project: TinyProject) -> None:
    failed = project.run(PIP_INDEX_URL="http://me:qwertz/uiop@127.0.0.1/simple")
    judge(failed, "pip", "the URL in PIP_INDEX_URL", "correct it")
    assert_no_secret(project, failed)


@pytest.mark.full
def test_a_file_with_another_hash(project: TinyProject) -> None:
    file = project.root / "requirements-dev.txt"
    file.write_text(re.sub("sha256:.*", "sha256:" + 64 * "0", file.read_text()))
    judge(project.run(), "pip", "served a file with another hash", "set PIP_INDEX_URL")


@pytest.mark.full
def test_an_index_that_rejects_this_machine(project: TinyProject) -> None:
    with LoopbackServer(lambda exchange: exchange.answer(401)) as index:
        failed = project.run(PIP_INDEX_URL=index.url)
    judge(failed, "pip", "rejects this machine (401 or 403)", "set PIP_INDEX_URL")


def test_a_lock_that_disagrees_with_its_project(set_up: SetUp) -> None:
    project = set_up.project
    file = project.root / "package.json"
    right = file.read_text()
    file.write_text(right.replace("1.0.0", "2.0.0"))
    judge(project.run(), "npm", "package.json and package-lock.json disagree", "run make lock")
    file.write_text(right)
    assert project.run().returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system that is too small for pip."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        pytest.skip(f"no small file system can be mounted: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.mark.full
def test_a_full_disk(small_disk: Path, registry: Registry, tmp_path: Path) -> None:
    project = TinyProject(small_disk / FOLDER, registry.url, tmp_path / "home")
    judge(project.run(), "ensurepip", "no space is left", "free space")
    subprocess.run(["mount", "-o", "remount,size=200m", small_disk], check=True)
    assert project.run().returncode == 0
    project.lock_npm("2.0.0")
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - BALLAST // 2))
    judge(project.run(), "npm", "no space is left", "free space")
    ballast.unlink()
    assert project.run().returncode == 0
    assert project.versions() == ["1.0.0"] * 3 + ["2.0.0"] * 2


@pytest.mark.full
def test_a_python_without_ensurepip(project: TinyProject, tmp_path: Path) -> None:
    """As Debian's is without python3-venv."""
    python = Path(sys.executable).resolve()
    library = Path(os.__file__).parent
    bare = tmp_path / "bare" / library.relative_to(sys.base_prefix)
    bare.mkdir(parents=True)
    for path in library.iterdir():
        if path.name != "ensurepip":
            (bare / path.name).symlink_to(path)
    (tmp_path / "bare" / "bin").mkdir()
    copied = shutil.copy(python, tmp_path / "bare" / "bin")
    failed = subprocess.run(
        [copied, "tools/set_up.py"],
        cwd=project.root,
        env=project.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    judge(failed, "ensurepip", f"{copied} lacks the modules venv and ensurepip", "apt-get install python3-venv")


def test_a_python_that_is_too_old_gets_a_sentence() -> None:
    """It has to read the file for that: no syntax in it is newer than Python 3.8."""
    check = ["ruff", "check", "--isolated", "--target-version", "py38", "--select", "E9", "--output-format", "concise"]
    assert "All checks passed" in subprocess.run([*check, SET_UP], capture_output=True, text=True, check=True).stdout
