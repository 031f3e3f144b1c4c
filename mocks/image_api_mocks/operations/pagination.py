"""Lists, a page at a time: what a key has made, as `x-pagination` and a link to what reads one of the items say."""

from collections.abc import Mapping, Sequence
from typing import Any

from image_api_contracts import expressions, resolve
from image_api_contracts.extensions import Pagination
from image_api_contracts.operations import Operation
from image_api_mocks.operations.contract import Contract
from image_api_mocks.operations.json_fields import put


class PageRule:
    """How an operation lists: its `x-pagination`."""

    def __init__(self, contract: Contract, operation: Operation, rule: Pagination) -> None:
        """Take the operation, and its `x-pagination`."""
        self._rule = rule
        schemas = {given["name"]: given.get("schema", {}) for given in operation.parameters if given["in"] == "query"}
        self._default: int | None = resolve(contract.document, schemas.get(rule.limit, {})).get("default")
        self.reader: str | None = None
        """The id of the operation that reads an item; None if no link names it."""
        first = expressions.text((*rule.items, "0", ""), "response")
        for link in operation.success.definition.get("links", {}).values():
            given = link.get("parameters", {}).values()
            if link.get("operationId") in contract.by_id and any(str(one).startswith(first) for one in given):
                self.reader = link["operationId"]

    def page(self, query: Mapping[str, str], things: Sequence[Any]) -> Sequence[Any]:
        """Return the page of all things that the query asks for. An offset before the first is the first."""
        offset = max(0, _number(query.get(self._rule.offset), 0))
        limit = _number(query.get(self._rule.limit), len(things) if self._default is None else self._default)
        return things[offset : offset + limit]

    def answer(self, sample: Any, items: list[Any]) -> Any:
        """Return the answer with these items; `sample` is a documented one."""
        if not self._rule.items:
            return items
        put(sample, self._rule.items, items)
        return sample


def _number(text: str | None, default: int) -> int:
    """Return a whole number of a query, which has been validated: JSON may write it as 1.0 or 1e2."""
    try:
        return default if text is None else int(float(text))
    except (ValueError, OverflowError):
        return default
