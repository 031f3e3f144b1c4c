# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""The model `Txt2ImgParametersV1`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.txt_2_img_parameters_v1_aspect_ratio import (
    Txt2ImgParametersV1AspectRatio,
    check_txt_2_img_parameters_v1_aspect_ratio,
)
from ..models.txt_2_img_parameters_v1_model import Txt2ImgParametersV1Model, check_txt_2_img_parameters_v1_model
from ..models.txt_2_img_parameters_v1_prompt_mode import (
    Txt2ImgParametersV1PromptMode,
    check_txt_2_img_parameters_v1_prompt_mode,
)
from ..models.txt_2_img_parameters_v1_style import Txt2ImgParametersV1Style, check_txt_2_img_parameters_v1_style
from ..types import UNSET, Unset

T = TypeVar("T", bound="Txt2ImgParametersV1")


@_attrs_define
class Txt2ImgParametersV1:
    """Echo of the request that made the artwork.

    Attributes:
        model (Txt2ImgParametersV1Model | Unset): Model that made the image.
        prompt_mode (Txt2ImgParametersV1PromptMode | Unset): How the prompt was read.
        prompt (str | Unset): The prompt; the vendor cuts it after 256 words.
        negative_prompt (str | Unset): What the image should not show; the vendor cuts it after 64 words.
        style (Txt2ImgParametersV1Style | Unset): Style of the image.
        creativity (int | Unset): Freedom taken with the prompt.
        details (int | Unset): Level of detail.
        aspect_ratio (Txt2ImgParametersV1AspectRatio | Unset): Width to height.
        width (int | Unset): Width in pixels. The area (width x height) is at most 1,478,656 pixels.
        height (int | Unset): Height in pixels. The area (width x height) is at most 1,478,656 pixels.
        nsfw (bool | Unset): Whether the image may be unsafe for work.
    """

    model: Txt2ImgParametersV1Model | Unset = UNSET
    prompt_mode: Txt2ImgParametersV1PromptMode | Unset = UNSET
    prompt: str | Unset = UNSET
    negative_prompt: str | Unset = UNSET
    style: Txt2ImgParametersV1Style | Unset = UNSET
    creativity: int | Unset = UNSET
    details: int | Unset = UNSET
    aspect_ratio: Txt2ImgParametersV1AspectRatio | Unset = UNSET
    width: int | Unset = UNSET
    height: int | Unset = UNSET
    nsfw: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict[str, Any])

    def to_dict(self) -> dict[str, Any]:
        """Return the model as JSON: the fields that are set, under the names of the contract."""
        model: str | Unset = UNSET
        if not isinstance(self.model, Unset):
            model = self.model

        prompt_mode: str | Unset = UNSET
        if not isinstance(self.prompt_mode, Unset):
            prompt_mode = self.prompt_mode

        prompt = self.prompt

        negative_prompt = self.negative_prompt

        style: str | Unset = UNSET
        if not isinstance(self.style, Unset):
            style = self.style

        creativity = self.creativity

        details = self.details

        aspect_ratio: str | Unset = UNSET
        if not isinstance(self.aspect_ratio, Unset):
            aspect_ratio = self.aspect_ratio

        width = self.width

        height = self.height

        nsfw = self.nsfw

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if model is not UNSET:
            field_dict["model"] = model
        if prompt_mode is not UNSET:
            field_dict["promptMode"] = prompt_mode
        if prompt is not UNSET:
            field_dict["prompt"] = prompt
        if negative_prompt is not UNSET:
            field_dict["negativePrompt"] = negative_prompt
        if style is not UNSET:
            field_dict["style"] = style
        if creativity is not UNSET:
            field_dict["creativity"] = creativity
        if details is not UNSET:
            field_dict["details"] = details
        if aspect_ratio is not UNSET:
            field_dict["aspectRatio"] = aspect_ratio
        if width is not UNSET:
            field_dict["width"] = width
        if height is not UNSET:
            field_dict["height"] = height
        if nsfw is not UNSET:
            field_dict["nsfw"] = nsfw

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
        _model = d.pop("model", UNSET)
        model: Txt2ImgParametersV1Model | Unset
        if isinstance(_model, Unset):
            model = UNSET
        else:
            model = check_txt_2_img_parameters_v1_model(_model)

        _prompt_mode = d.pop("promptMode", UNSET)
        prompt_mode: Txt2ImgParametersV1PromptMode | Unset
        if isinstance(_prompt_mode, Unset):
            prompt_mode = UNSET
        else:
            prompt_mode = check_txt_2_img_parameters_v1_prompt_mode(_prompt_mode)

        prompt = d.pop("prompt", UNSET)

        negative_prompt = d.pop("negativePrompt", UNSET)

        _style = d.pop("style", UNSET)
        style: Txt2ImgParametersV1Style | Unset
        if isinstance(_style, Unset):
            style = UNSET
        else:
            style = check_txt_2_img_parameters_v1_style(_style)

        creativity = d.pop("creativity", UNSET)

        details = d.pop("details", UNSET)

        _aspect_ratio = d.pop("aspectRatio", UNSET)
        aspect_ratio: Txt2ImgParametersV1AspectRatio | Unset
        if isinstance(_aspect_ratio, Unset):
            aspect_ratio = UNSET
        else:
            aspect_ratio = check_txt_2_img_parameters_v1_aspect_ratio(_aspect_ratio)

        width = d.pop("width", UNSET)

        height = d.pop("height", UNSET)

        nsfw = d.pop("nsfw", UNSET)

        model_ = cls(
            model=model,
            prompt_mode=prompt_mode,
            prompt=prompt,
            negative_prompt=negative_prompt,
            style=style,
            creativity=creativity,
            details=details,
            aspect_ratio=aspect_ratio,
            width=width,
            height=height,
            nsfw=nsfw,
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
