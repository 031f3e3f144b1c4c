"""A documented limit of an image is checked on this machine: type by content, size from the head, nothing decoded."""

from __future__ import annotations

import importlib
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from image_api_core.errors import ValidationError
from image_api_core.images import ImageInfo, ImageLimit, check
from tools.judges.client.contracts import OPERATIONS, Operation, python_name
from tools.judges.client.facade_calls import facade_class

TYPES = {"image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp"}
LIMIT = ImageLimit("photo", max_pixels=600, media_types=tuple(TYPES))


def image(width: int, height: int, kind: str, **settings: Any) -> bytes:
    content = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(content, kind, **settings)
    return content.getvalue()


def with_exif(*, thumbnail: bool) -> bytes:
    """A photo that is shown turned; with a thumbnail of another size inside, or without."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter
    if not thumbnail:
        return image(30, 20, "jpeg", exif=exif)
    # The thumbnail, a JPEG with a size of its own, stands in a segment before the size of the photo.
    photo = image(30, 20, "jpeg", exif=exif)
    segment = image(16, 12, "jpeg")
    return photo[:2] + b"\xff\xe2" + (len(segment) + 2).to_bytes(2, "big") + segment + photo[2:]


def extended_webp() -> bytes:
    content = io.BytesIO()
    Image.new("RGBA", (30, 20), (1, 2, 3, 4)).save(content, "webp", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    assert content.getvalue()[12:16] == b"VP8X"
    return content.getvalue()


def animated_webp() -> bytes:
    content = io.BytesIO()
    frames = [Image.effect_noise((30, 20), deviation).convert("RGB") for deviation in (10, 90)]
    frames[0].save(content, "webp", save_all=True, append_images=frames[1:])
    return content.getvalue()


KINDS = {
    "jpeg": ("image/jpeg", image(30, 20, "jpeg")),
    "progressive jpeg": ("image/jpeg", image(30, 20, "jpeg", progressive=True)),
    "grey jpeg": ("image/jpeg", image(30, 20, "jpeg", quality=5)),
    "turned jpeg": ("image/jpeg", with_exif(thumbnail=False)),
    "jpeg with a thumbnail": ("image/jpeg", with_exif(thumbnail=True)),
    "png": ("image/png", image(30, 20, "png")),
    "lossy webp": ("image/webp", image(30, 20, "webp")),
    "lossless webp": ("image/webp", image(30, 20, "webp", lossless=True)),
    "extended webp": ("image/webp", extended_webp()),
    "animated webp": ("image/webp", animated_webp()),
}


@pytest.mark.parametrize(("media_type", "content"), KINDS.values(), ids=KINDS)
def test_type_and_size_are_read(media_type: str, content: bytes, tmp_path: Path) -> None:
    with Image.open(io.BytesIO(content)) as opened:
        assert opened.size == (30, 20)
    expected = ImageInfo(media_type, 30, 20)
    assert check(content, LIMIT) == expected
    assert expected.pixels == 600
    file = tmp_path / "picture.txt"  # the name says nothing
    file.write_bytes(content)
    assert check(file, LIMIT) == check(str(file), LIMIT) == expected


@pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 600), (600, 1), (16383, 1), (1, 16383), (25, 24)])
@pytest.mark.parametrize("kind", TYPES.values())
@pytest.mark.parametrize("lossless", [True, False])
def test_the_edge_passes_and_what_is_past_it_does_not(kind: str, width: int, height: int, *, lossless: bool) -> None:
    content = image(width, height, kind, **({"lossless": lossless} if kind == "webp" else {}))
    edge = ImageLimit("photo", max_pixels=width * height)
    assert (check(content, edge).width, check(content, edge).height) == (width, height)
    with pytest.raises(ValidationError) as caught:
        check(content, ImageLimit("photo", max_pixels=width * height - 1))
    assert (caught.value.field, caught.value.rule) == ("photo", "maxPixels")
    assert caught.value.value == check(content, edge)


def test_the_message_says_the_limit_and_what_was_found() -> None:
    with pytest.raises(ValidationError) as caught:
        check(image(2000, 1, "png"), ImageLimit("photo", 1999))
    assert str(caught.value) == (
        "photo must be an image of at most 1,999 pixels (width x height), "
        "not ImageInfo(media_type='image/png', width=2000, height=1). Nothing was sent."
    )
    with pytest.raises(ValidationError) as caught:
        check(image(2, 1, "gif"), LIMIT)
    assert str(caught.value) == (
        "photo must be an image of type image/jpeg or image/png or image/webp, not 'image/gif'. Nothing was sent."
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own


NO_IMAGES = {
    "nothing": b"",
    "text": b"hello",
    "html": b"<html><body>not found</body></html>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
    "zeros": bytes(100),
    "a RIFF of another kind": b"RIFF\x24\0\0\0WAVEfmt " + bytes(40),
    "gif": image(2, 2, "gif"),
    "bmp": image(2, 2, "bmp"),
    "tiff": image(2, 2, "tiff"),
    "a png of no size": image(2, 2, "png")[:16] + bytes(8) + image(2, 2, "png")[24:],
    "a png of no height": image(2, 2, "png")[:20] + bytes(4) + image(2, 2, "png")[24:],
    "a webp of no known kind": b"RIFF\x24\0\0\0WEBPXXXX" + bytes(40),
    "a jpeg without a size": b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9",
    "a jpeg of nothing but marks": b"\xff" + b"\xd8" + b"\xff" * 1000,
}


@pytest.mark.parametrize("content", NO_IMAGES.values(), ids=NO_IMAGES)
def test_what_is_no_image_of_the_type_is_refused(content: bytes, tmp_path: Path) -> None:
    lying = tmp_path / "photo.jpg"
    lying.write_bytes(content)
    for source in (content, lying):
        with pytest.raises(ValidationError) as caught:
            check(source, LIMIT)
        assert (caught.value.field, caught.value.rule) == ("photo", "mediaTypes")


@pytest.mark.parametrize(("media_type", "content"), KINDS.values(), ids=KINDS)
def test_a_cut_image_is_read_or_refused(media_type: str, content: bytes) -> None:
    """At whatever byte it is cut: never another size, never another exception."""
    read = 0
    for length in range(min(len(content), 2000)):
        try:
            found = check(content[:length], LIMIT)
        except ValidationError as error:
            refusal = error
            assert not read, "more of it is refused than less"
        else:
            assert found == ImageInfo(media_type, 30, 20)
            read += 1
    assert refusal.rule == "mediaTypes"
    assert read, "its size was never found in its head"


def test_a_damaged_head_is_read_or_refused() -> None:
    """Each byte of each head in turn: never another exception."""
    for _, content in KINDS.values():
        for place in range(min(len(content), 200)):
            for value in (0, 0x7F, 0xFF):
                damaged = content[:place] + bytes([value]) + content[place + 1 :]
                try:
                    check(damaged, ImageLimit("photo"))
                except ValidationError as error:
                    assert error.rule == "mediaTypes"  # noqa: PT017 - most of them are refused, some are still read


@pytest.mark.parametrize("kind", TYPES.values())
def test_only_the_head_of_a_huge_file_is_read(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "huge"
    file.write_bytes(image(30, 20, kind))
    os.truncate(file, 8 * 1024**3)  # a sparse file: reading it would take minutes and all memory
    assert check(file, LIMIT).pixels == 600


def test_a_file_that_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check(tmp_path / "none", LIMIT)
    with pytest.raises(IsADirectoryError):
        check(tmp_path, LIMIT)


def test_a_url_is_not_fetched(egress_log: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check("http://192.0.2.1/photo.jpg", LIMIT)
    assert not egress_log.exists()


def test_without_a_limit_any_known_image_passes() -> None:
    assert check(image(3, 2, "gif"), ImageLimit("photo")) == ImageInfo("image/gif", 3, 2)
    with pytest.raises(ValidationError, match="photo must be an image, not 'no image of a known type'"):
        check(b"text", ImageLimit("photo"))


def image_fields(operation: Operation) -> Iterator[tuple[str, dict[str, Any]]]:
    body = operation.data.get("requestBody")
    if body and not operation.takes_bytes:
        schema = operation.follow(body["content"]["application/json"]["schema"])
        for name, inner in schema["properties"].items():
            if "x-image" in operation.follow(inner):
                yield name, operation.follow(inner)["x-image"]


FIELDS = [(operation, name, limit) for operation in OPERATIONS for name, limit in image_fields(operation)]
assert FIELDS


@pytest.mark.parametrize(
    ("operation", "name", "limit"), [pytest.param(*field, id=f"{field[0]}-{field[1]}") for field in FIELDS]
)
def test_every_field_has_its_limit_and_its_method_says_so(
    operation: Operation, name: str, limit: dict[str, Any]
) -> None:
    images = importlib.import_module(f"{operation.contract.package.__name__}.images")
    assert operation.contract.package.images is images
    (constant,) = [
        constant for constant in images.__all__ if constant == f"{operation.module_name}_{python_name(name)}".upper()
    ]
    assert getattr(images, constant) == ImageLimit(name, limit["maxPixels"], tuple(limit["mediaTypes"]))
    tag = "".join(part.title() for part in operation.data["tags"][0].split("_"))
    facade = importlib.import_module(facade_class(operation.contract, "sync").__module__)
    for prefix in ("", "Async"):
        doc = getattr(getattr(facade, prefix + tag), operation.module_name).__doc__
        assert f"images.check(path, images.{constant})" in doc


@pytest.mark.parametrize("module", ["image_api_core.images", "image_api_core.callbacks.reader"])
def test_it_is_loaded_when_it_is_needed(module: str) -> None:
    heavy = ("httpx", "httpcore", "ssl", "imagesize", "urllib.request", "asyncio")
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
