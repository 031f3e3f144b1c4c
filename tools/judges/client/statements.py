"""Every statement of a contract, asked of its client: what it sends, refuses to send, and reads, and how it waits.

Each check yields what it has to complain of, a sentence each, and nothing if the client says what the contract says.
"""

from __future__ import annotations

import contextlib
import copy
import datetime
import functools
import importlib
import inspect
import json
import re
import types
import typing
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

import attrs

from image_api_core.errors import (
    APIConnectionError,
    ConfigurationError,
    ImageAPIError,
    InvalidCallback,
    InvalidResponse,
)
from image_api_core.options import RequestOptions
from image_api_core.parameters import Url
from image_api_core.uploads import Content
from tools.judges.client.contracts import Contract, Example, Operation, python_name, same_json
from tools.judges.client.facade_calls import arguments_of, errors_of, facade_class, method_of, value_at
from tools.judges.client.job_server import id_field, job_in_state, own_id, poll_of
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import METHODS, Document
from tools.judges.requests import Request, requests

KEY = "mock-key"
NOBODY = "http://127.0.0.1:1"  # whatever is sent there, fails to connect

_SCALARS: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
}
_FORMATS: dict[str, type] = {"date-time": datetime.datetime, "date": datetime.date, "uuid": uuid.UUID}


class ClientStatements:
    """What a contract says, ready to be asked of any number of packages that claim to be its client."""

    def __init__(self, name: str, document: Document) -> None:
        self._name, self._document = name, document
        self._requests: dict[str, list[Request]] = {}

    def complaints(
        self, mock_url: str, operations: Iterable[str], hints: Iterable[str] = (), *, answers_only: bool = False
    ) -> Iterator[str]:
        """Yield what is wrong with the package that is imported now, in what the named operations say.

        `hints` are names of fields to look at first. `answers_only` leaves out what only requests could show.
        """
        contract = Contract(self._name, self._document)
        yield from _base_url(contract)
        chosen = set(operations)
        own = [operation for operation in contract.operations if str(operation.bundled) in chosen]
        words = {hint.lower() for hint in hints}
        # A world of its own, where no other test deletes what is asked for.
        key = f"{KEY}.client-{'-'.join(sorted(chosen))}"
        with facade_class(contract, "sync")(api_key=key, base_url=mock_url) as client:
            for operation in own:
                if _method(client, operation) is None:
                    yield f"{operation} has no method"
                    return
                yield from _said(client, operation)
                yield from _server(operation)
                yield from _images(operation)
                yield from _body(operation)
                yield from _answers(operation)
                yield from _jobs(operation)
                yield from _pages(operation)
                yield from _callbacks(operation)
            for operation in () if answers_only else own:
                yield from self._sent(client, operation, words)

    def _sent(self, client: Any, operation: Operation, hints: set[str]) -> Iterator[str]:
        name = str(operation.bundled)
        if name not in self._requests:
            self._requests[name] = requests(operation.bundled)
        ordered = sorted(self._requests[name], key=lambda request: not _mentions(request, hints))
        with facade_class(operation.contract, "sync")(api_key=KEY, base_url=NOBODY, retries=0) as nobody:
            yield from _web_urls(nobody, operation)
            for request in ordered:
                if request.valid:
                    yield from _accepted(client, operation, request)
                elif isinstance(request.body, dict) or request.query or (operation.takes_bytes and request.media_type):
                    yield from _refused(nobody, operation, request)


def _method(client: Any, operation: Operation) -> Any:
    try:
        return method_of(client, operation)
    except AttributeError:
        return None


def _call(client: Any, operation: Operation, request: Request) -> Any:
    arguments = arguments_of(operation, request.body if isinstance(request.body, dict) else None)
    if request.media_type:
        arguments["content"] = request.content
        if len(operation.bundled.media_types) > 1:
            arguments["content_type"] = request.media_type
    given = {python_name(name): _typed(operation, name, text) for name, text in request.query.items()}
    arguments = {name: value for name, value in arguments.items() if name not in _query_names(operation)} | given
    return method_of(client, operation)(**arguments)


def _query_names(operation: Operation) -> set[str]:
    return {parameter["name"] for parameter in operation.data.get("parameters", []) if parameter["in"] == "query"}


def _typed(operation: Operation, name: str, text: str) -> Any:
    """Return what a query says as a Python programmer says it."""
    (schema,) = (operation.follow(p["schema"]) for p in operation.data["parameters"] if p["name"] == name)
    if schema.get("type") == "integer" and re.fullmatch(r"-?\d+", text):
        return int(text)
    if schema.get("type") in ("integer", "number") and re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if schema.get("type") == "boolean" and text in ("true", "false"):
        return text == "true"
    return text


def _accepted(client: Any, operation: Operation, request: Request) -> Iterator[str]:
    if request.body is None and _body_schema(operation):
        return  # a method of keywords always sends a body
    try:
        _call(client, operation, request)
    except (ImageAPIError, TypeError, ValueError) as error:
        yield f"{operation}: {request} is not carried to the mock and back: {type(error).__name__}: {error}"


def _refused(nobody: Any, operation: Operation, request: Request) -> Iterator[str]:
    if names := _left_out(operation, request):
        yield from _not_sent(operation, request, names)
        return
    try:
        _call(nobody, operation, request)
    except APIConnectionError:
        yield f"{operation}: {request} is sent"
    except (ImageAPIError, TypeError, ValueError, AttributeError, KeyError) as error:
        yield from _limit_in_words(operation, error)


def _web_urls(nobody: Any, operation: Operation) -> Iterator[str]:
    """A URL that the vendor fetches or calls is one of the web."""
    url = operation.data.get("x-job", {}).get("callback", {}).get("url", "").removeprefix("$request.body#/")
    for name, (schema, _) in _fields(operation).items():
        if name == url or "x-image" in schema:
            example = operation.examples(operation.data["requestBody"])[0].value
            yield from _refused(nobody, operation, Request(valid=False, body={**example, name: "file:///etc/passwd"}))


def _left_out(operation: Operation, request: Request) -> set[str]:
    """Return the optional fields that are null though the contract has no null for them: None leaves them out."""
    body = request.body if isinstance(request.body, dict) else {}
    fields = _fields(operation)
    return {name for name, value in body.items() if value is None and name in fields and not fields[name][1]}


def _not_sent(operation: Operation, request: Request, names: set[str]) -> Iterator[str]:
    example = operation.success()
    with Server(Answer(example.status, example.value)) as server:
        with facade_class(operation.contract, "sync")(api_key=KEY, base_url=server.url, retries=0) as client:
            try:
                _call(client, operation, request)
            except (ImageAPIError, TypeError, ValueError) as error:
                yield f"{operation}: None for {sorted(names)} is {type(error).__name__}: {error}"
        for seen in server.seen:
            if sent := names & json.loads(seen.body).keys():
                yield f"{operation}: null is sent as {sorted(sent)}, and the contract has no null there"


def _limit_in_words(operation: Operation, error: Exception) -> Iterator[str]:
    """Where a member is refused, the error names the documented ones, all of them and no other."""
    if getattr(error, "rule", None) != "enum":
        return
    schema = _body_schema(operation)
    field = operation.follow(schema.get("properties", {}).get(error.field, {}))  # type: ignore[attr-defined]
    documented = operation.bundled.media_types if operation.takes_bytes else field.get("enum", [])
    expected = f"one of {', '.join(map(repr, documented))}"
    if documented and error.limit != expected:  # type: ignore[attr-defined]
        yield f"{operation}: {error.field} is said to be {error.limit}, documented is {expected}"  # type: ignore[attr-defined]


def _server(operation: Operation) -> Iterator[str]:
    """An operation with a server of its own is sent there."""
    constants = importlib.import_module(f"{operation.contract.package.__name__}._operations")
    server = getattr(constants, operation.module_name.upper()).server
    documented = next((one["url"] for one in operation.data.get("servers", [])), None)
    if server != documented:
        yield f"{operation}: its own server is {server}, documented is {documented}"


def _base_url(contract: Contract) -> Iterator[str]:
    make = facade_class(contract, "sync")
    fixed = [server["url"] for server in contract.document["servers"] if "{" not in server["url"]]
    try:
        with make(api_key=KEY) as client:
            base_url = client._engine.requests.base_url
            if fixed[:1] != [str(base_url).rstrip("/")]:
                yield f"{contract}: the default base URL is {base_url}, documented is {fixed}"
    except ConfigurationError:
        if fixed:
            yield f"{contract}: it asks for a base URL, and {fixed[0]} is documented"


def _said(client: Any, operation: Operation) -> Iterator[str]:
    """What the method says of itself: its parameters, their types, defaults and members; what a call costs."""
    method = method_of(client, operation)
    words = re.sub(r"\s+", " ", method.__doc__ or "")
    billing = operation.data.get("x-billing")
    if billing and f"Costs {billing['amount']} {billing['unit']} per {billing['per']}." not in words:
        yield f"{operation}: it does not say what a call costs: {billing}"
    if not billing and "Costs " in words:
        yield f"{operation}: it says a price, and none is documented"
    if ("Deprecated: " in words) != operation.data.get("deprecated", False):
        yield f"{operation}: it {'says' if 'Deprecated: ' in words else 'does not say'} that it is deprecated"
    parameters = inspect.signature(method).parameters.values()
    required = {one.name for one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD}
    hints = typing.get_type_hints(method, _names(operation.contract, method))
    fields = {**_fields(operation)}
    documented = {python_name(name) for name, (_, must) in fields.items() if must} | _of_a_file(operation)
    if required != documented:
        yield f"{operation}: {sorted(required)} must be given, documented are {sorted(documented)}"
    defaults = re.findall(r"(\S+) if left out\.", words.partition(" options: ")[0])
    expected = [repr(schema["default"]) for schema, _ in fields.values() if "default" in schema]
    if sorted(defaults) != sorted(expected):
        yield f"{operation}: it says the defaults {defaults}, documented are {expected}"
    for name, (schema, _) in fields.items():
        members = _members(hints.get(python_name(name)))
        if "enum" in schema and members is not None and members != {repr(member) for member in schema["enum"]}:
            yield f"{operation}: {name} is typed as {sorted(members)}, documented are {schema['enum']}"
    if "content_type" in _of_a_file(operation):
        media_types = operation.bundled.media_types
        if (found := _members(hints["content_type"])) != set(map(repr, media_types)):
            yield f"{operation}: content_type is typed as {found}, documented are {media_types}"


def _images(operation: Operation) -> Iterator[str]:
    """The documented rules of the images behind URLs are constants of the client."""
    try:
        module = importlib.import_module(f"{operation.contract.package.__name__}.images")
    except ModuleNotFoundError:
        module = None
    for name, (schema, _) in _fields(operation).items():
        constant = f"{operation.module_name}_{python_name(name)}".upper()
        limit, rule = getattr(module, constant, None), schema.get("x-image")
        told = limit and (limit.field, limit.max_pixels, tuple(limit.media_types))
        if told != (rule and (name, rule["maxPixels"], tuple(rule["mediaTypes"]))):
            yield f"{operation}: {constant} says {told}, documented is {rule}"


def _body(operation: Operation) -> Iterator[str]:
    """The class of the body has the documented fields."""
    if schema := _body_schema(operation):
        model = typing.get_type_hints(operation.module.sync_detailed)["body"]
        yield from _model(operation, schema, model, f"{operation}: the body")


def _fields(operation: Operation) -> dict[str, tuple[Document, bool]]:
    """The fields that a caller gives: schema, and whether they must be given."""
    found = {
        parameter["name"]: (operation.follow(parameter["schema"]), bool(parameter.get("required")))
        for parameter in map(operation.follow, operation.data.get("parameters", []))
    }
    schema = _body_schema(operation)
    for name, inner in schema.get("properties", {}).items():
        found[name] = (operation.follow(inner), name in schema.get("required", []))
    return found


def _body_schema(operation: Operation) -> Document:
    """The schema of the JSON body; empty if there is none."""
    content = operation.follow(operation.data.get("requestBody", {})).get("content", {})
    return operation.follow(content.get("application/json", {}).get("schema", {}))


def _of_a_file(operation: Operation) -> set[str]:
    """The parameters that stand for a body of bytes."""
    if not operation.takes_bytes or not operation.data["requestBody"].get("required"):
        return set()
    return {"content", "content_type"} if len(operation.bundled.media_types) > 1 else {"content"}


def _members(hint: Any) -> set[str] | None:
    """Return the members of the Literal in a type, None if there is none."""
    if typing.get_origin(hint) is Literal:
        return {repr(member) for member in typing.get_args(hint)}
    for inner in typing.get_args(hint):
        if (found := _members(inner)) is not None:
            return found
    return None


def _answers(operation: Operation) -> Iterator[str]:
    """Each documented answer, and what may differ from it, is read as what it is."""
    answer, arguments = Answer(), arguments_of(operation)
    with Server(lambda _: answer) as server:
        with facade_class(operation.contract, "sync")(api_key=KEY, base_url=server.url, retries=0) as client:

            def ask(status: int, body: Any) -> Any:
                nonlocal answer
                answer = Answer(status, body)
                try:
                    return method_of(client, operation)(**arguments)
                except (ImageAPIError, TypeError, ValueError) as error:
                    return error

            for example in operation.answers():
                if example.status < 400:
                    arguments = arguments_of(operation, answer=example.value)
                result = ask(example.status, example.value)
                if example.status < 400:
                    yield from _read(operation, example, result, ask)
                    yield from _matched(operation, example, ask)
                else:
                    yield from _raised(operation, example, result, ask)
        yield from _on_the_wire(operation, server)


def _matched(operation: Operation, example: Example, ask: Callable[[int, Any], Any]) -> Iterator[str]:
    """A response that repeats another path parameter than the requested one is not read."""
    for name, expression in operation.data.get("x-echo", {}).items():
        *parents, last = expression.partition("#/")[2].split("/")
        other = copy.deepcopy(example.value)
        holder = functools.reduce(lambda value, key: value[key], parents, other)
        holder[last] = str(uuid.UUID(int=4711))
        if not isinstance(ask(example.status, other), InvalidResponse):
            yield f"{operation}: the answer {example.name} with another {name} at {expression} is read"


def _on_the_wire(operation: Operation, server: Server) -> Iterator[str]:
    if not server.seen:
        yield f"{operation}: nothing is sent"
        return
    seen = server.seen[0]
    examples = {parameter["name"]: parameter["example"] for parameter in operation.data.get("parameters", [])}
    for name, expression in operation.data.get("x-echo", {}).items():
        examples[name] = value_at(operation.answers()[0].value, expression)
    path = re.sub(r"\{(.*?)\}", lambda name: str(examples[name[1]]), operation.path)
    if (seen.method, seen.path.partition("?")[0]) != (operation.method.upper(), path):
        yield f"{operation}: {seen.method} {seen.path} is sent, documented is {operation.method.upper()} {path}"
    for header, value in operation.bundled.key_headers(KEY).items():
        carriers = {name: content for name, content in seen.headers.items() if KEY in content}
        if carriers != {header.lower(): value}:
            yield f"{operation}: the key is sent in {carriers}, documented is {header}"
    if KEY in seen.path or KEY.encode() in seen.body:
        yield f"{operation}: the key is sent outside the headers"


def _read(operation: Operation, example: Example, result: Any, ask: Callable[[int, Any], Any]) -> Iterator[str]:
    where = f"{operation}: the answer {example.name}"
    if isinstance(result, Exception):
        yield f"{where} is {type(result).__name__}: {result}"
        return
    if isinstance(result, list):
        return
    if not same_json(result.to_dict(), example.value):
        yield f"{where} comes back changed"
    schema = _fitting(operation, example.schema, example.value)
    if schema is None:
        return
    yield from _typed_as(operation, schema, example.value, result, where)
    for change, breaks in _changed(operation, schema, example.value):
        outcome = ask(example.status, change)
        if breaks and not isinstance(outcome, InvalidResponse):
            yield f"{where}, broken to {change}, is read"
        if not breaks and isinstance(outcome, Exception):
            yield f"{where}, changed to {change}, is {type(outcome).__name__}"


def _changed(operation: Operation, schema: Document, value: Document) -> Iterator[tuple[Document, bool]]:
    """Yield answers without one of their fields, and whether that breaks them."""
    required = set(schema.get("required", []))
    tags = {name for name, inner in schema["properties"].items() if len(operation.follow(inner).get("enum", [])) == 1}
    for name in schema["properties"]:
        if name in value and name not in tags:
            yield {key: inner for key, inner in value.items() if key != name}, name in required
    for name, inner in schema["properties"].items():
        nested = operation.follow(inner)
        if isinstance(value.get(name), dict) and "properties" in nested:
            for change, breaks in _changed(operation, nested, value[name]):
                yield {**copy.deepcopy(value), name: change}, breaks


def _fitting(operation: Operation, schema: Document, value: Any) -> Document | None:
    """Return the schema that describes a value; of a union, the member that its tags allow."""
    schema = operation.follow(schema)
    members = schema.get("anyOf") or schema.get("oneOf")
    if not members:
        return schema if "properties" in schema and isinstance(value, dict) else None
    for member in map(operation.follow, members):
        if any(_tagged(operation.follow(inner), value.get(name)) for name, inner in member["properties"].items()):
            return member
    return None


def _tagged(field: Document, value: Any) -> bool:
    """Whether a field that tells the members of a union apart has the value for this member."""
    if "not" in field:
        return value not in field["not"].get("enum", [value])
    return len(field.get("enum", [])) == 1 and value in field["enum"]


def _typed_as(operation: Operation, schema: Document, value: Document, result: Any, where: str) -> Iterator[str]:
    """Each documented field is an attribute of the documented type."""
    yield from _model(operation, schema, type(result), where)
    for name, inner in schema.get("properties", {}).items():
        if operation.follow(inner).get("format") == "password" and str(value.get(name)) in repr(result):
            yield f"{where}: {name} is shown, documented is that it is a password"
        if value.get(name) is not None:
            yield from _of_type(
                operation, inner, value[name], getattr(result, _attribute(type(result), name), None), f"{where}: {name}"
            )


def _model(operation: Operation, schema: Document, model: Any, where: str) -> Iterator[str]:
    """A class has the documented fields and no other, each of the documented type, and keeps what is unknown."""
    if not attrs.has(model):
        yield f"{where} is a {model.__name__}"
        return
    hints = _attribute_types(operation.contract, model)
    fields = {attribute.name for attribute in attrs.fields(model)}
    is_open = "additional_properties" in fields
    if is_open == (schema.get("additionalProperties") is False):
        yield f"{where}: unknown fields are {'kept' if is_open else 'lost'}, which is not documented"
    documented = {_attribute(model, name): name for name in schema.get("properties", {})}
    if fields - {"additional_properties", "_job"} != set(documented):
        yield f"{where} has the fields {sorted(fields)}, documented are {sorted(documented.values())}"
        return
    for attribute, name in documented.items():
        inner = schema["properties"][name]
        expected = _documented(operation, inner) | (set() if name in schema.get("required", []) else {"left out"})
        found = _told(operation, hints[attribute])
        if found != expected:
            yield f"{where}: {name} is typed as {sorted(found)}, documented is {sorted(expected)}"
        for part in (inner, operation.follow(inner).get("items", {})):
            below = operation.follow(part)
            for one in _classes(hints[attribute]) if "properties" in below else ():
                yield from _model(operation, below, one, f"{where}: {name}")


def _attribute(model: Any, name: str) -> str:
    """Return the attribute for a field. A name that Python has taken gets an underscore behind it."""
    return next((n for n in (python_name(name), f"{python_name(name)}_") if n in model.__annotations__), name)


def _documented(operation: Operation, schema: Document) -> set[str]:
    """Say of what type a field is, in the words of _told."""
    field = operation.follow(schema)
    if "enum" in field:
        return {repr(member) for member in field["enum"]}
    if field.get("format") in _FORMATS:
        return {_FORMATS[field["format"]].__name__}
    kinds = field.get("type", [])
    names = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "null"}
    found = {names[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind in names}
    if kinds == "array":
        found.add(f"list of {sorted(_documented(operation, field['items']))}")
    if kinds == "object":
        name = schema.get("$ref", "").rpartition("/")[2]
        found.add(_class_name(operation.contract, name) if "properties" in field and name else "object")
    return found


def _told(operation: Operation, hint: Any) -> set[str]:
    """Say what types a hint allows."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return {word for inner in typing.get_args(hint) for word in _told(operation, inner)}
    if typing.get_origin(hint) is Literal:
        return {repr(member) for member in typing.get_args(hint)}
    if typing.get_origin(hint) is list:
        return {f"list of {sorted(_told(operation, typing.get_args(hint)[0]))}"}
    if hint is type(None):
        return {"null"}
    if attrs.has(hint):
        schemas = {name.lower() for name in operation.bundled.document["components"]["schemas"]}
        return {hint.__name__ if hint.__name__.lower() in schemas else "object"}
    return {"left out" if hint.__name__ == "Unset" else hint.__name__}


def _classes(hint: Any) -> Iterator[Any]:
    """Yield the classes of objects in a hint."""
    if isinstance(hint, type) and attrs.has(hint):
        yield hint
    for inner in typing.get_args(hint):
        yield from _classes(inner)


def _of_type(operation: Operation, schema: Document, value: Any, got: Any, place: str) -> Iterator[str]:
    field = operation.follow(schema)
    kind = field.get("type")
    if "properties" in field and isinstance(value, dict):
        name = schema.get("$ref", "").rpartition("/")[2]
        if name and type(got).__name__ != _class_name(operation.contract, name):
            yield f"{place} is a {type(got).__name__}, documented is {name}"
        yield from _typed_as(operation, field, value, got, place)
    elif kind == "array" and isinstance(got, list):
        for one, other in zip(value, got, strict=True):
            yield from _of_type(operation, field["items"], one, other, place)
    elif isinstance(kind, str) and kind in _SCALARS:
        expected = (_FORMATS[field["format"]],) if field.get("format") in _FORMATS else _SCALARS[kind]
        if type(got) not in expected and not (expected[0] in _FORMATS.values() and isinstance(got, expected)):
            yield f"{place} is a {type(got).__name__}, documented is {kind} {field.get('format', '')}"


def _class_name(contract: Contract, schema: str) -> str:
    return next((name for name in dir(contract.models) if name.lower() == schema.lower()), schema)


def _attribute_types(contract: Contract, model: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(model, _names(contract, model))
    except NameError:
        return {}


def _names(contract: Contract, owner: Any) -> dict[str, Any]:
    """Return what the annotations of a method or a model can name; some of it is imported for type checkers only."""
    core = {"Content": Content, "Mapping": Mapping, "RequestOptions": RequestOptions, "UUID": uuid.UUID, "Url": Url}
    models = {name: getattr(contract.models, name) for name in contract.models.__all__}
    return core | {"datetime": datetime} | vars(inspect.getmodule(owner)) | models


def _raised(operation: Operation, example: Example, result: Any, ask: Callable[[int, Any], Any]) -> Iterator[str]:
    errors = errors_of(operation.contract)
    where = f"{operation}: the answer {example.status}"
    if type(result).__module__ != errors.__name__ or not isinstance(result, errors.APIStatusError):
        yield f"{where} is {type(result).__name__}, not an exception of its own"
        return
    reference = operation.data["responses"][str(example.status)].get("$ref", "").rpartition("/")[2]
    words = "".join(part.title() for part in reference.split("_")).removesuffix("Error") + "Error"
    if reference and type(result).__name__ != words:
        yield f"{where} is a {type(result).__name__}, documented is {words}"
    if result.status_code != example.status or not same_json(result.body.to_dict(), example.value):
        yield f"{where} comes back changed: {result.body}"
    schema = _fitting(operation, example.schema, example.value)
    if schema is None:
        return
    yield from _typed_as(operation, schema, example.value, result.body, where)
    for change, breaks in _changed(operation, schema, example.value):
        body = getattr(ask(example.status, change), "body", None)
        if breaks != (body is None):
            yield f"{where}, {'broken' if breaks else 'changed'} to {change}, is read as {body}"


def _jobs(operation: Operation) -> Iterator[str]:
    """A job is followed to the documented end, through every documented state."""
    job = operation.data.get("x-job")
    if job is None:
        return
    states: dict[str, list[str]] = job["states"]
    polled: list[str] = []
    coming: list[str] = []

    def answer(seen: Any) -> Answer:
        if seen.method != "GET":
            return Answer(operation.success().status, started)
        polled.append(seen.path)
        status, body = job_in_state(operation, coming.pop(0) if coming else states["succeeded"][0])
        return Answer(status, {**body, own_id(operation, body): started[id_field(operation)]})

    started = operation.success().value
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(answer))
        make = facade_class(operation.contract, "sync")
        client = stack.enter_context(make(api_key=KEY, base_url=server.url, retries=0))

        def wait(*through: str) -> tuple[Any, int]:
            polled.clear()
            coming[:] = through
            try:
                done: Any = client.wait(response, poll_interval=0.001, timeout=3)
            except (ImageAPIError, TypeError, ValueError) as error:
                done = error
            return done, len(polled)

        try:
            response = method_of(client, operation)(**arguments_of(operation))
            told = str(response.job)
        except (ImageAPIError, AttributeError, TypeError, ValueError) as error:
            yield f"{operation}: it starts no job: {type(error).__name__}: {error}"
            return
        if told != (documented := f"{operation.contract}:{operation.module_name}:{started[id_field(operation)]}"):
            yield f"{operation}: it starts the job {told}, documented is {documented}"
        for pending in states["pending"]:
            done, polls = wait(pending)
            if isinstance(done, Exception) or polls != 2:
                yield f"{operation}: {pending} is not waited through: {done!r}"
        for succeeded in states["succeeded"]:
            done, polls = wait(succeeded)
            if isinstance(done, Exception) or polls != 1:
                yield f"{operation}: {succeeded} is no success: {done!r}"
        for failed in states["failed"]:
            done, polls = wait(failed)
            if type(done).__name__ != "JobFailed" or polls != 1:
                yield f"{operation}: {failed} is no failure: {done!r}"
    template = poll_of(operation).path
    expected = re.sub(r"\{.*?\}", str(started[id_field(operation)]), template)
    if polled and polled[-1] != expected:
        yield f"{operation}: the job is read at {polled[-1]}, documented is {expected}"


def _pages(operation: Operation) -> Iterator[str]:
    """A list is read to its end, by the documented parameters, each item once."""
    rule = operation.data.get("x-pagination")
    if rule is None:
        return
    sample = next(item for example in operation.answers() if isinstance(example.value, list) for item in example.value)
    items = [sample | {rule["id"].removeprefix("/"): str(uuid.UUID(int=number))} for number in range(5)]
    offset, limit = (str(rule[name]).rpartition(".")[2] for name in ("offset", "limit"))

    def answer(seen: Seen) -> Answer:
        query = dict(parse_qsl(urlsplit(seen.path).query))
        start = int(query.get(offset, 0))
        return Answer(operation.bundled.success, items[start : start + int(query.get(limit, 0))])

    with contextlib.ExitStack() as stack:
        server = stack.enter_context(Server(answer))
        make = facade_class(operation.contract, "sync")
        with make(api_key=KEY, base_url=server.url, retries=0) as client:
            tag = getattr(client, operation.data["tags"][0])
            name = operation.module_name.replace("list_", "iterate_")
            try:
                read = [str(getattr(item, rule["id"].removeprefix("/"))) for item in getattr(tag, name)(limit=2)]
            except (ImageAPIError, AttributeError, TypeError, ValueError) as error:
                yield f"{operation}: {name} does not read the list: {type(error).__name__}: {error}"
                return
    if read != [item[rule["id"].removeprefix("/")] for item in items]:
        yield f"{operation}: {name} reads {read}"
    pages = [dict(parse_qsl(urlsplit(seen.path).query)) for seen in server.seen]
    if pages != [{offset: str(start), limit: "2"} for start in (0, 2, 4)]:
        yield f"{operation}: {name} asks for {pages}"


def _callbacks(operation: Operation) -> Iterator[str]:
    """What is posted is read typed, and refused without what is documented to be always there."""
    event: Document | None = next((item for item in _deliveries(operation)), None)
    if event is None:
        return
    module = __import__(f"{operation.contract.package.__name__}.callbacks", fromlist=["parse"])
    for payload in operation.callback_payloads():
        where = f"{operation}: the callback {payload.name}"
        try:
            got = module.parse(payload.value)
        except InvalidCallback as error:
            yield f"{where} is refused: {error}"
            continue
        if not same_json(got.payload.to_dict(), payload.value):
            yield f"{where} comes back changed"
        for field, attribute in (("id", "job_id"), ("status", "status"), ("callerId", "caller_id")):
            expression = event.get("x-event", {}).get(field)
            if getattr(got, attribute) != (value_at(payload.value, expression) if expression else None):
                yield f"{where}: {attribute} is {getattr(got, attribute)!r}"
        states = operation.data["x-job"]["states"]
        if (got.ended, got.succeeded) != (got.status not in states["pending"], got.status in states["succeeded"]):
            yield f"{where}: {got.status} is ended={got.ended}, succeeded={got.succeeded}"
        schema = _fitting(operation, payload.schema, payload.value)
        if schema is None:
            continue
        yield from _typed_as(operation, schema, payload.value, got.payload, where)
        for change, breaks in _changed(operation, schema, payload.value):
            try:
                module.parse(change)
            except InvalidCallback:
                if not breaks:
                    yield f"{where}, changed to {change}, is refused"
            else:
                if breaks:
                    yield f"{where}, broken to {change}, is read"


def _deliveries(operation: Operation) -> Iterator[Document]:
    for callback in operation.data.get("callbacks", {}).values():
        for item in operation.follow(callback).values():
            yield from (item[method] for method in METHODS if method in item)


def _mentions(request: Request, hints: set[str]) -> bool:
    names = {*(request.body if isinstance(request.body, dict) else ()), *request.query}
    return any(name.lower().replace("_", "") in hints or name.lower() in hints for name in names)
