"""What a contract says that openapi-python-client does not tell, and the contract in the words that it understands."""

from __future__ import annotations

import copy
import re
from typing import Any

from image_api_contracts import ContractError, Document, resolve
from image_api_contracts.operations import Operation, is_json, operations

FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
RAW = "application/octet-stream"  # the one media type that openapi-python-client takes for raw bytes

# OpenAPI says that header parameters of these names mean nothing: other parts of the contract say it.
_NO_PARAMETERS = frozenset({"accept", "authorization", "content-type"})


def named_operations(document: Document) -> list[Operation]:
    """Return the operations of the contract.

    Raises:
        ContractError: One has no operationId, from which a client makes its name.

    """
    found = operations(document)
    for operation in found:
        if not operation.definition.get("operationId"):
            raise ContractError(f"{operation.method} {operation.path} has no operationId: give it one")
    return found


def raw_media_types(operation: Operation) -> list[str]:
    """Return the media types of an operation's body that are sent as they are: neither JSON nor a form."""
    return [
        media_type for media_type in operation.request.content if not is_json(media_type) and media_type not in FORMS
    ]


def server(operation: Operation) -> str | None:
    """Return the server that the contract names for this operation alone; None if it is the contract's first.

    Raises:
        ContractError: It is not a fixed URL.

    """
    if not operation.servers:
        return None
    own = operation.servers[0]
    if fixed_url(own) is None:
        raise ContractError(
            f"{operation.id}: its server {own!r} is no fixed URL, and no host is guessed: name the host"
        )
    return None if fixed_url(own) == default_base_url(operation.document) else fixed_url(own)


def default_base_url(document: Document) -> str | None:
    """Return the URL of the contract's first server, or None if that is not a fixed one: then nobody guesses a host."""
    return fixed_url(next((entry["url"] for entry in document.get("servers", [])), ""))


def fixed_url(url: str) -> str | None:
    """Return a URL without the slash at its end, or None if a part of it is left open."""
    return url.rstrip("/") if re.fullmatch(r"https?://[^{}]+", url) else None


def readable(document: Document) -> Document:
    """Return a copy of the contract in the subset of OpenAPI that openapi-python-client reads.

    Its parser refuses a `$ref` to a callback (and would make nothing of the callback), does not know that an operation
    without `security` has the document's, loses the description of a parameter, takes a schema with nothing but
    requirements in its `anyOf` for a union, makes a union of a union of a nullable enum, and knows one media type of raw bytes. A default would be sent as if the
    caller had asked for it: the vendor knows it better.
    """
    document = copy.deepcopy(document)
    components = document.get("components", {})
    for schema in components.get("schemas", {}).values():
        _mend_schema(schema)
    answers: list[Document] = list(components.get("responses", {}).values())
    requests: list[Document] = list(components.get("requestBodies", {}).values())
    lists: list[list[Document]] = []
    for operation in named_operations(document):
        operation.definition.pop("callbacks", None)
        operation.definition.setdefault("security", document.get("security", []))
        answers += operation.definition.get("responses", {}).values()
        requests.append(operation.definition.get("requestBody", {}))
        lists += [part["parameters"] for part in (operation.item, operation.definition) if "parameters" in part]
    for parameter_list in lists:
        parameter_list[:] = [node for node in parameter_list if not _means_nothing(resolve(document, node))]
    for parameter in [*components.get("parameters", {}).values(), *(node for nodes in lists for node in nodes)]:
        schema = parameter.get("schema", {})
        _mend_schema(schema)
        if "description" in parameter and "$ref" not in schema:
            schema.setdefault("description", parameter["description"])
    for request in requests:
        _mend_content(request, texts_too=True)
    for answer in answers:
        _mend_content(answer, texts_too=False)
    return document


def _means_nothing(parameter: Document) -> bool:
    return parameter["in"] == "header" and parameter["name"].lower() in _NO_PARAMETERS


def _mend_content(holder: Document, *, texts_too: bool) -> None:
    """Make every raw body the one that the parser knows, and give each JSON body a schema. It reads texts, but sends none."""
    content = holder.get("content", {})
    for media_type in list(content):
        if not is_json(media_type) and media_type not in FORMS and (texts_too or not media_type.startswith("text/")):
            del content[media_type]
            content[RAW] = {"schema": {"type": "string", "format": "binary"}}
    for media in content.values():
        _mend_schema(media.setdefault("schema", {}))


def _mend_schema(schema: Any) -> None:
    if not isinstance(schema, dict):
        return
    schema.pop("default", None)
    if "enum" in schema and isinstance(schema.get("type"), list):
        schema["type"] = next(kind for kind in schema["type"] if kind != "null")  # null is a member, or is not allowed
    if "properties" in schema:
        for keyword in ("anyOf", "oneOf"):
            if all(set(member) <= {"required"} for member in schema.get(keyword, [])):
                schema.pop(keyword, None)
    for keyword in ("properties", "patternProperties"):
        for inner in schema.get(keyword, {}).values():
            _mend_schema(inner)
    for keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
        for inner in schema.get(keyword, []):
            _mend_schema(inner)
    for keyword in ("items", "additionalProperties", "not"):
        _mend_schema(schema.get(keyword))
