# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarSoundEffect`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..types import UNSET, Unset

T = TypeVar("T", bound="PhotoAvatarSoundEffect")


@_attrs_define
class PhotoAvatarSoundEffect:
    """The sound effect of the avatar, if it is enabled.

    Attributes:
        enabled (bool | Unset): Whether the avatar has a sound effect.
        added_at (datetime.datetime | Unset): When the sound effect was added.
    """

    enabled: bool | Unset = UNSET
    added_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        enabled = self.enabled

        added_at: str | Unset = UNSET
        if not isinstance(self.added_at, Unset):
            added_at = rfc3339.serialize(self.added_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if added_at is not UNSET:
            field_dict["added_at"] = added_at

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
        enabled = d.pop("enabled", UNSET)

        _added_at = d.pop("added_at", UNSET)
        added_at: datetime.datetime | Unset
        if isinstance(_added_at, Unset):
            added_at = UNSET
        else:
            added_at = rfc3339.parse(_added_at)

        model_ = cls(
            enabled=enabled,
            added_at=added_at,
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
