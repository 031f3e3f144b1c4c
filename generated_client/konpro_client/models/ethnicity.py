# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `Ethnicity`."""

from typing import Literal, cast

Ethnicity = Literal[
    "Asian American",
    "Black",
    "East Asian",
    "Hispanic",
    "Middle Eastern",
    "Pacific",
    "South Asian",
    "South East Asian",
    "Unspecified",
    "White",
]

ETHNICITY_VALUES: set[Ethnicity] = {
    "Asian American",
    "Black",
    "East Asian",
    "Hispanic",
    "Middle Eastern",
    "Pacific",
    "South Asian",
    "South East Asian",
    "Unspecified",
    "White",
}


def check_ethnicity(value: object) -> Ethnicity:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(Ethnicity, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ETHNICITY_VALUES)!r}")
