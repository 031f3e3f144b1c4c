"""Every statement of a contract, asked over HTTP: what must be accepted, what must be refused, what must be answered.

Schemathesis draws requests; these are the ones that tell one documented statement from its neighbours, each limit and
each member on both sides. Each check yields what it has to complain of, a sentence each, and nothing if the server
conforms.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import httpx

from image_api_mocks.live.additions import new_headers
from tools.judges.contracts import KEY, METHODS, Operation, operations
from tools.judges.requests import Request, requests
from tools.judges.validation import Validator
from tools.judges.values import sample

# Prism tells what it has against a request, and that an operation is deprecated.
_OF_PRISM = {"sl-violations", "deprecation"}


class Statements:
    """What the contract of an operation says, ready to be asked of any number of servers."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._requests = requests(operation)
        self._keys = _keys(operation)
        self._answers = {
            status: Validator(operation.document, response["content"]["application/json"]["schema"])
            for status, response in operation.responses().items()
            if "application/json" in response.get("content", {})
        }

    def complaints(
        self, server: httpx.Client, hints: Iterable[str] = (), *, answers_only: bool = False, plain: bool = False
    ) -> Iterator[str]:
        """Yield what is wrong with a server.

        `hints` are names of fields to look at first. `answers_only` leaves out what only requests could show. `plain`
        says that it is Prism without the gateway.
        """
        # The cheap ones first.
        yield from self._key(server)
        yield from self._methods(server)
        yield from self._statuses(server)
        yield from self._examples(server)
        if answers_only:
            return
        hints = {hint.lower() for hint in hints}
        for request in sorted(self._requests, key=lambda request: not _mentions(request, hints)):
            # Plain Prism takes a number that is left empty for one that was not sent. The gateway does not.
            if not (plain and "" in request.query.values()):
                yield from self._request(server, request)

    def _request(self, server: httpx.Client, request: Request) -> Iterator[str]:
        answer = self._send(server, request)
        expected = self.operation.success if request.valid else 400
        if answer.status_code != expected:
            yield self._says(f"{request} is answered {answer.status_code}, not {expected}: {answer.text[:300]}")
            return
        yield from self._shape(answer, f"the answer to {request}")
        if not request.valid:
            yield from self._members(answer, request)

    def _members(self, answer: httpx.Response, request: Request) -> Iterator[str]:
        """A refused member is told which there are: exactly the documented ones."""
        for violation in json.loads(_whole(answer.headers.get("sl-violations", "[]"))):
            name = violation["location"][-1] if violation["location"] else ""
            _, told, listed = violation["message"].partition("allowed values: ")
            documented = self._enums().get(str(name))
            if told and documented and sorted(listed.split(", ")) not in [sorted(map(str, one)) for one in documented]:
                yield self._says(f"to {request} it says that {name} may be {listed}, documented are {documented}")

    def _enums(self) -> dict[str, list[list[Any]]]:
        """The documented members by the name of the field, wherever in the request it is."""
        found: dict[str, list[list[Any]]] = {}

        def walk(schema: Any) -> None:
            schema = self.operation.resolve(schema)
            for name, inner in schema.get("properties", {}).items():
                field = self.operation.resolve(inner)
                for part in (field, self.operation.resolve(field.get("items", {}))):
                    if "enum" in part:
                        found.setdefault(name, []).append(part["enum"])
                walk(field)

        body = self.operation.resolve(self.operation.definition.get("requestBody", {}))
        walk(body.get("content", {}).get("application/json", {}).get("schema", {}))
        return found

    def _statuses(self, server: httpx.Client) -> Iterator[str]:
        for status in self._answers:
            answer = self._send(server, self._valid, {"Prefer": f"code={status}"})
            if answer.status_code != status:
                yield self._says(f"{status} is documented, and answered as {answer.status_code}")
                continue
            yield from self._shape(answer, f"the answer {status}")
            documented = next(iter(self.operation.response_examples(status).values()), None)
            yield from self._as_documented(documented, _json(answer), f"the answer {status}")

    def _examples(self, server: httpx.Client) -> Iterator[str]:
        for status in self._answers:
            for name, documented in self.operation.response_examples(status).items():
                answer = self._send(server, self._valid, {"Prefer": f"code={status}, example={name}"})
                what = f"the documented example {name} of {status}"
                if answer.status_code != status:
                    yield self._says(f"{what} is answered as {answer.status_code}")
                    continue
                yield from self._shape(answer, what)
                yield from self._as_documented(documented, _json(answer), what)

    def _key(self, server: httpx.Client) -> Iterator[str]:
        answer = self._send(server, self._valid, key=False)
        if answer.status_code != 401:
            yield self._says(f"without a key it answers {answer.status_code}, not 401")
        else:
            yield from self._shape(answer, "the answer 401")

    def _methods(self, server: httpx.Client) -> Iterator[str]:
        known = {
            other.method for other in operations(self.operation.document) if _matches(other.path, self.operation.url)
        }
        for method in METHODS:
            if method not in known | {"head", "options", "trace"}:
                answer = server.request(method, self.operation.url, headers=self.operation.key_headers())
                if answer.status_code != 405:
                    yield self._says(f"{method.upper()}, which is not documented, is answered {answer.status_code}")

    def _shape(self, answer: httpx.Response, what: str) -> Iterator[str]:
        if answer.status_code not in self._answers:
            return
        if answer.headers.get("content-type", "").partition(";")[0] != "application/json":
            yield self._says(f"{what} is {answer.headers.get('content-type')}, not application/json")
            return
        documented = self.operation.responses()[answer.status_code]
        for header in set(new_headers(answer.headers, documented)) - _OF_PRISM:
            yield self._says(f"{what} has the header {header}, which is not documented")
        for violation in self._answers[answer.status_code].violations(_json(answer)):
            yield self._says(f"{what} breaks the schema: {violation}")

    def _as_documented(self, documented: Any, answered: Any, what: str) -> Iterator[str]:
        if documented != answered:
            yield self._says(f"{what} is {json.dumps(answered)[:300]}, documented is {json.dumps(documented)[:300]}")

    @property
    def _valid(self) -> Request:
        return next(request for request in self._requests if request.valid)

    def _send(
        self, server: httpx.Client, request: Request, headers: dict[str, str] | None = None, *, key: bool = True
    ) -> httpx.Response:
        sent = (self.operation.key_headers(next(self._keys)) if key else {}) | (headers or {})
        body: dict[str, Any] = {} if request.body is None else {"json": request.body}
        if request.media_type:
            sent["Content-Type"] = request.media_type
            body = {"content": request.content}
        query = self._least_query() | request.query
        return server.request(self.operation.method, self.operation.url, headers=sent, params=query or None, **body)

    def _least_query(self) -> dict[str, str]:
        parameters = map(self.operation.resolve, self.operation.definition.get("parameters", []))
        return {
            parameter["name"]: str(parameter.get("example", sample(self.operation.document, parameter["schema"])))
            for parameter in parameters
            if parameter["in"] == "query" and parameter.get("required")
        }

    def _says(self, text: str) -> str:
        return f"{self.operation}: {text}"


def _keys(operation: Operation) -> Iterator[str]:
    """Yield a key for each request, of a world of its own for the operation, where no other test deletes things.

    What has been deleted is gone, so that each request to delete gets a world for itself.
    """
    deletes = "deletes" in operation.definition.get("x-resource", {})
    for number in itertools.count():
        yield f"{KEY}.{operation}{number if deletes else ''}"


def _matches(template: str, path: str) -> bool:
    return re.fullmatch(re.sub(r"\\{.*?\\}", "[^/]+", re.escape(template)), path) is not None


def _mentions(request: Request, hints: set[str]) -> bool:
    names = {*(request.body if isinstance(request.body, dict) else ()), *request.query}
    return any(name.lower().replace("_", "") in hints or name.lower() in hints for name in names)


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _whole(violations: str) -> str:
    """Return the header `sl-violations` as JSON, also where Prism has cut it because it did not fit."""
    return violations if violations.endswith("]") else "[]"
