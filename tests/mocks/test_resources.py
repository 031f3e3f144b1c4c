"""What stays: it is found as it was made and changed, by its owner, until it is deleted. As `x-resource` says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from jsonpointer import JsonPointer

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ask, at
from tools.judges.contracts import CONTENT, OPERATIONS, Document, Operation

VERBS = ("creates", "uses", "reads", "changes", "deletes")


def rule(operation: Operation) -> Document:
    found: Document = operation.definition["x-resource"]
    return found


def those(*verbs: str) -> list[Operation]:
    found = [o for o in OPERATIONS if "x-resource" in o.definition and any(verb in rule(o) for verb in verbs)]
    assert found, verbs
    return found


def reader_of(operation: Operation) -> Operation:
    return next(o for o in those("reads") if rule(o)["kind"] == rule(operation)["kind"])


READABLE = [o for o in those("creates") if any(rule(r)["kind"] == rule(o)["kind"] for r in those("reads"))]
assert READABLE
LISTS = [operation for operation in OPERATIONS if "x-pagination" in operation.definition]
UPLOADS = [operation for operation in OPERATIONS if "x-upload" in operation.definition]


def name_of(operation: Operation) -> str:
    """Return the name of the field or parameter by which a request names a thing."""
    expression = next(rule(operation)[verb] for verb in ("from", *VERBS) if verb in rule(operation))
    return str(expression).replace(".", "/").rpartition("/")[2]


def send(api: MockApi, operation: Operation, named: str | None = None, key: str = "") -> httpx.Response:
    """Make the first documented request; `named` is the id of what it names."""
    options = operation.sendable()
    url = operation.url
    if named is not None and name_of(operation) in operation.path_parameters:
        url = operation.path.replace(f"{{{name_of(operation)}}}", named)
    elif named is not None:
        options["json"] = options["json"] | {name_of(operation): named}
    headers = operation.key_headers(key or api.key) | options.pop("headers", {}) | {"Mock-World": api.world}
    return ask(operation.method, api.url + url, headers=headers, **options)


def create(api: MockApi, operation: Operation, named: str | None = None) -> tuple[str, Any]:
    answer = send(api, operation, named)
    assert answer.status_code == operation.success, answer.text
    assert operation.violations(operation.success, answer.json()) == []
    return str(at(rule(operation)["creates"], answer.json())), answer.json()


def read(api: MockApi, operation: Operation, named: str) -> Any:
    reader = reader_of(operation)
    answer = send(api, reader, named)
    assert answer.status_code == 200, answer.text
    assert reader.violations(200, answer.json()) == []
    assert at(rule(reader)["answer"], answer.json()) == named
    return answer.json()


def expected(operation: Operation, answer: Any) -> Iterator[tuple[str, Any]]:
    """Yield what reading has to show after an operation: pointer and value."""
    for entry in rule(operation).get("sets", []):
        value = entry["value"]
        yield entry["field"], at(value, answer) if str(value).startswith("$response") else value


@pytest.mark.parametrize("operation", READABLE, ids=str)
def test_what_is_made_is_read_as_it_was_made(operation: Operation, mock_api: MockApi) -> None:
    found = [create(mock_api, operation) for _ in range(3)]
    assert len({new for new, _ in found}) == 3
    for new, answer in found:
        shown = read(mock_api, operation, new)
        for field, value in expected(operation, answer):
            assert JsonPointer(field).resolve(shown) == value


@pytest.mark.parametrize("operation", [o for o in READABLE if "from" in rule(o)], ids=str)
def test_it_begins_as_what_it_is_made_from(operation: Operation, mock_api: MockApi) -> None:
    """Also where that was itself made here; and what is not asked for is not shown."""
    other = next(o for o in READABLE if o is not operation)
    first, _ = create(mock_api, other)
    second, told = create(mock_api, operation, first)
    source, shown = read(mock_api, other, first), read(mock_api, operation, second)
    changed = {field.split("/")[1] for field, _ in expected(operation, told)}
    times = {name for name, value in shown.items() if str(value).startswith("20")}
    identity = rule(reader_of(operation))["answer"].rpartition("/")[2]
    for name in source.keys() - changed - times - {identity}:
        assert shown[name] == source[name]
    unknown, _ = create(mock_api, operation, "made-elsewhere")
    least = min(reader_of(operation).response_examples(200).values(), key=len)
    assert read(mock_api, operation, unknown).keys() == least.keys() | {
        field.split("/")[1] for field, _ in expected(operation, told)
    }


@pytest.mark.parametrize("operation", those("changes"), ids=str)
def test_what_is_changed_is_read_as_it_was_changed(operation: Operation, mock_api: MockApi) -> None:
    new, _ = create(mock_api, next(o for o in READABLE if rule(o)["kind"] == rule(operation)["kind"]))
    answer = send(mock_api, operation, new)
    assert answer.status_code == operation.success
    assert at(rule(operation)["answer"], answer.json()) == new
    shown = read(mock_api, operation, new)
    for field, value in expected(operation, answer.json()):
        assert JsonPointer(field).resolve(shown) == value


@pytest.mark.parametrize("operation", those("deletes"), ids=str)
def test_what_is_deleted_is_gone_for_every_operation(operation: Operation, mock_api: MockApi) -> None:
    kind = rule(operation)["kind"]
    new, _ = create(mock_api, next(o for o in those("creates") if rule(o)["kind"] == kind))
    assert send(mock_api, operation, new, key="mock-key.another").status_code == 404, "it is another key's"
    answer = send(mock_api, operation, new)
    assert answer.status_code == operation.success
    assert at(rule(operation)["answer"], answer.json()) == new
    naming = [o for o in OPERATIONS if rule_names(o, kind)]
    assert len(naming) > 1
    charged = mock_api.charges()
    for other in naming:
        refused = send(mock_api, other, new)
        assert refused.status_code == 404, str(other)
        assert other.violations(404, refused.json()) == []
    assert mock_api.charges() == charged


def rule_names(operation: Operation, kind: str) -> bool:
    """Whether a request of the operation names a thing of this kind."""
    found = operation.definition.get("x-resource", {})
    return found.get("kind") == kind and bool({*found} & {"from", "uses", "reads", "changes", "deletes"})


@pytest.mark.parametrize("operation", [o for o in those("deletes") if "members" in rule(o)], ids=str)
def test_its_members_go_along(operation: Operation, mock_api: MockApi) -> None:
    members = rule(operation)["members"]
    maker = next(o for o in READABLE if rule(o)["kind"] == members["kind"])
    found = [create(mock_api, maker)[0] for _ in range(2)]
    belongs_to = JsonPointer(members["field"]).resolve(read(mock_api, maker, found[0]))
    assert send(mock_api, operation, belongs_to).status_code == operation.success
    for one in found:
        assert send(mock_api, reader_of(maker), one).status_code == 404
    empty, _ = create(mock_api, next(o for o in those("creates") if rule(o)["kind"] == rule(operation)["kind"]))
    assert at(members["count"], send(mock_api, operation, empty).json()) == 0


@pytest.mark.parametrize("operation", those("reads", "deletes"), ids=str)
def test_what_nobody_made_cannot_be_read_or_deleted(operation: Operation, mock_api: MockApi) -> None:
    assert send(mock_api, operation, "no-such-thing").status_code == 404


@pytest.mark.parametrize("operation", LISTS, ids=str)
def test_a_list_has_what_its_key_made(operation: Operation, mock_api: MockApi) -> None:
    (reader,) = {link["operationId"] for link in operation.definition["responses"]["200"]["links"].values()}
    (maker, *_) = [o for o in OPERATIONS if o.definition.get("x-job", {}).get("poll", {}).get("operationId") == reader]
    made = [at(maker.definition["x-job"]["id"], send(mock_api, maker).json()) for _ in range(12)]
    listed = ask("GET", mock_api.url + operation.path, headers=operation.key_headers(mock_api.key))
    assert operation.violations(200, listed.json()) == []
    assert [item["id"] for item in listed.json()] == made[:10], "the default limit"
    for query, part in {
        "offset=3&limit=4": made[3:7],
        "offset=10": made[10:],
        "limit=500": made,
        "offset=12": [],
        "offset=-1&limit=1": made[:1],
    }.items():
        answer = ask("GET", f"{mock_api.url}{operation.path}?{query}", headers=operation.key_headers(mock_api.key))
        assert [item["id"] for item in answer.json()] == part, query
    for query in ("limit=", "limit=0", "limit=501", "limit=x", "offset="):
        answer = ask("GET", f"{mock_api.url}{operation.path}?{query}", headers=operation.key_headers(mock_api.key))
        assert answer.status_code == 400, query
    headers = operation.key_headers("mock-key.another") | {"Mock-World": mock_api.world}
    assert ask("GET", mock_api.url + operation.path, headers=headers).json() == []


@pytest.mark.parametrize("operation", UPLOADS, ids=str)
def test_an_upload_is_answered_with_what_the_file_is(operation: Operation, mock_api: MockApi) -> None:
    told = operation.definition["x-upload"]
    seen = []
    for media_type in operation.media_types:
        headers = operation.key_headers(mock_api.key) | {"content-type": media_type}
        answer = ask("POST", mock_api.url + operation.url, headers=headers, content=CONTENT)
        assert answer.status_code == operation.success, answer.text
        assert operation.violations(operation.success, answer.json()) == []
        assert at(told["type"], answer.json()) == media_type.partition("/")[0]
        assert at(told["size"], answer.json()) == len(CONTENT)
        seen.append(answer.json())
    assert len({answer["id"] for answer in seen}) == len(operation.media_types)
    for wrong in ("image/gif", "text/plain", "application/json"):
        headers = operation.key_headers(mock_api.key) | {"content-type": wrong}
        refused = ask("POST", mock_api.url + operation.url, headers=headers, content=b"{}")
        assert refused.status_code == 400
        assert operation.violations(400, refused.json()) == []
    assert {str(entry["body"]) for entry in mock_api.requests()[: len(seen)]} == {f"({len(CONTENT)} bytes)"}


@pytest.mark.parametrize("operation", UPLOADS, ids=str)
def test_an_image_has_its_size(operation: Operation, mock_api: MockApi) -> None:
    told = operation.definition["x-upload"]
    head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\2\0\0\0"
    headers = operation.key_headers(mock_api.key) | {"content-type": "image/png"}
    answer = ask("POST", mock_api.url + operation.url, headers=headers, content=head).json()
    assert [at(told[name], answer) for name in ("width", "height", "format")] == [640, 480, "PNG"]
    no_image = ask("POST", mock_api.url + operation.url, headers=headers, content=b"no image").json()
    assert [at(told[name], no_image) for name in ("width", "height")] == [None, None]
