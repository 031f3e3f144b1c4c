"""pytest plugin: no test, and no Node process of a test, may leave this machine. A run in which one tried fails."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

import image_api_mocks
from tools.judges import egress

NODE_GUARD = Path(image_api_mocks.__file__).parent / "prism" / "preload" / "loopback-only.cjs"

_log = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(
        config, "workerinput"
    ):  # of pytest-xdist: log and Node's guard come from the process that started it, which judges
        config.stash[_log] = Path(os.environ[egress.LOG])
        egress.install()
        return
    handle, name = tempfile.mkstemp(prefix="egress-", suffix=".log")
    os.close(handle)
    config.stash[_log] = Path(name)
    config.add_cleanup(Path(name).unlink)
    os.environ[egress.LOG] = name
    # Every Node process that a test starts, Prism or not.
    os.environ["NODE_OPTIONS"] = f'{os.environ.get("NODE_OPTIONS", "")} --require "{NODE_GUARD}"'.strip()
    egress.install()


def pytest_sessionfinish(session: pytest.Session) -> None:
    if egress.attempts(session.config.stash[_log]):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    found = egress.attempts(config.stash[_log])
    if found:
        terminalreporter.section("tried to leave this machine", red=True)
        for attempt in found:
            terminalreporter.line(attempt)
