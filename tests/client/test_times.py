"""Times are read, and written back as the same text."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from image_api_core import rfc3339

MOMENTS = {
    "2024-01-15T11:30:00Z": datetime(2024, 1, 15, 11, 30, tzinfo=UTC),
    "2024-07-29T15:51:28.071Z": datetime(2024, 7, 29, 15, 51, 28, 71000, tzinfo=UTC),
    "2024-07-29T15:51:28.070Z": datetime(2024, 7, 29, 15, 51, 28, 70000, tzinfo=UTC),
    "2024-07-29T15:51:28.000Z": datetime(2024, 7, 29, 15, 51, 28, tzinfo=UTC),
    "2024-07-29T15:51:28.5Z": datetime(2024, 7, 29, 15, 51, 28, 500000, tzinfo=UTC),
    "2024-07-29T15:51:28.071234567Z": datetime(2024, 7, 29, 15, 51, 28, 71234, tzinfo=UTC),
    "2024-07-29T15:51:28+00:00": datetime(2024, 7, 29, 15, 51, 28, tzinfo=UTC),
    "2024-07-29t15:51:28z": datetime(2024, 7, 29, 15, 51, 28, tzinfo=UTC),
    "2024-07-29T15:51:28+02:00": datetime(2024, 7, 29, 15, 51, 28, tzinfo=timezone(timedelta(hours=2))),
}


@pytest.mark.parametrize(("text", "moment"), MOMENTS.items())
def test_a_time_is_read_and_written_back_unchanged(text: str, moment: datetime) -> None:
    read = rfc3339.parse(text)
    assert read == moment
    assert read.utcoffset() == moment.utcoffset()
    for copied in (read, copy.copy(read), copy.deepcopy(read), pickle.loads(pickle.dumps(read))):  # noqa: S301
        assert copied == moment
        assert rfc3339.serialize(copied) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2024, 1, 15, 11, 30, tzinfo=UTC), "2024-01-15T11:30:00Z"),
        (datetime(2024, 1, 15, 11, 30, 0, 71000, tzinfo=UTC), "2024-01-15T11:30:00.071Z"),
        (datetime(2024, 1, 15, 11, 30, 0, 71, tzinfo=UTC), "2024-01-15T11:30:00.000071Z"),
        (datetime(2024, 1, 15, 11, 30, tzinfo=timezone(timedelta(hours=2))), "2024-01-15T09:30:00Z"),
        (rfc3339.parse("2024-01-15T11:30:00.000Z") + timedelta(hours=1), "2024-01-15T12:30:00Z"),
        (rfc3339.parse("2024-01-15T11:30:00.000Z").replace(year=2025), "2025-01-15T11:30:00Z"),
    ],
)
def test_a_time_that_a_program_made_is_written_in_utc(moment: datetime, text: str) -> None:
    assert rfc3339.serialize(moment) == text


@given(st.datetimes(timezones=st.timezones(), min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1)))  # noqa: DTZ001
def test_what_is_written_is_the_same_moment(moment: datetime) -> None:
    assert rfc3339.parse(rfc3339.serialize(moment)) == moment.astimezone(UTC)


def test_a_time_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        rfc3339.serialize(datetime(2024, 1, 15))  # noqa: DTZ001


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13-01T00:00:00Z", "1700000000"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"isoformat|month"):
        rfc3339.parse(text)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="must be a string"):
        rfc3339.parse(1700000000)  # type: ignore[arg-type]
