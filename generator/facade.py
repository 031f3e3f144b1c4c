"""What the templates of the facade need to know of a contract: its operations, flattened, with their jobs, costs and errors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonCode, PythonIdentifier

from receiver_contract import callback_operations, callbacks, shapes

FIELD_PREFIX = "field_"  # openapi-python-client's default

Document = dict[str, Any]
Models = dict[str, ModelProperty]


class FacadeError(Exception):
    """The contract asks for something that the facade cannot do. The message says what, and where."""


@dataclass
class Vendor:
    """The vendor as Python names it."""

    name: str
    class_name: str


@dataclass
class Field:
    """One parameter of a method."""

    name: str
    wire_name: str
    type: str
    required: bool
    words: str


@dataclass
class Reason:
    """One documented error: a response that operations share, or one of a single operation."""

    name: str
    class_name: str
    description: str
    response: Response

    @property
    def body_type(self) -> str:
        """The type of the error body."""
        return _type(self.response.prop)

    @property
    def imports(self) -> list[str]:
        """The imports that the type needs."""
        return _imports(self.response.prop)


@dataclass
class Job:
    """How the job of an operation is followed."""

    id: str
    poll: Operation
    parameter: str
    status: str
    succeeded: list[str]
    failed: list[str]

    @property
    def result_type(self) -> str:
        """The type of the job when it is read."""
        return self.poll.result_type

    def follows_another_way_than(self, other: Job) -> bool:
        """Whether the job is read by another operation, or ends in other states."""
        one, two = ((job.poll.id, job.parameter, job.status, job.succeeded, job.failed) for job in (self, other))
        return one != two


@dataclass
class Image:
    """One field that takes the URL of an image, and what the image must be."""

    constant: str
    wire_name: str
    max_pixels: int | None
    media_types: list[str]


@dataclass
class Callback:
    """One thing that the vendor posts."""

    id: str
    name: str
    summary: str
    description: str
    prop: PropertyProtocol
    schema: Document
    schemas: Document
    job_id: list[str]
    status: list[str]
    caller_id: list[str] | None
    starter: Operation
    job: Job

    @property
    def payload_type(self) -> str:
        """The type of the payload."""
        return _type(self.prop)

    @property
    def imports(self) -> list[str]:
        """The imports that the type needs."""
        return _imports(self.prop)


@dataclass
class Confirmation:
    """The callbacks whose jobs one operation reads."""

    poll: Operation
    callbacks: list[Callback]

    @property
    def payload_type(self) -> str:
        """The type of their payloads."""
        return " | ".join(dict.fromkeys(callback.payload_type for callback in self.callbacks))


@dataclass
class Operation:
    """One operation."""

    id: str
    name: str
    tag: str
    method: str
    path: str
    summary: str
    description: str
    page: str | None
    cost: str | None
    path_fields: list[Field]
    query_fields: list[Field]
    fields: list[Field]
    body_model: str | None
    body_schema: Document | None
    success: dict[int, Response]
    errors: dict[int, Reason]
    imports: list[str]
    secured: bool
    images: list[Image] = field(default_factory=list)
    job: Job | None = None

    @property
    def constant(self) -> str:
        """Name of the constant that describes the operation."""
        return self.name.upper()

    @property
    def result_type(self) -> str:
        """The type of a success."""
        return " | ".join(dict.fromkeys(_type(response.prop) for response in self.success.values()))


@dataclass
class PollGroup:
    """The jobs that one operation reads."""

    submitted: str
    started_by: list[str]
    result_type: str


@dataclass
class Facade:
    """Everything the templates need."""

    vendor: Vendor
    operations: list[Operation]
    reasons: dict[str, Reason] = field(default_factory=dict)
    callbacks: list[Callback] = field(default_factory=list)

    @property
    def confirmations(self) -> dict[str, list[Confirmation]]:
        """What can be confirmed, by the tag of the operation that reads it."""
        found: dict[str, dict[str, Confirmation]] = {}
        for callback in self.callbacks:
            poll = callback.job.poll
            found.setdefault(poll.tag, {}).setdefault(poll.id, Confirmation(poll, [])).callbacks.append(callback)
        return {tag: list(polls.values()) for tag, polls in found.items()}

    @property
    def tags(self) -> dict[str, list[Operation]]:
        """The operations by tag, in the order of the contract."""
        tags: dict[str, list[Operation]] = {}
        for operation in self.operations:
            tags.setdefault(operation.tag, []).append(operation)
        return tags

    @property
    def polls(self) -> list[PollGroup]:
        """The jobs, by the operation that reads them."""
        groups: dict[str, list[Operation]] = {}
        for operation in self.operations:
            if operation.job is not None:
                groups.setdefault(operation.job.poll.id, []).append(operation)
        return [
            PollGroup(
                submitted=" | ".join(dict.fromkeys(operation.result_type for operation in group)),
                started_by=[operation.name for operation in group],
                result_type=group[0].job.result_type if group[0].job else "",
            )
            for group in groups.values()
        ]


# Parameters that each method has; a field of that name gets an underscore behind it.
_TAKEN = {"self", "timeout", "retries", "body"}


def read_facade(name: str, document: Document, data: GeneratorData) -> Facade:
    """Read what the facade needs from the contract and from what openapi-python-client made of it.

    Raises:
        FacadeError: An operation has a body, or an `x-job`, that the facade cannot do.

    """
    # openapi-python-client renames the parameters in a path; the contract's own path is found by the operationId.
    definitions = {
        str(PythonIdentifier(definition["operationId"], FIELD_PREFIX)): (path, definition)
        for path, item in document["paths"].items()
        for definition in item.values()
        if isinstance(definition, dict) and "operationId" in definition
    }
    facade = Facade(Vendor(name, "".join(part.title() for part in name.split("_"))), [])
    callback_endpoints = _take_callbacks(document, data)
    for tag, collection in data.endpoint_collections_by_tag.items():
        for endpoint in collection.endpoints:
            path, definition = definitions[str(endpoint.name)]
            facade.operations.append(_operation(document, facade, str(tag), endpoint, path, definition))
    data.models = list(data.models)  # an iterator, which the project needs after us
    models = {str(model.class_info.name): model for model in data.models}
    by_id = {operation.id: operation for operation in facade.operations}
    for _, definition in definitions.values():
        if "x-job" in definition:
            operation = by_id[definition["operationId"]]
            operation.job = _job(operation, definition["x-job"], by_id, models)
    for identifier, endpoint in callback_endpoints.items():
        facade.callbacks.append(_callback(document, identifier, endpoint, by_id))
    return facade


def resolve(document: Document, node: Document) -> Document:
    """Return what the node refers to, or the node itself."""
    while "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _take_callbacks(document: Document, data: GeneratorData) -> dict[str, Endpoint]:
    """Take the callbacks, by operationId, out of the endpoints: the client receives them and does not call them."""
    names = {
        str(PythonIdentifier(identifier, FIELD_PREFIX)): identifier for identifier in callback_operations(document)
    }
    taken: dict[str, Endpoint] = {}
    for tag, collection in list(data.endpoint_collections_by_tag.items()):
        taken |= {names[str(found.name)]: found for found in collection.endpoints if str(found.name) in names}
        collection.endpoints = [found for found in collection.endpoints if str(found.name) not in names]
        if not collection.endpoints and not collection.parse_errors:  # those are still to be told
            del data.endpoint_collections_by_tag[tag]
    return {identifier: taken[identifier] for identifier in names.values() if identifier in taken}


def _callback(document: Document, identifier: str, endpoint: Endpoint, by_id: dict[str, Operation]) -> Callback:
    _, definition = callback_operations(document)[identifier]
    starters = [
        by_id[starter["operationId"]]
        for starter, name, _, operation in callbacks(document)
        if operation["operationId"] == identifier and starter.get("x-job", {}).get("callback", {}).get("name") == name
    ]
    jobs = [starter.job for starter in starters if starter.job is not None]
    if "x-event" not in definition or not jobs:
        raise FacadeError(
            f"{identifier}: a callback needs x-event, and an x-job that names it: see extensions.md of the contracts"
        )
    if any(job.follows_another_way_than(jobs[0]) for job in jobs):
        raise FacadeError(f"{identifier}: its jobs are followed in several ways; give each a callback of its own")
    event = definition["x-event"]
    schema, schemas = shapes(document, definition["requestBody"]["content"]["application/json"]["schema"])
    return Callback(
        id=identifier,
        name=str(endpoint.name),
        summary=_text(endpoint.summary) or identifier,
        description=_text(endpoint.description),
        prop=endpoint.bodies[0].prop,
        schema=schema,
        schemas=schemas,
        job_id=_path(event["id"]),
        status=_path(event["status"]),
        caller_id=_path(event["callerId"]) if "callerId" in event else None,
        starter=starters[0],
        job=jobs[0],
    )


def _path(expression: str) -> list[str]:
    """Return the keys that lead to what a runtime expression names in the body of a request."""
    pointer = expression.removeprefix("$request.body#/")
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")]


def _images(document: Document, schema: Any, operation: str, path: tuple[str, ...] = ()) -> Iterator[Image]:
    """Yield the fields of a body that take the URL of an image."""
    schema = resolve(document, schema) if isinstance(schema, dict) else {}
    if path and "x-image" in schema:
        image = schema["x-image"]
        names = (operation, *(str(PythonIdentifier(part, FIELD_PREFIX)) for part in path))
        yield Image("_".join(names).upper(), ".".join(path), image.get("maxPixels"), list(image.get("mediaTypes", [])))
    for name, inner in schema.get("properties", {}).items():
        yield from _images(document, inner, operation, (*path, name))
    if path and "items" in schema:
        yield from _images(document, schema["items"], operation, path)


def _operation(
    document: Document, facade: Facade, tag: str, endpoint: Endpoint, path: str, definition: Document
) -> Operation:
    success: dict[int, Response] = {}
    errors: dict[int, Reason] = {}
    for response in endpoint.responses.patterns:
        low, high = response.status_code.range or (0, 0)
        if low != high or not low:
            raise FacadeError(f"{definition['operationId']}: a range of statuses is not supported, name each")
        if low < 400:
            success[low] = response
        else:
            errors[low] = _reason(facade, definition["responses"][str(low)], low, response)
    body_schema, body_model, fields = None, None, []
    imports = [found for response in success.values() for found in _imports(response.prop)]
    if endpoint.bodies:
        prop = endpoint.bodies[0].prop
        if len(endpoint.bodies) > 1 or not isinstance(prop, ModelProperty):
            raise FacadeError(f"{definition['operationId']}: only one JSON object is supported as a body")
        body_schema = resolve(document, definition["requestBody"]["content"]["application/json"]["schema"])
        body_model = _type(prop)
        properties = [*(prop.required_properties or []), *(prop.optional_properties or [])]
        schemas = {key: resolve(document, schema) for key, schema in body_schema.get("properties", {}).items()}
        fields = [_field(inner, schemas[_text(inner.name)]) for inner in properties]
        imports += _imports(prop) + [found for inner in properties for found in _imports(inner)]
    parameters = [*endpoint.path_parameters, *endpoint.query_parameters]
    imports += [found for parameter in parameters for found in _imports(parameter)]
    billing = definition.get("x-billing")
    return Operation(
        id=definition["operationId"],
        name=str(endpoint.name),
        tag=tag,
        method=endpoint.method.upper(),
        path=path,
        summary=_text(endpoint.summary) or str(endpoint.name),
        description=_text(endpoint.description),
        page=definition.get("externalDocs", {}).get("url"),
        cost=None if billing is None else f"{billing['amount']} {billing['unit']} per {billing['per']}",
        path_fields=[_field(parameter) for parameter in endpoint.path_parameters],
        query_fields=[_field(parameter) for parameter in endpoint.query_parameters],
        fields=fields,
        body_model=body_model,
        body_schema=body_schema,
        success=success,
        errors=errors,
        imports=imports,
        secured=bool(definition.get("security", document.get("security"))),
        images=list(_images(document, body_schema or {}, str(endpoint.name))),
    )


def _reason(facade: Facade, definition: Document, status: int, response: Response) -> Reason:
    if "$ref" in definition:
        name = definition["$ref"].rpartition("/")[2]
    else:
        name = HTTPStatus(status).phrase.lower().replace(" ", "_")
    name = re.sub(r"\W", "_", name)
    if name not in facade.reasons:
        class_name = "".join(part.title() for part in name.split("_")).removesuffix("Error") + "Error"
        facade.reasons[name] = Reason(
            name, class_name, _text(getattr(response.data, "description", None)) or name, response
        )
    return facade.reasons[name]


def _job(operation: Operation, job: Document, by_id: dict[str, Operation], models: Models) -> Job:
    poll = by_id[job["poll"]["operationId"]]
    return Job(
        id=_attributes(next(iter(operation.success.values())).prop, job["id"], operation.id, models),
        poll=poll,
        parameter=job["poll"]["parameter"],
        status=_attributes(next(iter(poll.success.values())).prop, job["poll"]["status"], poll.id, models),
        succeeded=job["states"]["succeeded"],
        failed=job["states"]["failed"],
    )


def _attributes(prop: PropertyProtocol, expression: str, where: str, models: Models) -> str:
    """Return the Python attributes that lead to what a runtime expression names, joined by dots."""
    names = []
    for key in expression.removeprefix("$response.body#/").split("/"):
        inner = next((found for found in _properties(prop, models) if _text(found.name) == key), None)
        if inner is None:
            raise FacadeError(f"{where}: x-job names {expression}, which the answer does not have")
        names.append(str(inner.python_name))
        prop = inner
    return ".".join(names)


def _properties(prop: PropertyProtocol, models: Models) -> Iterator[PropertyProtocol]:
    if isinstance(prop, UnionProperty):
        for inner in prop.inner_properties:
            yield from _properties(inner, models)
    elif isinstance(prop, ModelProperty):
        prop = models[str(prop.class_info.name)]  # the copy inside a union was made before its properties were known
        yield from [*(prop.required_properties or []), *(prop.optional_properties or [])]


def _field(prop: PropertyProtocol, schema: Document | None = None) -> Field:
    name = str(prop.python_name)
    default = f" {schema['default']!r} if left out." if schema and "default" in schema else ""
    return Field(
        name=f"{name}_" if name in _TAKEN else name,
        wire_name=_text(prop.name),
        type=_type(prop),
        required=prop.required,
        words=(_text(prop.description).strip() or _text(prop.name)) + default,
    )


def _text(value: UntrustedString | str | None) -> str:
    """Return what the contract says. Where it becomes code, the templates escape it."""
    if isinstance(value, UntrustedString):
        return value.get_untrusted_value()
    return value or ""


def _type(prop: PropertyProtocol) -> str:
    code: PythonCode = prop.get_type_string()
    return code.as_unembedded_code()


def _imports(prop: PropertyProtocol) -> list[str]:
    """Return the imports of a property's type, for a module at the top of the package."""
    found = {*prop.get_imports(prefix="."), *prop.get_lazy_imports(prefix=".")}
    return sorted(found)
