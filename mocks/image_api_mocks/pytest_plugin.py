"""pytest plugin: the mock as fixtures, started once per run, when a test first asks for it.

`mock_api` is the mock with a world of its own for each test; `mock_url` is where it is reached. For every contract of
the checkout there is a fixture `<name>_url` too, which is the same address. All work under pytest-xdist: its workers
share one mock.
"""

from __future__ import annotations

import json
import secrets
import threading
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from typing import Any

import pytest

from image_api_mocks import checkout
from image_api_mocks.errors import MockError
from image_api_mocks.http.authentication import KEY
from image_api_mocks.mock import Mock

# How a worker of pytest-xdist is told where to ask for the mock.
_INPUT = "image_api_mocks"


@dataclass(frozen=True)
class MockApi:
    """The mock, and a world in it that nobody else uses."""

    url: str
    """Where the mock is reached, without a slash at the end."""
    world: str
    """The name of the world. A request is in it if it has this name in the header `Mock-World`, or the key."""

    @property
    def key(self) -> str:
        """A key that leads to the world."""
        return f"{KEY}.{self.world}"

    def fault(self, fault: str, **settings: Any) -> None:
        """Let something go wrong; see `POST /_mock/faults` in admin.openapi.json for what, and for the settings."""
        self._ask("POST", "faults", {"fault": fault, **settings})

    def settings(self, **changes: Any) -> None:
        """Change `job_seconds`, `rate_limit` (`{"requests": 1, "seconds": 60}`), `credits` or `scenario` (its name)."""
        self._ask("PATCH", "settings", changes)

    def advance(self, seconds: float) -> None:
        """Move the clock of the world forward."""
        self._ask("PATCH", "clock", {"advance": seconds})

    def requests(self) -> list[dict[str, Any]]:
        """Return the journal of requests."""
        return list(self._ask("GET", "requests")["requests"])

    def callbacks(self) -> list[dict[str, Any]]:
        """Return the journal of callbacks."""
        return list(self._ask("GET", "callbacks")["callbacks"])

    def charges(self) -> list[dict[str, Any]]:
        """Return the ledger of charges."""
        return list(self._ask("GET", "charges")["charges"])

    def jobs(self) -> list[dict[str, Any]]:
        """Return the jobs as they stand."""
        return list(self._ask("GET", "jobs")["jobs"])

    def reset(self) -> None:
        """Forget all that happened in the world."""
        self._ask("POST", "reset")

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        request = urllib.request.Request(  # noqa: S310
            f"{self.url}/_mock/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Mock-World": self.world},
        )
        # Proxies of the environment are for other machines.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise MockError(f"The mock answers {error.code}: {error.read().decode(errors='replace')}") from None


class _Starter:
    """Starts the mock when it is first asked for it, and stops it at the end of the run."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._gateway: Mock | None = None
        self._listener: Listener | None = None
        self._key = secrets.token_bytes(16)

    def url(self) -> str:
        """Return where the mock is reached."""
        with self._lock:
            if self._gateway is None:
                gateway = Mock()
                gateway.__enter__()
                self._gateway = gateway
            return self._gateway.url

    def invite(self) -> tuple[tuple[str, int], str]:
        """Return where a worker can ask for the mock, and the password."""
        with self._lock:
            if self._listener is None:
                self._listener = Listener(("127.0.0.1", 0), authkey=self._key)
                threading.Thread(target=self._serve, args=(self._listener,), daemon=True).start()
            return self._listener.address, self._key.hex()

    def stop(self) -> None:
        """Stop the mock, if it was started."""
        if self._listener is not None:
            self._listener.close()
        if self._gateway is not None:
            self._gateway.__exit__(None, None, None)

    def _serve(self, listener: Listener) -> None:
        while True:
            try:
                connection = listener.accept()
            except OSError:
                return  # closed
            # A worker that asks while the mock starts must not keep the next one from being heard.
            threading.Thread(target=self._tell, args=(connection,), daemon=True).start()

    def _tell(self, connection: Connection[Any, Any]) -> None:
        with connection:
            try:
                connection.send((self.url(), None))
            except MockError as error:
                connection.send((None, str(error)))


class _Plugin:
    """What one process of the run knows."""

    def __init__(self, config: pytest.Config) -> None:
        self._starter = _Starter()
        config.add_cleanup(self._starter.stop)
        self._invitation = getattr(config, "workerinput", {}).get(_INPUT)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker of pytest-xdist where to ask for the mock."""
        node.workerinput[_INPUT] = self._starter.invite()

    def url(self) -> str:
        """Return where the mock is reached. Raises MockError if it cannot be started."""
        if self._invitation is None:
            return self._starter.url()
        (host, port), key = self._invitation
        with Client((host, port), authkey=bytes.fromhex(key)) as connection:
            url, error = connection.recv()
        if error is not None:
            raise MockError(error)
        return str(url)


_plugin = pytest.StashKey[_Plugin]()


def pytest_configure(config: pytest.Config) -> None:
    """Make ready to start the mock."""
    config.stash[_plugin] = plugin = _Plugin(config)
    config.pluginmanager.register(plugin, "image_api_mocks.run")


@pytest.fixture(scope="session")
def mock_url(pytestconfig: pytest.Config) -> str:
    """Where the mock of all contracts is reached, without a slash at the end. One mock for the whole run."""
    return pytestconfig.stash[_plugin].url()


@pytest.fixture
def mock_api(mock_url: str) -> Iterator[MockApi]:
    """The mock, with a world of its own for the test."""
    api = MockApi(mock_url, f"test-{secrets.token_hex(8)}")
    yield api
    api.reset()


def _url_fixture(name: str) -> Callable[[str], str]:
    def url(mock_url: str) -> str:
        return mock_url

    url.__doc__ = f"Where the mock of {name} is reached, without a slash at the end."
    return pytest.fixture(scope="session", name=f"{name}_url")(url)


def _names() -> list[str]:
    try:
        return [file.name.split(".")[0].replace("-", "_") for file in checkout.contracts()]
    except MockError:
        return []  # whoever asks for a mock is told


globals().update({f"{name}_url": _url_fixture(name) for name in _names()})
