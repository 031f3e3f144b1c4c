# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarMetadata`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PhotoAvatarMetadata")


@_attrs_define
class PhotoAvatarMetadata:
    """Where the avatar comes from.

    Attributes:
        group_id (str | Unset): Id of its group.
        generation_id (str | Unset): Id of the generation that made it.
        training_status (str | Unset): State of the training of its group. Only `completed` is shown; no list is
            documented for this field.
    """

    group_id: str | Unset = UNSET
    generation_id: str | Unset = UNSET
    training_status: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        generation_id = self.generation_id

        training_status = self.training_status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if group_id is not UNSET:
            field_dict["group_id"] = group_id
        if generation_id is not UNSET:
            field_dict["generation_id"] = generation_id
        if training_status is not UNSET:
            field_dict["training_status"] = training_status

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
        group_id = d.pop("group_id", UNSET)

        generation_id = d.pop("generation_id", UNSET)

        training_status = d.pop("training_status", UNSET)

        model_ = cls(
            group_id=group_id,
            generation_id=generation_id,
            training_status=training_status,
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
