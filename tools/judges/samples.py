"""Compares an answer with a documented sample, ids, times and images aside."""

from __future__ import annotations

import re
from typing import Any

from tools.judges.contracts import Document, Operation

_IMAGE = re.compile(r"https?://\S+\.(png|jpe?g|webp)")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def id_names(document: Document) -> set[str]:
    """Return the names of the fields that carry what is made anew: ids of jobs, things and requests; secrets."""
    names = {"request_id"}
    for item in document["paths"].values():
        for operation in item.values():
            if "x-job" in operation:
                names |= {operation["x-job"]["id"].rpartition("/")[2], operation["x-job"]["poll"]["parameter"]}
            if "creates" in operation.get("x-resource", {}):
                names.add(operation["x-resource"]["creates"].rpartition("/")[2])
    for schema in document["components"]["schemas"].values():
        names |= {name for name, part in schema.get("properties", {}).items() if "x-generated" in part}
    return names


def aside(operation: Operation, value: Any) -> Any:
    """Return the value without its ids, times and URLs of images that nobody sent.

    Their form stays: the prefix of an id, the digits of a time, the suffix of an image.
    """
    names = id_names(operation.document)
    if isinstance(value, dict):
        return {key: _form(part) if key in names else aside(operation, part) for key, part in value.items()}
    if isinstance(value, list):
        return [aside(operation, part) for part in value]
    if isinstance(value, str) and (found := TIME.fullmatch(value)):
        return f"time with {len(found[1] or '')} characters of fraction"
    if isinstance(value, str) and (found := _IMAGE.fullmatch(value)) and value not in _sent(operation):
        return f"{found[1]} image"
    return value


def _sent(operation: Operation) -> set[str]:
    """Return the texts that the examples of an operation's requests carry."""
    bodies = (body for body in operation.request_examples().values() if isinstance(body, dict))
    return {value for body in bodies for value in body.values() if isinstance(value, str)}


def _form(value: Any) -> str:
    text = str(value)
    if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        return "uuid"
    if re.fullmatch(r"[0-9a-f]{16,}", text):
        return f"{len(text)} hexadecimal digits"
    return re.split(r"(?<=[_-])|(?=\d)", text)[0] + "..."
