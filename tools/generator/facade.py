"""What the templates of the facade need to know of a contract: its operations, flattened, with their jobs, costs and errors."""

from __future__ import annotations

import copy
import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from image_api_contracts import ContractError, Document, expressions, extensions, resolve, schemas
from image_api_contracts.documents import Pointer
from image_api_contracts.operations import Operation as Source
from image_api_contracts.operations import is_json
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.responses import JSON_SOURCE, NONE_SOURCE, TEXT_SOURCE, Response
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonCode, PythonIdentifier

from tools.generator.checks import CheckError, Checks, nullable, words
from tools.generator.document import named_operations, raw_media_types, server
from tools.generator.names import (
    FIELD_PREFIX,
    MODULE_NAMES,
    attribute_name,
    class_name,
    client_classes,
    endpoints,
    iterator_name,
    method_name,
    pascal,
)
from tools.generator.receiver_contract import callback_operations, callbacks, payload_tags, shape

# Exceptions that the package has beside those of the contract.
MODULE_ERRORS = frozenset(name for name in MODULE_NAMES if name.endswith(("Error", "Status")))

Models = dict[str, ModelProperty]
LOCATIONS = ("path", "query", "header", "cookie")


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
    joined: bool = False  # a list in a query that is one value, its items joined by commas
    is_nullable: bool = False
    is_web_url: bool = False  # a URL that the vendor fetches or calls


@dataclass
class Body:
    """What a method sends.

    `kind` is "model" (an object whose fields are parameters of the method), "json" (any other JSON: one parameter `body`)
    or "raw" (bytes: `content`, and `content_type` where there is a choice).
    """

    kind: str
    required: bool
    type: str = ""
    content_type: str = "application/json"
    media_types: list[str] = field(default_factory=list)
    prop: PropertyProtocol | None = None
    additional: str | None = None  # the type of fields beside the documented ones, where the contract speaks of them

    @property
    def media_type_parameter(self) -> str | None:
        """The type of the parameter `content_type`; None if there is no choice."""
        if any("*" in media_type for media_type in self.media_types):
            return "str"
        return None if len(self.media_types) == 1 else f"Literal[{', '.join(map(repr, self.media_types))}]"


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
        return answer_type(self.response)

    @property
    def imports(self) -> list[str]:
        """The imports that the type needs."""
        return response_imports(self.response)


@dataclass
class Job:
    """How the job of an operation is followed."""

    id: str
    poll: Operation
    parameter: str
    status: str
    succeeded: list[str]
    failed: list[str]
    progress: str | None = None

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
    check: list[str]
    tags: Document
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
class Pagination:
    """How the list of an operation is read to its end."""

    name: str  # of the method
    item_type: str
    items: str  # an expression for the items of `page`
    item_id: str  # an expression for the id of `item`
    offset: Field
    limit: Field
    default: int  # how many items a page has if the caller does not say it


@dataclass
class Operation:
    """One operation."""

    id: str
    name: str
    constant: str  # that describes it
    tag: str
    method: str
    path: str
    summary: str
    description: str
    page: str | None
    cost: str | None
    parameters: dict[str, list[Field]]
    fields: list[Field]
    body: Body | None
    checks: dict[str, list[str]]
    success: dict[int, Response]
    errors: dict[int, Reason]
    imports: list[str]
    secured: bool
    accept: str
    server: str | None
    echo: dict[str, list[str]]
    deprecated: bool = False
    images: list[Image] = field(default_factory=list)
    job: Job | None = None
    pages: Pagination | None = None

    @property
    def result_types(self) -> list[str]:
        """The types of a success, each once."""
        return list(dict.fromkeys(answer_type(response) for response in self.success.values()))

    @property
    def result_type(self) -> str:
        """The type of a success."""
        return " | ".join(self.result_types)

    @property
    def result_imports(self) -> list[str]:
        """The imports that the type of a success needs."""
        return [found for response in self.success.values() for found in response_imports(response)]

    @property
    def _all_fields(self) -> list[Field]:
        return [*self.fields, *(found for location in LOCATIONS for found in self.parameters[location])]

    @property
    def joined(self) -> list[str]:
        """Names of query parameters whose lists are one value."""
        return [found.wire_name for found in self.parameters["query"] if found.joined]

    @property
    def nullable(self) -> list[str]:
        """Names of parameters and fields that can be null."""
        return [found.wire_name for found in self._all_fields if found.is_nullable]

    @property
    def required_names(self) -> list[str]:
        """Names of parameters and fields that must not be left out."""
        return [found.wire_name for found in self._all_fields if found.required]

    @property
    def other_fields(self) -> list[Field]:
        """The parameters of the request that are keywords."""
        return [found for location in LOCATIONS[1:] for found in self.parameters[location]]

    @property
    def forms(self) -> dict[int, str]:
        """What the reader of a success takes, by status, where that is not JSON."""
        found = {status: _form(response) for status, response in self.success.items()}
        return {status: form for status, form in found.items() if form != "json"}


@dataclass
class StartedJob:
    """What the job of a response ends in."""

    result_types: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)

    @property
    def result_type(self) -> str:
        """The type of the job when it is read."""
        return " | ".join(dict.fromkeys(self.result_types))


@dataclass
class Tag:
    """The operations of a tag: an attribute of the client."""

    name: str
    attribute: str
    class_name: str
    operations: list[Operation]


@dataclass
class Facade:
    """Everything the templates need."""

    vendor: Vendor
    operations: list[Operation]
    checks: Checks
    callback_checks: Checks
    model_names: set[str]
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
    def tags(self) -> list[Tag]:
        """The tags with their operations, in the order of the contract."""
        tags: dict[str, list[Operation]] = {}
        for operation in self.operations:
            tags.setdefault(operation.tag, []).append(operation)
        taken = self.model_names | client_classes(self.vendor.class_name)
        classes = {tag: class_name(pascal(tag), taken, "Operations") for tag in tags}
        return [Tag(tag, attribute_name(tag), classes[tag], found) for tag, found in tags.items()]

    @property
    def started_jobs(self) -> dict[str, StartedJob]:
        """What the responses that start jobs lead to, by the name of their model."""
        found: dict[str, StartedJob] = {}
        for operation in self.operations:
            if operation.job is None:
                continue
            for model in (model for response in operation.success.values() for model in _models(response.prop)):
                started = found.setdefault(str(model.class_info.name), StartedJob())
                started.result_types += operation.job.poll.result_types
                started.imports += operation.job.poll.result_imports
        return found


def read_facade(name: str, document: Document, data: GeneratorData) -> Facade:
    """Read what the facade needs from the contract and from what openapi-python-client made of it.

    Raises:
        ContractError: An operation asks for something that the facade cannot do.

    """
    # openapi-python-client renames the parameters in a path; the contract's own path is found by the operationId.
    found = {str(PythonIdentifier(source.id, FIELD_PREFIX)): source for source in named_operations(document)}
    callback_endpoints = _take_callbacks(document, data)
    models = {str(model.class_info.name): model for model in data.models}
    names = {*models, *(str(enum.class_info.name) for enum in data.enums)}
    received = Checks(lambda schema: shape(resolve(document, schema)), received=True)
    facade = Facade(Vendor(name, pascal(name)), [], Checks(functools.partial(resolve, document)), received, names)
    for endpoint in endpoints(data):
        source = found[str(endpoint.name)]
        try:
            facade.operations.append(_operation(facade, models, endpoint, source))
        except (CheckError, ContractError) as error:
            raise ContractError(f"{source.id}: {error}") from error
    by_id = {operation.id: operation for operation in facade.operations}
    for source in found.values():
        operation = by_id[source.id]
        if source.job is not None:
            operation.job = _job(operation, source.job, by_id, models)
        if source.pagination is not None:
            taken = {other.name for other in facade.operations}
            operation.pages = _pagination(operation, source, source.pagination, models, taken)
    for identifier, endpoint in callback_endpoints.items():
        facade.callbacks.append(_callback(facade, document, identifier, endpoint))
    for operation in facade.operations:
        if operation.name == "confirm" and operation.tag in facade.confirmations:
            raise ContractError(f"{operation.id}: the method that confirms callbacks has its name: rename it")
    return facade


def answer_type(response: Response) -> str:
    """Return the type of what a method returns for an answer."""
    return {"none": "None", "text": "str", "bytes": "bytes"}.get(_form(response)) or _type(response.prop)


def response_imports(response: Response) -> list[str]:
    """Return the imports that the type of a response needs."""
    return _imports(response.prop) if _form(response) == "json" else []


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
    return {identifier: taken[identifier] for identifier in names.values()}


def _callback(facade: Facade, document: Document, identifier: str, endpoint: Endpoint) -> Callback:
    source = callback_operations(document)[identifier]
    by_id = {operation.id: operation for operation in facade.operations}
    starters = [
        by_id[starter.id]
        for starter, name, callback in callbacks(document)
        if callback.id == identifier and starter.job and starter.job.callback and starter.job.callback.name == name
    ]
    jobs = [starter.job for starter in starters if starter.job is not None]
    event = source.event
    if event is None or event.status is None or not jobs:
        raise ContractError(
            f"{identifier}: a callback needs x-event, and an x-job that names it: see extensions.md of the contracts"
        )
    if any(job.follows_another_way_than(jobs[0]) for job in jobs):
        raise ContractError(f"{identifier}: its jobs are followed in several ways; give each a callback of its own")
    schema = source.request.json.schema
    try:
        check = facade.callback_checks.payload(shape(schema))
    except CheckError as error:
        raise ContractError(f"{identifier}: {error}") from error
    return Callback(
        id=identifier,
        name=str(endpoint.name),
        summary=_text(endpoint.summary) or identifier,
        description=_text(endpoint.description),
        prop=endpoint.bodies[0].prop,
        check=check,
        tags=payload_tags(document, schema),
        job_id=list(event.id),
        status=list(event.status),
        caller_id=None if event.caller_id is None else list(event.caller_id),
        starter=starters[0],
        job=jobs[0],
    )


def _images(
    document: Document, schema: Any, operation: str, path: tuple[str, ...] = (), above: frozenset[str] = frozenset()
) -> Iterator[Image]:
    """Yield the fields of a body that take the URL of an image. `above` are the schemas that this one is a part of."""
    if not isinstance(schema, dict) or schema.get("$ref") in above:
        return
    above |= {schema["$ref"]} if "$ref" in schema else set()
    schema = resolve(document, schema)
    if path and "x-image" in schema:
        image = schema["x-image"]
        names = (operation, *(str(PythonIdentifier(part, FIELD_PREFIX)) for part in path))
        yield Image("_".join(names).upper(), ".".join(path), image.get("maxPixels"), list(image.get("mediaTypes", [])))
    for name, inner in schema.get("properties", {}).items():
        yield from _images(document, inner, operation, (*path, name), above)
    for member in [*schema.get("allOf", []), *([schema["items"]] if path and "items" in schema else [])]:
        yield from _images(document, member, operation, path, above)


def _form(response: Response) -> str:
    """Return what the reader of an answer takes."""
    if response.source == JSON_SOURCE:
        return "json"
    if response.source == NONE_SOURCE:
        return "none"
    return "text" if response.source == TEXT_SOURCE else "bytes"


def _operation(facade: Facade, models: Models, endpoint: Endpoint, source: Source) -> Operation:
    success: dict[int, Response] = {}
    errors: dict[int, Reason] = {}
    document, definition = source.document, source.definition
    for response in endpoint.responses.patterns:
        low, high = response.status_code.range or (0, 0)
        if low != high or not low:
            raise ContractError("a range of statuses is not supported: name each")
        if low < 400:
            success[low] = response
        else:
            errors[low] = _reason(facade, source, definition["responses"][str(low)], low, response)
    if not success:
        raise ContractError("it names no status of success: add it to 'responses'")
    _check_security(document, definition)
    given = {(one["in"], one["name"]): _parameter_schema(document, one) for one in source.parameters}
    taken: list[str] = []
    parameter_fields: dict[str, list[Field]] = {}
    checks: dict[str, list[str]] = {}
    for location in LOCATIONS:
        parameters: list[PropertyProtocol] = list(getattr(endpoint, f"{location}_parameters"))
        found = {_text(prop.name): given[location, _text(prop.name)] for prop in parameters}
        parameter_fields[location] = [_field(document, prop, found[_text(prop.name)], taken) for prop in parameters]
        for one in parameter_fields[location]:
            if location == "path" and one.type == "str":
                one.type = "str | UUID"
            one.joined = given[location, one.wire_name].get("x-joined", False)
        required = [_text(prop.name) for prop in parameters if prop.required]
        checks[location] = facade.checks.parameters(found, required)
    urls = _called_urls(source)
    body, fields = _body(models, endpoint, source, taken, urls)
    for name in urls - {one.wire_name for one in fields}:
        raise ContractError(f"x-job names $request.body#/{name}, which the request does not have")
    images: list[Image] = []
    if body is not None and body.kind != "raw":
        schema = source.request.json.schema
        images = list(_images(document, schema, str(endpoint.name)))
        schema = _with_called_urls(document, schema, urls)
        checks["body"] = facade.checks.model(schema) if body.kind == "model" else facade.checks.function(schema)
    props: list[PropertyProtocol] = [
        *(response.prop for response in success.values() if _form(response) == "json"),
        *(prop for location in LOCATIONS for prop in getattr(endpoint, f"{location}_parameters")),
    ]
    if body is not None and body.prop is not None:
        props += _model_properties(models, body.prop) if body.kind == "model" else [body.prop]
    billing = source.billing
    answered = next(iter(success.values())).prop
    for keys in source.echo.values():
        _attributes(answered, keys, source.id, models, "x-echo")  # raises if the response does not have it
    return Operation(
        id=source.id,
        name=str(endpoint.name),
        constant=class_name(str(endpoint.name).upper(), facade.model_names, "_"),
        tag=str(endpoint.tags[0]),
        method=endpoint.method.upper(),
        # Only what stands outside of the braces: the names in there are looked for as they are.
        path="".join(
            part if part.startswith("{") else quote(part, safe="/%:@!$&'()*+,;=-._~")
            for part in re.split(r"(\{.*?\})", source.path)
        ),
        summary=_text(endpoint.summary) or str(endpoint.name),
        description=_text(endpoint.description),
        page=definition.get("externalDocs", {}).get("url"),
        cost=None if billing is None else f"{billing.amount} {billing.unit} per {billing.per}",
        parameters=parameter_fields,
        fields=fields,
        body=body,
        checks=checks,
        success=success,
        errors=errors,
        imports=[found for prop in props for found in _imports(prop)],
        secured=any(source.security),
        accept=_accept(source),
        server=server(source),
        echo={name: list(keys) for name, keys in source.echo.items()},
        deprecated=bool(definition.get("deprecated", False)),
        images=images,
    )


def _accept(source: Source) -> str:
    """Return the media types of the documented answers; JSON first, which errors are in."""
    documented = [media_type for response in source.responses.values() for media_type in response.content]
    others = [media_type for media_type in documented if not is_json(media_type) and "*" not in media_type]
    return ", ".join(dict.fromkeys(["application/json", *others]))


def _check_security(document: Document, definition: Document) -> None:
    """Refuse an operation that wants another key than the others do: the client has one."""
    names = [next(iter(requirement), None) for requirement in document.get("security", [])][:1]
    own = definition.get("security")
    if own and any(own) and not any(name in requirement for requirement in own for name in names):
        raise ContractError(f"its security {own} is not the contract's, and the client has one key: use that, or []")


def _parameter_schema(document: Document, parameter: Document) -> Document:
    """Return the schema of a parameter; refuse what is not written as plain text."""
    name = parameter["name"]
    if "schema" not in parameter:
        raise ContractError(f"parameter '{name}' has no 'schema', and other encodings are not supported: give it one")
    schema: Document = parameter["schema"]
    kinds = _all_kinds(document, schema)
    if "object" in kinds:
        raise ContractError(
            f"parameter '{name}' is an object, which is not supported: use one parameter for each field"
        )
    if "array" in kinds:
        if parameter["in"] not in {"query", "header"}:
            raise ContractError(f"parameter '{name}' is a list in the {parameter['in']}, which is not supported")
        style = parameter.get("style", "form" if parameter["in"] == "query" else "simple")
        if style not in {"form", "simple"}:
            raise ContractError(f"parameter '{name}' has the style '{style}', which is not supported: use 'form'")
        return {**schema, "x-joined": not parameter.get("explode", style == "form")}
    return schema


def _all_kinds(document: Document, schema: Document) -> set[str]:
    schema = resolve(document, schema)
    kinds = schema.get("type", [])
    found = {kinds} if isinstance(kinds, str) else set(kinds)
    for member in [*schema.get("oneOf", []), *schema.get("anyOf", []), *schema.get("allOf", [])]:
        found |= _all_kinds(document, member)
    return found


def _called_urls(source: Source) -> set[str]:
    """Return the names of the fields of a body that take a URL which the vendor calls."""
    callback = source.job.callback if source.job is not None else None
    return {callback.url[0]} if callback is not None and len(callback.url) == 1 else set()


def _with_called_urls(document: Document, schema: Document, names: set[str]) -> Document:
    """Return a schema in which these fields are marked as `x-web-url`."""
    if not names:
        return schema
    schema = copy.deepcopy(resolve(document, schema))
    for name, inner in schema.get("properties", {}).items():
        if name in names:
            schema["properties"][name] = {**resolve(document, inner), "x-web-url": True}
    return schema


def _body(
    models: Models, endpoint: Endpoint, source: Source, taken: list[str], called: set[str]
) -> tuple[Body | None, list[Field]]:
    if not endpoint.bodies:
        return None, []
    document, request = source.document, source.request
    required = bool(request.definition.get("required", False))
    raw = raw_media_types(source)
    content_type = request.json_type
    if content_type is None:
        if len(raw) < len(request.content):
            raise ContractError("its body is a form, which is not supported: use JSON, or raw bytes")
        return Body("raw", required, media_types=raw), []
    prop = next(body.prop for body in endpoint.bodies if is_json(_text(body.content_type)))
    if not isinstance(prop, ModelProperty):
        return Body("json", required, type=_type(prop), content_type=content_type, prop=prop), []
    schema = resolve(document, request.json.schema)
    known = schemas.properties(document, schema, {})
    fields = [
        _field(document, inner, known.get(_text(inner.name), {}), taken) for inner in _model_properties(models, prop)
    ]
    for one in fields:
        one.is_web_url = one.wire_name in called or "x-image" in resolve(document, known.get(one.wire_name, {}))
        if one.is_web_url:
            one.type = re.sub(r"\bstr\b", "Url", one.type, count=1)
    body = Body("model", required, type=str(prop.class_info.name), content_type=content_type, prop=prop)
    if schema.get("additionalProperties", False) is not False:
        additional = models[body.type].additional_properties
        body.additional = _type(additional) if additional is not None else "Any"
    return body, fields


def _model_properties(models: Models, prop: PropertyProtocol) -> list[PropertyProtocol]:
    """Return the properties of a model. A copy that stands elsewhere may have been made before they were known."""
    assert isinstance(prop, ModelProperty)  # noqa: S101 - narrows the type
    model = models[str(prop.class_info.name)]
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _reason(facade: Facade, source: Source, definition: Document, status: int, response: Response) -> Reason:
    if "$ref" in definition:
        name = definition["$ref"].rpartition("/")[2]
    else:
        known = status in set(HTTPStatus)
        name = HTTPStatus(status).phrase.lower().replace(" ", "_") if known else f"status_{status}"
    name = re.sub(r"\W", "_", name)
    if name in facade.reasons and _type(facade.reasons[name].response.prop) != _type(response.prop):
        name = f"{PythonIdentifier(source.id, FIELD_PREFIX)}_{name}"  # the same status, but a body of its own
    if name not in facade.reasons:
        class_ = "".join(part.title() for part in name.split("_")).removesuffix("Error")
        class_ = class_ if class_.isidentifier() else f"Status{class_}"
        taken = {*MODULE_ERRORS, *facade.model_names}
        facade.reasons[name] = Reason(
            name,
            f"{class_}StatusError" if f"{class_}Error" in taken else f"{class_}Error",
            _text(getattr(response.data, "description", None)) or name,
            response,
        )
    return facade.reasons[name]


def _job(operation: Operation, job: extensions.Job, by_id: dict[str, Operation], models: Models) -> Job:
    poll = by_id[job.poll]
    polled = next(iter(poll.success.values())).prop
    # Each documented success starts the job.
    ids = [_attributes(response.prop, job.id, operation.id, models) for response in operation.success.values()]
    return Job(
        id=ids[0],
        poll=poll,
        parameter=job.parameter,
        status=_attributes(polled, job.status, poll.id, models),
        succeeded=list(job.succeeded),
        failed=list(job.failed),
        progress=None if job.progress is None else _attributes(polled, job.progress, poll.id, models),
    )


def _pagination(
    operation: Operation, source: Source, rule: extensions.Pagination, models: Models, taken: set[str]
) -> Pagination:
    """Return how a list is read to its end, as `x-pagination` says.

    Raises:
        ContractError: It says something that the contract does not have.

    """
    fields = {one.wire_name: one for one in operation.parameters["query"]}
    for name in (rule.offset, rule.limit):
        if name not in fields:
            raise ContractError(
                f"{operation.id}: x-pagination names $request.query.{name}, which is no parameter: correct it"
            )
    default = resolve(source.document, {one["name"]: one["schema"] for one in source.parameters}[rule.limit]).get(
        "default"
    )
    if not isinstance(default, int):
        raise ContractError(
            f"{operation.id}: x-pagination needs the default of {rule.limit}, to know a full page: add it"
        )
    page: PropertyProtocol = next(iter(operation.success.values())).prop
    prop = page
    told = f"{operation.id}: x-pagination names {expressions.text(rule.items, 'response')}"
    for key in rule.items:
        inner = next((one for one in _properties(prop, models) if _text(one.name) == key and one.required), None)
        if inner is None:
            raise ContractError(f"{told}, which not every answer has")
        prop = inner
    if not isinstance(prop, ListProperty):
        raise ContractError(f"{told}, which is no list: correct it")
    attributes = _attributes(page, rule.items, operation.id, models, "x-pagination")
    item_id = _attributes(prop.inner_property, rule.id, operation.id, models, "x-pagination")
    operation.imports += _imports(prop.inner_property)
    return Pagination(
        name=iterator_name(operation.name, taken),
        item_type=_type(prop.inner_property),
        items=".".join(filter(None, ("page", attributes))),
        item_id=f"item.{item_id}",
        offset=fields[rule.offset],
        limit=fields[rule.limit],
        default=default,
    )


def secret_fields(document: Document, model: ModelProperty) -> set[str]:
    """Return the names of a model's fields that hold a secret: a string with `format: password`."""
    schema = json.loads(model.data.model_dump_json(by_alias=True, exclude_none=True))
    found = schemas.properties(document, schema, {})
    return {name for name, inner in found.items() if isinstance(inner, dict) and inner.get("format") == "password"}


def _attributes(prop: PropertyProtocol, path: Pointer, where: str, models: Models, extension: str = "x-job") -> str:
    """Return the Python attributes that lead to a field of an answer, joined by dots."""
    names = []
    for key in path:
        inner = next((found for found in _properties(prop, models) if _text(found.name) == key), None)
        if inner is None:
            raise ContractError(f"{where}: {extension} names /{'/'.join(path)}, which the answer does not have")
        names.append(str(inner.python_name))
        prop = inner
    return ".".join(names)


def _properties(prop: PropertyProtocol, models: Models) -> Iterator[PropertyProtocol]:
    for model in _models(prop):
        yield from _model_properties(models, model)


def _models(prop: PropertyProtocol) -> Iterator[ModelProperty]:
    """Yield the models that a value can be; of a union, those of its members."""
    if isinstance(prop, UnionProperty):
        for inner in prop.inner_properties:
            yield from _models(inner)
    elif isinstance(prop, ModelProperty):
        yield prop


def _field(document: Document, prop: PropertyProtocol, schema: Document, taken: list[str]) -> Field:
    """Return the parameter of a method, under a name that no other has."""
    name = method_name(str(prop.python_name), taken)
    taken.append(name)
    schema = resolve(document, schema)
    said = _text(prop.description).strip() or _text(prop.name)
    limits = [limit for limit in words(schema) if not _is_said(limit, said)]
    if limits:
        said = f"{said.rstrip('.')}; {', '.join(limits)}."
    if "default" in schema:
        said += f" {schema['default']!r} if left out."
    is_nullable = nullable(schema)
    type_ = _accepted_type(prop, is_nullable=is_nullable)
    return Field(name, _text(prop.name), type_, prop.required, said, is_nullable=is_nullable)


def _accepted_type(prop: PropertyProtocol, *, is_nullable: bool) -> str:
    """Return what a method takes for a property: more than what the model of a response holds."""
    kind = _type(prop)
    if isinstance(prop, ListProperty):
        items = _type(prop.inner_property)
        kind = kind.replace(f"list[{items}]", f"list[{items}] | tuple[{items}, ...]", 1)
    kind = re.sub(r"^UUID\b", "str | UUID", kind)
    return kind if prop.required or is_nullable else f"{kind} | None"


def _is_said(limit: str, text: str) -> bool:
    """Say whether the description names the limit already, in whatever words."""
    return all(number in text for number in re.findall(r"[\d.]+", limit) or [limit])


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
