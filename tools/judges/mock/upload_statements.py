"""What a contract says of uploads (`x-upload`), asked of a mock over HTTP; a sentence for each thing that is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import httpx
from PIL import Image

from tools.judges.contracts import CONTENT, Document, Operation
from tools.judges.mock.caller import Caller, found

_SIZE = (7, 3)


class UploadStatements:
    """What the contract says of what an operation tells of a file."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._rule: Document = operation.definition["x-upload"]

    @staticmethod
    def has_something_to_ask(operation: Operation) -> bool:
        return "x-upload" in operation.definition

    def complaints(self, server: httpx.Client, key: str) -> Iterator[str]:
        """Yield what is wrong with a mock. `key` begins the key of the world that is used."""
        world = Caller(server, f"{key}-{self.operation}")
        for media_type in self.operation.media_types:
            kind, _, form = media_type.partition("/")
            content = _image(form) if kind == "image" else CONTENT
            answer = world.ask(self.operation, content=content, headers={"content-type": media_type})
            told: dict[str, Any] = {"type": kind, "size": len(content), "format": form.upper()}
            if kind == "image":
                told |= {"width": _SIZE[0], "height": _SIZE[1]}
            for name, value in told.items():
                # Of some kinds the documented answer does not tell everything.
                shown = found(self._rule[name], answer.json()) if name in self._rule else None
                if shown != value and not (shown is None and kind != "image"):
                    yield f"{self.operation}: the {name} of a file of {media_type} is {shown!r}, not {value!r}"


def _image(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", _SIZE).save(file, form)
    return file.getvalue()
