"""The images that the jobs of an operation result in: where their URLs stand, and how large they are."""

import hashlib
import re
from collections.abc import Callable, Iterator
from typing import Any

from image_api_contracts import schemas
from image_api_contracts.documents import Pointer
from image_api_contracts.expressions import get
from image_api_contracts.operations import Operation
from image_api_mocks.images.drawing import FORMATS, Picture
from image_api_mocks.state.jobs import Job

PATH = "/_mock/images/"
SAMPLE = "sample-1.png"
"""An image that is there before any job."""

# Pixels, where nothing says more: of an image that goes in, and of one that is made of words.
INPUT_SIZE = (512, 512)
MADE_SIZE = (1024, 1024)
# No format can be larger than WebP can.
_LONGEST_SIDE = 16383
_DECLARED = re.compile(r"(?<![0-9a-z])([1-9]\d{0,4})x([1-9]\d{0,4})(?![0-9a-z])", re.IGNORECASE)
_URL = re.compile(r"https?://[^?#]+\.(\w+)", re.IGNORECASE)

Place = tuple[str | int, ...]
Size = tuple[int, int]


def address(base: str, *parts: str) -> str:
    """Return the beginning of the URLs of a job's images, which follows from `parts` alone and tells none of them."""
    return base + PATH + hashlib.blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def places(example: dict[str, Any], echoes: set[Pointer]) -> list[tuple[Place, str]]:
    """Return where an example carries URLs of images that repeat nothing of the request, and the suffix of each."""
    found = [(at, _suffix(value)) for at, value in _strings(example, ())]
    repeated = {tuple(echo) for echo in echoes}
    return [
        (at, suffix)
        for at, suffix in found
        if suffix in FORMATS and not any(at[: len(echo)] == echo for echo in repeated)
    ]


class Results:
    """What the jobs of one operation result in."""

    def __init__(self, operation: Operation) -> None:
        """Take the operation, whose `x-result` counts."""
        self._at = operation.result
        self._properties = schemas.properties(operation.document, operation.request.json.schema, {})
        source = self._properties.get(self._at["input"][-1], {}) if "input" in self._at else {}
        self._most = source.get("x-image", {}).get("maxPixels", INPUT_SIZE[0] * INPUT_SIZE[1] * 64)

    def place(self, answer: Any, found: list[tuple[Place, str]], job: Job) -> None:
        """Write the URLs of a job's images into an answer, where its example has some."""
        for (at, _), url in zip(found, self.urls(job, found), strict=True):
            _put(answer, at, url)

    def urls(self, job: Job, found: list[tuple[Place, str]]) -> list[str]:
        """Return the URLs of a job's images, in the order of their places."""
        wanted = str(self._asked(job, "format")).lower()
        suffixes = [wanted if wanted in FORMATS else suffix for _, suffix in found]
        return [f"{job.images}-{number}.{suffix}" for number, suffix in enumerate(suffixes, 1)]

    def picture(self, job: Job, name: str, known: Callable[[str], Size | None]) -> Picture:
        """Return what a job's image shows. Takes the file's name, and who knows the size of the mock's own images."""
        width, height = self.size(job, known)
        media_type = FORMATS[name.rpartition(".")[2]]
        lines = (job.contract, job.operation, job.id, f"{width} x {height}")
        return Picture(width, height, media_type, job.images.rpartition("/")[2], lines)

    def size(self, job: Job, known: Callable[[str], Size | None]) -> Size:
        """Return the size of a job's images: that of the image that goes in, times the factor that was asked for."""
        if "input" not in self._at:
            return MADE_SIZE
        factor = self._asked(job, "scale")
        factor = int(factor) if isinstance(factor, int | float) and factor >= 1 else 1
        source = self._asked(job, "input")
        width, height = self._input(source, known) if isinstance(source, str) else INPUT_SIZE
        if max(width, height) * factor > _LONGEST_SIDE:
            width, height = INPUT_SIZE
        return width * factor, height * factor

    def _input(self, url: str, known: Callable[[str], Size | None]) -> Size:
        size = known(url)
        if size is None and (declared := _DECLARED.search(url)):
            size = int(declared[1]), int(declared[2])
        return size if size is not None and size[0] * size[1] <= self._most else INPUT_SIZE

    def _asked(self, job: Job, name: str) -> Any:
        """Return what the request says, or the default of the contract; None if there is neither."""
        if name not in self._at:
            return None
        asked = get(job.request, self._at[name])
        return self._properties.get(self._at[name][-1], {}).get("default") if asked is None else asked


def _suffix(url: str) -> str:
    found = _URL.fullmatch(url.partition("?")[0])
    return found[1].lower() if found else ""


def _strings(value: Any, at: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*at, key))


def _put(value: Any, at: Place, content: str) -> None:
    for part in at[:-1]:
        value = value[part]
    value[at[-1]] = content
