# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `AddLooksToAvatarGroupRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="AddLooksToAvatarGroupRequest")


@_attrs_define
class AddLooksToAvatarGroupRequest:
    """The group, and the images that it should get.

    Attributes:
        group_id (str): Id of the photo avatar group.
        image_keys (list[str]): Keys of the images, at most 4 in one request. Each must be valid and accessible.
        name (str): Label of the new looks.
        generation_id (str | Unset): Id of the generation that made the images. Required if the images are generated,
            optional if they are uploaded.
    """

    group_id: str
    image_keys: list[str]
    name: str
    generation_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        image_keys = self.image_keys

        name = self.name

        generation_id = self.generation_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "group_id": group_id,
                "image_keys": image_keys,
                "name": name,
            }
        )
        if generation_id is not UNSET:
            field_dict["generation_id"] = generation_id

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

        image_keys = cast(list[str], d.pop("image_keys"))

        name = d.pop("name")

        generation_id = d.pop("generation_id", UNSET)

        model_ = cls(
            group_id=group_id,
            image_keys=image_keys,
            name=name,
            generation_id=generation_id,
        )

        return model_
