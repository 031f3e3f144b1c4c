"""Fixtures that all tests share."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tools.judges import egress

pytest_plugins = ["tests.support.egress_plugin", "tests.support.sampling"]


def pytest_configure() -> None:
    """Let what the tests start be interrupted, also where the run itself cannot be: in the background of a script."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def egress_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of its own for what tries to leave this machine during one test, which then does not fail the run."""
    log = tmp_path / "egress.log"
    monkeypatch.setenv(egress.LOG, str(log))
    return log
