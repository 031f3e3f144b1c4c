"""Everything public in a generated package says what it is, and a method where that stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools.generator.keeper import Zoo
from tools.judges.client.contracts import GENERATED, OPERATIONS, Operation
from tools.judges.client.facade_calls import facade_class, method_of

Definition = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

# Written by hand into every class that can hold more than its fields, or never called by name.
WITHOUT = {"__init__", "__repr__", "__str__", "__getattr__", "__dir__", "__bool__"}


def definitions(node: Definition, name: str) -> Iterator[tuple[str, Definition]]:
    """Yield what is public in a module, with its name."""
    yield name, node
    for inner in node.body:
        if isinstance(inner, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            overload = any(getattr(mark, "id", "") == "overload" for mark in inner.decorator_list)
            private = inner.name.startswith("_") and not inner.name.startswith("__")
            if overload or private or inner.name in WITHOUT:
                continue
            if isinstance(inner, ast.ClassDef):
                yield from definitions(inner, f"{name}.{inner.name}")
            else:
                yield f"{name}.{inner.name}", inner


def undocumented(folder: Path) -> list[str]:
    modules = sorted(folder.rglob("*.py"))
    assert modules
    return [
        name
        for module in modules
        for name, node in definitions(ast.parse(module.read_text(encoding="utf-8")), str(module.relative_to(folder)))
        if not (ast.get_docstring(node) or "").strip()
    ]


def test_everything_public_is_documented() -> None:
    assert undocumented(GENERATED) == []


@pytest.mark.full
def test_so_it_is_in_the_zoo(zoo: Zoo) -> None:
    assert [name for contract in zoo.contracts for name in undocumented(zoo.generated(contract))] == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
def test_a_method_names_its_page_and_its_limits(operation: Operation) -> None:
    client = facade_class(operation.contract, "sync")(api_key="k", base_url="http://127.0.0.1:9")
    doc = method_of(client, operation).__doc__
    assert operation.data["externalDocs"]["url"] in doc
    assert ("Deprecated: " in doc) is operation.data.get("deprecated", False)
    assert ("Deprecated: " in operation.module.sync_detailed.__doc__) is operation.data.get("deprecated", False)
    content = operation.data.get("requestBody", {}).get("content", {})
    schema = operation.follow(content.get("application/json", {}).get("schema", {}))
    for node in schema.get("properties", {}).values():
        field = operation.follow(node)
        for keyword in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"):
            assert str(field.get(keyword, "")) in doc
        if "default" in field:
            assert f"{field['default']!r} if left out." in doc
