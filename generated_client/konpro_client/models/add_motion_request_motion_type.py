# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `AddMotionRequestMotionType`."""

from typing import Literal, cast

AddMotionRequestMotionType = Literal[
    "consistent", "consistent_gen_3", "expressive", "hailuo_2", "kling", "seedance_lite", "veo2"
]

ADD_MOTION_REQUEST_MOTION_TYPE_VALUES: set[AddMotionRequestMotionType] = {
    "consistent",
    "consistent_gen_3",
    "expressive",
    "hailuo_2",
    "kling",
    "seedance_lite",
    "veo2",
}


def check_add_motion_request_motion_type(value: object) -> AddMotionRequestMotionType:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(AddMotionRequestMotionType, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ADD_MOTION_REQUEST_MOTION_TYPE_VALUES)!r}")
