"""What a generated client's README and its runner need to know about the contracts: the bundles in openapi/dist."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonpointer import JsonPointer

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "openapi" / "dist"
SUFFIX = ".openapi.json"
SUFFIX_3_0 = ".openapi-3.0.json"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
JSON = "application/json"

Document = dict[str, Any]


@dataclass(frozen=True)
class Parameter:
    """A parameter in the path or the query."""

    name: str
    place: str
    """`path` or `query`; `body` for the body among the arguments of an operation."""
    required: bool
    type: str
    """`string`, `integer`, `number` or `boolean`. Of a body: the name of its schema, or `bytes`."""
    example: Any


@dataclass(frozen=True)
class Field:
    """A field of a request body, as its sample shows it."""

    name: str
    value: Any
    format: str
    """Of the schema, such as `uri`; the empty string without one."""


@dataclass(frozen=True)
class Operation:
    """An operation, by the names from which generators make those of a client."""

    id: str
    tag: str
    parameters: tuple[Parameter, ...]
    request: str
    """Name of the schema of a JSON request body; the empty string without one."""
    media_types: tuple[str, ...]
    """What a request body of raw bytes may be; empty without one."""
    statuses: tuple[str, ...]
    """The documented statuses, the success first."""
    fields: tuple[str, ...]
    """Names of the fields of a JSON request body."""
    sample: tuple[Field, ...]
    """The required fields of a JSON request body, as its first example has them."""
    is_deprecated: bool

    @property
    def path(self) -> list[Parameter]:
        """The parameters in the path."""
        return [parameter for parameter in self.parameters if parameter.place == "path"]

    @property
    def query(self) -> list[Parameter]:
        """The parameters in the query."""
        return [parameter for parameter in self.parameters if parameter.place == "query"]

    @property
    def arguments(self) -> list[Parameter]:
        """What a method takes, in the order of most generators: what is required, the body, what is optional."""
        required = [parameter for parameter in self.parameters if parameter.required]
        body = [Parameter("body", "body", True, self.request or "bytes", None)]
        optional = [parameter for parameter in self.parameters if not parameter.required]
        return [*required, *(body if self.request or self.media_types else []), *optional]


@dataclass(frozen=True)
class Key:
    """How the contract wants the key: the header, and what stands in it before the key."""

    scheme: str
    """Name of the security scheme."""
    header: str
    prefix: str


@dataclass(frozen=True)
class Contract:
    """One bundle."""

    vendor: str
    title: str
    file: Path
    key: Key
    error: str
    """Name of the schema of its errors."""
    operations: tuple[Operation, ...]

    @property
    def file_3_0(self) -> Path:
        """The same bundle as OpenAPI 3.0."""
        return self.file.with_name(self.vendor + SUFFIX_3_0)

    @property
    def tags(self) -> list[str]:
        """The tags of the operations, each once."""
        return list(dict.fromkeys(operation.tag for operation in self.operations))

    @property
    def first_request(self) -> Operation:
        """The operation that shows a client best: the one with the shortest request that is not empty.

        Without any such, the first one. A deprecated one only if there is no other.
        """
        requests = [operation for operation in self.operations if operation.sample and not operation.is_deprecated]
        return min(requests or self.operations[:1], key=lambda operation: len(operation.sample))


def read_all(dist: Path = DIST) -> list[Contract]:
    """Return the contract of every vendor in a directory, by vendor."""
    files = sorted(dist.glob(f"*{SUFFIX}"))
    return [_read(file) for file in files if "." not in file.name.removesuffix(SUFFIX)]


def _read(file: Path) -> Contract:
    document = json.loads(file.read_text(encoding="utf-8"))
    operations = tuple(
        _operation(document, item[method])
        for item in document["paths"].values()
        for method in METHODS
        if method in item
    )
    vendor = file.name.removesuffix(SUFFIX)
    return Contract(vendor, document["info"]["title"], file, _key(document), _error(document), operations)


def _operation(document: Document, definition: Document) -> Operation:
    content = _resolve(document, definition.get("requestBody", {})).get("content", {})
    media = content.get(JSON, {})
    return Operation(
        id=definition["operationId"],
        tag=definition["tags"][0],
        parameters=tuple(_parameter(document, _resolve(document, node)) for node in definition.get("parameters", [])),
        request=_schema_name(media),
        media_types=() if JSON in content else tuple(content),
        statuses=tuple(sorted(definition["responses"])),
        fields=tuple(_resolve(document, media.get("schema", {})).get("properties", {})),
        sample=tuple(_sample(document, media)),
        is_deprecated=definition.get("deprecated", False),
    )


def _parameter(document: Document, definition: Document) -> Parameter:
    schema = _resolve(document, definition["schema"])
    return Parameter(
        name=definition["name"],
        place=definition["in"],
        required=definition.get("required", False),
        type=schema["type"],
        example=definition["example"],
    )


def _schema_name(media: Document) -> str:
    return str(media.get("schema", {}).get("$ref", "")).rpartition("/")[2]


def _sample(document: Document, media: Document) -> Iterator[Field]:
    examples = media.get("examples", {})
    if not examples:
        return
    schema = _resolve(document, media["schema"])
    for name, value in _resolve(document, next(iter(examples.values())))["value"].items():
        if name in schema.get("required", []):
            yield Field(name, value, _resolve(document, schema["properties"][name]).get("format", ""))


def _key(document: Document) -> Key:
    (name,) = document["security"][0]
    scheme = document["components"]["securitySchemes"][name]
    if scheme["type"] == "apiKey":
        return Key(name, scheme["name"], "")
    return Key(name, "Authorization", scheme["scheme"].capitalize() + " ")


def _error(document: Document) -> str:
    answers = (_resolve(document, node) for node in document["components"]["responses"].values())
    return next(name for answer in answers if (name := _schema_name(answer["content"][JSON])))


def _resolve(document: Document, node: Document) -> Document:
    while "$ref" in node:
        node = JsonPointer(node["$ref"].removeprefix("#")).resolve(document)
    return node
