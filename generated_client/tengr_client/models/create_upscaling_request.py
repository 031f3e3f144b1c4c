# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `CreateUpscalingRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateUpscalingRequest")


@_attrs_define
class CreateUpscalingRequest:
    """The image, how much to upscale it, and whom to tell when it is ready.

    Attributes:
        image_url (str): URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216 x
            1216. Formats: JPEG (also named JPG), PNG, WebP.
        scale_factor (int | Unset): Factor of the upscaling, any whole number from 2 to 8.
        webhook (str | Unset): URL to which the final artwork is posted. A newer edition of the page adds that it must
            be HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are refused.
    """

    image_url: str
    scale_factor: int | Unset = UNSET
    webhook: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        image_url = self.image_url

        scale_factor = self.scale_factor

        webhook = self.webhook

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "imageUrl": image_url,
            }
        )
        if scale_factor is not UNSET:
            field_dict["scaleFactor"] = scale_factor
        if webhook is not UNSET:
            field_dict["webhook"] = webhook

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

        webhook = d.pop("webhook", UNSET)

        model_ = cls(
            image_url=image_url,
            scale_factor=scale_factor,
            webhook=webhook,
        )

        return model_
