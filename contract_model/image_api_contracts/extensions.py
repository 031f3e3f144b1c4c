"""The extensions of an operation, as `extensions.md` of the contracts describes them.

Each class reads one extension, which it takes for correct. `Operation` turns the KeyError, TypeError or AttributeError
that an incorrect one ends in into a ContractError with its place.
"""

from typing import Any

from image_api_contracts.documents import ContractError, Document, Pointer, pointer_parts
from image_api_contracts.expressions import evaluate, parameter, pointer, text

_VERBS = ("creates", "uses", "reads", "changes", "deletes")


class Billing:
    """What a call costs: `x-billing`."""

    def __init__(self, extension: Document) -> None:
        self.amount: float = extension["amount"]
        self.unit: str = extension["unit"]
        self.per: str = extension.get("per", "call")
        if not isinstance(extension["amount"], int | float):
            raise ContractError(f"the amount {self.amount!r} is not a number")


class Job:
    """How a job that an operation starts continues: `x-job`."""

    def __init__(self, extension: Document) -> None:
        poll, states = extension["poll"], extension["states"]
        self.id = pointer(extension["id"], "response")
        """Where the response that starts the job carries its id."""
        self.poll: str = poll["operationId"]
        """The operationId of the operation that reads the job."""
        self.parameter: str = poll["parameter"]
        """The path parameter of that operation that takes the id."""
        self.status = pointer(poll["status"], "response")
        """Where the response of that operation carries the state."""
        self.progress = _optional(poll, "progress", "response")
        """Where it carries the progress, in percent."""
        self.pending: tuple[str, ...] = tuple(states["pending"])
        self.succeeded: tuple[str, ...] = tuple(states["succeeded"])
        self.failed: tuple[str, ...] = tuple(states["failed"])
        self.states = self.pending + self.succeeded + self.failed
        """All documented states."""
        self.callback = JobCallback(extension["callback"]) if "callback" in extension else None


class JobCallback:
    """The callback at the end of a job: `x-job.callback`."""

    def __init__(self, extension: Document) -> None:
        self.name: str = extension["name"]
        """The key among the callbacks of the operation."""
        self.url = pointer(extension["url"], "request")
        """Where the request carries the URL to call."""
        self.caller_id = _optional(extension, "callerId", "request")
        """Where the request carries the caller's own id."""


class Event:
    """Where the payload of a callback says which job has ended, and how: `x-event`."""

    def __init__(self, extension: Document) -> None:
        self.id = pointer(extension["id"], "request")
        self.status = _optional(extension, "status", "request")
        self.caller_id = _optional(extension, "callerId", "request")


class Pagination:
    """How a list is read page by page: `x-pagination`."""

    def __init__(self, extension: Document) -> None:
        items = extension["items"]
        self.items = () if items == text((), "response") else pointer(items, "response")
        """Where the response carries the items of the page; `()` if it is the bare array."""
        self.offset = parameter(extension["offset"], "query")
        """The query parameter that takes how many items to skip."""
        self.limit = parameter(extension["limit"], "query")
        """The query parameter that takes the size of a page."""
        self.id = pointer_parts(extension["id"])
        """Where an item carries its id."""


class Resource:
    """What an operation does with a resource: `x-resource`."""

    def __init__(self, extension: Document) -> None:
        verbs = [verb for verb in _VERBS if verb in extension]
        if len(verbs) != 1:
            raise ContractError(f"it needs one of {', '.join(_VERBS)}, and has {len(verbs)} of them")
        self.kind: str = extension["kind"]
        self.verb = verbs[0]
        """`creates`, `uses`, `reads`, `changes` or `deletes`."""
        self.expression: str = extension[self.verb]
        """Where the request names the resource; where the response does, if the operation creates it."""
        self.creates = pointer(self.expression, "response") if self.verb == "creates" else None
        """Where the response carries the id of a new resource; None if the operation creates none."""
        self.named: str | None = self.expression if self.creates is None else extension.get("from")
        """The expression for the resource that the request names; None if it names none."""
        if self.named is not None:
            evaluate(self.named, {}, None, None)  # a ContractError if it cannot be followed
        self.answer = _optional(extension, "answer", "response")
        """Where the response repeats the id."""
        self.sets: list[tuple[Pointer, Any]] = [
            (pointer_parts(entry["field"]), entry["value"]) for entry in extension.get("sets", [])
        ]
        """What reading shows from then on: the field, and an expression or the value itself."""
        self.members = Members(extension["members"]) if "members" in extension else None


class Members:
    """The resources that are deleted together with another one: `x-resource.members`."""

    def __init__(self, extension: Document) -> None:
        self.kind: str = extension["kind"]
        self.field = pointer_parts(extension["field"])
        """Where a member shows the id of the resource that it belongs to."""
        self.count = _optional(extension, "count", "response")
        """Where the response says how many they were."""


def upload(extension: Document) -> dict[str, Pointer]:
    """Return where the response says what an uploaded file is, by the field of `x-upload`."""
    return _pointers(extension, ("type", "format", "size", "width", "height"), "response")


def result(extension: Document) -> dict[str, Pointer]:
    """Return where the request says what the images of its job are, by the field of `x-result`."""
    return _pointers(extension, ("input", "scale", "format"), "request")


def echo(extension: Document) -> dict[str, Pointer]:
    """Return where the response repeats path parameters, by their names: `x-echo`."""
    return {name: pointer(expression, "response") for name, expression in extension.items()}


def _pointers(extension: Document, fields: tuple[str, ...], of: str) -> dict[str, Pointer]:
    for name in extension.keys() - set(fields):
        raise ContractError(f"it has the field {name!r}, but only {', '.join(fields)} are known")
    return {name: pointer(expression, of) for name, expression in extension.items()}


def _optional(extension: Document, field: str, of: str) -> Pointer | None:
    return pointer(extension[field], of) if field in extension else None
