# Made from tengr.openapi.json by 'make generate'. Do not edit.
from typing import Literal, cast

DetailerScaleFactor = Literal[1, 2, 4, 8]

DETAILER_SCALE_FACTOR_VALUES: set[DetailerScaleFactor] = {
    1,
    2,
    4,
    8,
}


def check_detailer_scale_factor(value: int | float) -> DetailerScaleFactor:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type int.
    """
    if isinstance(value, float) and value.is_integer():  # JSON has one kind of number: 4.0 is 4
        return cast(DetailerScaleFactor, int(value))
    if isinstance(value, int):
        return cast(DetailerScaleFactor, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(DETAILER_SCALE_FACTOR_VALUES)!r}")
