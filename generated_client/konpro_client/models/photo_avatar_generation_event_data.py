# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarGenerationEventData`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.generation_status import GenerationStatus, check_generation_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.generation_image import GenerationImage


T = TypeVar("T", bound="PhotoAvatarGenerationEventData")


@_attrs_define
class PhotoAvatarGenerationEventData:
    """The generation that has ended, and the caller's own id.

    Attributes:
        generation_id (str): Id of the job.
        status (GenerationStatus): State of a generation job. `completed` and `failed` are final.
        callback_id (str | Unset): The `callback_id` of the request.
        images (list[GenerationImage] | Unset): The images of a completed job.
    """

    generation_id: str
    status: GenerationStatus
    callback_id: str | Unset = UNSET
    images: list[GenerationImage] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        generation_id = self.generation_id

        status: str = self.status

        callback_id = self.callback_id

        images: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.images, Unset):
            images = list[dict[str, Any]]()
            for images_item_data in self.images:
                images_item = images_item_data.to_dict()
                images.append(images_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "generation_id": generation_id,
                "status": status,
            }
        )
        if callback_id is not UNSET:
            field_dict["callback_id"] = callback_id
        if images is not UNSET:
            field_dict["images"] = images

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        from ..models.generation_image import GenerationImage  # noqa: PLC0415

        d = dict(src_dict)
        generation_id = d.pop("generation_id")

        status = check_generation_status(d.pop("status"))

        callback_id = d.pop("callback_id", UNSET)

        _images = d.pop("images", UNSET)
        images: list[GenerationImage] | Unset = UNSET
        if _images is not UNSET:
            images = []
            for images_item_data in _images:
                images_item = GenerationImage.from_dict(images_item_data)

                images.append(images_item)

        model_ = cls(
            generation_id=generation_id,
            status=status,
            callback_id=callback_id,
            images=images,
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
