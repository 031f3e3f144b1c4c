"""The mock serves mutants, and the suite keeps the true contract: which of them does it notice?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import httpx

from image_api_contracts import ContractError
from image_api_mocks.errors import MockError
from image_api_mocks.http import admin_app
from image_api_mocks.mock import Mock
from image_api_mocks.prism.merge import merge
from image_api_mocks.prism.process import Prism
from tools.judges.contracts import CONTRACTS, KEY, METHODS, Document, Operation, operations
from tools.judges.mock.gateway_statements import gateway_complaints
from tools.judges.mock.statements import Statements
from tools.mutation.closure import affected, asks_the_same, fields, whole
from tools.mutation.verdicts import Verdict


@contextmanager
def mock_of(documents: Mapping[str, Document]) -> Iterator[str]:
    """Serve contracts, given by name, as plain Prism does, and yield where.

    Most of what is judged here are hundreds of requests to one mutant, which Prism answers in half the time.
    """
    with Prism(merge(documents)) as mock:
        yield mock.url


@contextmanager
def gateway_of(documents: Mapping[str, Document]) -> Iterator[str]:
    """Serve contracts, given by name, as the gateway does: with jobs, callbacks and prices."""
    with Mock(documents, seed="mutation") as mock:
        yield mock.url


def control(contract: str) -> list[str]:
    """Return what is said against mocks of the contract itself."""
    served = {"m0": _under("m0", CONTRACTS[contract])}
    found: list[str] = []
    with mock_of(served) as url, httpx.Client(base_url=f"{url}/m0", timeout=30) as server:
        for operation in operations(CONTRACTS[contract]):
            found += _statements(operation).complaints(server, plain=True)
    with gateway_of(served) as url, _asking(url, "m0") as (server, asking):
        for operation in operations(CONTRACTS[contract]):
            found += gateway_complaints(operation, server, asking, f"{KEY}.m0")
    return found


@contextmanager
def _asking(url: str, world: str) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    with (
        httpx.Client(base_url=f"{url}/{world}", timeout=30) as server,
        httpx.Client(base_url=url, timeout=30, headers={admin_app.HEADER: world}) as asking,
    ):
        yield server, asking


def read_by_the_gateway(document: Document) -> Any:
    """Return the part of a contract that the gateway reads, what Prism reads behind it included."""
    served = _without(
        document, {"deprecated", "servers", "tags", "x-image", "x-echo", "x-edition", "x-extensible-enum"}
    )
    for operation in operations(served):
        if "x-pagination" not in operation.definition:  # where it lists, a link says what reads an item
            operation.definition["responses"] = _without(operation.definition["responses"], {"links"})
        for callback in operation.definition.get("callbacks", {}).values():
            for item in operation.resolve(callback).values():
                for method in set(METHODS) & set(item):
                    item[method].pop("responses", None)  # it goes on as soon as one is a success
    return [(operation.path, operation.method, whole(operation)) for operation in operations(served)]


def _without(node: Any, names: set[str]) -> Any:
    if isinstance(node, dict):
        return {key: _without(inner, names) for key, inner in node.items() if key not in names}
    return [_without(inner, names) for inner in node] if isinstance(node, list) else node


def read_by_the_mock(document: Document) -> Any:
    """Return the part of a contract that the mock reads: contracts that are alike in it make the same mock.

    That is what its operations lead to. The payloads of callbacks are left behind in its components.
    """
    served = _without_extensions(merge({"it": document}))
    return [(operation.path, operation.method, whole(operation)) for operation in operations(served)]


def _without_extensions(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _without_extensions(inner) for key, inner in node.items() if not key.startswith("x-")}
    return [_without_extensions(inner) for inner in node] if isinstance(node, list) else node


def judge(contract: str, mutants: Mapping[str, Document]) -> list[Verdict]:
    """Judge mutants of one contract, given by id, all served by one mock."""
    true = json.dumps(read_by_the_mock(CONTRACTS[contract]), sort_keys=True)
    verdicts: list[Verdict] = []
    served: dict[str, Document] = {}
    for name, document in mutants.items():
        try:
            alike = json.dumps(read_by_the_mock(document), sort_keys=True) == true
        except (ContractError, MockError, LookupError) as error:
            verdicts.append(Verdict(name, "mock", "killed", f"the mock refuses it: {error}"))
            continue
        if alike:
            verdicts.append(Verdict(name, "mock", "unread"))
        else:
            served[name] = document
    verdicts += _judge_served(contract, served) if served else []
    return _with_gateway(contract, mutants, verdicts)


def _with_gateway(contract: str, mutants: Mapping[str, Document], verdicts: list[Verdict]) -> list[Verdict]:
    """Judge on the gateway what plain Prism does not read, or what has survived on it, if the gateway reads it."""
    true = json.dumps(read_by_the_gateway(CONTRACTS[contract]), sort_keys=True)
    again = {
        verdict.id: mutants[verdict.id]
        for verdict in verdicts
        if verdict.outcome != "killed" and json.dumps(read_by_the_gateway(mutants[verdict.id]), sort_keys=True) != true
    }
    judged = {verdict.id: verdict for verdict in (_judge_on_gateway(contract, again) if again else [])}
    return [judged.get(verdict.id, verdict) for verdict in verdicts]


def _judge_on_gateway(contract: str, mutants: Mapping[str, Document]) -> list[Verdict]:
    prefixed = {f"m{number}": _under(f"m{number}", document) for number, document in enumerate(mutants.values())}
    try:
        with gateway_of(prefixed) as url:
            return [
                _gateway_verdict(contract, name, document, url, f"m{number}")
                for number, (name, document) in enumerate(mutants.items())
            ]
    except Exception as error:  # whatever keeps the gateway from serving it
        if len(mutants) > 1:
            return [verdict for name, one in mutants.items() for verdict in _judge_on_gateway(contract, {name: one})]
        (name,) = mutants
        return [Verdict(name, "mock", "killed", f"the mock cannot serve it: {error}"[:500])]


def _gateway_verdict(contract: str, name: str, mutated: Document, url: str, world: str) -> Verdict:
    key = f"{KEY}.{world}"
    with _asking(url, world) as (server, asking):
        for operation in _concerned(contract, mutated):
            try:
                complaint = next(gateway_complaints(operation, server, asking, key), None)
            except httpx.TransportError:
                raise
            except Exception as error:  # a test would fail with this very error
                complaint = f"{operation}: {type(error).__name__}: {error}"
            if complaint:
                return Verdict(name, "mock", "killed", complaint)
    return Verdict(name, "mock", "survived")


def _concerned(contract: str, mutated: Document) -> list[Operation]:
    """Return the operations that the mutant says something else of, then those that deal with the same things."""
    first = affected(CONTRACTS[contract], mutated)
    kinds = {operation.definition.get("x-resource", {}).get("kind") for operation in first} - {None}
    kin = [o for o in operations(CONTRACTS[contract]) if o.definition.get("x-resource", {}).get("kind") in kinds]
    return first + [operation for operation in kin if operation not in first]


def _judge_served(contract: str, mutants: Mapping[str, Document]) -> list[Verdict]:
    # A start of the mock takes seconds, so each mutant is served under a path of its own.
    prefixed = {f"m{number}": _under(f"m{number}", document) for number, document in enumerate(mutants.values())}
    try:
        with mock_of(prefixed) as url:
            return [
                _verdict(contract, name, document, f"{url}/m{number}")
                for number, (name, document) in enumerate(mutants.items())
            ]
    except (ContractError, MockError, httpx.TransportError) as error:
        if len(mutants) > 1:  # one of them breaks the mock for all
            return [verdict for name, one in mutants.items() for verdict in _judge_served(contract, {name: one})]
        (name,) = mutants
        return [Verdict(name, "mock", "killed", f"the mock cannot serve it: {error}")]


def _verdict(contract: str, name: str, mutated: Document, url: str) -> Verdict:
    with httpx.Client(base_url=url, timeout=30) as server:
        for operation in affected(CONTRACTS[contract], mutated):
            try:
                # Hundreds of requests, all of them answered alike, tell nothing of an answer that differs.
                complaints = _statements(operation).complaints(
                    server, fields(operation, mutated), answers_only=asks_the_same(operation, mutated), plain=True
                )
                complaint = next(complaints, None)
            except httpx.TransportError:
                raise
            except Exception as error:  # a test would fail with this very error
                complaint = f"{operation}: {type(error).__name__}: {error}"
            if complaint:
                return Verdict(name, "mock", "killed", complaint)
    return Verdict(name, "mock", "survived")


def _under(name: str, document: Document) -> Document:
    return document | {"paths": {f"/{name}{path}": item for path, item in document["paths"].items()}}


_KNOWN: dict[str, Statements] = {}


def _statements(operation: Operation) -> Statements:
    key = f"{operation.method} {operation.path}"
    if key not in _KNOWN:
        _KNOWN[key] = Statements(operation)
    return _KNOWN[key]
