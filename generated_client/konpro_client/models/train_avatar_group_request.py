# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `TrainAvatarGroupRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="TrainAvatarGroupRequest")


@_attrs_define
class TrainAvatarGroupRequest:
    """The group to train.

    Attributes:
        group_id (str): Id of the photo avatar group. It must exist.
    """

    group_id: str

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "group_id": group_id,
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

        model_ = cls(
            group_id=group_id,
        )

        return model_
