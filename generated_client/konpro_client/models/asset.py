# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `Asset`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.asset_file_type import AssetFileType, check_asset_file_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.asset_meta import AssetMeta


T = TypeVar("T", bound="Asset")


@_attrs_define
class Asset:
    """A file that was uploaded.

    Attributes:
        id (str): Id of the asset.
        name (str | Unset): Name of the asset. The sample shows the name of a file, which the request does not carry.
        file_type (AssetFileType | Unset): Kind of file.
        folder_id (str | Unset): Id of the folder that the asset is in, if it is in one.
        meta (AssetMeta | Unset): What is known about the file. The sample is that of an image; other fields may appear.
        image_key (str | Unset): Key of the image, to make photo avatars of. Only images have one.
    """

    id: str
    name: str | Unset = UNSET
    file_type: AssetFileType | Unset = UNSET
    folder_id: str | Unset = UNSET
    meta: AssetMeta | Unset = UNSET
    image_key: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        id = self.id

        name = self.name

        file_type: str | Unset = UNSET
        if not isinstance(self.file_type, Unset):
            file_type = self.file_type

        folder_id = self.folder_id

        meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meta, Unset):
            meta = self.meta.to_dict()

        image_key = self.image_key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if file_type is not UNSET:
            field_dict["file_type"] = file_type
        if folder_id is not UNSET:
            field_dict["folder_id"] = folder_id
        if meta is not UNSET:
            field_dict["meta"] = meta
        if image_key is not UNSET:
            field_dict["image_key"] = image_key

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        from ..models.asset_meta import AssetMeta  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name", UNSET)

        _file_type = d.pop("file_type", UNSET)
        file_type: AssetFileType | Unset
        if isinstance(_file_type, Unset):
            file_type = UNSET
        else:
            file_type = check_asset_file_type(_file_type)

        folder_id = d.pop("folder_id", UNSET)

        _meta = d.pop("meta", UNSET)
        meta: AssetMeta | Unset
        if isinstance(_meta, Unset):
            meta = UNSET
        else:
            meta = AssetMeta.from_dict(_meta)

        image_key = d.pop("image_key", UNSET)

        model_ = cls(
            id=id,
            name=name,
            file_type=file_type,
            folder_id=folder_id,
            meta=meta,
            image_key=image_key,
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
