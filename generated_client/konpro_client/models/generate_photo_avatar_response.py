# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `GeneratePhotoAvatarResponse`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core.jobs import Job, job_of

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.generation import Generation


T = TypeVar("T", bound="GeneratePhotoAvatarResponse")


@_attrs_define
class GeneratePhotoAvatarResponse:
    """Confirmation that the job has started, and its id.

    Attributes:
        job_id (str): Id of the job; `getGeneration` takes it as `generation_id`.
        status (str): State of the job at the start. Only `processing` is shown; no list is documented for this field.
        message (str | Unset): What happened, for a person to read.
    """

    job_id: str
    status: str
    message: str | Unset = UNSET
    _job: Job[Generation] | None = _attrs_field(default=None, init=False, repr=False, eq=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    @property
    def job(self) -> Job[Generation]:
        """The job that this response has started: for `wait`, and `str(...)` of it to be stored."""
        return job_of(self._job)

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        job_id = self.job_id

        status = self.status

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "job_id": job_id,
                "status": status,
            }
        )
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
        d = dict(src_dict)
        job_id = d.pop("job_id")

        status = d.pop("status")

        message = d.pop("message", UNSET)

        model_ = cls(
            job_id=job_id,
            status=status,
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
