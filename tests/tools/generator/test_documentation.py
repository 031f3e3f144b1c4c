"""Everything public in a generated package says what it is, and a method where that stands."""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from image_api_core.client import AsyncClient, SyncClient
from tests.tools.generator.keeper import Zoo
from tests.tools.generator.zoo import ZOO
from tools.judges.client.contracts import CONTRACTS, GENERATED, OPERATIONS, Contract, Operation
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


def raised(text: str) -> Iterator[str]:
    """Yield the exceptions that a docstring promises."""
    section = re.search(r"^Raises:\n((?:[ \n].*\n?)+)", inspect.cleandoc(text), re.MULTILINE)
    for line in section[1].splitlines() if section else ():
        if promised := re.match(r" {4}(\w[\w., ]*):", line):
            yield from promised[1].split(", ")
    yield from re.findall(r"`?errors\.\w+", text)


def broken_promises(folder: Path) -> set[tuple[str, str]]:
    """Return the exceptions that docstrings of a package name, and that its `errors` does not have."""
    errors = importlib.import_module(f"{folder.name}.errors")
    promises = {
        (name, promised.removeprefix("`").removeprefix("errors."))
        for module in sorted(folder.rglob("*.py"))
        for name, node in definitions(ast.parse(module.read_text(encoding="utf-8")), str(module.relative_to(folder)))
        for promised in raised(ast.get_docstring(node) or "")
    }
    for client in (SyncClient, AsyncClient):
        promises |= {
            (name, promised)
            for name, method in inspect.getmembers(client)
            if not name.startswith("_")
            for promised in raised(method.__doc__ or "")
        }
    assert {promised for _, promised in promises} >= {"ValidationError", "JobsFailed", "JobTimeout", "InvalidResponse"}
    return {
        (name, promised)
        for name, promised in promises
        if not (
            promised in errors.__all__
            or (isinstance(kind := getattr(builtins, promised, None), type) and issubclass(kind, Exception))
            or (promised.startswith("httpx.") and hasattr(httpx, promised.removeprefix("httpx.")))
        )
    }


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_the_errors_that_are_promised_are_there(contract: Contract) -> None:
    assert broken_promises(GENERATED / contract.package.__name__) == set()


@pytest.mark.parametrize("name", sorted(ZOO))
def test_so_they_are_in_the_zoo(zoo: Zoo, name: str) -> None:
    assert broken_promises(zoo.generated(name)) == set()


def test_an_error_that_is_not_there_is_found() -> None:
    """The judge above must be able to say no."""
    text = "Do.\n\n    Raises:\n        errors.LostError: 410.\n        OSError, LateError: Or\n            so: on.\n"
    assert [*raised(text)] == ["errors.LostError", "OSError", "LateError", "errors.LostError"]


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
