# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `TrainAvatarGroupResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339
from image_api_core.jobs import Job, job_of

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.training import Training


T = TypeVar("T", bound="TrainAvatarGroupResponse")


@_attrs_define
class TrainAvatarGroupResponse:
    """Confirmation that the training has started.

    Attributes:
        group_id (str): The group of the request, by which the training is read.
        status (str): State of the training at the start. Only `training_started` is shown, which `getTrainingStatus`
            does not list; no list is documented for this field.
        training_job_id (str | Unset): Id of the training. No operation takes it; `getTrainingStatus` takes the
            `group_id`.
        message (str | Unset): What happened, for a person to read.
        estimated_completion (datetime.datetime | Unset): When the training is expected to be done.
    """

    group_id: str
    status: str
    training_job_id: str | Unset = UNSET
    message: str | Unset = UNSET
    estimated_completion: datetime.datetime | Unset = UNSET
    _job: Job[Training] | None = _attrs_field(default=None, init=False, repr=False, eq=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    @property
    def job(self) -> Job[Training]:
        """The job that this response has started: for `wait`, and `str(...)` of it to be stored."""
        return job_of(self._job)

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        status = self.status

        training_job_id = self.training_job_id

        message = self.message

        estimated_completion: str | Unset = UNSET
        if not isinstance(self.estimated_completion, Unset):
            estimated_completion = rfc3339.serialize(self.estimated_completion)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "group_id": group_id,
                "status": status,
            }
        )
        if training_job_id is not UNSET:
            field_dict["training_job_id"] = training_job_id
        if message is not UNSET:
            field_dict["message"] = message
        if estimated_completion is not UNSET:
            field_dict["estimated_completion"] = estimated_completion

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
        group_id = d.pop("group_id")

        status = d.pop("status")

        training_job_id = d.pop("training_job_id", UNSET)

        message = d.pop("message", UNSET)

        _estimated_completion = d.pop("estimated_completion", UNSET)
        estimated_completion: datetime.datetime | Unset
        if isinstance(_estimated_completion, Unset):
            estimated_completion = UNSET
        else:
            estimated_completion = rfc3339.parse(_estimated_completion)

        model_ = cls(
            group_id=group_id,
            status=status,
            training_job_id=training_job_id,
            message=message,
            estimated_completion=estimated_completion,
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
