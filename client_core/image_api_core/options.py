"""How a call is made: timeouts, retries, and the ways past what the contract describes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from .errors import ConfigurationError
from .retry import RetryPolicy


@dataclass(frozen=True, slots=True)
class Timeout:
    """How long one attempt of a request may take.

    Attributes:
        connect: Seconds to make a connection, DNS and TLS included. More than 0.
        total: Seconds from the start to the last byte of the response. More than 0.

    Raises:
        ConfigurationError: A number is not finite, or not more than 0.

    """

    connect: float = 5.0
    total: float = 60.0

    def __post_init__(self) -> None:
        for name, value in (("connect", self.connect), ("total", self.total)):
            if not _is_number(value) or not 0 < value < math.inf:
                raise ConfigurationError(f"timeout must be a finite number of seconds above 0: {name} is {value!r}")


class RequestOptions(TypedDict, total=False):
    """What every operation takes beside its own parameters.

    Attributes:
        timeout: Seconds that one attempt may take, or a `Timeout`; the client's if left out.
        retries: Further attempts, or a `RetryPolicy`; the client's if left out.
        extra_headers: Headers to send, by name; they replace those that the client sends by itself, but not the key.
        extra_query: Query parameters to send beside the documented ones, by name.
        extra_body: Fields to send in the JSON body beside the documented ones, by name; not checked.
        unchecked: Whether to send what breaks documented limits, such as a value that the vendor added since.

    """

    timeout: Timeout | float | None
    retries: RetryPolicy | int | None
    extra_headers: Mapping[str, str] | None
    extra_query: Mapping[str, object] | None
    extra_body: Mapping[str, object] | None
    unchecked: bool


def read_timeout(timeout: Timeout | float | None, default: Timeout) -> Timeout:
    """Return a timeout. Raises ConfigurationError if it is not one."""
    if timeout is None:
        return default
    if isinstance(timeout, Timeout):
        return timeout
    return Timeout(connect=min(timeout, default.connect) if _is_number(timeout) else timeout, total=timeout)


def read_retries(retries: RetryPolicy | int | None, default: RetryPolicy) -> RetryPolicy:
    """Return a retry policy. Raises ConfigurationError if it is not one."""
    if retries is None:
        return default
    return retries if isinstance(retries, RetryPolicy) else RetryPolicy(retries=retries)


def check_options(operation: str, options: RequestOptions) -> None:
    """Check the names of options.

    Raises:
        TypeError: One is unknown, as for any other argument of a function.

    """
    for name in options:
        if name not in RequestOptions.__annotations__:
            raise TypeError(f"{operation}() got an unexpected keyword argument {name!r}")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
