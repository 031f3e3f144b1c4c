# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatar`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.photo_avatar_appearance import PhotoAvatarAppearance
    from ..models.photo_avatar_metadata import PhotoAvatarMetadata
    from ..models.photo_avatar_motion import PhotoAvatarMotion
    from ..models.photo_avatar_sound_effect import PhotoAvatarSoundEffect


T = TypeVar("T", bound="PhotoAvatar")


@_attrs_define
class PhotoAvatar:
    """A photo avatar.

    Attributes:
        id (str): Id of the avatar.
        status (str): State of the avatar. Only `active` is shown; no list is documented for this field.
        name (str | Unset): Name of the avatar.
        created_at (datetime.datetime | Unset): When the avatar was made.
        updated_at (datetime.datetime | Unset): When the avatar was last changed.
        appearance (PhotoAvatarAppearance | Unset): How the avatar looks.
        motion (PhotoAvatarMotion | Unset): The motion of the avatar, if it is enabled.
        sound_effect (PhotoAvatarSoundEffect | Unset): The sound effect of the avatar, if it is enabled.
        metadata (PhotoAvatarMetadata | Unset): Where the avatar comes from.
    """

    id: str
    status: str
    name: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    appearance: PhotoAvatarAppearance | Unset = UNSET
    motion: PhotoAvatarMotion | Unset = UNSET
    sound_effect: PhotoAvatarSoundEffect | Unset = UNSET
    metadata: PhotoAvatarMetadata | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        id = self.id

        status = self.status

        name = self.name

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = rfc3339.serialize(self.created_at)

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = rfc3339.serialize(self.updated_at)

        appearance: dict[str, Any] | Unset = UNSET
        if not isinstance(self.appearance, Unset):
            appearance = self.appearance.to_dict()

        motion: dict[str, Any] | Unset = UNSET
        if not isinstance(self.motion, Unset):
            motion = self.motion.to_dict()

        sound_effect: dict[str, Any] | Unset = UNSET
        if not isinstance(self.sound_effect, Unset):
            sound_effect = self.sound_effect.to_dict()

        metadata: dict[str, Any] | Unset = UNSET
        if not isinstance(self.metadata, Unset):
            metadata = self.metadata.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at
        if appearance is not UNSET:
            field_dict["appearance"] = appearance
        if motion is not UNSET:
            field_dict["motion"] = motion
        if sound_effect is not UNSET:
            field_dict["sound_effect"] = sound_effect
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
        from ..models.photo_avatar_appearance import PhotoAvatarAppearance  # noqa: PLC0415
        from ..models.photo_avatar_metadata import PhotoAvatarMetadata  # noqa: PLC0415
        from ..models.photo_avatar_motion import PhotoAvatarMotion  # noqa: PLC0415
        from ..models.photo_avatar_sound_effect import PhotoAvatarSoundEffect  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        status = d.pop("status")

        name = d.pop("name", UNSET)

        _created_at = d.pop("created_at", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = rfc3339.parse(_created_at)

        _updated_at = d.pop("updated_at", UNSET)
        updated_at: datetime.datetime | Unset
        if isinstance(_updated_at, Unset):
            updated_at = UNSET
        else:
            updated_at = rfc3339.parse(_updated_at)

        _appearance = d.pop("appearance", UNSET)
        appearance: PhotoAvatarAppearance | Unset
        if isinstance(_appearance, Unset):
            appearance = UNSET
        else:
            appearance = PhotoAvatarAppearance.from_dict(_appearance)

        _motion = d.pop("motion", UNSET)
        motion: PhotoAvatarMotion | Unset
        if isinstance(_motion, Unset):
            motion = UNSET
        else:
            motion = PhotoAvatarMotion.from_dict(_motion)

        _sound_effect = d.pop("sound_effect", UNSET)
        sound_effect: PhotoAvatarSoundEffect | Unset
        if isinstance(_sound_effect, Unset):
            sound_effect = UNSET
        else:
            sound_effect = PhotoAvatarSoundEffect.from_dict(_sound_effect)

        _metadata = d.pop("metadata", UNSET)
        metadata: PhotoAvatarMetadata | Unset
        if isinstance(_metadata, Unset):
            metadata = UNSET
        else:
            metadata = PhotoAvatarMetadata.from_dict(_metadata)

        model_ = cls(
            id=id,
            status=status,
            name=name,
            created_at=created_at,
            updated_at=updated_at,
            appearance=appearance,
            motion=motion,
            sound_effect=sound_effect,
            metadata=metadata,
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
