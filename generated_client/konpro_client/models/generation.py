# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `Generation`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..models.generation_status import GenerationStatus, check_generation_status
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.generation_image import GenerationImage


T = TypeVar("T", bound="Generation")


@_attrs_define
class Generation:
    """A generation job as it stands.

    Attributes:
        generation_id (str): Id of the job.
        status (GenerationStatus): State of a generation job. `completed` and `failed` are final.
        progress (int | Unset): Progress in percent.
        created_at (datetime.datetime | Unset): When the job was made.
        completed_at (datetime.datetime | Unset): When the job was completed.
        images (list[GenerationImage] | Unset): The images of a completed job.
    """

    generation_id: str
    status: GenerationStatus
    progress: int | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    completed_at: datetime.datetime | Unset = UNSET
    images: list[GenerationImage] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        generation_id = self.generation_id

        status: str = self.status

        progress = self.progress

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = rfc3339.serialize(self.created_at)

        completed_at: str | Unset = UNSET
        if not isinstance(self.completed_at, Unset):
            completed_at = rfc3339.serialize(self.completed_at)

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
        if progress is not UNSET:
            field_dict["progress"] = progress
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if completed_at is not UNSET:
            field_dict["completed_at"] = completed_at
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

        progress = d.pop("progress", UNSET)

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = rfc3339.parse(_created_at)

        _completed_at = d.pop("completed_at", UNSET)
        completed_at: datetime.datetime | Unset
        if isinstance(_completed_at, Unset):
            completed_at = UNSET
        else:
            completed_at = rfc3339.parse(_completed_at)

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
            progress=progress,
            created_at=created_at,
            completed_at=completed_at,
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
