"""Reads of a contract what openapi-python-client does not tell: operations with their paths, servers, bodies and answers."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
FORMS = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
RAW = "application/octet-stream"  # the one media type that openapi-python-client takes for raw bytes

# OpenAPI says that header parameters of these names mean nothing: other parts of the contract say it.
_NO_PARAMETERS = frozenset({"accept", "authorization", "content-type"})


class ContractError(Exception):
    """The contract asks for something that no client can be made of. The message says what, where, and what to do."""


@dataclass(frozen=True)
class Place:
    """An operation, where it stands."""

    path: str
    method: str
    item: Document
    definition: Document

    @property
    def id(self) -> str:
        """The operationId."""
        return str(self.definition["operationId"])


def places(document: Document) -> Iterator[Place]:
    """Yield the operations of the contract.

    Raises:
        ContractError: One has no operationId.

    """
    for path, item in document.get("paths", {}).items():
        for method in METHODS:
            if method in item:
                if "operationId" not in item[method]:
                    raise ContractError(f"{method.upper()} {path} has no operationId: give it one")
                yield Place(path, method, item, item[method])


def resolve(document: Document, node: Document) -> Document:
    """Return what the node refers to, or the node itself."""
    while isinstance(node, dict) and "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def parameters(document: Document, place: Place) -> list[Document]:
    """Return the parameters of an operation, those of its path included."""
    found: dict[tuple[str, str], Document] = {}
    for node in [*place.item.get("parameters", []), *place.definition.get("parameters", [])]:
        parameter = resolve(document, node)
        found[parameter["in"], parameter["name"]] = parameter
    return list(found.values())


def is_json(media_type: str) -> bool:
    """Say whether bodies of this type are JSON."""
    bare = media_type.partition(";")[0].strip().lower()
    return bare == "application/json" or bare.endswith("+json")


def raw_media_types(document: Document, place: Place) -> list[str]:
    """Return the media types of an operation's body that are sent as they are: neither JSON nor a form."""
    body = resolve(document, place.definition.get("requestBody", {}))
    return [media_type for media_type in body.get("content", {}) if not is_json(media_type) and media_type not in FORMS]


def accepted(document: Document, place: Place) -> list[str]:
    """Return the media types of an operation's answers, in the order of the contract."""
    found: dict[str, None] = {}
    for response in place.definition.get("responses", {}).values():
        found |= dict.fromkeys(resolve(document, response).get("content", {}))
    return list(found)


def server(document: Document, place: Place) -> str | None:
    """Return the server that the contract names for this operation alone; None if it is the contract's first.

    Raises:
        ContractError: It is not a fixed URL.

    """
    own = (place.definition.get("servers") or place.item.get("servers") or [{}])[0].get("url")
    if own is None:
        return None
    if fixed_url(own) is None:
        raise ContractError(f"{place.id}: its server {own!r} is no fixed URL, and no host is guessed: name the host")
    return None if fixed_url(own) == default_base_url(document) else fixed_url(own)


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
    for place in places(document):
        place.definition.pop("callbacks", None)
        place.definition.setdefault("security", document.get("security", []))
        answers += place.definition.get("responses", {}).values()
        requests.append(place.definition.get("requestBody", {}))
    lists = [
        holder["parameters"]
        for place in places(document)
        for holder in (place.item, place.definition)
        if "parameters" in holder
    ]
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
