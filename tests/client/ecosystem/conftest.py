"""Fixtures for tests with the tools that people use beside the clients."""

from __future__ import annotations

import os

import pytest
from pytest_httpx import httpx_mock  # pyproject.toml turns the plugin off, so that runs of other tests do not import it

from tests.client.ecosystem.every_client import PROXY_VARIABLES

__all__ = ["httpx_mock"]


@pytest.fixture(params=PROXY_VARIABLES)
def proxy_variables(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the proxy variables of one environment, and no others. A client reads them when it is constructed."""
    clear_proxy_variables(monkeypatch)
    for name, value in PROXY_VARIABLES[request.param].items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def no_proxy_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    clear_proxy_variables(monkeypatch)


def clear_proxy_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
