# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `AddSoundEffectRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

T = TypeVar("T", bound="AddSoundEffectRequest")


@_attrs_define
class AddSoundEffectRequest:
    """The avatar that should get a sound effect.

    Attributes:
        id (str): Id of the photo avatar. It must exist.
    """

    id: str

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
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
        id = d.pop("id")

        model_ = cls(
            id=id,
        )

        return model_
