# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `AddMotionResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..models.motion_type import MotionType, check_motion_type
from ..types import UNSET, Unset

T = TypeVar("T", bound="AddMotionResponse")


@_attrs_define
class AddMotionResponse:
    """The new avatar that gets the motion, and an echo of the request.

    Attributes:
        animated_avatar_id (str): Id of the new avatar.
        status (str): State of the animation at the start. Only `processing` is shown; no list is documented for this
            field.
        original_id (str | Unset): Id of the avatar of the request.
        motion_type (MotionType | Unset): Kind of motion.
        prompt (str | Unset): The prompt of the request.
        message (str | Unset): What happened, for a person to read.
        estimated_completion (datetime.datetime | Unset): When the new avatar is expected to be ready.
    """

    animated_avatar_id: str
    status: str
    original_id: str | Unset = UNSET
    motion_type: MotionType | Unset = UNSET
    prompt: str | Unset = UNSET
    message: str | Unset = UNSET
    estimated_completion: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        animated_avatar_id = self.animated_avatar_id

        status = self.status

        original_id = self.original_id

        motion_type: str | Unset = UNSET
        if not isinstance(self.motion_type, Unset):
            motion_type = self.motion_type

        prompt = self.prompt

        message = self.message

        estimated_completion: str | Unset = UNSET
        if not isinstance(self.estimated_completion, Unset):
            estimated_completion = rfc3339.serialize(self.estimated_completion)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "animated_avatar_id": animated_avatar_id,
                "status": status,
            }
        )
        if original_id is not UNSET:
            field_dict["original_id"] = original_id
        if motion_type is not UNSET:
            field_dict["motion_type"] = motion_type
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if message is not UNSET:
            field_dict["message"] = message
        if estimated_completion is not UNSET:
            field_dict["estimated_completion"] = estimated_completion

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
        animated_avatar_id = d.pop("animated_avatar_id")

        status = d.pop("status")

        original_id = d.pop("original_id", UNSET)

        _motion_type = d.pop("motion_type", UNSET)
        motion_type: MotionType | Unset
        if isinstance(_motion_type, Unset):
            motion_type = UNSET
        else:
            motion_type = check_motion_type(_motion_type)

        prompt = d.pop("prompt", UNSET)

        message = d.pop("message", UNSET)

        _estimated_completion = d.pop("estimated_completion", UNSET)
        estimated_completion: datetime.datetime | Unset
        if isinstance(_estimated_completion, Unset):
            estimated_completion = UNSET
        else:
            estimated_completion = rfc3339.parse(_estimated_completion)

        model_ = cls(
            animated_avatar_id=animated_avatar_id,
            status=status,
            original_id=original_id,
            motion_type=motion_type,
            prompt=prompt,
            message=message,
            estimated_completion=estimated_completion,
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
