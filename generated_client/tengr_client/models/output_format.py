# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The values of `OutputFormat`."""

from typing import Literal, cast

OutputFormat = Literal["auto", "png", "webp"]

OUTPUT_FORMAT_VALUES: set[OutputFormat] = {
    "auto",
    "png",
    "webp",
}


def check_output_format(value: object) -> OutputFormat:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(OutputFormat, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(OUTPUT_FORMAT_VALUES)!r}")
