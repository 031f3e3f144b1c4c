"""image-api-mocks in an empty environment, used as its README says, from a folder that is no checkout."""

from __future__ import annotations

import json
import re
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.install.room import Room, Served, http
from tools.judges.contracts import CONTENT, FILES, OPERATIONS, Operation, operations

ROOT = Path(__file__).absolute().parents[2]
REFERENCE = re.compile(r'(?:src=|rel="(?:icon|stylesheet)" href=|import |from )"((?:/|\./)[^"#?]+\.(?:js|css|svg))"')
SHELL = re.compile(r"curl (\S+)(.*?)\n```", re.DOTALL)


def documented_requests() -> Iterator[Any]:
    for operation in OPERATIONS:
        for name, body in operation.request_examples().items() or {"": None}.items():
            yield pytest.param(operation, body, id=f"{operation}-{name}" if name else str(operation))


@pytest.mark.parametrize(("operation", "body"), [*documented_requests()])
def test_a_documented_request_succeeds(mock: Served, operation: Operation, body: Any) -> None:
    headers = operation.key_headers("mock-key.documented")
    content = None
    if operation.media_types:
        headers["Content-Type"], content = operation.media_types[0], CONTENT
    url = mock.url + operation.url
    response = http(operation.method.upper(), url, json_body=body, body=content, headers=headers)
    assert 200 <= response.status < 300, response.body


def test_an_invalid_request_lists_its_reasons(mock: Served) -> None:
    operation, required = next(
        (operation, schema["required"])
        for operation in OPERATIONS
        if operation.request_examples()
        for schema in [operation.resolve(operation.definition["requestBody"]["content"]["application/json"]["schema"])]
        if len(schema.get("required", [])) > 1
    )
    headers = operation.key_headers()
    response = http(operation.method.upper(), mock.url + operation.url, json_body={}, headers=headers)
    assert response.status == 400
    assert [name for name in required if name.encode() not in response.body] == []


def load(url: str) -> dict[str, bytes]:
    """Return a page, with the scripts, styles and images that it loads, each of which is there."""
    loaded: dict[str, bytes] = {}
    waiting = [url]
    while waiting:
        url = waiting.pop()
        response = http("GET", url)
        assert response.status == 200, url
        loaded[url] = response.body
        # The API reference itself imports nothing; it contains the text of many imports.
        if len(response.body) < 100_000:
            found = REFERENCE.findall(response.body.decode())
            waiting += {urllib.parse.urljoin(url, name) for name in found} - loaded.keys()
    return loaded


@pytest.mark.parametrize(("path", "least"), [("/", 1_000_000), ("/_mock/", 10_000)])
def test_a_page_loads_with_all_that_it_refers_to(mock: Served, path: str, least: int) -> None:
    assert sum(map(len, load(mock.url + path).values())) > least


def test_the_curl_command_of_the_readme_succeeds(mock: Served) -> None:
    readme = (ROOT / "mocks" / "README.md").read_text(encoding="utf-8")
    url, options = SHELL.findall(readme)[0]
    headers = dict(header.split(": ") for header in re.findall(r"--header '(.*?)'", options))
    (body,) = re.findall(r"--data '(.*?)'", options)
    address = url.replace("http://127.0.0.1:4010", mock.url)
    assert http("POST", address, json_body=json.loads(body), headers=headers).status == 200


def test_state_outlives_the_mock(mocks_room: Room) -> None:
    operation = next(found for found in OPERATIONS if "x-job" in found.definition and found.request_examples())
    body = next(iter(operation.request_examples().values()))
    found = []
    for _ in range(2):
        with mocks_room.serve("image-api-mocks", "--port", "0", "--state", "mock of mine.db") as mock:
            http(operation.method.upper(), mock.url + operation.url, json_body=body, headers=operation.key_headers())
            found.append([job["id"] for job in http("GET", f"{mock.url}/_mock/jobs").json["jobs"]])
    first, second = found
    assert len(first) == 1
    assert len(second) == 2
    assert set(first) < set(second)


def test_the_proxy_forwards_and_reports(mocks_room: Room, mock: Served) -> None:
    operation = next(found for found in OPERATIONS if found.method == "get" and found.path_parameters)
    with mocks_room.serve("image-api-mocks", "proxy", "--upstream", mock.url, "--port", "0") as proxy:
        response = http("GET", proxy.url + operation.url, headers=operation.key_headers())
        assert response.status == 200
        assert proxy.wait_for(rf"(200) .*{re.escape(operation.url)}")


@pytest.mark.parametrize("name", [file.name.split(".")[0] for file in FILES])
def test_the_live_check_lists_its_calls(mocks_room: Room, name: str) -> None:
    variables = {f"{name.upper()}_BASE_URL": "https://api.example.org"}
    printed = mocks_room.run("image-api-mocks", "check", "--target", name, "--dry-run", variables=variables)
    document = json.loads((ROOT / "openapi" / "dist" / f"{name}.openapi.json").read_text(encoding="utf-8"))
    assert [found.path for found in operations(document) if found.path.partition("{")[0] not in printed] == []


def test_help_and_version_need_no_network_and_no_checkout(mocks_room: Room, mocks_wheel: Path) -> None:
    assert "image-api-mocks" in mocks_room.run("image-api-mocks", "--help")
    assert mocks_wheel.name.split("-")[1] in mocks_room.run("image-api-mocks", "--version")


def test_an_error_is_one_sentence(mocks_room: Room) -> None:
    printed = mocks_room.run("image-api-mocks", "--contract", "no such file.json", code=1)
    assert printed.startswith("error: ")
    assert "Traceback" not in printed


def test_nothing_is_written_into_the_installation(mocks_room: Room) -> None:
    """So that it works from a folder that the user may not write to."""

    def listing() -> dict[Path, tuple[int, int]]:
        files = [file for file in mocks_room.site.rglob("*") if file.is_file() and "__pycache__" not in file.parts]
        return {file: (file.stat().st_size, file.stat().st_mtime_ns) for file in files}

    before = listing()
    with mocks_room.serve("image-api-mocks", "--port", "0") as mock:
        http("GET", f"{mock.url}/_mock/health")
    assert listing() == before
    assert list(mocks_room.home.iterdir()) == []
