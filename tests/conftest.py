"""Fixtures that all tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from image_api_mocks.bundle import merge, read
from image_api_mocks.prism import Prism
from support import contracts, egress

pytest_plugins = ["support.egress_plugin"]


def pytest_configure() -> None:
    """Let what the tests start be interrupted, also where the run itself cannot be: in the background of a script."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def mock_url() -> Iterator[str]:
    """Where the mock of all contracts is reached, without a slash at the end. One mock for the whole run."""
    with Prism(merge(read(contracts.FILES))) as prism:
        yield prism.url


@pytest.fixture
def egress_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of its own for what tries to leave this machine during one test, which then does not fail the run."""
    log = tmp_path / "egress.log"
    monkeypatch.setenv(egress.LOG, str(log))
    return log
