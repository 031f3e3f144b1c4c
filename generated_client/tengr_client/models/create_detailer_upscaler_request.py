# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `CreateDetailerUpscalerRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.detailer_scale_factor import DetailerScaleFactor, check_detailer_scale_factor
from ..models.output_format import OutputFormat, check_output_format
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateDetailerUpscalerRequest")


@_attrs_define
class CreateDetailerUpscalerRequest:
    """The image, and how much to enhance and upscale it.

    Attributes:
        image_url (str): URL of the image. Its area (width x height) is at most 1,478,656 pixels, for example 1216 x
            1216. Formats: JPEG (also named JPG), PNG, WebP.
        scale_factor (DetailerScaleFactor | Unset): 1 enhances details only; 2, 4 and 8 enhance details and upscale by
            that factor.
        details (int | Unset): Level of detail enhancement: 1 low, 2 medium, 3 high.
        modification (int | Unset): Strength of the modification: 1 subtle, 2 balanced, 3 strong.
        seed (int | Unset): Seed of the random numbers. Left out, the vendor picks one.
        webhook (str | Unset): URL to which the final artwork is posted. A newer edition of the page adds that it must
            be HTTPS on a publicly routable host; loopback, link-local, private and cloud metadata addresses are refused.
        output_format (OutputFormat | Unset): Format of the results. `auto` is the vendor's default, which is WebP at
            high quality; `png` is lossless.
    """

    image_url: str
    scale_factor: DetailerScaleFactor | Unset = UNSET
    details: int | Unset = UNSET
    modification: int | Unset = UNSET
    seed: int | Unset = UNSET
    webhook: str | Unset = UNSET
    output_format: OutputFormat | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        image_url = self.image_url

        scale_factor: int | Unset = UNSET
        if not isinstance(self.scale_factor, Unset):
            scale_factor = self.scale_factor

        details = self.details

        modification = self.modification

        seed = self.seed

        webhook = self.webhook

        output_format: str | Unset = UNSET
        if not isinstance(self.output_format, Unset):
            output_format = self.output_format

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "imageUrl": image_url,
            }
        )
        if scale_factor is not UNSET:
            field_dict["scaleFactor"] = scale_factor
        if details is not UNSET:
            field_dict["details"] = details
        if modification is not UNSET:
            field_dict["modification"] = modification
        if seed is not UNSET:
            field_dict["seed"] = seed
        if webhook is not UNSET:
            field_dict["webhook"] = webhook
        if output_format is not UNSET:
            field_dict["outputFormat"] = output_format

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

        _scale_factor = d.pop("scaleFactor", UNSET)
        scale_factor: DetailerScaleFactor | Unset
        if isinstance(_scale_factor, Unset):
            scale_factor = UNSET
        else:
            scale_factor = check_detailer_scale_factor(_scale_factor)

        details = d.pop("details", UNSET)

        modification = d.pop("modification", UNSET)

        seed = d.pop("seed", UNSET)

        webhook = d.pop("webhook", UNSET)

        _output_format = d.pop("outputFormat", UNSET)
        output_format: OutputFormat | Unset
        if isinstance(_output_format, Unset):
            output_format = UNSET
        else:
            output_format = check_output_format(_output_format)

        model_ = cls(
            image_url=image_url,
            scale_factor=scale_factor,
            details=details,
            modification=modification,
            seed=seed,
            webhook=webhook,
            output_format=output_format,
        )

        return model_
