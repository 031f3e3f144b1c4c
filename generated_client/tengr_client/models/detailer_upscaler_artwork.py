# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `DetailerUpscalerArtwork`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339
from image_api_core.jobs import Job, job_of

from ..models.artwork_status import ArtworkStatus, check_artwork_status
from ..models.detailer_upscaler_artwork_artwork_type import (
    DetailerUpscalerArtworkArtworkType,
    check_detailer_upscaler_artwork_artwork_type,
)

if TYPE_CHECKING:
    from ..models.detailer_upscaler_parameters import DetailerUpscalerParameters
    from ..models.other_artwork import OtherArtwork
    from ..models.upscaling_artwork import UpscalingArtwork


T = TypeVar("T", bound="DetailerUpscalerArtwork")


@_attrs_define
class DetailerUpscalerArtwork:
    """An image with sharpened details, upscaled if that was asked for.

    Attributes:
        id (UUID): Id of the artwork.
        artwork_type (DetailerUpscalerArtworkArtworkType): Kind of artwork.
        parameters (DetailerUpscalerParameters): Echo of the request.
        duration (float): How long it took. The unit is not documented.
        results (list[str]): The images that were made.
        status (ArtworkStatus): State of an artwork. `succeeded`, `failed` and `canceled` are final.
        created_at (datetime.datetime): When the artwork was made.
    """

    id: UUID
    artwork_type: DetailerUpscalerArtworkArtworkType
    parameters: DetailerUpscalerParameters
    duration: float
    results: list[str]
    status: ArtworkStatus
    created_at: datetime.datetime
    _job: Job[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork] | None = _attrs_field(
        default=None, init=False, repr=False, eq=False
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    @property
    def job(self) -> Job[DetailerUpscalerArtwork | OtherArtwork | UpscalingArtwork]:
        """The job that this response has started: for `wait`, and `str(...)` of it to be stored."""
        return job_of(self._job)

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        id = str(self.id)

        artwork_type: str = self.artwork_type

        parameters = self.parameters.to_dict()

        duration = self.duration

        results = self.results

        status: str = self.status

        created_at = rfc3339.serialize(self.created_at)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "artworkType": artwork_type,
                "parameters": parameters,
                "duration": duration,
                "results": results,
                "status": status,
                "createdAt": created_at,
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
        from ..models.detailer_upscaler_parameters import DetailerUpscalerParameters  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        artwork_type = check_detailer_upscaler_artwork_artwork_type(d.pop("artworkType"))

        parameters = DetailerUpscalerParameters.from_dict(d.pop("parameters"))

        duration = d.pop("duration")

        results = cast(list[str], d.pop("results"))

        status = check_artwork_status(d.pop("status"))

        created_at = rfc3339.parse(d.pop("createdAt"))

        model_ = cls(
            id=id,
            artwork_type=artwork_type,
            parameters=parameters,
            duration=duration,
            results=results,
            status=status,
            created_at=created_at,
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
