# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `TrainingStatus`."""

from typing import Literal, cast

TrainingStatus = Literal["completed", "failed", "in_progress", "pending"]

TRAINING_STATUS_VALUES: set[TrainingStatus] = {
    "completed",
    "failed",
    "in_progress",
    "pending",
}


def check_training_status(value: object) -> TrainingStatus:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(TrainingStatus, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(TRAINING_STATUS_VALUES)!r}")
