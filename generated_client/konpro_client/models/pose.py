# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Pose`."""

from typing import Literal, cast

Pose = Literal["close_up", "full_body", "half_body"]

POSE_VALUES: set[Pose] = {
    "close_up",
    "full_body",
    "half_body",
}


def check_pose(value: object) -> Pose:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Pose, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(POSE_VALUES)!r}")
