# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `CreateUpscalingV1Request`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateUpscalingV1Request")


@_attrs_define
class CreateUpscalingV1Request:
    """The image, and how much to upscale it.

    Attributes:
        image_url (str): URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216 x
            1216. Formats: JPEG (also named JPG), PNG, WebP.
        scale_factor (int | Unset): Factor of the upscaling, any whole number from 2 to 8.
    """

    image_url: str
    scale_factor: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        image_url = self.image_url

        scale_factor = self.scale_factor

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "imageUrl": image_url,
            }
        )
        if scale_factor is not UNSET:
            field_dict["scaleFactor"] = scale_factor

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        d = dict(src_dict)
        image_url = d.pop("imageUrl")

        scale_factor = d.pop("scaleFactor", UNSET)

        model_ = cls(
            image_url=image_url,
            scale_factor=scale_factor,
        )

        return model_
