# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `CreateAvatarGroupRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="CreateAvatarGroupRequest")


@_attrs_define
class CreateAvatarGroupRequest:
    """The new group. All fields are required.

    Attributes:
        name (str): Name of the group.
        image_key (str): Key of the image on the group's cover, as `uploadAsset` returns it.
        generation_id (str): Id of the generation that the group belongs to. It must be a valid one, and the page
            requires it for every group, although an uploaded image has none.
    """

    name: str
    image_key: str
    generation_id: str

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        name = self.name

        image_key = self.image_key

        generation_id = self.generation_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "image_key": image_key,
                "generation_id": generation_id,
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
        name = d.pop("name")

        image_key = d.pop("image_key")

        generation_id = d.pop("generation_id")

        model_ = cls(
            name=name,
            image_key=image_key,
            generation_id=generation_id,
        )

        return model_
