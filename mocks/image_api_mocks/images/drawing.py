"""Draws the images that jobs result in: deterministic, and such that a person sees at a glance which job it is."""

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import ImageDraw

FORMATS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
"""The media types that can be drawn, by the suffix of the file."""

_SMALLEST_TEXT = 8
_SAVED_AS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
# What is drawn has few colours: more effort makes it no smaller, only later.
_OPTIONS: dict[str, dict[str, int]] = {
    "image/png": {"compress_level": 1},
    "image/jpeg": {"quality": 85},
    "image/webp": {"quality": 80, "method": 0},
}


@dataclass(frozen=True)
class Picture:
    """What is to be drawn."""

    width: int
    """Pixels."""
    height: int
    media_type: str
    """One of FORMATS."""
    seed: str
    """What the colours follow from."""
    lines: tuple[str, ...]
    """What is written on it."""


def draw(picture: Picture) -> bytes:
    """Return the bytes of an image file: the same picture, the same bytes. Takes up to seconds; call it in a thread."""
    from PIL import Image, ImageDraw, ImageFont  # only now: nobody waits for it when the mock starts

    digest = hashlib.blake2b(picture.seed.encode()).digest()
    width, height = picture.width, picture.height
    ground = tuple(byte // 3 for byte in digest[:3])  # dark, for white letters
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    _draw_blocks(pen, digest, width, height)
    size = max(_SMALLEST_TEXT, min(width, height) // 16)
    longest = max(picture.lines, key=len, default="")
    # Text has to fit across; the width of letters grows with their size.
    across = ImageFont.load_default(size).getlength(longest) or 1
    size = max(_SMALLEST_TEXT, int(size * min(1.0, width * 0.9 / across)))
    font = ImageFont.load_default(size)
    top = height / 20
    for line in picture.lines:
        pen.text((width / 20, top), line, font=font, fill="white")
        top += size * 1.4
    file = io.BytesIO()
    image.save(file, _SAVED_AS[picture.media_type], **_OPTIONS[picture.media_type])
    return file.getvalue()


def _draw_blocks(pen: "ImageDraw.ImageDraw", digest: bytes, width: int, height: int) -> None:
    """Draw a pattern of five by five blocks, alike on both sides, which tells one job from another from afar."""
    side = min(width, height) / 2 / 5
    left, top = width - 5.5 * side, height - 5.5 * side
    colour = tuple(128 + byte // 2 for byte in digest[3:6])
    for index, byte in enumerate(digest[6:21]):
        row, column = divmod(index, 3)
        if byte % 2:
            for x in {column, 4 - column}:
                box = (left + x * side, top + row * side, left + (x + 1) * side - 1, top + (row + 1) * side - 1)
                if side > 1:
                    pen.rectangle(box, fill=colour)
