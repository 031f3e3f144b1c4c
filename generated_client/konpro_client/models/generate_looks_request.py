# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `GenerateLooksRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.orientation import Orientation, check_orientation
from ..models.pose import Pose, check_pose
from ..models.style import Style, check_style

T = TypeVar("T", bound="GenerateLooksRequest")


@_attrs_define
class GenerateLooksRequest:
    """The group, and the looks that it should get. All fields are required.

    Attributes:
        group_id (str): Id of the trained photo avatar group.
        prompt (str): The new looks in words. No limit is documented.
        orientation (Orientation): Orientation of the images.
        pose (Pose): Pose of the avatar.
        style (Style): Artistic style of the images.
    """

    group_id: str
    prompt: str
    orientation: Orientation
    pose: Pose
    style: Style

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        prompt = self.prompt

        orientation: str = self.orientation

        pose: str = self.pose

        style: str = self.style

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "group_id": group_id,
                "prompt": prompt,
                "orientation": orientation,
                "pose": pose,
                "style": style,
            }
        )

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
        group_id = d.pop("group_id")

        prompt = d.pop("prompt")

        orientation = check_orientation(d.pop("orientation"))

        pose = check_pose(d.pop("pose"))

        style = check_style(d.pop("style"))

        model_ = cls(
            group_id=group_id,
            prompt=prompt,
            orientation=orientation,
            pose=pose,
            style=style,
        )

        return model_
