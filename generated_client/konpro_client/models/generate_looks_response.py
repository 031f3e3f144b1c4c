# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `GenerateLooksResponse`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from image_api_core import rfc3339
from image_api_core.jobs import Job, job_of

from ..models.orientation import Orientation, check_orientation
from ..models.pose import Pose, check_pose
from ..models.style import Style, check_style
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.generation import Generation


T = TypeVar("T", bound="GenerateLooksResponse")


@_attrs_define
class GenerateLooksResponse:
    """Confirmation that the job has started, its id, and an echo of the request.

    Attributes:
        generation_job_id (str): Id of the job; `getGeneration` takes it as `generation_id`.
        status (str): State of the job at the start. Only `processing` is shown; no list is documented for this field.
        group_id (str | Unset): The group of the request.
        prompt (str | Unset): The prompt of the request.
        orientation (Orientation | Unset): Orientation of the images.
        pose (Pose | Unset): Pose of the avatar.
        style (Style | Unset): Artistic style of the images.
        message (str | Unset): What happened, for a person to read.
        estimated_completion (datetime.datetime | Unset): When the job is expected to be done.
    """

    generation_job_id: str
    status: str
    group_id: str | Unset = UNSET
    prompt: str | Unset = UNSET
    orientation: Orientation | Unset = UNSET
    pose: Pose | Unset = UNSET
    style: Style | Unset = UNSET
    message: str | Unset = UNSET
    estimated_completion: datetime.datetime | Unset = UNSET
    _job: Job[Generation] | None = _attrs_field(default=None, init=False, repr=False, eq=False)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    @property
    def job(self) -> Job[Generation]:
        """The job that this response has started: for `wait`, and `str(...)` of it to be stored."""
        return job_of(self._job)

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        generation_job_id = self.generation_job_id

        status = self.status

        group_id = self.group_id

        prompt = self.prompt

        orientation: str | Unset = UNSET
        if not isinstance(self.orientation, Unset):
            orientation = self.orientation

        pose: str | Unset = UNSET
        if not isinstance(self.pose, Unset):
            pose = self.pose

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        message = self.message

        estimated_completion: str | Unset = UNSET
        if not isinstance(self.estimated_completion, Unset):
            estimated_completion = rfc3339.serialize(self.estimated_completion)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "generation_job_id": generation_job_id,
                "status": status,
            }
        )
        if group_id is not UNSET:
            field_dict["group_id"] = group_id
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if orientation is not UNSET:
            field_dict["orientation"] = orientation
        if pose is not UNSET:
            field_dict["pose"] = pose
        if style is not UNSET:
            field_dict["style"] = style
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
        generation_job_id = d.pop("generation_job_id")

        status = d.pop("status")

        group_id = d.pop("group_id", UNSET)

        prompt = d.pop("prompt", UNSET)

        _orientation = d.pop("orientation", UNSET)
        orientation: Orientation | Unset
        if isinstance(_orientation, Unset):
            orientation = UNSET
        else:
            orientation = check_orientation(_orientation)

        _pose = d.pop("pose", UNSET)
        pose: Pose | Unset
        if isinstance(_pose, Unset):
            pose = UNSET
        else:
            pose = check_pose(_pose)

        _style = d.pop("style", UNSET)
        style: Style | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_style(_style)

        message = d.pop("message", UNSET)

        _estimated_completion = d.pop("estimated_completion", UNSET)
        estimated_completion: datetime.datetime | Unset
        if isinstance(_estimated_completion, Unset):
            estimated_completion = UNSET
        else:
            estimated_completion = rfc3339.parse(_estimated_completion)

        model_ = cls(
            generation_job_id=generation_job_id,
            status=status,
            group_id=group_id,
            prompt=prompt,
            orientation=orientation,
            pose=pose,
            style=style,
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
