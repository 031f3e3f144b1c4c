# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `MotionType`."""

from typing import Literal, cast

MotionType = Literal["consistent", "consistent_gen_3", "expressive", "hailuo_2", "kling", "seedance_lite", "veo2"]

MOTION_TYPE_VALUES: set[MotionType] = {
    "consistent",
    "consistent_gen_3",
    "expressive",
    "hailuo_2",
    "kling",
    "seedance_lite",
    "veo2",
}


def check_motion_type(value: object) -> MotionType:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(MotionType, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(MOTION_TYPE_VALUES)!r}")
