# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `DeleteAvatarGroupResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..types import UNSET, Unset

T = TypeVar("T", bound="DeleteAvatarGroupResponse")


@_attrs_define
class DeleteAvatarGroupResponse:
    """Confirmation that the group and all its avatars are gone.

    Attributes:
        group_id (str): Id of the group that was deleted.
        status (str): How it went. Only `deleted` is shown; no list is documented for this field.
        message (str | Unset): What happened, for a person to read.
        deleted_avatars_count (int | Unset): How many avatars were deleted with the group.
        deleted_at (datetime.datetime | Unset): When the group was deleted.
    """

    group_id: str
    status: str
    message: str | Unset = UNSET
    deleted_avatars_count: int | Unset = UNSET
    deleted_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        status = self.status

        message = self.message

        deleted_avatars_count = self.deleted_avatars_count

        deleted_at: str | Unset = UNSET
        if not isinstance(self.deleted_at, Unset):
            deleted_at = rfc3339.serialize(self.deleted_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "group_id": group_id,
                "status": status,
            }
        )
        if message is not UNSET:
            field_dict["message"] = message
        if deleted_avatars_count is not UNSET:
            field_dict["deleted_avatars_count"] = deleted_avatars_count
        if deleted_at is not UNSET:
            field_dict["deleted_at"] = deleted_at

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
        group_id = d.pop("group_id")

        status = d.pop("status")

        message = d.pop("message", UNSET)

        deleted_avatars_count = d.pop("deleted_avatars_count", UNSET)

        _deleted_at = d.pop("deleted_at", UNSET)
        deleted_at: datetime.datetime | Unset
        if isinstance(_deleted_at, Unset):
            deleted_at = UNSET
        else:
            deleted_at = rfc3339.parse(_deleted_at)

        model_ = cls(
            group_id=group_id,
            status=status,
            message=message,
            deleted_avatars_count=deleted_avatars_count,
            deleted_at=deleted_at,
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
