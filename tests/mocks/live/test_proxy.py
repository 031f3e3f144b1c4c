"""`image-api-mocks proxy`, on a stand-in for the vendor: what deviates is told, and nothing else; and no key."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any, Self, cast

import httpx
import pytest

from image_api_mocks.live.proxy import main
from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.live.stand_in import (
    Deviation,
    StandIn,
    enum_in,
    extra_field,
    lost_field,
    missing_field,
    new_header,
    new_member,
    other_status,
)
from tests.support.sampling import sampled
from tools.judges.client.calls import TLS
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import CONTRACTS, ROOT, Operation, operations

EACH = pytest.mark.parametrize("name", CONTRACTS)

# What is told of each; nothing where there is nothing that could deviate so.
DEVIATIONS: dict[Deviation, str] = {
    extra_field: ".shade_of_grey is not documented",
    new_member: "must be equal to one of the allowed values",
    missing_field: "must have required property '{lost}'",
    other_status: "! the answer: Unable to match the returned status code with those defined in the document",
    new_header: "+ the header x-shade is not documented",
}


class Proxy:
    """The command, running before a live API that can be exchanged. Use it in a `with` block."""

    def __init__(self) -> None:
        self.live: Callable[[Seen], Answer] = lambda _: Answer()
        """How the live API answers."""
        self._upstream = Server(lambda seen: Answer(200, {}) if seen.path.startswith("/marker") else self.live(seen))

    def __enter__(self) -> Self:
        self._upstream.__enter__()
        command = [sys.executable, "-m", "image_api_mocks.live.proxy", "--upstream", self._upstream.url, "--port", "0"]
        environment = os.environ | {"PYTHONPATH": str(ROOT / "tests")}
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, env=environment, stdout=pipe, stderr=subprocess.STDOUT, text=True)
        self._output = cast(IO[str], self._process.stdout)
        ready = self._output.readline()
        found = re.match(r"Ready: (\S+) passes requests on to", ready)
        assert found, ready + self._output.read()
        assert "Ctrl-C stops it" in self._output.readline()
        self.url = found[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        assert self._output.read() == ""
        assert self._process.wait() == 0
        self._output.close()
        self._upstream.__exit__(None, None, None)

    def ask(self, operation: Operation, key: str, **other: Any) -> tuple[httpx.Response, list[str]]:
        """Make the documented request; return the answer, and what was printed of it."""
        options = other or operation.sendable()
        headers = operation.key_headers(key) | options.pop("headers", {})
        answer = self.send(operation.method, operation.url, headers=headers, **options)
        return answer, self.printed()

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request."""
        return httpx.request(method, self.url + path, timeout=30, verify=TLS, **options)

    def printed(self) -> list[str]:
        """Return what has been printed since the last time: all up to a request that is made for its line."""
        self.send("GET", "/marker")
        lines = list(iter(lambda: self._output.readline().rstrip("\n"), "200  GET /marker"))
        assert "no such operation" in self._output.readline()
        return lines


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    """One for all: Prism takes seconds to start."""
    with Proxy() as running:
        yield running


@sampled()
@EACH
def test_what_keeps_the_contract_passes_untold(name: str, mock_api: MockApi, proxy: Proxy) -> None:
    seen: list[Seen] = []

    def answer(request: Seen) -> Answer:
        seen.append(request)
        return StandIn(mock_api.url, CONTRACTS[name]).answer(request)

    proxy.live = answer
    for operation in operations(CONTRACTS[name]):
        got, printed = proxy.ask(operation, mock_api.key)
        assert got.status_code == operation.success
        assert operation.violations(got.status_code, got.json()) == []
        assert printed == [f"{operation.success}  {operation.method.upper()} {operation.url}"]
        assert mock_api.key in str(seen[-1].headers), "the key has arrived"


@EACH
@pytest.mark.parametrize("deviation", DEVIATIONS, ids=lambda deviation: deviation.__name__)
def test_each_deviation_is_told_and_none_is_invented(
    name: str, deviation: Deviation, mock_api: MockApi, proxy: Proxy
) -> None:
    """Of every operation: its answer deviates."""
    own = sorted(operations(CONTRACTS[name]), key=lambda operation: ("post", "get", "delete").index(operation.method))
    statuses = {str(operation): operation.success for operation in own}
    proxy.live = StandIn(mock_api.url, CONTRACTS[name], deviation, statuses).answer
    deviating = 0
    for operation in own:
        lost = lost_field(operation, operation.success)
        _, (first, *findings) = proxy.ask(operation, mock_api.key)
        assert first.endswith(f"  {operation.method.upper()} {operation.url}")
        samples = operation.response_examples(operation.success).values()
        if (deviation is missing_field and not lost) or (
            deviation is new_member and not any(enum_in(operation, operation.success, sample) for sample in samples)
        ):
            assert findings == [], operation
            continue
        deviating += 1
        told = DEVIATIONS[deviation].format(lost=lost)
        assert any(told in finding for finding in findings), (operation, findings)
        # Of a union, Prism names what each member has against the answer.
        assert len(findings) == 1 or all("the answer: body" in finding for finding in findings), (operation, findings)
    assert deviating


@EACH
def test_a_request_that_breaks_the_contract_is_told_and_passed_on(name: str, mock_api: MockApi, proxy: Proxy) -> None:
    operation = next(operation for operation in operations(CONTRACTS[name]) if operation.request_examples())
    proxy.live = StandIn(mock_api.url, CONTRACTS[name]).answer
    answer, printed = proxy.ask(operation, mock_api.key, json={"shade": 1})
    assert answer.status_code == 400
    assert operation.violations(400, answer.json()) == []
    assert printed[0] == f"400  POST {operation.url}"
    assert any("'shade'" in line for line in printed)


@EACH
def test_nobody_follows_a_redirect_with_the_key(name: str, mock_api: MockApi, proxy: Proxy) -> None:
    with Server(Answer(200, {})) as elsewhere:
        proxy.live = lambda _: Answer(302, {}, {"location": elsewhere.url})
        answer, _ = proxy.ask(next(operations(CONTRACTS[name])), mock_api.key)
        assert answer.status_code == 302
        assert elsewhere.seen == []


@EACH
def test_no_key_is_printed(name: str, mock_api: MockApi, proxy: Proxy) -> None:
    """Also if the API repeats it, and if it stands in the query."""
    operation = next(operations(CONTRACTS[name]))
    key = mock_api.key
    proxy.live = lambda _: Answer(operation.success, {key: key}, {f"x-{key}": key})
    _, printed = proxy.ask(operation, key)
    proxy.send("GET", f"/no/such/path?key={key}")
    printed += proxy.printed()
    assert "[redacted]" in str(printed)
    assert printed[-2:] == [f"{operation.success}  GET /no/such/path", "    ! the contract has no such operation"]
    assert key not in str(printed)


@pytest.mark.full
def test_a_url_that_cannot_get_a_key_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--upstream", "http://api.example.com"]) == 2
    assert "error: --upstream is not https" in capsys.readouterr().err
