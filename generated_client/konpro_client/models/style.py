# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Style`."""

from typing import Literal, cast

Style = Literal["Cinematic", "Cyberpunk", "Noir", "Pixar", "Realistic", "Unspecified", "Vintage"]

STYLE_VALUES: set[Style] = {
    "Cinematic",
    "Cyberpunk",
    "Noir",
    "Pixar",
    "Realistic",
    "Unspecified",
    "Vintage",
}


def check_style(value: object) -> Style:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Style, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(STYLE_VALUES)!r}")
