"""Links say for tools what the extensions say for the client and the mock, and lead where something can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from jsonpointer import JsonPointer
from support.contracts import OPERATIONS, Document, Operation, operations
from support.validation import violations

EACH_OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=str)


@dataclass(frozen=True)
class Link:
    """What a link says: the operation, the field of its request (`path.<name>` or `body.<name>`), and its value."""

    operation: str
    field: str
    value: str


def links(operation: Operation) -> Iterator[Link]:
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
        (item,) = {link for link in links(operation) if link.value == f"{pages['items']}#/0{pages['id']}"}
        yield item
    made = resource.get("creates") or (resource.get("changes") and resource.get("answer"))
    for reader in operations(operation.document) if made else ():
        rule = reader.definition.get("x-resource", {})
        if rule.get("kind") == resource["kind"] and "reads" in rule:
            yield Link(str(reader), rule["reads"].removeprefix("$request."), made)


@EACH_OPERATION
def test_what_a_job_a_list_and_a_new_thing_are_read_by_is_linked(operation: Operation) -> None:
    assert set(asked_for(operation)) <= set(links(operation))


def test_some_links_are_asked_for_by_each_extension() -> None:
    """Or the test above would hold because it asks for nothing."""
    for extension in ("x-job", "x-pagination", "x-resource"):
        asking = [one for one in OPERATIONS if extension in one.definition and list(asked_for(one))]
        assert asking, extension


@EACH_OPERATION
def test_a_link_carries_what_the_answer_has_to_where_it_belongs(operation: Operation) -> None:
    by_id = {str(one): one for one in operations(operation.document)}
    for link in links(operation):
        schema = fields(by_id[link.operation])[link.field]
        pointer = JsonPointer(link.value.removeprefix("$response.body#"))
        samples = operation.response_examples(operation.success).values()
        carried = [pointer.resolve(sample, None) for sample in samples if sample != []]  # a page may be empty
        assert carried, link
        assert None not in carried, link
        assert [violations(operation.document, schema, value) for value in carried] == [[]] * len(carried), link


def fields(operation: Operation) -> dict[str, Document]:
    """What a request takes, each with its schema."""
    parameters: list[Document] = operation.definition.get("parameters", [])
    found: dict[str, Any] = {f"{one['in']}.{one['name']}": one["schema"] for one in parameters}
    body = operation.resolve(operation.definition.get("requestBody", {})).get("content", {}).get("application/json", {})
    schema = operation.resolve(body.get("schema", {}))
    return found | {f"body.{name}": inner for name, inner in schema.get("properties", {}).items()}
