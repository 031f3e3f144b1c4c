"""How the payload of a callback is read: strict about its shape, tolerant of growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ..content import read_json
from ..errors import InvalidCallback
from ..jobs import Job
from ..limits import is_array, is_object
from .event import CallbackEvent

T = TypeVar("T")

MAX_PAYLOAD_BYTES = 1024 * 1024
"""The largest payload that is read. Callbacks of image job APIs are a few kilobytes; images come by URL."""

MAX_DEPTH = 64
"""The deepest nesting that is read."""


@dataclass(frozen=True, slots=True)
class CallbackSpec(Generic[T]):
    """One callback of a contract.

    Attributes:
        name: Its operationId.
        vendor: The API that posts it.
        operation: The method that starts the job.
        check: Raises InvalidCallback if a payload does not have the documented shape.
        tags: The fields of its payload that can have one value only, with that value.
        read: Makes the typed payload of a payload that has the shape.
        job_id: Where the payload carries the id of the job, from the outside in.
        status: Where it carries the state.
        caller_id: Where it carries the caller's own id; None if it does not.
        succeeded: States that mean success.
        failed: States that mean failure.

    """

    name: str
    vendor: str
    operation: str
    check: Callable[[Any], None]
    tags: Mapping[str, Any]
    read: Callable[[Any], T]
    job_id: tuple[str, ...]
    status: tuple[str, ...]
    caller_id: tuple[str, ...] | None
    succeeded: frozenset[str]
    failed: frozenset[str]


def read_callback(specs: Sequence[CallbackSpec[Any]], payload: bytes | str | dict[str, Any]) -> CallbackEvent[Any]:
    """Read what was posted.

    Args:
        specs: The callbacks of the contract; the first whose shape fits is taken.
        payload: The body as it came, or the JSON object in it.

    Raises:
        InvalidCallback: It is too large, too deep, not JSON, no object, or of another shape.

    """
    data: Any = payload if is_object(payload) else _loaded(payload)
    _check_depth(data)
    if not is_object(data):
        raise InvalidCallback("", "is not a JSON object")
    problems: list[tuple[str, str, str]] = []
    for spec in specs:
        try:
            spec.check(data)
        except InvalidCallback as error:
            problems.append((spec.name, error.where, error.reason))
        else:
            return _event(spec, data)
    tagged = [problem for spec, problem in zip(specs, problems, strict=True) if _has_tags(spec, data)]
    likely = tagged if len(tagged) == 1 else problems
    if len({problem[1:] for problem in likely}) == 1:
        raise InvalidCallback(*likely[0][1:])
    raise InvalidCallback("", "fits no callback: " + "; ".join(" ".join(filter(None, problem)) for problem in problems))


def _has_tags(spec: CallbackSpec[Any], data: dict[str, Any]) -> bool:
    """Return whether the payload has all the tags of a callback."""
    return bool(spec.tags) and all(data.get(name) == value for name, value in spec.tags.items())


def _event(spec: CallbackSpec[T], data: dict[str, Any]) -> CallbackEvent[T]:
    status = _text(data, spec.status)
    job_id = _text(data, spec.job_id)
    if job_id is None or status is None:
        raise InvalidCallback(".".join(spec.job_id if job_id is None else spec.status), "is missing")
    try:
        payload = spec.read(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        # The shape holds, and still no model comes of it. The error's words may quote the payload.
        raise InvalidCallback("", f"cannot be read as {spec.name} ({type(error).__name__})") from None
    return CallbackEvent(
        name=spec.name,
        job=Job(spec.vendor, spec.operation, job_id),
        status=status,
        caller_id=None if spec.caller_id is None else _text(data, spec.caller_id),
        ended=status in spec.succeeded or status in spec.failed,
        succeeded=status in spec.succeeded,
        payload=payload,
    )


def _loaded(payload: object) -> Any:
    if not isinstance(payload, bytes | bytearray | str):
        raise TypeError(f"a payload is bytes, str or dict, not {type(payload).__name__}")
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise InvalidCallback("", f"is larger than {MAX_PAYLOAD_BYTES} bytes")
    try:
        return read_json(payload if isinstance(payload, bytes | bytearray) else payload.encode())
    except UnicodeError:
        raise InvalidCallback("", "is not UTF-8") from None
    except RecursionError:
        raise InvalidCallback("", f"is nested more than {MAX_DEPTH} levels deep") from None
    except ValueError:
        raise InvalidCallback("", "is not JSON") from None  # its cause would hold the whole text


def _check_depth(data: Any) -> None:
    """Refuse what is nested too deeply, without recursion of its own: a dict may even hold itself."""
    level = [data]
    for _ in range(MAX_DEPTH):
        level = list({id(inner): inner for value in level for inner in _inside(value)}.values())
        if not level:
            return
    raise InvalidCallback("", f"is nested more than {MAX_DEPTH} levels deep")


def _inside(value: Any) -> Iterator[Any]:
    if is_object(value):
        yield from (inner for inner in value.values() if isinstance(inner, dict | list))
    elif is_array(value):
        yield from (inner for inner in value if isinstance(inner, dict | list))


def _text(data: Any, path: tuple[str, ...]) -> str | None:
    """Return the text or number at a path, as text; None if it is not there."""
    for name in path:
        if not is_object(data) or data.get(name) is None:
            return None
        data = data[name]
    where = ".".join(path)
    if isinstance(data, bool) or not isinstance(data, str | int):
        raise InvalidCallback(where, "must be a string or a whole number")
    text = str(data)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidCallback(where, "is not Unicode text") from None
    return text
