"""What the gateway knows about a vendor: its operations, as its contract tells them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from image_api_contracts import METHODS, Document, resolve
from image_api_mocks.errors import MockError
from image_api_mocks.operations.expressions import Pointer, pointer

JSON = "application/json"


@dataclass(frozen=True)
class Body:
    """A documented body: its schema, and its examples by name."""

    schema: Document
    examples: dict[str, Any]

    @property
    def example(self) -> Any:
        """The first example; None if there is none."""
        return next(iter(self.examples.values()), None)


@dataclass(frozen=True)
class CallbackRule:
    """What is posted when a job ends, and to whom: `x-job.callback` and `x-event`."""

    method: str
    body: Body
    url: Pointer
    """Where the request carries the URL to call."""
    caller_id: Pointer | None
    """Where the request carries the caller's own id."""
    event_id: Pointer
    event_status: Pointer | None
    event_caller_id: Pointer | None


@dataclass(frozen=True)
class JobRule:
    """How what an operation starts goes on: its `x-job`."""

    id: Pointer
    """Where the answer that starts the job carries its id."""
    poll: str
    """The operationId that reads the job."""
    parameter: str
    """The path parameter of that operation that takes the id."""
    status: Pointer
    """Where the answer of that operation carries the state."""
    progress: Pointer | None
    """Where it carries the progress, in percent."""
    pending: tuple[str, ...]
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    callback: CallbackRule | None

    @property
    def states(self) -> tuple[str, ...]:
        """All documented states."""
        return self.pending + self.succeeded + self.failed


@dataclass(frozen=True)
class Operation:
    """One operation of a contract."""

    document: Document = field(repr=False)
    contract: str
    """The name of its contract."""
    id: str
    """Its operationId; method and path if it has none."""
    method: str
    """Upper case."""
    path: str
    """As the contract writes it, with parameters in braces."""
    definition: Document = field(repr=False)

    @cached_property
    def segments(self) -> tuple[str, ...]:
        """The path, cut at its slashes."""
        return tuple(self.path.split("/"))

    @cached_property
    def parameters(self) -> list[Document]:
        """Its parameters and those of its path, resolved."""
        item = resolve(self.document, self.document["paths"][self.path])
        listed = [*item.get("parameters", []), *self.definition.get("parameters", [])]
        return [resolve(self.document, parameter) for parameter in listed]

    @cached_property
    def security(self) -> list[list[Document]]:
        """The ways to authenticate, each a list of schemes that all have to be met; empty if none is needed."""
        schemes = self.document.get("components", {}).get("securitySchemes", {})
        choices = self.definition.get("security", self.document.get("security"))
        return [[resolve(self.document, schemes[name]) for name in choice] for choice in choices or []]

    @cached_property
    def request(self) -> Body:
        """The body that it takes."""
        return self._body(resolve(self.document, self.definition.get("requestBody", {})))

    @cached_property
    def responses(self) -> dict[int, Body]:
        """The bodies that it answers with, by status."""
        documented = self.definition.get("responses", {})
        return {
            int(status): self._body(resolve(self.document, response))
            for status, response in documented.items()
            if status.isdigit()
        }

    @cached_property
    def success(self) -> int:
        """The lowest documented status of success; 200 if there is none."""
        return min((status for status in self.responses if 200 <= status < 300), default=200)

    @cached_property
    def errors(self) -> dict[int, Body]:
        """The documented errors that have an example, by status."""
        return {
            status: body
            for status, body in sorted(self.responses.items())
            if status >= 400 and isinstance(body.example, dict)
        }

    @cached_property
    def answer(self) -> Body:
        """The body of success."""
        return self.responses.get(self.success, Body({}, {}))

    @cached_property
    def price(self) -> float | None:
        """What a call costs, in the unit of `unit`; None if that is not documented."""
        billing = self.definition.get("x-billing")
        return None if billing is None else float(billing["amount"])

    @cached_property
    def unit(self) -> str | None:
        """What a call is paid in."""
        billing = self.definition.get("x-billing")
        return None if billing is None else str(billing["unit"])

    @cached_property
    def job(self) -> JobRule | None:
        """How what it starts goes on; None if it starts nothing.

        Raises MockError if `x-job` is not as extensions.md describes it.
        """
        extension = self.definition.get("x-job")
        if extension is None:
            return None
        try:
            states = extension["states"]
            return JobRule(
                id=pointer(extension["id"], "response"),
                poll=extension["poll"]["operationId"],
                parameter=extension["poll"]["parameter"],
                status=pointer(extension["poll"]["status"], "response"),
                progress=_optional(extension["poll"].get("progress"), "response"),
                pending=tuple(states["pending"]),
                succeeded=tuple(states["succeeded"]),
                failed=tuple(states["failed"]),
                callback=self._callback(extension["callback"]) if "callback" in extension else None,
            )
        except (KeyError, StopIteration) as error:
            raise MockError(
                f"The contract {self.contract!r} does not say all that x-job has to say for {self.id}: {error} is "
                "missing. Add it as extensions.md describes it, then: make bundle"
            ) from error

    def _callback(self, extension: Document) -> CallbackRule:
        callback = resolve(self.document, self.definition["callbacks"][extension["name"]])
        item = resolve(self.document, next(iter(callback.values())))
        method = next(method for method in METHODS if method in item)
        event = item[method]["x-event"]
        return CallbackRule(
            method=method.upper(),
            body=self._body(resolve(self.document, item[method]["requestBody"])),
            url=pointer(extension["url"], "request"),
            caller_id=_optional(extension.get("callerId"), "request"),
            event_id=pointer(event["id"], "request"),
            event_status=_optional(event.get("status"), "request"),
            event_caller_id=_optional(event.get("callerId"), "request"),
        )

    def _body(self, described: Document) -> Body:
        content = described.get("content", {})
        media: Document = next((part for name, part in content.items() if name.split(";")[0] == JSON), {})
        schema = media.get("schema", {})
        examples = {
            name: resolve(self.document, example)["value"]
            for name, example in media.get("examples", {}).items()
            if "value" in resolve(self.document, example)
        }
        if "example" in media:
            examples.setdefault("example", media["example"])
        return Body(schema, examples)


class Contract:
    """One vendor's contract, and the operations in it."""

    def __init__(self, name: str, document: Document) -> None:
        """Read a bundled contract. Raises MockError if its `x-job` cannot be followed."""
        self.name = name
        self.document = document
        self.operations = list(_operations(name, document))
        self.by_id = {operation.id: operation for operation in self.operations}
        self._readers = {operation.job.poll for operation in self.operations if operation.job is not None}
        self.errors: dict[int, tuple[Operation, Body]] = {}
        for operation in self.operations:
            for status, body in operation.errors.items():
                self.errors.setdefault(status, (operation, body))
        for operation in self.operations:
            if operation.job is not None and operation.job.poll not in self.by_id:
                raise MockError(
                    f"The contract {name!r} says that {operation.id} is polled with {operation.job.poll}, which is no "
                    "operation of it. Correct x-job in the contract, then: make bundle"
                )

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
        self._templates: dict[int, list[tuple[tuple[str, ...], dict[str, Operation]]]] = {}
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
            common = max((_common(operation.segments, parts) for operation in contract.operations), default=0)
            schemes = contract.document.get("components", {}).get("securitySchemes", {}).values()
            return common, any(_carrier(scheme) in sent for scheme in schemes)

        return max(self._contracts.values(), key=likeness)

    def _methods_of(self, operation: Operation) -> dict[str, Operation]:
        if "{" not in operation.path:
            return self._literal.setdefault(operation.path, {})
        same = self._templates.setdefault(len(operation.segments), [])
        for segments, methods in same:
            if segments == operation.segments:
                return methods
        methods = {}
        same.append((operation.segments, methods))
        # What is spelled out goes before what any value fits.
        same.sort(key=lambda entry: [segment.startswith("{") for segment in entry[0]])
        return methods


def _operations(name: str, document: Document) -> Iterator[Operation]:
    for path, reference in document.get("paths", {}).items():
        item = resolve(document, reference)
        for method in METHODS:
            if method in item:
                label = f"{method.upper()} {path}"
                operation_id = item[method].get("operationId", label)
                yield Operation(document, name, operation_id, method.upper(), path, item[method])


def _match(segments: tuple[str, ...], parts: list[str]) -> dict[str, str] | None:
    values = {}
    for segment, part in zip(segments, parts, strict=True):
        if segment.startswith("{") and part:
            values[segment[1:-1]] = unquote(part)
        elif segment != part:
            return None
    return values


def _common(segments: tuple[str, ...], parts: list[str]) -> int:
    count = 0
    for segment, part in zip(segments, parts, strict=False):
        if segment != part:
            break
        count += 1
    return count


def _carrier(scheme: Document) -> str:
    """Return the name of the header that carries the key of a scheme, lower case."""
    return str(scheme.get("name", "authorization")).lower()


def _optional(expression: str | None, of: str) -> Pointer | None:
    return None if expression is None else pointer(expression, of)
