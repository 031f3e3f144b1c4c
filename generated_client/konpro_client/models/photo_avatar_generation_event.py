# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `PhotoAvatarGenerationEvent`."""

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
        """Return the model as JSON: the fields that are set, under the names of the contract."""
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
        """Read the model from JSON; fields that the contract does not name are kept in `additional_properties`.

        Raises:
            KeyError: A required field is missing.
            TypeError: A field is of another type.
            ValueError: A field has a value that cannot be read.

        """
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
