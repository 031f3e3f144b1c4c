# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `UpscalingParameters`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="UpscalingParameters")


@_attrs_define
class UpscalingParameters:
    """Echo of the request.

    Attributes:
        image_url (str | Unset): URL of the image that was sent.
        scale_factor (int | Unset): Factor of the upscaling, any whole number from 2 to 8.
        webhook (str | Unset): The webhook that was sent.
    """

    image_url: str | Unset = UNSET
    scale_factor: int | Unset = UNSET
    webhook: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        image_url = self.image_url

        scale_factor = self.scale_factor

        webhook = self.webhook

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if image_url is not UNSET:
            field_dict["imageUrl"] = image_url
        if scale_factor is not UNSET:
            field_dict["scaleFactor"] = scale_factor
        if webhook is not UNSET:
            field_dict["webhook"] = webhook

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        d = dict(src_dict)
        image_url = d.pop("imageUrl", UNSET)

        scale_factor = d.pop("scaleFactor", UNSET)

        webhook = d.pop("webhook", UNSET)

        model_ = cls(
            image_url=image_url,
            scale_factor=scale_factor,
            webhook=webhook,
        )

        model_.additional_properties = d
        return model_

    @property
    def additional_keys(self) -> list[str]:
        """The names of the fields that the contract does not name."""
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        """Return a field that the contract does not name. Raises KeyError if there is none."""
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        """Set a field that the contract does not name."""
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        """Drop a field that the contract does not name. Raises KeyError if there is none."""
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        """Say whether there is such a field that the contract does not name."""
        return key in self.additional_properties
