# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `Training`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339

from ..models.training_status import TrainingStatus, check_training_status
from ..types import UNSET, Unset

T = TypeVar("T", bound="Training")


@_attrs_define
class Training:
    """The training of a group as it stands.

    Attributes:
        group_id (str): Id of the group.
        status (TrainingStatus): State of a training. `completed` and `failed` are final.
        training_job_id (str | Unset): Id of the training.
        progress (int | Unset): Progress in percent.
        started_at (datetime.datetime | Unset): When the training started.
        estimated_completion (datetime.datetime | Unset): When the training is expected to be done.
        message (str | Unset): How it stands, for a person to read.
    """

    group_id: str
    status: TrainingStatus
    training_job_id: str | Unset = UNSET
    progress: int | Unset = UNSET
    started_at: datetime.datetime | Unset = UNSET
    estimated_completion: datetime.datetime | Unset = UNSET
    message: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        group_id = self.group_id

        status: str = self.status

        training_job_id = self.training_job_id

        progress = self.progress

        started_at: str | Unset = UNSET
        if not isinstance(self.started_at, Unset):
            started_at = rfc3339.serialize(self.started_at)

        estimated_completion: str | Unset = UNSET
        if not isinstance(self.estimated_completion, Unset):
            estimated_completion = rfc3339.serialize(self.estimated_completion)

        message = self.message

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
        if progress is not UNSET:
            field_dict["progress"] = progress
        if started_at is not UNSET:
            field_dict["started_at"] = started_at
        if estimated_completion is not UNSET:
            field_dict["estimated_completion"] = estimated_completion
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
        group_id = d.pop("group_id")

        status = check_training_status(d.pop("status"))

        training_job_id = d.pop("training_job_id", UNSET)

        progress = d.pop("progress", UNSET)

        _started_at = d.pop("started_at", UNSET)
        started_at: datetime.datetime | Unset
        if isinstance(_started_at, Unset):
            started_at = UNSET
        else:
            started_at = rfc3339.parse(_started_at)

        _estimated_completion = d.pop("estimated_completion", UNSET)
        estimated_completion: datetime.datetime | Unset
        if isinstance(_estimated_completion, Unset):
            estimated_completion = UNSET
        else:
            estimated_completion = rfc3339.parse(_estimated_completion)

        message = d.pop("message", UNSET)

        model_ = cls(
            group_id=group_id,
            status=status,
            training_job_id=training_job_id,
            progress=progress,
            started_at=started_at,
            estimated_completion=estimated_completion,
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
