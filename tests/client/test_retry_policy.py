"""The retry policy decides as its docstring says. No clock, no network."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from image_api_core.errors import APIConnectionError, ConfigurationError
from image_api_core.retry import LONGEST_RETRY_AFTER, READING_METHODS, Failure, RetryPolicy, read_retry_after
from tests.support.sampling import example_count

NEVER_DELIVERED = Failure(error=APIConnectionError("x", delivered=False, temporary=True, request="POST x"))
UNKNOWN = Failure(error=APIConnectionError("x", delivered=None, temporary=True, request="POST x"))
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("failure", "for_all"),
    [
        (NEVER_DELIVERED, True),
        (Failure(status_code=429), True),
        (UNKNOWN, False),
        (Failure(status_code=500), False),
        (Failure(status_code=503), False),
        (Failure(status_code=520), False),
    ],
)
def test_a_failure_is_repeated_by_who_cannot_start_anything_twice(
    method: str, failure: Failure, *, for_all: bool
) -> None:
    delay = RetryPolicy().delay(method, failure, tried=1, elapsed=0)
    assert (delay is not None) is (for_all or method in READING_METHODS)


@pytest.mark.parametrize("status", [200, 302, 400, 401, 404, 408, 409, 422, 499])
@pytest.mark.parametrize("method", METHODS)
def test_an_answer_is_no_failure(method: str, status: int) -> None:
    assert RetryPolicy().delay(method, Failure(status_code=status), tried=1, elapsed=0) is None


@settings(
    max_examples=example_count(1000),
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    retries=st.integers(0, 10),
    tried=st.integers(1, 20),
    elapsed=st.floats(0, 200),
    asked=st.none() | st.floats(0, 200),
    jitter=st.floats(0, 1),
)
def test_a_wait_is_bounded(retries: int, tried: int, elapsed: float, asked: float | None, jitter: float) -> None:
    policy = RetryPolicy(retries=retries, budget=60, first_delay=0.5, max_delay=8)
    failure = Failure(status_code=429, retry_after=asked)
    delay = policy.delay("POST", failure, tried=tried, elapsed=elapsed, jitter=lambda: jitter)
    if delay is None:
        assert tried > retries or elapsed + (asked if asked is not None else jitter * 8) > 60 or elapsed > 60 - 8
    else:
        assert tried <= retries
        assert delay >= 0
        assert elapsed + delay <= 60
        assert delay == asked if asked is not None else delay <= 8


def test_the_waits_double_up_to_their_limit() -> None:
    policy = RetryPolicy(retries=9, first_delay=0.5, max_delay=3)
    waits = [policy.delay("GET", UNKNOWN, tried=n, elapsed=0, jitter=lambda: 1.0) for n in range(1, 6)]
    assert waits == [0.5, 1, 2, 3, 3]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("", None),
        ("-1", None),
        ("1.5", 1.5),
        ("1.", None),
        ("9" * 400, LONGEST_RETRY_AFTER),
        ("Thu, 01 Jan 9970 00:16:50 GMT", LONGEST_RETRY_AFTER),
        ("soon", None),
        ("٣", None),
        ("Thu, 01 Jan 1970 00:16:50 GMT", 10),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thursday, 01-Jan-70 00:16:50 GMT", 10),
        ("Thu, 01 Jan 1970 00:16:50", 10),
        ("Thu, 99 Jan 1970 00:16:50 GMT", None),
    ],
)
def test_retry_after_is_read(value: str | None, seconds: float | None) -> None:
    assert read_retry_after(value, now=1000.0) == seconds


@pytest.mark.parametrize(
    "settings",
    [
        *({"retries": value} for value in (-1, 1.5, True, "3", float("nan"))),
        *(
            {name: value}
            for name in ("budget", "first_delay", "max_delay")
            for value in (-1, float("nan"), float("inf"), "3", True, None)
        ),
    ],
    ids=repr,
)
def test_a_policy_of_other_than_sensible_numbers_is_rejected(settings: Any) -> None:
    """C11."""
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        RetryPolicy(**settings)


@pytest.mark.parametrize("method", METHODS)
def test_what_cannot_pass_is_not_repeated(method: str) -> None:
    """C9: a certificate that is not trusted stays so."""
    error = APIConnectionError("x", delivered=False, temporary=False, request="POST x")
    assert RetryPolicy().delay(method, Failure(error=error), tried=1, elapsed=0) is None
