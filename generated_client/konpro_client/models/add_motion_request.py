# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `AddMotionRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.add_motion_request_motion_type import AddMotionRequestMotionType, check_add_motion_request_motion_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="AddMotionRequest")


@_attrs_define
class AddMotionRequest:
    """The avatar, and how it should move.

    Attributes:
        id (str): Id of the photo avatar. It must exist.
        prompt (str | Unset): The motion in words. No limit is documented.
        motion_type (AddMotionRequestMotionType | Unset): Kind of motion. The values are those of `MotionType`, which
            answers carry without the default.
    """

    id: str
    prompt: str | Unset = UNSET
    motion_type: AddMotionRequestMotionType | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        id = self.id

        prompt = self.prompt

        motion_type: str | Unset = UNSET
        if not isinstance(self.motion_type, Unset):
            motion_type = self.motion_type

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
            }
        )
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if motion_type is not UNSET:
            field_dict["motion_type"] = motion_type

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
        id = d.pop("id")

        prompt = d.pop("prompt", UNSET)

        _motion_type = d.pop("motion_type", UNSET)
        motion_type: AddMotionRequestMotionType | Unset
        if isinstance(_motion_type, Unset):
            motion_type = UNSET
        else:
            motion_type = check_add_motion_request_motion_type(_motion_type)

        model_ = cls(
            id=id,
            prompt=prompt,
            motion_type=motion_type,
        )

        return model_
