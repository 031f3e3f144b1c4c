"""What a contract says in two places has to be the same. This is for what only tools read, and people.

A link says for tools what the extensions say for the client and the mock, and leads where something can be read. The
key of a callback says where it is posted to, as `x-job` does. A sample is what its schema describes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jsonpointer import JsonPointer

from tools.judges.contract import outline
from tools.judges.contract.outline import callback_operations
from tools.judges.contracts import Document, Operation, operations, resolve
from tools.judges.validation import violations


def complaints(document: Document) -> Iterator[str]:
    """Yield what a contract says here and otherwise there, a sentence each."""
    for operation in operations(document):
        yield from (f"{operation}: {complaint}" for complaint in link_complaints(operation))
        yield from (f"{operation}: {complaint}" for complaint in callback_complaints(operation))
    for where, schema, name, value in bodies(document):
        yield from (f"{where}: the sample {name}: {found}" for found in violations(document, schema, value))


@dataclass(frozen=True)
class Link:
    """What a link says: the operation, the field of its request (`path.<name>` or `body.<name>`), and its value."""

    operation: str
    field: str
    value: str


def links(operation: Operation) -> Iterator[Link]:
    """Yield the links of an operation, one for each field that they carry."""
    for answer in operation.responses().values():
        for link in answer.get("links", {}).values():
            given = {"path": link.get("parameters", {}), "body": link.get("requestBody", {})}
            for place, fields in given.items():
                yield from (Link(link["operationId"], f"{place}.{name}", value) for name, value in fields.items())


def asked_for(operation: Operation) -> Iterator[Link]:
    """Yield the links that the extensions of an operation ask for."""
    job, pages = operation.definition.get("x-job"), operation.definition.get("x-pagination")
    resource = operation.definition.get("x-resource", {})
    if job:
        yield Link(job["poll"]["operationId"], f"path.{job['poll']['parameter']}", job["id"])
    if pages:
        value = f"{pages['items']}#/0{pages['id']}"
        carrying = {link for link in links(operation) if link.value == value}
        yield carrying.pop() if len(carrying) == 1 else Link("one reader", "path.id", value)
    made = resource.get("creates") or (resource.get("changes") and resource.get("answer"))
    for reader in operations(operation.document) if made else ():
        rule = reader.definition.get("x-resource", {})
        if rule.get("kind") == resource["kind"] and "reads" in rule:
            yield Link(str(reader), rule["reads"].removeprefix("$request."), made)


def link_complaints(operation: Operation) -> Iterator[str]:
    """Yield what is wrong with the links of an operation."""
    found = set(links(operation))
    yield from (f"{link} is asked for, and not there" for link in asked_for(operation) if link not in found)
    by_id = {str(one): one for one in operations(operation.document)}
    for link in links(operation):
        schema = fields(by_id[link.operation]).get(link.field) if link.operation in by_id else None
        if schema is None:
            yield f"{link} leads to nothing"
            continue
        pointer = JsonPointer(link.value.removeprefix("$response.body#"))
        samples = operation.response_examples(operation.success).values()
        carried = [pointer.resolve(sample, None) for sample in samples if sample != []]  # a page may be empty
        if not carried or None in carried:
            yield f"{link} carries nothing of a sample"
        else:
            broken = (wrong for value in carried for wrong in violations(operation.document, schema, value))
            yield from (f"{link}: {wrong}" for wrong in broken)


def fields(operation: Operation) -> dict[str, Document]:
    """Return what a request takes, each with its schema."""
    parameters: list[Document] = operation.definition.get("parameters", [])
    found: dict[str, Any] = {f"{one['in']}.{one['name']}": one["schema"] for one in parameters}
    body = operation.resolve(operation.definition.get("requestBody", {})).get("content", {}).get("application/json", {})
    schema = operation.resolve(body.get("schema", {}))
    return found | {f"body.{name}": inner for name, inner in schema.get("properties", {}).items()}


def callback_complaints(operation: Operation) -> Iterator[str]:
    """Yield what is wrong with where the callbacks of an operation are posted to."""
    told = operation.definition.get("x-job", {}).get("callback")
    callbacks = operation.definition.get("callbacks", {})
    expected = {told["name"]: [f"{{{told['url']}}}"]} if told else {}
    found = {name: list(operation.resolve(callback)) for name, callback in callbacks.items()}
    if found != expected:
        yield f"its callbacks are posted to {found}, and by x-job to {expected}"


def bodies(document: Document) -> Iterator[tuple[str, Document, str, Any]]:
    """Yield (where, schema, name, value) of each sample of a request, answer, or callback."""
    for path, method, operation in [*outline.operations(document), *callback_operations(document)]:
        parts = {"request": operation["requestBody"]} if "requestBody" in operation else {}
        parts |= {status: resolve(document, answer) for status, answer in operation["responses"].items()}
        for part, holder in parts.items():
            for media in holder.get("content", {}).values():
                for name, example in media.get("examples", {}).items():
                    yield f"{method} {path} {part}", media["schema"], name, resolve(document, example)["value"]
