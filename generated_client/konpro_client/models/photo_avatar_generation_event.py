# Made from konpro.openapi.json by 'make generate'. Do not edit.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.photo_avatar_generation_event_data import PhotoAvatarGenerationEventData


T = TypeVar("T", bound="PhotoAvatarGenerationEvent")


@_attrs_define
class PhotoAvatarGenerationEvent:
    """The envelope of Konpro's events, as documented for other products, around a generation that has ended.

    Attributes:
        event_type (str): Name of the event. The name for photo avatars is not documented; other products use
            `<product>.success` and `<product>.fail`.
        event_data (PhotoAvatarGenerationEventData): The generation that has ended, and the caller's own id.
    """

    event_type: str
    event_data: PhotoAvatarGenerationEventData
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        event_type = self.event_type

        event_data = self.event_data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "event_type": event_type,
                "event_data": event_data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.photo_avatar_generation_event_data import PhotoAvatarGenerationEventData  # noqa: PLC0415

        d = dict(src_dict)
        event_type = d.pop("event_type")

        event_data = PhotoAvatarGenerationEventData.from_dict(d.pop("event_data"))

        model_ = cls(
            event_type=event_type,
            event_data=event_data,
        )

        model_.additional_properties = d
        return model_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
