"""What the client's tests know: the bundles, and what was generated from them. Found, never listed."""

from __future__ import annotations

import importlib
import io
import json
import pkgutil
import re
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from tools.judges import contracts
from tools.judges.contracts import METHODS, ROOT, Document

DIST = ROOT / "openapi" / "dist"
GENERATED = ROOT / "generated_client"

Json = Any


@dataclass(frozen=True)
class Example:
    """A named example: of an answer with its status, or of a callback's payload."""

    name: str
    status: int
    schema: Document
    value: Json


class Contract:
    """A bundle, and the package that was generated from it."""

    def __init__(self, name: str, document: Document) -> None:
        self.name = name
        self.document = document
        self.package: ModuleType = importlib.import_module(f"{name.replace('-', '_')}_client")
        self.models: ModuleType = importlib.import_module(f"{self.package.__name__}.models")

    def __repr__(self) -> str:
        return self.name

    @cached_property
    def modules(self) -> dict[str, ModuleType]:
        """The generated modules with an operation's functions, by the name of the module."""
        api = importlib.import_module(f"{self.package.__name__}.api")
        found = (
            importlib.import_module(info.name)
            for info in pkgutil.walk_packages(api.__path__, f"{api.__name__}.")
            if not info.ispkg
        )
        return {module.__name__.rpartition(".")[2]: module for module in found}

    @cached_property
    def operations(self) -> list[Operation]:
        """The contract's operations."""
        return [Operation(self, operation) for operation in contracts.operations(self.document)]


@dataclass(frozen=True)
class Operation:
    """An operation of a contract, and the module that was generated from it."""

    contract: Contract
    bundled: contracts.Operation

    def __repr__(self) -> str:
        return f"{self.contract.name}.{self.bundled}"

    @property
    def method(self) -> str:
        return self.bundled.method

    @property
    def path(self) -> str:
        return self.bundled.path

    @property
    def data(self) -> Document:
        return self.bundled.definition

    @property
    def module_name(self) -> str:
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", str(self.bundled)).lower()

    @property
    def module(self) -> ModuleType:
        return self.contract.modules[self.module_name]

    def follow(self, node: Document) -> Document:
        """Return what a node of the contract refers to, or the node itself."""
        return self.bundled.resolve(node)

    @property
    def takes_bytes(self) -> bool:
        """Whether the body of the request is a file as it is."""
        return bool(self.bundled.media_types)

    def examples(self, holder: Document, status: int = 0) -> list[Example]:
        """Return the named examples of a JSON request body or an answer."""
        media = self.follow(holder)["content"]["application/json"]
        return [
            Example(name, status, media["schema"], self.follow(example)["value"])
            for name, example in media["examples"].items()
        ]

    def requests(self) -> dict[str, tuple[dict[str, Any], Json]]:
        """Return the requests of the contract by name: the arguments of the generated functions, and the JSON body."""
        arguments = {
            python_name(parameter["name"]): parameter["example"] for parameter in self.data.get("parameters", [])
        }
        if self.takes_bytes:
            file = importlib.import_module(f"{self.contract.package.__name__}.types").File(
                payload=io.BytesIO(contracts.CONTENT), mime_type=self.bundled.media_types[0]
            )
            return {"example": ({**arguments, "body": file}, None)}
        if "requestBody" not in self.data:
            return {"example": (arguments, None)}
        body_type = typing.get_type_hints(self.module.sync_detailed)["body"]
        return {
            example.name: ({**arguments, "body": body_type.from_dict(example.value)}, example.value)
            for example in self.examples(self.data["requestBody"])
        }

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the first request."""
        return next(iter(self.requests().values()))[0]

    def answers(self) -> list[Example]:
        """Return the examples of all answers."""
        return [
            example
            for status, response in self.data["responses"].items()
            for example in self.examples(response, int(status))
        ]

    def success(self) -> Example:
        """Return the first example of the documented success."""
        return next(answer for answer in self.answers() if answer.status < 300)

    def errors(self) -> list[Example]:
        """Return the first example of each documented error status."""
        firsts: dict[int, Example] = {}
        for answer in self.answers():
            if answer.status >= 400:
                firsts.setdefault(answer.status, answer)
        return list(firsts.values())

    def callback_payloads(self) -> Iterator[Example]:
        """Yield the examples of what the vendor sends to the caller about this operation."""
        for callback in self.data.get("callbacks", {}).values():
            for item in self.follow(callback).values():
                for method in METHODS:
                    if method in item:
                        yield from self.examples(item[method]["requestBody"])


CONTRACTS = [Contract(name, document) for name, document in contracts.CONTRACTS.items()]
OPERATIONS = [operation for contract in CONTRACTS for operation in contract.operations]

# pytest skips a test without parameters. Here, nothing found means that the search is broken.
assert all(contract.operations for contract in CONTRACTS), "a bundle without operations"
assert any(list(operation.callback_payloads()) for operation in OPERATIONS), "no callback found"


def python_name(name: str) -> str:
    """Return how the clients name a field of the contract."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def as_json(result: Any) -> Json:
    """Return what a client made of an answer as JSON again: a model, or a list of models."""
    return [as_json(item) for item in result] if isinstance(result, list) else result.to_dict()


def same_json(one: Json, other: Json) -> bool:
    """Whether two JSON values are the same when written: 1 is not 1.0 and not true. The order of keys is free."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
