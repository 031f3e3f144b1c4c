"""What the gateway knows about a vendor: its operations, as its contract tells them."""

from collections.abc import Mapping
from urllib.parse import unquote

from image_api_contracts.documents import Document
from image_api_contracts.operations import Media, Operation, key_headers, operations


class Contract:
    """A contract, as the mock serves it."""

    def __init__(self, name: str, document: Document) -> None:
        """Read a bundled contract. Raises ContractError if its `x-job` cannot be followed."""
        self.name = name
        self.document = document
        self.operations = operations(document, name)
        self.by_id = {operation.id: operation for operation in self.operations}
        self._readers = {operation.job.poll for operation in self.operations if operation.job is not None}
        self._errors = {operation.id: _errors(operation) for operation in self.operations}
        self.errors: dict[int, Media] = {}
        """The documented errors of all operations by status, each as the first operation that has it says."""
        for status, error in (pair for errors in self._errors.values() for pair in errors.items()):
            self.errors.setdefault(status, error)

    def errors_of(self, operation: Operation) -> dict[int, Media]:
        """Return the documented errors of an operation that have an example, by status."""
        return self._errors[operation.id]

    def role(self, operation: Operation) -> str:
        """Return what an operation does with jobs: it starts one (`start`), reads one (`read`) or neither (`else`)."""
        if operation.job is not None:
            return "start"
        return "read" if operation.id in self._readers else "else"


class Router:
    """Finds the operation that a request calls."""

    def __init__(self, contracts: Mapping[str, Contract]) -> None:
        """Take the contracts by name."""
        self._literal: dict[str, dict[str, Operation]] = {}
        self._templates: dict[int, list[tuple[list[str], dict[str, Operation]]]] = {}
        self._contracts = contracts
        for contract in contracts.values():
            for operation in contract.operations:
                self._methods_of(operation)[operation.method] = operation

    def find(self, path: str) -> tuple[dict[str, Operation], dict[str, str]] | None:
        """Return the operations of a path by method, and the values of its parameters; None if there is no such path.

        The path is as it was sent, percent-encoded. A path without parameters goes before one with them.
        """
        if path in self._literal:
            return self._literal[path], {}
        parts = path.split("/")
        for segments, methods in self._templates.get(len(parts), ()):
            values = _match(segments, parts)
            if values is not None:
                return methods, values
        return None

    def nearest(self, path: str, sent: Mapping[str, str]) -> Contract:
        """Return the contract whose words an unknown path is refused in.

        That is the one with the path that has the longest beginning in common; of several, one whose key was sent.
        """
        parts = path.split("/")

        def likeness(contract: Contract) -> tuple[int, bool]:
            common = max((_common(operation.path.split("/"), parts) for operation in contract.operations), default=0)
            choices = (choice for operation in contract.operations for choice in operation.security)
            return common, any(header in sent for choice in choices for header in key_headers(choice))

        return max(self._contracts.values(), key=likeness)

    def _methods_of(self, operation: Operation) -> dict[str, Operation]:
        if "{" not in operation.path:
            return self._literal.setdefault(operation.path, {})
        own = operation.path.split("/")
        same = self._templates.setdefault(len(own), [])
        for segments, methods in same:
            if segments == own:
                return methods
        methods = {}
        same.append((own, methods))
        # What is spelled out goes before what any value fits.
        same.sort(key=lambda entry: [segment.startswith("{") for segment in entry[0]])
        return methods


def _errors(operation: Operation) -> dict[int, Media]:
    found = {
        int(status): response.json
        for status, response in operation.responses.items()
        if status.isdigit() and int(status) >= 400 and isinstance(response.json.example, dict)
    }
    return dict(sorted(found.items()))


def _match(segments: list[str], parts: list[str]) -> dict[str, str] | None:
    values = {}
    for segment, part in zip(segments, parts, strict=True):
        if segment.startswith("{") and part:
            values[segment[1:-1]] = unquote(part)
        elif segment != part:
            return None
    return values


def _common(segments: list[str], parts: list[str]) -> int:
    count = 0
    for segment, part in zip(segments, parts, strict=False):
        if segment != part:
            break
        count += 1
    return count
