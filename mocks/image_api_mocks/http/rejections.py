"""Refusals in the words of a vendor: the documented error of a status, with the real reasons in it."""

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from image_api_contracts import schemas
from image_api_contracts.operations import Media, Operation
from image_api_mocks.operations.contract import Contract
from image_api_mocks.state import clock

_NAMED = set(HTTPStatus)
_MESSAGE = ("message", "detail", "description", "title", "reason", "error")
_FIELD = re.compile("field|param|property|path|location|^loc$", re.IGNORECASE)
_REASON = re.compile("reason|message|description|detail|^msg$", re.IGNORECASE)
_REQUEST_ID = re.compile("request_?id", re.IGNORECASE)


@dataclass(frozen=True)
class Reason:
    """One thing that is wrong with a request."""

    location: tuple[str, ...]
    """Where: `body`, `query`, `path` or `header`, then the names on the way to the value."""
    message: str


def reasons(violations: str) -> list[Reason]:
    """Read the reasons that Prism gives in `sl-violations`.

    Prism cuts a list that does not fit into its header: then the last reason says that there are more.
    """
    start = violations.find("[") + 1
    decoder = json.JSONDecoder()
    found: list[Reason] = []
    position = start
    while position < len(violations) and violations[position] != "]":
        try:
            violation, position = decoder.raw_decode(violations, position)
        except ValueError:
            found.append(Reason((), "there are further reasons, which do not fit into the list"))
            break
        # Prism also notes what is wrong with its own answer.
        if violation["location"][0] == "request" and violation["severity"] == "Error":
            found.append(Reason(tuple(violation["location"][1:]), violation["message"]))
        position += violations[position : position + 1] == ","
    return found


def said(body: bytes) -> str | None:
    """Return what Prism says in an answer of its own about why it refuses; None if it says nothing."""
    try:
        problem = json.loads(body)
    except ValueError:
        return None
    if not isinstance(problem, dict):
        return None
    if isinstance(problem.get("error"), dict):
        problem = problem["error"]
    words = [str(problem[name]) for name in ("title", "detail", "message") if problem.get(name)]
    return ": ".join(words) or None


class Rejections:
    """Writes refusals. What they say of the time comes from the mock's clock, and each has a request id of its own."""

    def __init__(self, contract: Contract) -> None:
        """Take the contract whose words are used."""
        self._contract = contract

    def body(
        self,
        status: int,
        operation: Operation | None,
        *,
        now: float,
        request_id: Callable[[Any], Any],
        message: str | None = None,
        wrong: list[Reason] | None = None,
    ) -> dict[str, Any]:
        """Return the body of a refusal.

        Takes the status, the operation (None if the request calls none), the time, what makes a request id like a
        documented one, and what is to be said: a message, or what is wrong with the request. Without either the body
        says what the example of the status says.
        """
        borrowed, body = self._shape(status, operation)
        if body is None:
            text = message or "; ".join(reason.message for reason in wrong or []) or _phrase(status)
            return {"message": text, "status": status}
        refusal: dict[str, Any] = copy.deepcopy(body.example)
        if borrowed != status:
            message = message or _phrase(status)
            _restate(refusal, borrowed, status)
        if wrong:
            message = "; ".join(reason.message for reason in wrong)
        document = self._contract.document
        for parent, name, schema in _fields(document, body.schema, refusal):
            value = parent[name]
            if _REQUEST_ID.fullmatch(name):
                parent[name] = request_id(value)
            elif schema.get("format") == "date-time" and isinstance(value, str):
                parent[name] = clock.written(now, value)
            elif wrong and name == "details":
                parent[name] = _details(value, wrong)
        if message is not None:
            # What the example says of one case is not true of another.
            if not wrong:
                _forget_details(refusal)
            _say(refusal, message, wrong or [])
        return refusal

    def _shape(self, status: int, operation: Operation | None) -> tuple[int, Media | None]:
        """Return the documented error for a status, or the nearest one, and its status."""
        own = {} if operation is None else self._contract.errors_of(operation)
        if status in own:
            return status, own[status]
        if status in self._contract.errors:
            return status, self._contract.errors[status]
        candidates = own or self._contract.errors
        if not candidates:
            return status, None
        general = 400 if status < 500 else 500
        nearest = min(candidates, key=lambda code: (code // 100 != status // 100, abs(code - general)))
        return nearest, candidates[nearest]


def _phrase(status: int) -> str:
    """Return what a status is called; some have no name."""
    return HTTPStatus(status).phrase if status in _NAMED else f"Status {status}"


def _fields(document: Any, schema: Any, value: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, Any]]:
    """Yield the fields of a refusal, the inner ones first: the object, the name, the schema."""
    known = schemas.properties(document, schema, value)
    for name in list(value):
        prop = known.get(name, {})
        inner = value[name]
        if isinstance(inner, dict) and name != "details":
            yield from _fields(document, prop, inner)
        yield value, name, prop


def _restate(value: Any, borrowed: int, status: int) -> None:
    """Replace the status that an example speaks of, as a number or by its name."""
    old, new = _phrase(borrowed), _phrase(status)
    for name, part in value.items():
        if isinstance(part, dict):
            _restate(part, borrowed, status)
        elif part == borrowed and not isinstance(part, bool):
            value[name] = status
        elif part == str(borrowed):
            value[name] = str(status)
        elif part == old:
            value[name] = new


def _say(refusal: dict[str, Any], message: str, wrong: list[Reason]) -> None:
    """Put the message into the first field that is there for one; a list of messages gets each reason by itself."""
    for parent in (refusal, *(part for part in refusal.values() if isinstance(part, dict))):
        for name in _MESSAGE:
            if isinstance(parent.get(name), str):
                parent[name] = message
                return
            if isinstance(parent.get(name), list):
                parent[name] = [reason.message for reason in wrong] or [message]
                return


def _details(value: Any, wrong: list[Reason]) -> Any:
    """Return details in the form of the documented ones: of the first reason, or of each if they are a list."""
    if isinstance(value, list):
        like = value[0] if value else ""
        return [_details(like, [reason]) for reason in wrong]
    if isinstance(value, dict):
        filled = {}
        for name, part in value.items():
            if _FIELD.search(name):
                filled[name] = ".".join(wrong[0].location[1:]) or ".".join(wrong[0].location)
            elif _REASON.search(name):
                filled[name] = wrong[0].message
            else:
                filled[name] = part
        return filled
    return "; ".join(reason.message for reason in wrong)


def _forget_details(refusal: dict[str, Any]) -> None:
    for parent in (refusal, *(part for part in refusal.values() if isinstance(part, dict))):
        parent.pop("details", None)
