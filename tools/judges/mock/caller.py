"""Makes the documented request of an operation, with other ids, fields and queries where they are given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from jsonpointer import JsonPointer

from tools.judges.contracts import Operation


@dataclass(frozen=True)
class Caller:
    """A server, and the key of a world that nobody else uses."""

    server: httpx.Client
    key: str

    def ask(
        self,
        operation: Operation,
        path: Mapping[str, str] | None = None,
        fields: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> httpx.Response:
        """Make a request. `path` are values of path parameters, `fields` those of the body, by name."""
        sendable = operation.sendable()
        if fields:
            sendable["json"] = sendable["json"] | dict(fields)
        headers = operation.key_headers(self.key) | sendable.pop("headers", {}) | options.pop("headers", {})
        known = {one["name"]: str(one["example"]) for one in operation.definition.get("parameters", [])}
        url = re.sub(r"\{(.*?)\}", lambda name: (known | dict(path or {}))[name[1]], operation.path)
        return self.server.request(operation.method, url, headers=headers, **(sendable | options))


def found(expression: str, value: Any) -> Any:
    """Return what stands in a body where an expression (`$response.body#/id`) or a pointer (`/id`) leads."""
    return JsonPointer(expression.partition("#")[2] if "#" in expression else expression).resolve(value, None)


def named(expression: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the path parameter and the field of the body that an expression names; one of them is empty."""
    place = expression.removeprefix("$request.")
    name = re.split(r"[./]", place)[-1]
    return ({name: ""}, {}) if place.startswith("path.") else ({}, {name: ""})
