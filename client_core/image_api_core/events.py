"""What `on_request` and `on_response` get: one request of a call, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class RequestEvent:
    """A request that is about to be sent.

    Attributes:
        operation: The operationId of the contract.
        attempt: 1 for the first attempt of the call.
        method: The HTTP method.
        url: The URL.
        headers: The headers, names in lower case, with a mask in place of the key.

    """

    operation: str
    attempt: int
    method: str
    url: str
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ResponseEvent:
    """What came of a request.

    Attributes:
        operation: The operationId of the contract.
        attempt: 1 for the first attempt of the call.
        method: The HTTP method.
        url: The URL.
        status_code: The HTTP status; None if no response came.
        headers: The headers of the response, names in lower case; empty if none came.
        request_id: The vendor's id of the request; None if the response carries none.
        duration: Seconds from the start of the attempt to the last byte of the response.
        error: Why no response came; None if one came.

    """

    operation: str
    attempt: int
    method: str
    url: str
    status_code: int | None
    headers: Mapping[str, str]
    request_id: str | None
    duration: float
    error: Exception | None


@dataclass(frozen=True, slots=True)
class DetailedResponse(Generic[T_co]):
    """The result of a call, and how it came about: what `with_response` returns.

    Attributes:
        result: What the operation returns.
        status_code: The HTTP status.
        headers: The headers of the response, names in lower case.
        request_id: The vendor's id of the request; None if the response carries none.
        attempts: How many requests were sent.
        duration: Seconds from the first request to the last byte of the response, waits included.

    """

    result: T_co
    status_code: int
    headers: Mapping[str, str]
    request_id: str | None
    attempts: int
    duration: float
