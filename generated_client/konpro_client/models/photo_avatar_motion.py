# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarMotion`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.motion_type import MotionType, check_motion_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="PhotoAvatarMotion")


@_attrs_define
class PhotoAvatarMotion:
    """The motion of the avatar, if it is enabled.

    Attributes:
        enabled (bool | Unset): Whether the avatar moves.
        motion_type (MotionType | Unset): Kind of motion.
        prompt (str | Unset): The motion in words.
    """

    enabled: bool | Unset = UNSET
    motion_type: MotionType | Unset = UNSET
    prompt: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        enabled = self.enabled

        motion_type: str | Unset = UNSET
        if not isinstance(self.motion_type, Unset):
            motion_type = self.motion_type

        prompt = self.prompt

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if motion_type is not UNSET:
            field_dict["motion_type"] = motion_type
        if prompt is not UNSET:
            field_dict["prompt"] = prompt

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

        _motion_type = d.pop("motion_type", UNSET)
        motion_type: MotionType | Unset
        if isinstance(_motion_type, Unset):
            motion_type = UNSET
        else:
            motion_type = check_motion_type(_motion_type)

        prompt = d.pop("prompt", UNSET)

        model_ = cls(
            enabled=enabled,
            motion_type=motion_type,
            prompt=prompt,
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
