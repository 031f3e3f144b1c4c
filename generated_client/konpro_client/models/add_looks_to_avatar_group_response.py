# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `AddLooksToAvatarGroupResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.added_image import AddedImage


T = TypeVar("T", bound="AddLooksToAvatarGroupResponse")


@_attrs_define
class AddLooksToAvatarGroupResponse:
    """The images that were added to the group.

    Attributes:
        group_id (str): The group of the request.
        status (str): How it went. Only `success` is shown; no list is documented for this field.
        added_images (list[AddedImage] | Unset): The images of the request, each with what became of it.
        name (str | Unset): The label of the request.
        generation_id (str | Unset): The generation of the request.
        message (str | Unset): What happened, for a person to read.
    """

    group_id: str
    status: str
    added_images: list[AddedImage] | Unset = UNSET
    name: str | Unset = UNSET
    generation_id: str | Unset = UNSET
    message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        status = self.status

        added_images: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.added_images, Unset):
            added_images = list[dict[str, Any]]()
            for added_images_item_data in self.added_images:
                added_images_item = added_images_item_data.to_dict()
                added_images.append(added_images_item)

        name = self.name

        generation_id = self.generation_id

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "group_id": group_id,
                "status": status,
            }
        )
        if added_images is not UNSET:
            field_dict["added_images"] = added_images
        if name is not UNSET:
            field_dict["name"] = name
        if generation_id is not UNSET:
            field_dict["generation_id"] = generation_id
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        from ..models.added_image import AddedImage  # noqa: PLC0415

        d = dict(src_dict)
        group_id = d.pop("group_id")

        status = d.pop("status")

        _added_images = d.pop("added_images", UNSET)
        added_images: list[AddedImage] | Unset = UNSET
        if _added_images is not UNSET:
            added_images = []
            for added_images_item_data in _added_images:
                added_images_item = AddedImage.from_dict(added_images_item_data)

                added_images.append(added_images_item)

        name = d.pop("name", UNSET)

        generation_id = d.pop("generation_id", UNSET)

        message = d.pop("message", UNSET)

        model_ = cls(
            group_id=group_id,
            status=status,
            added_images=added_images,
            name=name,
            generation_id=generation_id,
            message=message,
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
