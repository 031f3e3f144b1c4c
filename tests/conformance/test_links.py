"""What an operation answers is where its links say, and leads to an answer of the operation that they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from jsonpointer import JsonPointer

from image_api_mocks.mock import Mock
from image_api_mocks.state.stores import MemoryResources, MemoryStore
from tests.mocks.jobs_of import GIVEN_IDS, ask
from tools.judges.contracts import OPERATIONS, Document, Operation, operations

LINKS = [
    pytest.param(operation, link, id=f"{operation}-{name}")
    for operation in OPERATIONS
    for response in operation.responses().values()
    for name, link in response.get("links", {}).items()
]
assert LINKS


def follow(operation: Operation, link: Document, url: str) -> httpx.Response:
    """Call an operation, and then the one that a link of its answer leads to. Returns what that answers."""
    known = list(operations(operation.document))
    if "x-pagination" in operation.definition:  # so that there is something to list
        starter = next(one for one in known if polled_by(one) == link["operationId"])
        send(starter, url + starter.url, **starter.sendable())
    first = send(operation, url + operation.url, **operation.sendable())
    assert first.status_code == operation.success, first.text
    (target,) = (one for one in known if str(one) == link["operationId"])
    path, sent = target.path, target.sendable()
    for name, expression in link.get("parameters", {}).items():
        path = path.replace(f"{{{name}}}", str(value(expression, first)))
    if "requestBody" in link:
        sent["json"] = sent["json"] | {name: value(one, first) for name, one in link["requestBody"].items()}
    assert "{" not in path, f"the link leaves a parameter of {path} open"
    return send(target, url + path, **sent)


def polled_by(operation: Operation) -> str | None:
    job = operation.definition.get("x-job")
    return job and str(job["poll"]["operationId"])


def send(operation: Operation, url: str, headers: dict[str, str] | None = None, **sent: Any) -> httpx.Response:
    return ask(operation.method, url, headers=operation.key_headers() | (headers or {}), **sent)


def value(expression: str, answer: httpx.Response) -> Any:
    return JsonPointer(expression.removeprefix("$response.body#")).resolve(answer.json())


@pytest.mark.parametrize(("operation", "link"), LINKS)
def test_a_link_leads_to_an_answer(operation: Operation, link: Document, mock_url: str) -> None:
    answer = follow(operation, link, mock_url)
    assert answer.is_success, answer.text


def forget_every_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryStore, "get", lambda *_: None)


def forget_every_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryResources, "get", lambda *_: None)


@pytest.mark.full
@pytest.mark.parametrize(
    ("forget", "extension"), [(forget_every_job, "x-job"), (forget_every_thing, "x-resource")], ids=["jobs", "things"]
)
def test_a_mock_that_forgets_is_noticed(
    forget: Callable[[pytest.MonkeyPatch], None], extension: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has a documented id is known even then."""
    forget(monkeypatch)
    statuses = []
    with Mock() as gateway:
        for operation, link in (param.values for param in LINKS):
            assert isinstance(operation, Operation)
            assert isinstance(link, dict)
            if extension in operation.definition and str(operation) not in GIVEN_IDS:
                statuses.append(follow(operation, link, gateway.url).status_code)
    assert 404 in statuses
