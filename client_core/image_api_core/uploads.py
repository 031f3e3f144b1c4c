"""Raw bodies: bytes that go to the server as they are."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeGuard

from .errors import ValidationError

Content = bytes | bytearray | memoryview | os.PathLike[str]
"""What is sent raw: bytes, or the path of a file, which is read into memory before the first try.

Not an open file: one that has been read cannot be sent a second time, and its position is nobody's to guess.
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A raw body.

    Attributes:
        content: The bytes.
        media_type: Their media type, such as `image/png`.

    """

    content: bytes = field(repr=False)
    media_type: str


def read_upload(content: Content, media_type: str) -> Upload:
    """Return the raw body of a request.

    Args:
        content: The bytes, or the path of a file.
        media_type: Their media type.

    Raises:
        ValidationError: `content` is neither. A name of a file as `str` is not taken: it could be meant as the content.
        OSError: The file cannot be read.

    """
    if isinstance(content, bytes | bytearray | memoryview):
        return Upload(bytes(content), media_type)
    if _is_path(content):
        return Upload(Path(content).read_bytes(), media_type)
    raise ValidationError("content", "type", content, "bytes, or the path of a file as pathlib.Path")


def _is_path(content: object) -> TypeGuard[os.PathLike[str]]:
    return isinstance(content, os.PathLike)


async def read_upload_async(content: Content, media_type: str) -> Upload:
    """Do what `read_upload` does, without keeping the event loop from other work while a file is read."""
    if _is_path(content):
        return await asyncio.to_thread(read_upload, content, media_type)
    return read_upload(content, media_type)
