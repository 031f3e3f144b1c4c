# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `CreateAvatarGroupResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateAvatarGroupResponse")


@_attrs_define
class CreateAvatarGroupResponse:
    """The new group.

    Attributes:
        group_id (str): Id of the group.
        status (str): State of the group. Only `created` is shown; no list is documented for this field.
        name (str | Unset): Name of the group.
        image_key (str | Unset): Key of the image on the group's cover.
        generation_id (str | Unset): Id of the generation that the group belongs to.
        created_at (datetime.datetime | Unset): When the group was made.
    """

    group_id: str
    status: str
    name: str | Unset = UNSET
    image_key: str | Unset = UNSET
    generation_id: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        status = self.status

        name = self.name

        image_key = self.image_key

        generation_id = self.generation_id

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = rfc3339.serialize(self.created_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "group_id": group_id,
                "status": status,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if image_key is not UNSET:
            field_dict["image_key"] = image_key
        if generation_id is not UNSET:
            field_dict["generation_id"] = generation_id
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
        group_id = d.pop("group_id")

        status = d.pop("status")

        name = d.pop("name", UNSET)

        image_key = d.pop("image_key", UNSET)

        generation_id = d.pop("generation_id", UNSET)

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = rfc3339.parse(_created_at)

        model_ = cls(
            group_id=group_id,
            status=status,
            name=name,
            image_key=image_key,
            generation_id=generation_id,
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
