"""Raw bodies: bytes that go to the server as they are."""

# pyright: reportUnnecessaryIsInstance=false
# Arguments of callers are checked at run time, whatever the annotations say.

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from .errors import ValidationError

Content = bytes | bytearray | memoryview | os.PathLike[str]
"""What is sent raw: bytes, or the path of a file, which is read into memory before the first attempt.

Not an open file: one that has been read cannot be sent a second time, and its position is nobody's to guess.
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A raw body.

    Attributes:
        content: The bytes, or the path of a file.
        media_type: Their media type, such as `image/png`; None if the contract names only one.

    """

    content: Content = field(repr=False)
    media_type: str | None = None

    @property
    def is_file(self) -> bool:
        """Whether a file has to be read."""
        return isinstance(self.content, os.PathLike)

    def read(self) -> Upload:
        """Return the upload with the bytes of its file.

        Raises:
            ValidationError: `content` is neither. A name of a file as `str` is not taken: it could be meant as the
                content.
            OSError: The file cannot be read.

        """
        if isinstance(self.content, os.PathLike):
            return Upload(Path(self.content).read_bytes(), self.media_type)
        if not isinstance(self.content, bytes | bytearray | memoryview):
            raise ValidationError("content", "type", self.content, "bytes, or the path of a file as pathlib.Path")
        return Upload(bytes(self.content), self.media_type)
