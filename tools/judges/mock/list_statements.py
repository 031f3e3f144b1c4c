"""What a contract says of lists (`x-pagination`), asked of a mock over HTTP: a sentence for each that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx

from tools.judges.contracts import Document, Operation, operations
from tools.judges.mock.caller import Caller, found


class ListStatements:
    """What the contract says of how an operation lists."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._rule: Document = operation.definition["x-pagination"]

    @staticmethod
    def has_something_to_ask(operation: Operation) -> bool:
        return "x-pagination" in operation.definition

    def complaints(self, server: httpx.Client, key: str) -> Iterator[str]:
        """Yield what is wrong with a mock. `key` begins the key of the world that is used."""
        world = Caller(server, f"{key}-{self.operation}")
        made = [self._made(world) for _ in range(self._default + 1)]
        yield from self._listed(world, {}, made[: self._default])
        yield from self._listed(world, {self._offset: 2}, made[2 : 2 + self._default])
        yield from self._listed(world, {self._limit: 1}, made[:1])
        yield from self._listed(world, {self._limit: self._default + 1}, made)
        yield from self._listed(world, {self._offset: 1, self._limit: 2}, made[1:3])
        yield from self._listed(world, {self._offset: len(made)}, [])

    def _made(self, world: Caller) -> Any:
        """Start a job of what the operation lists, and return its id."""
        links = self.operation.responses()[self.operation.success]["links"].values()
        readers = {link["operationId"] for link in links}
        starters = (one for one in operations(self.operation.document) if "x-job" in one.definition)
        starter = next(one for one in starters if one.definition["x-job"]["poll"]["operationId"] in readers)
        return found(starter.definition["x-job"]["id"], world.ask(starter).json())

    def _listed(self, world: Caller, query: dict[str, int], expected: list[Any]) -> Iterator[str]:
        answer = world.ask(self.operation, params=query)
        items = answer.json() if self._rule["items"] == "$response.body" else found(self._rule["items"], answer.json())
        if not isinstance(items, list):
            yield f"{self.operation}: to {query} there are no items at {self._rule['items']}: {answer.text[:200]}"
        elif (listed := [found(self._rule["id"], item) for item in items]) != expected:
            yield f"{self.operation}: to {query} it lists {listed}, documented is {expected}"

    @property
    def _offset(self) -> str:
        return str(self._rule["offset"]).rpartition(".")[2]

    @property
    def _limit(self) -> str:
        return str(self._rule["limit"]).rpartition(".")[2]

    @property
    def _default(self) -> int:
        schemas = {one["name"]: one["schema"] for one in self.operation.definition["parameters"]}
        return int(schemas[self._limit]["default"])
