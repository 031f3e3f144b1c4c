"""What the tests know about the vendors: the bundles in openapi/dist, found, never listed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsonpointer import JsonPointer

from tools.judges.validation import violations

ROOT = Path(__file__).parents[2]
DIST = ROOT / "openapi" / "dist"
FILES = sorted({*DIST.glob("*.openapi.json")} - {*DIST.glob("*.receiver.openapi.json")})
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
KEY = "mock-key"
# What is sent where a contract takes the bytes of a file.
CONTENT = b"bytes of a file"

Document = dict[str, Any]


@dataclass(frozen=True)
class Operation:
    """An operation of a document, with what is needed to call it as the document says."""

    document: Document = field(repr=False)
    path: str
    method: str
    definition: Document = field(repr=False)

    def __str__(self) -> str:
        return str(self.definition["operationId"])

    def resolve(self, node: Document) -> Document:
        """Return what the node refers to, or the node itself."""
        return resolve(self.document, node)

    @property
    def label(self) -> str:
        """Method and path, as Schemathesis names an operation."""
        return f"{self.method.upper()} {self.path}"

    @property
    def url(self) -> str:
        """The path with the examples of its parameters filled in."""
        examples = {parameter["name"]: parameter["example"] for parameter in self.definition.get("parameters", [])}
        return re.sub(r"\{(.*?)\}", lambda name: str(examples[name[1]]), self.path)

    def key_headers(self, key: str = KEY) -> dict[str, str]:
        """The headers that carry the key, by the first way to authenticate."""
        headers = {}
        security: Any = self.definition.get("security", self.document.get("security", []))
        requirement: Document = next(iter(security), {})
        for name in requirement:
            scheme = self.document["components"]["securitySchemes"][name]
            if scheme["type"] == "apiKey":
                headers[scheme["name"]] = key
            else:
                headers["Authorization"] = f"{scheme['scheme'].capitalize()} {key}"
        return headers

    def request_examples(self) -> dict[str, Any]:
        """The examples of the request body, by name."""
        body = self.resolve(self.definition.get("requestBody", {}))
        return self._examples(body.get("content", {}).get("application/json", {}))

    @property
    def media_types(self) -> list[str]:
        """The media types of a body that is no JSON; empty if it is JSON, or if there is none."""
        content = self.resolve(self.definition.get("requestBody", {})).get("content", {})
        return [name for name in content if name != "application/json"]

    @property
    def path_parameters(self) -> list[str]:
        """The names of the parameters in the path."""
        return [found["name"] for found in self.definition.get("parameters", []) if found["in"] == "path"]

    def sendable(self) -> dict[str, Any]:
        """What httpx takes to send the first documented body, headers included; nothing if there is no body."""
        if self.media_types:
            return {"content": CONTENT, "headers": {"content-type": self.media_types[0]}}
        examples = self.request_examples()
        return {"json": next(iter(examples.values()))} if examples else {}

    def responses(self) -> dict[int, Document]:
        """The documented responses, by status."""
        return {int(status): self.resolve(response) for status, response in self.definition["responses"].items()}

    @property
    def success(self) -> int:
        """The documented status of success."""
        (status,) = (status for status in self.responses() if status < 300)
        return status

    def response_examples(self, status: int) -> dict[str, Any]:
        """The examples of the answer with this status, by name."""
        return self._examples(self.responses()[status]["content"]["application/json"])

    def violations(self, status: int, body: Any) -> list[str]:
        """What the schema of the answer with this status has against a body; empty when it is valid."""
        return violations(self.document, self.responses()[status]["content"]["application/json"]["schema"], body)

    def _examples(self, media: Document) -> dict[str, Any]:
        return {name: self.resolve(example)["value"] for name, example in media.get("examples", {}).items()}


def read(file: Path) -> Document:
    """Return the document in a JSON file."""
    document: Document = json.loads(file.read_text(encoding="utf-8"))
    return document


def resolve(document: Document, node: Document) -> Document:
    """Return what the node of the document refers to, or the node itself."""
    while "$ref" in node:
        node = JsonPointer(node["$ref"].removeprefix("#")).resolve(document)
    return node


def operations(document: Document) -> Iterator[Operation]:
    """Yield the operations of a document."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield Operation(document, path, method, item[method])


CONTRACTS = {file.name.removesuffix(".openapi.json"): read(file) for file in FILES}
OPERATIONS = [operation for contract in CONTRACTS.values() for operation in operations(contract)]

# pytest skips a test without parameters. Here, nothing found means that the search is broken.
assert OPERATIONS, f"no bundle with operations in {ROOT / 'openapi' / 'dist'}: run 'make generate'"
