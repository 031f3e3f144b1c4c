"""The blocking and the awaiting client are one client: found by introspection, with the differences that are meant."""

from __future__ import annotations

import collections.abc
import importlib
import inspect
import re
import typing
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from image_api_core import client as shells
from image_api_core.callbacks.event import CallbackEvent
from image_api_core.parameters import Url
from image_api_core.uploads import Content
from tools.judges.client.contracts import CONTRACTS, OPERATIONS, Contract, Operation
from tools.judges.client.facade_calls import facade_class

# What one side has and the other has not, or has otherwise; and why.
NAMES = {
    "__enter__": ("__aenter__", "Python's names for `with` and `async with`"),
    "__exit__": ("__aexit__", "the same"),
    "close": ("aclose", "httpx's names"),
    "_turn": ("_turn", "one step of a worker; the blocking client works through its jobs by itself"),
}
PARAMETERS = {
    ("wait_all", "concurrency"): "one thread sends one request at a time",
    ("as_completed", "concurrency"): "the same",
}
ONLY_ASYNC = {"_turn"}
# What neither of them awaits.
NEVER_AWAITED = {"with_options", "from_env"}
# What the facade has besides the operations of the contract.
BESIDES = {"confirm"} | {
    operation.module_name.replace("list_", "iterate_") for operation in OPERATIONS if "x-pagination" in operation.data
}
# What gives one thing after the other: an iterator, and an asynchronous generator.
ITERATORS = {"as_completed", "_iterate"} | {name for name in BESIDES if name.startswith("iterate_")}
# Imported by the facades for type checkers only.
LAZY: dict[str, Any] = {
    "CallbackEvent": CallbackEvent,
    "Content": Content,
    "UUID": UUID,
    "Url": Url,
    **{name: getattr(collections.abc, name) for name in ("AsyncGenerator", "Iterator")},
} | {name: getattr(contract.package, name) for contract in CONTRACTS for name in contract.package.__all__}


def members(cls: type) -> dict[str, Any]:
    """Return the functions of a class that are ours, also inherited ones."""
    return {
        name: value
        for name, value in inspect.getmembers(cls, inspect.isfunction)
        if value.__module__.startswith(("image_api_core", *(contract.package.__name__ for contract in CONTRACTS)))
    }


def pairs() -> Iterator[tuple[str, type, type]]:
    yield "core", shells.SyncClient, shells.AsyncClient
    for contract in CONTRACTS:
        sync, awaiting = facade_class(contract, "sync"), facade_class(contract, "async")
        yield str(contract), sync, awaiting
        module = importlib.import_module(sync.__module__)
        for name, cls in vars(module).items():
            twin = getattr(module, f"Async{name}", None)
            if twin is not None and twin is not awaiting and inspect.isclass(cls) and cls.__module__ == module.__name__:
                yield f"{contract}.{name}", cls, twin


PAIRS = list(pairs())
EACH_PAIR = pytest.mark.parametrize(("sync", "awaiting"), [pair[1:] for pair in PAIRS], ids=[pair[0] for pair in PAIRS])


def test_the_pairs_are_found() -> None:
    """A client, its `with_response` and a class for each tag of each contract, or the search is broken."""
    tags = sum(len({tag for operation in c.operations for tag in operation.data["tags"]}) for c in CONTRACTS)
    assert len(PAIRS) == 1 + 2 * len(CONTRACTS) + tags


@EACH_PAIR
def test_both_have_the_same_methods(sync: type, awaiting: type) -> None:
    expected = {NAMES.get(name, (name,))[0] for name in members(sync)}
    assert set(members(awaiting)) - ONLY_ASYNC == expected


@EACH_PAIR
def test_both_take_the_same_parameters(sync: type, awaiting: type) -> None:
    for name, function in members(sync).items():
        twin = members(awaiting)[NAMES.get(name, (name,))[0]]
        ours, theirs = (list(inspect.signature(f).parameters.values()) for f in (function, twin))
        theirs = [parameter for parameter in theirs if (name, parameter.name) not in PARAMETERS]
        assert [(p.name, p.kind, p.default) for p in ours] == [(p.name, p.kind, p.default) for p in theirs], name


@EACH_PAIR
def test_both_return_the_same(sync: type, awaiting: type) -> None:
    compared = 0
    for name, function in members(sync).items():
        if name.startswith("_"):
            continue
        twin = members(awaiting)[NAMES.get(name, (name,))[0]]
        ours, theirs = (typing.get_type_hints(f, localns=LAZY)["return"] for f in (function, twin))
        if name in ITERATORS:
            ours, theirs = typing.get_args(ours)[0], typing.get_args(theirs)[0]
        elif name not in NEVER_AWAITED:
            assert inspect.iscoroutinefunction(twin) != inspect.iscoroutinefunction(function), name
        assert ours == theirs, name
        compared += 1
    assert compared or not {name for name in members(sync) if not name.startswith("_")}


@EACH_PAIR
def test_both_are_documented_alike(sync: type, awaiting: type) -> None:
    for name, function in members(sync).items():
        twin = members(awaiting)[NAMES.get(name, (name,))[0]]
        if name.startswith("_"):
            continue
        ours, theirs = (words(f.__doc__) for f in (function, twin))
        assert ours, name
        assert ours <= theirs, name


def words(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", text or ""))


@pytest.mark.parametrize("allowed", [*NAMES, *(name for name, _ in PARAMETERS)])
def test_an_allowed_difference_is_there(allowed: str) -> None:
    """An allowance that nothing needs any more goes."""
    assert any(allowed in members(cls) for pair in PAIRS for cls in pair[1:])


@pytest.mark.parametrize("operation", OPERATIONS, ids=repr)
@pytest.mark.parametrize("shell", ["sync", "async"])
def test_each_operation_has_a_method(operation: Operation, shell: str) -> None:
    module = importlib.import_module(facade_class(operation.contract, shell).__module__)
    tag = "".join(part.title() for part in operation.data["tags"][0].split("_"))
    assert operation.module_name in members(getattr(module, tag if shell == "sync" else f"Async{tag}"))


@pytest.mark.parametrize("contract", CONTRACTS, ids=repr)
def test_each_method_is_an_operation(contract: Contract) -> None:
    """The facade has nothing that the contract does not know."""
    operations = {operation.module_name for operation in contract.operations}
    module = facade_class(contract, "sync").__module__
    for name, sync, _ in PAIRS:
        if name.startswith(f"{contract}.") and sync.__module__ == module:
            assert {method for method in members(sync) if not method.startswith("_")} <= operations | BESIDES
