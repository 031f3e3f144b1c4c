"""Drives the jobs of any contract over HTTP, as its `x-job` says."""

from __future__ import annotations

import itertools
import ssl
from typing import Any

import httpx
from jsonpointer import JsonPointer

from image_api_mocks.pytest_plugin import MockApi
from tools.judges.contracts import OPERATIONS, Document, Operation

JOBS = [operation for operation in OPERATIONS if "x-job" in operation.definition]
ASYNC_JOBS = [operation for operation in JOBS if operation.definition["x-job"]["states"]["pending"]]
WITH_CALLBACK = [operation for operation in JOBS if "callback" in operation.definition["x-job"]]
# Those whose callers give the id, and the name of the field.
GIVEN_IDS = {
    str(operation): name
    for operation in JOBS
    if (name := operation.definition["x-job"]["id"].rpartition("/")[2])
    in next(iter(operation.request_examples().values()))
}
# pytest skips a test without parameters.
assert JOBS
assert GIVEN_IDS
assert ASYNC_JOBS
assert WITH_CALLBACK


_numbers = itertools.count()

# Made once: a client that makes its own takes longer for it than for the request.
_TLS = ssl.create_default_context()


def ask(method: str, url: str, **options: Any) -> httpx.Response:
    """Send a request."""
    return httpx.request(method, url, timeout=30, verify=_TLS, **options)


def rule(operation: Operation) -> Document:
    """Return the `x-job` of an operation."""
    found: Document = operation.definition["x-job"]
    return found


def body_of(operation: Operation, callback: str | None = None, **changes: Any) -> Any:
    """Return the first example of the request, with a callback to this URL, or with none.

    An id that the caller gives is another one each time.
    """
    body = dict(next(iter(operation.request_examples().values())))
    if str(operation) in GIVEN_IDS:
        body[GIVEN_IDS[str(operation)]] += f"-{next(_numbers)}"
    if "callback" in rule(operation):
        name = rule(operation)["callback"]["url"].rpartition("/")[2]
        body.pop(name, None)
        if callback is not None:
            body[name] = callback
    return body | changes


def send(api: MockApi, operation: Operation, body: Any, *, key: str = "", **headers: str) -> httpx.Response:
    """Send a body to an operation, in the world of the test; None sends the first documented one that is no JSON."""
    options: dict[str, Any] = operation.sendable() if body is None else {"json": body}
    sent = operation.key_headers(key or api.key) | options.pop("headers", {}) | headers
    return ask(operation.method, api.url + operation.url, headers=sent, **options)


def submit(api: MockApi, operation: Operation, *, key: str = "", prefer: str = "", callback: str | None = None) -> str:
    """Start a job and return its id."""
    headers = {"Prefer": prefer} if prefer else {}
    answer = send(api, operation, body_of(operation, callback), key=key, **headers)
    assert answer.status_code == operation.success, answer.text
    return str(at(rule(operation)["id"], answer.json()))


def poll(api: MockApi, operation: Operation, job: str, *, key: str = "") -> httpx.Response:
    """Read a job with the operation that reads it."""
    poller = poller_of(operation)
    path = poller.path.replace(f"{{{rule(operation)['poll']['parameter']}}}", job)
    return ask("GET", api.url + path, headers=poller.key_headers(key or api.key))


def state(api: MockApi, operation: Operation, job: str, *, key: str = "") -> str:
    """Return the state of a job."""
    answer = poll(api, operation, job, key=key)
    assert answer.status_code == 200, answer.text
    assert poller_of(operation).violations(200, answer.json()) == []
    return str(at(rule(operation)["poll"]["status"], answer.json()))


def poller_of(operation: Operation) -> Operation:
    """Return the operation that reads the jobs of this one."""
    wanted = rule(operation)["poll"]["operationId"]
    return next(other for other in OPERATIONS if str(other) == wanted and other.document is operation.document)


def at(expression: str, body: Any) -> Any:
    """Return what an expression such as `$response.body#/id` points at; None if nothing is there."""
    return JsonPointer(expression.partition("#")[2]).resolve(body, None)
