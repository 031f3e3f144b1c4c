"""Files that are uploaded: the answer says what they are, as `x-upload` tells where."""

import io
import struct
from typing import Any

import imagesize  # type: ignore[import-untyped]

from image_api_contracts.documents import Pointer
from image_api_contracts.expressions import get
from image_api_contracts.operations import Operation
from image_api_mocks.operations.json_fields import drop, put
from image_api_mocks.operations.templates import Template


class Uploads:
    """The answers of an operation that takes the bytes of a file."""

    def __init__(self, operation: Operation, fields: dict[str, Pointer]) -> None:
        """Take the operation, and its `x-upload`."""
        self._at = fields
        self._templates: dict[Any, Template] = {}  # by the first part of the media type
        answer = operation.success.json
        for example in answer.examples.values():
            kind = get(example, self._at["type"]) if "type" in self._at else None
            template = Template(operation.document, answer.schema, example, operation.request.json)
            self._templates.setdefault(kind, template)

    def template(self, media_type: str) -> Template:
        """Return the documented answer to a file of this type; of several the one that shows its kind."""
        kind = media_type.partition("/")[0]
        return self._templates.get(kind) or next(iter(self._templates.values()))

    def describe(self, answer: dict[str, Any], content: bytes, media_type: str) -> None:
        """Write into an answer what the file is, where the documented answer says such a thing."""
        kind, _, form = media_type.partition("/")
        width, height = _size(content) if kind == "image" else (None, None)
        told = {"type": kind, "format": form.upper(), "size": len(content), "width": width, "height": height}
        for name, at in self._at.items():
            if get(answer, at) is None:
                continue
            if told[name] is None:
                drop(answer, at)
            else:
                put(answer, at, told[name])


def _size(content: bytes) -> tuple[int | None, int | None]:
    """Return width and height of an image; None if they cannot be read."""
    try:
        width, height = imagesize.get(io.BytesIO(content))
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, struct.error):
        return None, None
    return (int(width), int(height)) if width > 0 and height > 0 else (None, None)
