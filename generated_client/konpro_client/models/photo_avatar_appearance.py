# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarAppearance`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.orientation import Orientation, check_orientation
from ..models.pose import Pose, check_pose
from ..models.style import Style, check_style
from ..types import UNSET, Unset

T = TypeVar("T", bound="PhotoAvatarAppearance")


@_attrs_define
class PhotoAvatarAppearance:
    """How the avatar looks.

    Attributes:
        style (Style | Unset): Artistic style of the images.
        orientation (Orientation | Unset): Orientation of the images.
        pose (Pose | Unset): Pose of the avatar.
    """

    style: Style | Unset = UNSET
    orientation: Orientation | Unset = UNSET
    pose: Pose | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        orientation: str | Unset = UNSET
        if not isinstance(self.orientation, Unset):
            orientation = self.orientation

        pose: str | Unset = UNSET
        if not isinstance(self.pose, Unset):
            pose = self.pose

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if style is not UNSET:
            field_dict["style"] = style
        if orientation is not UNSET:
            field_dict["orientation"] = orientation
        if pose is not UNSET:
            field_dict["pose"] = pose

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
        _style = d.pop("style", UNSET)
        style: Style | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_style(_style)

        _orientation = d.pop("orientation", UNSET)
        orientation: Orientation | Unset
        if isinstance(_orientation, Unset):
            orientation = UNSET
        else:
            orientation = check_orientation(_orientation)

        _pose = d.pop("pose", UNSET)
        pose: Pose | Unset
        if isinstance(_pose, Unset):
            pose = UNSET
        else:
            pose = check_pose(_pose)

        model_ = cls(
            style=style,
            orientation=orientation,
            pose=pose,
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
