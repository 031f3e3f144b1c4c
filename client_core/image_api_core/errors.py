"""Everything that can go wrong, as one hierarchy.

    ImageAPIError
    +-- MissingAPIKey, ConfigurationError     the client cannot be made as asked
    +-- ValidationError                       a documented limit is broken; nothing was sent
    +-- APIConnectionError                    no response: refused, reset, cut off
    |   +-- APITimeoutError                   no response in time
    +-- APIStatusError                        a response that is not a success
    |   +-- <Reason>Error                     a documented one, with the vendor's parsed body (in the client's `errors`)
    |   +-- UndocumentedStatus                any other
    +-- InvalidResponse                       a success that cannot be read
    +-- PaginationError                       a list that does not come to its end
    +-- JobFailed, JobTimeout                 the job ended badly, or not in time; carry the job
    +-- JobsFailed                            some of many jobs; carries what became of each
    +-- UnexpectedStatus                      low-level functions only: a status that the contract does not have
    +-- InvalidCallback                       what was posted is not a callback of the contract
    +-- CallbackMismatch                      a callback says what the API does not; carries the job

`str(error)` is one line that says what is wrong and what to do. All of them can be pickled. None holds a key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .jobs import Job
    from .many_jobs import Outcome

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "Attempt",
    "CallbackMismatch",
    "ConfigurationError",
    "ImageAPIError",
    "InvalidCallback",
    "InvalidResponse",
    "JobFailed",
    "JobTimeout",
    "JobsFailed",
    "MissingAPIKey",
    "PaginationError",
    "RawResponse",
    "UndocumentedStatus",
    "UnexpectedStatus",
    "ValidationError",
]


class RawResponse:
    """A response as it came: for looking into, and safe to keep, since the request is not part of it.

    Attributes:
        status_code: The HTTP status, any integer.
        headers: The header fields, names in lower case, repeated ones joined by ", ".
        content: The body as received, decompressed; cut where the limit of the client was reached.

    """

    __slots__ = ("content", "headers", "status_code")

    def __init__(self, status_code: int, headers: Mapping[str, str], content: bytes) -> None:
        self.status_code = status_code
        self.headers = dict(headers.items())  # without items, httpx searches its list once for each name
        self.content = content

    @property
    def text(self) -> str:
        """The body as text, with a mark in place of each byte that is not UTF-8."""
        return self.content.decode("utf-8", "replace")

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}, {len(self.content)} bytes>"


class Attempt:
    """One attempt of a request that was not the last: what went wrong, and how long the client then waited.

    Attributes:
        reason: What went wrong, in a few words.
        waited: Seconds of waiting before the next attempt.

    """

    __slots__ = ("reason", "waited")

    def __init__(self, reason: str, waited: float) -> None:
        self.reason = reason
        self.waited = waited

    def __repr__(self) -> str:
        return f"Attempt({self.reason!r}, waited={self.waited:.2f})"


class ImageAPIError(Exception):
    """The base of every exception that a client of this family raises on purpose."""

    def __init__(self, message: str) -> None:
        super().__init__(message)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(cls: type[ImageAPIError], args: tuple[Any, ...], attributes: dict[str, Any]) -> ImageAPIError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(attributes)
    return error


class MissingAPIKey(ImageAPIError):
    """No key was passed, and none is in the environment."""


class ConfigurationError(ImageAPIError, ValueError):
    """The client cannot be made, or used, as asked: no base URL, one that a key must not go to, a closed client."""


class ValidationError(ImageAPIError, ValueError):
    """A documented limit is broken. Nothing was sent.

    Attributes:
        field: The field, as the contract names it; dotted when it is inside another.
        rule: The broken rule, a keyword of JSON Schema such as `maximum` or `enum`.
        value: The value that was given.
        limit: The documented limit, in words.

    """

    def __init__(self, field: str, rule: str, value: object, limit: str) -> None:
        shown = repr(value)
        if len(shown) > 80:
            length = f"{len(value)} characters" if isinstance(value, str) else type(value).__name__
            shown = f"{shown[:60]}... ({length})"
        super().__init__(f"{field} must be {limit}, not {shown}. Nothing was sent.")
        self.field = field
        self.rule = rule
        self.value = value
        self.limit = limit


class APIConnectionError(ImageAPIError):
    """No response came.

    Attributes:
        delivered: False if the request never reached the server; None if that cannot be known, so that a job may have
            been started and charged.
        temporary: Whether the same request may work later. A certificate that is not trusted, a host without a DNS
            entry, and a proxy that rejects the connection are not temporary.
        request: Method and URL of the request.
        attempts: The attempts before the last one.

    """

    def __init__(
        self,
        message: str,
        *,
        delivered: bool | None,
        temporary: bool,
        request: str,
        attempts: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message)
        self.request = request
        self.attempts = attempts
        self.delivered = delivered
        self.temporary = temporary


class APITimeoutError(APIConnectionError):
    """No response came in time."""


class APIStatusError(ImageAPIError):
    """The response is not a success.

    Attributes:
        status_code: The HTTP status.
        body: The vendor's error body, parsed as the contract describes it; None where it could not be.
        request_id: The vendor's id of the request, if the response carries one.
        retry_after: Seconds that the response asks to wait (`Retry-After`), if it does.
        response: The response as it came.
        request: Method and URL of the request.
        attempts: The attempts before the last one.

    """

    body: Any

    def __init__(
        self,
        message: str,
        *,
        response: RawResponse,
        body: Any,
        request_id: str | None,
        retry_after: float | None,
        request: str,
        attempts: tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message)
        self.status_code = response.status_code
        self.response = response
        self.body = body
        self.request_id = request_id
        self.retry_after = retry_after
        self.request = request
        self.attempts = attempts


class UndocumentedStatus(APIStatusError):
    """The contract does not know this status for this operation."""


class UnexpectedStatus(ImageAPIError):
    """The low-level functions got a status that the contract does not have.

    Attributes:
        status_code: The HTTP status.
        content: The body.

    """

    def __init__(self, status_code: int, content: bytes) -> None:
        super().__init__(f"unexpected status {status_code}: {content[:200].decode(errors='replace')}")
        self.status_code = status_code
        self.content = content


class InvalidResponse(ImageAPIError):
    """A success that cannot be read: not JSON, cut off, too large, or a documented field missing or of another type.

    Attributes:
        reason: What is wrong with it.
        response: The response as it came.
        request: Method and URL of the request.

    """

    def __init__(self, reason: str, *, response: RawResponse, request: str) -> None:
        super().__init__(
            f"{request} returned {response.status_code} with something that cannot be read: {reason}. "
            "The response is in .response; the request was carried out, so think before you send it again."
        )
        self.reason = reason
        self.response = response
        self.request = request


class PaginationError(ImageAPIError):
    """A list does not come to its end: page after page holds only what has been read already.

    Attributes:
        offset: Where the next page would begin.
        pages: How many such pages came in a row.

    """

    def __init__(self, offset: int, pages: int) -> None:
        super().__init__(
            f"{pages} pages in a row held nothing new, up to the offset {offset}: the server takes no notice of it. "
            "What was read before is all that can be read; ask for a larger limit to get more at once."
        )
        self.offset = offset
        self.pages = pages


class JobFailed(ImageAPIError):
    """The job ended, and not in success.

    Attributes:
        job: The job.
        job_id: The id of the job.
        status: Its final state, as the vendor names it.
        result: The job as it was read last, parsed.

    """

    def __init__(self, job: Job[Any], status: str, result: Any) -> None:
        super().__init__(f"job {job.id} ended as {status!r}. What the vendor says about it is in .result.")
        self.job = job
        self.job_id = job.id
        self.status = status
        self.result = result


class JobTimeout(ImageAPIError, TimeoutError):
    """The job had not ended when the deadline came. It goes on at the vendor's.

    Attributes:
        job: The job: pass it, or `str(job)`, to `wait` to go on waiting, here or in another process.
        job_id: The id of the job.
        timeout: How long was waited, in seconds.
        status: The state that was read last; None if it was never read.
        result: The job as it was read last, parsed; None if it was never read.

    """

    def __init__(self, job: Job[Any], timeout: float, status: str | None, result: Any) -> None:
        seen = f"is {status!r}" if status else "could not be read"
        super().__init__(
            f"job {job.id} {seen} after {timeout:g} s. It is not lost: call wait({str(job)!r}) to go on waiting."
        )
        self.job = job
        self.job_id = job.id
        self.timeout = timeout
        self.status = status
        self.result = result


class JobsFailed(ImageAPIError):
    """Of many jobs, not all have succeeded. All have been followed to their end or deadline.

    Attributes:
        outcomes: What became of each job (`image_api_core.many_jobs.Outcome`), in the order in which they were passed
            in: those that have succeeded too.

    """

    def __init__(self, outcomes: Sequence[Outcome[Any]]) -> None:
        errors = [outcome.error for outcome in outcomes if outcome.error is not None]
        super().__init__(
            f"{len(errors)} of {len(outcomes)} jobs did not succeed; the first: {errors[0]} "
            "What became of each is in .outcomes."
        )
        self.outcomes = list(outcomes)


class InvalidCallback(ImageAPIError, ValueError):
    """What was posted is not a callback of the contract. The message quotes nothing of it.

    Attributes:
        where: The field, dotted, as the contract names it; empty for the payload as a whole.
        reason: What is wrong with it.

    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(
            f"{where or 'the payload'} {reason}. Answer 400 and do not act on it: "
            "somebody else may have sent it, or the vendor has changed it."
        )
        self.where = where
        self.reason = reason


class CallbackMismatch(ImageAPIError):
    """A callback says that a job has ended, and the API has the job in another state.

    Attributes:
        job: The job.
        job_id: The id of the job.
        claimed: The state in the callback.
        status: The state that the API returned.
        result: The job as the API returned it, parsed.

    """

    def __init__(self, job: Job[Any], claimed: str, status: str, result: Any) -> None:
        super().__init__(
            f"a callback says that job {job.id} is {claimed!r}, the API says {status!r}. "
            "Do not act on the callback: the job as it is stands in .result, and wait() follows it to its end."
        )
        self.job = job
        self.job_id = job.id
        self.claimed = claimed
        self.status = status
        self.result = result
