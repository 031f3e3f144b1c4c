"""pytest plugin: the mock as fixtures, started once per run, when a test first requests it.

`mock_api` is the mock with a world of its own for each test; `mock_url` is its address. Under pytest-xdist all workers
share one mock. With `--mock-url` the tests use a mock that is already running, and none is started.

pytest imports this module in every run, also where no test needs the mock: so it imports only pytest and the standard
library, and what costs time only when a fixture is requested.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from image_api_mocks.errors import MockError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection, Listener

    from image_api_mocks.mock import Mock

_TIMEOUT_SECONDS = 30
_SERVER = "image-api-mocks"
_OPTION = "--mock-url"
_VARIABLE = "IMAGE_API_MOCKS_URL"
_SETTING = "image_api_mocks_url"
# Where pytest-xdist hands a worker the address to ask for the mock.
_WORKER_INPUT = "image_api_mocks"


@dataclass(frozen=True)
class MockApi:
    """The mock, and a world in it that no other test uses."""

    url: str
    """The address of the mock, without a slash at the end."""
    world: str
    """The name of the world. A request belongs to it if its header `Mock-World` or its key has this name."""

    @property
    def key(self) -> str:
        """The API key of the world."""
        from image_api_mocks.http.authentication import KEY

        return f"{KEY}.{self.world}"

    def fault(self, fault: str, **settings: Any) -> None:
        """Queue a fault. `POST /_mock/faults` in admin.openapi.json describes all faults and their settings."""
        self._request("POST", "faults", {"fault": fault, **settings})

    def settings(self, **changes: Any) -> None:
        """Change `job_seconds`, `rate_limit` (`{"requests": 1, "seconds": 60}`), `credits` or `scenario` (its name)."""
        self._request("PATCH", "settings", changes)

    def advance(self, seconds: float) -> None:
        """Move the clock of the world forward."""
        self._request("PATCH", "clock", {"advance": seconds})

    def requests(self) -> list[dict[str, Any]]:
        """Return the journal of requests."""
        return list(self._request("GET", "requests")["requests"])

    def callbacks(self) -> list[dict[str, Any]]:
        """Return the journal of callbacks."""
        return list(self._request("GET", "callbacks")["callbacks"])

    def charges(self) -> list[dict[str, Any]]:
        """Return the ledger of charges."""
        return list(self._request("GET", "charges")["charges"])

    def jobs(self) -> list[dict[str, Any]]:
        """Return the jobs in their current state."""
        return list(self._request("GET", "jobs")["jobs"])

    def reset(self) -> None:
        """Delete everything in the world: jobs, resources, journals, faults and settings."""
        self._request("POST", "reset")

    def _request(self, method: str, path: str, body: Any = None) -> Any:
        status, _, content = _send(method, f"{self.url}/_mock/{path}", self.world, body)
        if status >= 400:
            raise MockError(f"The mock returned {status}: {content.decode(errors='replace')}")
        return json.loads(content)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting that name a running mock."""
    group = parser.getgroup("image-api-mocks")
    group.addoption(
        _OPTION,
        metavar="URL",
        help="use the mock that is running at this URL, and start none; "
        f"also {_VARIABLE} in the environment, and {_SETTING} in the configuration file",
    )
    parser.addini(_SETTING, "URL of a running mock, which the tests use in place of one that is started for them")


def pytest_configure(config: pytest.Config) -> None:
    """Prepare for a fixture that requests the mock."""
    config.stash[_plugin] = plugin = _Plugin(config)
    config.pluginmanager.register(plugin, "image_api_mocks.run")


@pytest.fixture(scope="session")
def mock_url(pytestconfig: pytest.Config) -> str:
    """Address of the mock, without a slash at the end. One mock serves the whole run."""
    with _failing():
        return pytestconfig.stash[_plugin].url()


@pytest.fixture
def mock_api(mock_url: str) -> Iterator[MockApi]:
    """The mock, with a world of its own for the test."""
    api = MockApi(mock_url, f"test-{secrets.token_hex(8)}")
    yield api
    with _failing():
        api.reset()


class _Plugin:
    """The plugin in one process of the run."""

    def __init__(self, config: pytest.Config) -> None:
        self._provider = _Provider(_configured(config))
        config.add_cleanup(self._provider.close)
        self._invitation = getattr(config, "workerinput", {}).get(_WORKER_INPUT)

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Hand a worker of pytest-xdist the address to ask for the mock."""
        node.workerinput[_WORKER_INPUT] = self._provider.invite()

    def url(self) -> str:
        """Return the address of the mock. Raises MockError if there is none."""
        if self._invitation is None:
            return self._provider.url()
        from multiprocessing.connection import Client

        (host, port), password = self._invitation
        with Client((host, port), authkey=bytes.fromhex(password)) as connection:
            url, error = connection.recv()
        if error is not None:
            raise MockError(error)
        return str(url)


class _Provider:
    """Finds or starts the mock, once, when it is first requested, and stops it at the end of the run."""

    def __init__(self, running: tuple[str, str] | None) -> None:
        """Prepare.

        Args:
            running: URL of a running mock, and which setting it comes from; None to start one.
        """
        self._running = running
        self._lock = threading.Lock()
        self._result: tuple[str | None, str | None] | None = None
        self._mock: Mock | None = None
        self._listener: Listener | None = None
        self._password = secrets.token_bytes(16)

    def url(self) -> str:
        """Return the address of the mock. Raises MockError if there is none."""
        url, error = self._once()
        if url is None:
            raise MockError(error)
        return url

    def invite(self) -> tuple[tuple[str, int], str]:
        """Return the address at which a worker can ask for the mock, and the password."""
        from multiprocessing.connection import Listener

        with self._lock:
            if self._listener is None:
                self._listener = Listener(("127.0.0.1", 0), authkey=self._password)
                threading.Thread(target=self._serve, args=(self._listener,), daemon=True).start()
            return self._listener.address, self._password.hex()

    def close(self) -> None:
        """Stop the mock, if one was started."""
        if self._listener is not None:
            self._listener.close()
        if self._mock is not None:
            self._mock.__exit__(None, None, None)

    def _once(self) -> tuple[str | None, str | None]:
        """Return the address of the mock, or else why there is none. A second test does not wait for it again."""
        with self._lock:
            if self._result is None:
                try:
                    url = self._start() if self._running is None else _checked(*self._running)
                    self._result = url, None
                except MockError as error:
                    self._result = None, str(error)
            return self._result

    def _start(self) -> str:
        # The warnings of what is imported here are no errors of the tests.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from image_api_contracts import ContractError
            from image_api_mocks.mock import Mock

            try:
                mock = Mock()
            except ContractError as error:
                raise MockError(str(error)) from error
            mock.__enter__()
        self._mock = mock
        return mock.url

    def _serve(self, listener: Listener) -> None:
        while True:
            try:
                connection = listener.accept()
            except OSError:
                return  # closed
            # A worker that asks while the mock starts must not keep the next one waiting for the connection.
            threading.Thread(target=self._reply, args=(connection,), daemon=True).start()

    def _reply(self, connection: Connection[Any, Any]) -> None:
        with connection:
            connection.send(self._once())


_plugin = pytest.StashKey[_Plugin]()


def _configured(config: pytest.Config) -> tuple[str, str] | None:
    """Return the URL of a running mock, and the name of what sets it; None if nothing does."""
    for url, source in (
        (config.getoption(_OPTION), _OPTION),
        (os.environ.get(_VARIABLE), _VARIABLE),
        (config.getini(_SETTING), _SETTING),
    ):
        if url:
            return str(url), source
    return None


def _checked(url: str, source: str) -> str:
    """Return the address of a running mock, without a slash at the end. Raises MockError if there is none."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url)
        is_url = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        is_url = False
    if not is_url:
        raise MockError(f"{source} is not a URL such as http://127.0.0.1:4010: {url!r}")
    address = url.rstrip("/")
    status, server, content = _send("GET", f"{address}/_mock/health")
    try:
        health = json.loads(content)
    except ValueError:
        health = None
    health = health if isinstance(health, dict) else {}
    # A proxy in front of the mock may send a header of its own.
    if "contracts" not in health and server != _SERVER:
        raise MockError(
            f"The server at {address} is not the mock: GET /_mock/health returned {status}. Correct {source}"
        )
    if status != 200:
        raise MockError(f"The mock at {address} is not ready ({status}): {health.get('message', health.get('status'))}")
    return address


def _send(method: str, url: str, world: str = "", body: Any = None) -> tuple[int, str | None, bytes]:
    """Send a request to the mock, and return status, header `Server` and body. Raises MockError without a response."""
    import http.client
    import urllib.error
    import urllib.request

    headers = {"Content-Type": "application/json"} | ({"Mock-World": world} if world else {})
    data = None if body is None else json.dumps(body).encode()
    # Proxies of the environment are for other machines.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310
        try:
            response = opener.open(request, timeout=_TIMEOUT_SECONDS)
        except urllib.error.HTTPError as error:
            response = error
        with response:
            return response.status, response.headers["Server"], response.read()
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise MockError(
            f"No mock can be reached at {url}: {getattr(reason, 'strerror', None) or reason}. "
            "Is it running? Start it: image-api-mocks"
        ) from error


@contextlib.contextmanager
def _failing() -> Iterator[None]:
    """Fail the test with the message of a MockError, and without a traceback that leads through the plugin."""
    try:
        yield
    except MockError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
