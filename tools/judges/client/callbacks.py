"""The callbacks of the contracts, and the receivers' contracts. Found, never listed."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonpointer import JsonPointer

from tools.judges.client.contracts import CONTRACTS, Contract, Operation
from tools.judges.contracts import ROOT, Document, read
from tools.judges.validation import violations

RECEIVERS = sorted((ROOT / "openapi" / "dist").glob("*.receiver.openapi.json"))


@dataclass(frozen=True)
class Callback:
    """A callback: its operation in the receiver's contract, and the operation that starts its job."""

    contract: Contract
    document: Document
    definition: Document
    starter: Operation

    def __repr__(self) -> str:
        return f"{self.contract.name}.{self.name}"

    @property
    def name(self) -> str:
        return str(self.definition["operationId"])

    @property
    def module(self) -> Any:
        """The client's module of callbacks."""
        return importlib.import_module(f"{self.contract.package.__name__}.callbacks")

    @property
    def states(self) -> dict[str, list[str]]:
        """The states of the job."""
        states: dict[str, list[str]] = self.starter.data["x-job"]["states"]
        return states

    @property
    def poll(self) -> Operation:
        """The operation that reads the job."""
        name = self.starter.data["x-job"]["poll"]["operationId"]
        return next(operation for operation in self.contract.operations if str(operation.bundled) == name)

    @property
    def media(self) -> Document:
        media: Document = self.definition["requestBody"]["content"]["application/json"]
        return media

    def payloads(self) -> dict[str, Any]:
        """The examples of the payload, by name."""
        return {
            name: JsonPointer(example["$ref"].removeprefix("#")).resolve(self.document)["value"]
            for name, example in self.media["examples"].items()
        }

    @property
    def payload(self) -> Any:
        """The first example."""
        return next(iter(self.payloads().values()))

    def pointer(self, field: str) -> JsonPointer | None:
        """Where the payload carries what `x-event` calls `field`."""
        expression = self.definition["x-event"].get(field)
        return None if expression is None else JsonPointer(expression.removeprefix("$request.body#"))

    def with_value(self, field: str, value: Any) -> Any:
        """The first example with another id, state or caller's id."""
        pointer = self.pointer(field)
        assert pointer is not None
        return pointer.set(self.payload, value, inplace=False)

    def violations(self, payload: Any) -> list[str]:
        """What the receiver's contract has against a payload."""
        return violations(self.document, self.media["schema"], payload)


def _callbacks() -> Iterator[Callback]:
    by_name = {contract.name: contract for contract in CONTRACTS}
    for file in RECEIVERS:
        contract, document = by_name[file.name.split(".")[0]], read(file)
        for item in document["paths"].values():
            for definition in item.values():
                yield Callback(contract, document, definition, _starter(contract, definition["operationId"]))


def _starter(contract: Contract, name: str) -> Operation:
    for operation in contract.operations:
        for callback in operation.data.get("callbacks", {}).values():
            for item in operation.follow(callback).values():
                if any(found.get("operationId") == name for found in item.values()):
                    return operation
    raise LookupError(name)


CALLBACKS = list(_callbacks())

# pytest skips a test without parameters. Here, nothing found means that the search is broken.
assert CALLBACKS, "no receiver's contract in openapi/dist: run 'make generate'"


def receiver_file(callback: Callback) -> Path:
    """Return the file of the receiver's contract that has the callback."""
    return next(file for file in RECEIVERS if file.name.split(".")[0] == callback.contract.name)
