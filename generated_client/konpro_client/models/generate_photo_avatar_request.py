# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The model `GeneratePhotoAvatarRequest`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.age import Age, check_age
from ..models.ethnicity import Ethnicity, check_ethnicity
from ..models.gender import Gender, check_gender
from ..models.orientation import Orientation, check_orientation
from ..models.pose import Pose, check_pose
from ..models.style import Style, check_style
from ..types import UNSET, Unset

T = TypeVar("T", bound="GeneratePhotoAvatarRequest")


@_attrs_define
class GeneratePhotoAvatarRequest:
    """What the new avatar should look like, and whom to tell when it is ready.

    Attributes:
        name (str | Unset): Name of the avatar.
        age (Age | Unset): Age group.
        gender (Gender | Unset): Gender.
        ethnicity (Ethnicity | Unset): Ethnic category. The page calls these values examples; only these are sent.
        orientation (Orientation | Unset): Orientation of the images.
        pose (Pose | Unset): Pose of the avatar.
        style (Style | Unset): Artistic style of the images.
        appearance (str | Unset): The avatar's appearance in words, at most 1000 characters.
        callback_url (str | Unset): URL that is told when the generation is complete.
        callback_id (str | Unset): The caller's own id, to recognise the callback by.
    """

    name: str | Unset = UNSET
    age: Age | Unset = UNSET
    gender: Gender | Unset = UNSET
    ethnicity: Ethnicity | Unset = UNSET
    orientation: Orientation | Unset = UNSET
    pose: Pose | Unset = UNSET
    style: Style | Unset = UNSET
    appearance: str | Unset = UNSET
    callback_url: str | Unset = UNSET
    callback_id: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        name = self.name

        age: str | Unset = UNSET
        if not isinstance(self.age, Unset):
            age = self.age

        gender: str | Unset = UNSET
        if not isinstance(self.gender, Unset):
            gender = self.gender

        ethnicity: str | Unset = UNSET
        if not isinstance(self.ethnicity, Unset):
            ethnicity = self.ethnicity

        orientation: str | Unset = UNSET
        if not isinstance(self.orientation, Unset):
            orientation = self.orientation

        pose: str | Unset = UNSET
        if not isinstance(self.pose, Unset):
            pose = self.pose

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        appearance = self.appearance

        callback_url = self.callback_url

        callback_id = self.callback_id

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if age is not UNSET:
            field_dict["age"] = age
        if gender is not UNSET:
            field_dict["gender"] = gender
        if ethnicity is not UNSET:
            field_dict["ethnicity"] = ethnicity
        if orientation is not UNSET:
            field_dict["orientation"] = orientation
        if pose is not UNSET:
            field_dict["pose"] = pose
        if style is not UNSET:
            field_dict["style"] = style
        if appearance is not UNSET:
            field_dict["appearance"] = appearance
        if callback_url is not UNSET:
            field_dict["callback_url"] = callback_url
        if callback_id is not UNSET:
            field_dict["callback_id"] = callback_id

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
        name = d.pop("name", UNSET)

        _age = d.pop("age", UNSET)
        age: Age | Unset
        if isinstance(_age, Unset):
            age = UNSET
        else:
            age = check_age(_age)

        _gender = d.pop("gender", UNSET)
        gender: Gender | Unset
        if isinstance(_gender, Unset):
            gender = UNSET
        else:
            gender = check_gender(_gender)

        _ethnicity = d.pop("ethnicity", UNSET)
        ethnicity: Ethnicity | Unset
        if isinstance(_ethnicity, Unset):
            ethnicity = UNSET
        else:
            ethnicity = check_ethnicity(_ethnicity)

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

        appearance = d.pop("appearance", UNSET)

        callback_url = d.pop("callback_url", UNSET)

        callback_id = d.pop("callback_id", UNSET)

        model_ = cls(
            name=name,
            age=age,
            gender=gender,
            ethnicity=ethnicity,
            orientation=orientation,
            pose=pose,
            style=style,
            appearance=appearance,
            callback_url=callback_url,
            callback_id=callback_id,
        )

        return model_
