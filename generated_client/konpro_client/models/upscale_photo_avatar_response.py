# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `UpscalePhotoAvatarResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..types import UNSET, Unset

T = TypeVar("T", bound="UpscalePhotoAvatarResponse")


@_attrs_define
class UpscalePhotoAvatarResponse:
    """The new, upscaled avatar.

    Attributes:
        upscaled_avatar_id (str): Id of the new avatar.
        status (str): State of the upscaling. Only `completed` is shown; no list is documented for this field.
        original_id (str | Unset): Id of the avatar that was upscaled; it stays as it is.
        upscale_factor (str | Unset): Factor of the upscaling. Only `2x` is shown.
        resolution (str | Unset): Width and height of the new avatar in pixels, written `<width>x<height>`.
        message (str | Unset): What happened, for a person to read.
        created_at (datetime.datetime | Unset): When the new avatar was made.
    """

    upscaled_avatar_id: str
    status: str
    original_id: str | Unset = UNSET
    upscale_factor: str | Unset = UNSET
    resolution: str | Unset = UNSET
    message: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        upscaled_avatar_id = self.upscaled_avatar_id

        status = self.status

        original_id = self.original_id

        upscale_factor = self.upscale_factor

        resolution = self.resolution

        message = self.message

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = rfc3339.serialize(self.created_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "upscaled_avatar_id": upscaled_avatar_id,
                "status": status,
            }
        )
        if original_id is not UNSET:
            field_dict["original_id"] = original_id
        if upscale_factor is not UNSET:
            field_dict["upscale_factor"] = upscale_factor
        if resolution is not UNSET:
            field_dict["resolution"] = resolution
        if message is not UNSET:
            field_dict["message"] = message
        if created_at is not UNSET:
            field_dict["created_at"] = created_at

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
        upscaled_avatar_id = d.pop("upscaled_avatar_id")

        status = d.pop("status")

        original_id = d.pop("original_id", UNSET)

        upscale_factor = d.pop("upscale_factor", UNSET)

        resolution = d.pop("resolution", UNSET)

        message = d.pop("message", UNSET)

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = rfc3339.parse(_created_at)

        model_ = cls(
            upscaled_avatar_id=upscaled_avatar_id,
            status=status,
            original_id=original_id,
            upscale_factor=upscale_factor,
            resolution=resolution,
            message=message,
            created_at=created_at,
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
