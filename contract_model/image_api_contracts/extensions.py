"""The extensions of an operation, as `extensions.md` of the contracts describes them.

The functions and classmethods that read one take it for correct. `Operation` turns the KeyError, TypeError or
AttributeError that an incorrect one ends in into a ContractError with its place.
"""

from dataclasses import dataclass
from typing import Any, Self

from image_api_contracts.documents import ContractError, Document, Pointer, pointer_parts
from image_api_contracts.expressions import evaluate, parameter, pointer, text

_VERBS = ("creates", "uses", "reads", "changes", "deletes")


@dataclass(frozen=True)
class Billing:
    """What a call costs: `x-billing`."""

    amount: float
    unit: str
    per: str

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read the extension."""
        amount = extension["amount"]
        if not isinstance(amount, int | float):
            raise ContractError(f"the amount {amount!r} is not a number")
        return cls(amount, extension["unit"], extension.get("per", "call"))


@dataclass(frozen=True)
class JobCallback:
    """The callback at the end of a job: `x-job.callback`."""

    name: str
    """The key among the callbacks of the operation."""
    url: Pointer
    """Where the request carries the URL to call."""
    caller_id: Pointer | None
    """Where the request carries the caller's own id."""

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read this part of the extension."""
        url = pointer(extension["url"], "request")
        return cls(extension["name"], url, _optional(extension, "callerId", "request"))


@dataclass(frozen=True)
class Job:
    """How a job that an operation starts continues: `x-job`."""

    id: Pointer
    """Where the response that starts the job carries its id."""
    poll: str
    """The operationId of the operation that reads the job."""
    parameter: str
    """The path parameter of that operation that takes the id."""
    status: Pointer
    """Where the response of that operation carries the state."""
    progress: Pointer | None
    """Where it carries the progress, in percent."""
    pending: tuple[str, ...]
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    callback: JobCallback | None

    @property
    def states(self) -> tuple[str, ...]:
        """All documented states."""
        return self.pending + self.succeeded + self.failed

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read the extension."""
        poll, states = extension["poll"], extension["states"]
        return cls(
            id=pointer(extension["id"], "response"),
            poll=poll["operationId"],
            parameter=poll["parameter"],
            status=pointer(poll["status"], "response"),
            progress=_optional(poll, "progress", "response"),
            pending=tuple(states["pending"]),
            succeeded=tuple(states["succeeded"]),
            failed=tuple(states["failed"]),
            callback=JobCallback.read(extension["callback"]) if "callback" in extension else None,
        )


@dataclass(frozen=True)
class Event:
    """Where the payload of a callback says which job has ended, and how: `x-event`."""

    id: Pointer
    status: Pointer | None
    caller_id: Pointer | None

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read the extension."""
        return cls(
            pointer(extension["id"], "request"),
            _optional(extension, "status", "request"),
            _optional(extension, "callerId", "request"),
        )


@dataclass(frozen=True)
class Pagination:
    """How a list is read page by page: `x-pagination`."""

    items: Pointer
    """Where the response carries the items of the page; `()` if it is the bare array."""
    offset: str
    """The query parameter that takes how many items to skip."""
    limit: str
    """The query parameter that takes the size of a page."""
    id: Pointer
    """Where an item carries its id."""

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read the extension."""
        items = extension["items"]
        return cls(
            () if items == text((), "response") else pointer(items, "response"),
            parameter(extension["offset"], "query"),
            parameter(extension["limit"], "query"),
            pointer_parts(extension["id"]),
        )


@dataclass(frozen=True)
class Members:
    """The resources that are deleted together with another one: `x-resource.members`."""

    kind: str
    field: Pointer
    """Where a member shows the id of the resource that it belongs to."""
    count: Pointer | None
    """Where the response says how many they were."""

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read this part of the extension."""
        field = pointer_parts(extension["field"])
        return cls(extension["kind"], field, _optional(extension, "count", "response"))


@dataclass(frozen=True)
class Resource:
    """What an operation does with a resource: `x-resource`."""

    kind: str
    verb: str
    """`creates`, `uses`, `reads`, `changes` or `deletes`."""
    expression: str
    """Where the request names the resource; where the response does, if the operation creates it."""
    source: str | None
    """Where the request names the resource that a new one begins as."""
    answer: Pointer | None
    """Where the response repeats the id."""
    sets: tuple[tuple[Pointer, Any], ...]
    """What reading shows from then on: the field, and an expression or the value itself."""
    members: Members | None

    @property
    def creates(self) -> Pointer | None:
        """Where the response carries the id of a new resource; None if the operation creates none."""
        return pointer(self.expression, "response") if self.verb == "creates" else None

    @property
    def named(self) -> str | None:
        """The expression for the resource that the request names; None if it names none."""
        return self.source if self.verb == "creates" else self.expression

    @classmethod
    def read(cls, extension: Document) -> Self:
        """Read the extension."""
        verbs = [verb for verb in _VERBS if verb in extension]
        if len(verbs) != 1:
            raise ContractError(f"it needs one of {', '.join(_VERBS)}, and has {len(verbs)} of them")
        for expression in (extension[verbs[0]], extension.get("from")):
            if expression is not None:
                evaluate(expression, {}, None, None)  # a ContractError if it cannot be followed
        return cls(
            kind=extension["kind"],
            verb=verbs[0],
            expression=extension[verbs[0]],
            source=extension.get("from"),
            answer=_optional(extension, "answer", "response"),
            sets=tuple((pointer_parts(entry["field"]), entry["value"]) for entry in extension.get("sets", [])),
            members=Members.read(extension["members"]) if "members" in extension else None,
        )


def read_upload(extension: Document) -> dict[str, Pointer]:
    """Read `x-upload`: where the response says what an uploaded file is, by the field of the extension."""
    return _pointers(extension, ("type", "format", "size", "width", "height"), "response")


def read_result(extension: Document) -> dict[str, Pointer]:
    """Read `x-result`: where the request says what the images of its job are, by the field of the extension."""
    return _pointers(extension, ("input", "scale", "format"), "request")


def _pointers(extension: Document, fields: tuple[str, ...], of: str) -> dict[str, Pointer]:
    for name in extension.keys() - set(fields):
        raise ContractError(f"it has the field {name!r}, but only {', '.join(fields)} are known")
    return {name: pointer(expression, of) for name, expression in extension.items()}


def _optional(extension: Document, field: str, of: str) -> Pointer | None:
    return pointer(extension[field], of) if field in extension else None
