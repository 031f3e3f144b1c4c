"""What a generated client's README and its runner need to know about the contracts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from image_api_contracts import Document, load, names, path, resolve
from image_api_contracts.operations import Media, key_headers, operations, security
from image_api_contracts.operations import Operation as Source

ROOT = Path(__file__).resolve().parents[2]


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
    file_3_0: Path
    """The same bundle as OpenAPI 3.0."""
    key: Key
    error: str
    """Name of the schema of its errors."""
    operations: tuple[Operation, ...]

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


def read_all() -> list[Contract]:
    """Return the contract of every vendor, by vendor."""
    return [_read(name) for name in names()]


def _read(vendor: str) -> Contract:
    document = load(vendor)
    return Contract(
        vendor=vendor,
        title=document["info"]["title"],
        file=path(vendor),
        file_3_0=path(vendor, "3.0"),
        key=_key(document),
        error=_error(document),
        operations=tuple(map(_operation, operations(document, vendor))),
    )


def _operation(source: Source) -> Operation:
    body = source.request.json
    return Operation(
        id=source.id,
        tag=source.definition["tags"][0],
        parameters=tuple(_parameter(source.document, parameter) for parameter in source.parameters),
        request=_schema_name(body),
        media_types=() if source.request.json_type else tuple(source.request.content),
        statuses=tuple(sorted(source.responses)),
        fields=tuple(resolve(source.document, body.schema).get("properties", {})),
        sample=tuple(_sample(source.document, body)),
        is_deprecated=source.definition.get("deprecated", False),
    )


def _parameter(document: Document, definition: Document) -> Parameter:
    return Parameter(
        name=definition["name"],
        place=definition["in"],
        required=definition.get("required", False),
        type=resolve(document, definition["schema"])["type"],
        example=definition["example"],
    )


def _schema_name(body: Media) -> str:
    return str(body.schema.get("$ref", "")).rpartition("/")[2]


def _sample(document: Document, body: Media) -> Iterator[Field]:
    schema = resolve(document, body.schema)
    for name, value in (body.example or {}).items():
        if name in schema.get("required", []):
            yield Field(name, value, resolve(document, schema["properties"][name]).get("format", ""))


def _key(document: Document) -> Key:
    ((name, scheme),) = security(document, document)[0].items()
    ((header, prefix),) = key_headers({name: scheme}).items()
    return Key(name, header, prefix)


def _error(document: Document) -> str:
    """Return the name of the schema that the errors have."""
    responses = (pair for source in operations(document) for pair in source.responses.items())
    return next(name for status, response in responses if status >= "400" and (name := _schema_name(response.json)))
