"""Check an image on this machine against a documented limit, before it is uploaded or paid for.

Only the head of a file is read and nothing is decoded, so a huge file costs no more than a small one, and an image that
passes may still be broken further on. What a name or an extension says about the type is not looked at.
"""

from __future__ import annotations

import io
import os
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .errors import ValidationError

# How a file of the type begins: the bytes, and where they stand.
_BEGINNINGS: tuple[tuple[str, int, bytes], ...] = (
    ("image/jpeg", 0, b"\xff\xd8\xff"),
    ("image/png", 0, b"\x89PNG\r\n\x1a\n"),
    ("image/webp", 8, b"WEBP"),
    ("image/gif", 0, b"GIF8"),
    ("image/bmp", 0, b"BM"),
    ("image/tiff", 0, b"II*\x00"),
    ("image/tiff", 0, b"MM\x00*"),
    ("image/jp2", 4, b"jP  \r\n\x87\n"),
    ("image/avif", 4, b"ftypavif"),
    ("image/heic", 4, b"ftyphei"),
)
_HEAD_BYTES = 32


@dataclass(frozen=True, slots=True)
class ImageLimit:
    """What an image has to be.

    Attributes:
        field: The field that takes its URL, as the contract names it.
        max_pixels: Width times height is at most this, in pixels; None if nothing is documented.
        media_types: Accepted media types such as `image/png`; empty if nothing is documented.

    """

    field: str
    max_pixels: int | None = None
    media_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """What the head of an image says.

    Attributes:
        media_type: Its type, such as `image/png`, by its content.
        width: Pixels in a row, as stored. A photo that is shown turned (EXIF) has width and height the other way round;
            the number of its pixels is the same.
        height: Rows of pixels, as stored.

    """

    media_type: str
    width: int
    height: int

    @property
    def pixels(self) -> int:
        """Width times height."""
        return self.width * self.height


def check(image: str | os.PathLike[str] | bytes, limit: ImageLimit) -> ImageInfo:
    """Check an image against a limit. Nothing is sent, and no URL is fetched.

    Args:
        image: The path of a file on this machine, or the content of one.
        limit: The limit; generated clients have one for each field that takes an image, in their module `images`.

    Returns:
        Type and size of the image, which the limit allows.

    Raises:
        ValidationError: The limit does not allow it: rule `mediaTypes` or `maxPixels`. An image whose size cannot be
            read, because it is cut off, damaged or empty, breaks `mediaTypes`.
        OSError: The file cannot be read: there is none, or it is a directory.

    """
    with ExitStack() as stack:
        content: BinaryIO
        if isinstance(image, bytes | bytearray):
            content = io.BytesIO(image)
        else:
            content = stack.enter_context(Path(image).open("rb"))
        found = _check_type(media_type(content.read(_HEAD_BYTES)), limit)
        size = _size(content)
    if size is None:
        raise ValidationError(limit.field, "mediaTypes", f"{found}, but damaged or cut off", _types(limit))
    info = ImageInfo(found, *size)
    if limit.max_pixels is not None and info.pixels > limit.max_pixels:
        words = f"an image of at most {limit.max_pixels:,} pixels (width x height)"
        raise ValidationError(limit.field, "maxPixels", info, words)
    return info


def media_type(head: bytes) -> str | None:
    """Return the media type of a file that begins with these bytes, 32 or more; None if it is not a known image."""
    for name, start, beginning in _BEGINNINGS:
        if head.startswith(beginning, start):
            return name
    return None


def _size(content: BinaryIO) -> tuple[int, int] | None:
    """Return width and height; None if they cannot be read."""
    import struct  # with imagesize, it is loaded when it is needed: importing a client must stay cheap

    import imagesize  # type: ignore[import-untyped]

    try:
        # Always an open file: imagesize would fetch a name that is a URL.
        width, height = imagesize.get(content, exif_rotation=False)  # pyright: ignore[reportUnknownMemberType]
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, struct.error):
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None


def _check_type(found: str | None, limit: ImageLimit) -> str:
    if found is None or (limit.media_types and found not in limit.media_types):
        raise ValidationError(limit.field, "mediaTypes", found or "no image of a known type", _types(limit))
    return found


def _types(limit: ImageLimit) -> str:
    return f"an image of type {' or '.join(limit.media_types)}" if limit.media_types else "an image"
