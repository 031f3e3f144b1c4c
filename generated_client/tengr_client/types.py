# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""Types that the low-level functions and the models share."""

from image_api_core.low_level import File, Response
from image_api_core.unset import UNSET, Unset

__all__ = ["UNSET", "File", "Response", "Unset"]
