"""The URLs of results lead to images: of the promised size and type, the same each time, and none of a failed job."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from image_api_mocks.pytest_plugin import MockApi
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, WITH_CALLBACK, ask, at, body_of, poll, poller_of, rule, send, submit
from tests.mocks.receiver import receiving
from tools.judges.contracts import Operation

TYPES = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


def urls(body: Any) -> Iterator[str]:
    """Yield what looks like the URL of a result, wherever it stands."""
    if isinstance(body, str) and "/_mock/images/" in body:
        yield body
    elif isinstance(body, dict | list):
        for inner in body.values() if isinstance(body, dict) else body:
            yield from urls(inner)


def has_images(operation: Operation) -> bool:
    """Whether the documented answers show images that were made."""
    states = rule(operation)["states"]["succeeded"]
    where = rule(operation)["poll"]["status"]
    examples = poller_of(operation).response_examples(200).values()
    done = [example for example in examples if at(where, example) in states]
    return any(re.search(r'"results"|"images"', str(example).replace("'", '"')) for example in done)


WITH_IMAGES = [operation for operation in JOBS if has_images(operation)]
SCALED = [operation for operation in WITH_IMAGES if "x-result" in operation.definition]
EACH = pytest.mark.parametrize("operation", WITH_IMAGES, ids=str)
EACH_SCALED = pytest.mark.parametrize("operation", SCALED, ids=str)
# pytest skips a test without parameters.
assert WITH_IMAGES
assert SCALED


def field(operation: Operation, name: str) -> str:
    """Return the field of the request that `x-result` names."""
    return str(operation.definition["x-result"][name]).rpartition("/")[2]


def schema(operation: Operation, name: str) -> dict[str, Any]:
    body = operation.definition["requestBody"]["content"]["application/json"]["schema"]
    return operation.resolve(operation.resolve(body)["properties"][field(operation, name)])


def results_of(api: MockApi, operation: Operation, **changes: Any) -> list[str]:
    """Start a job that ends at once, and return the URLs of its images."""
    api.settings(job_seconds=0)
    answer = send(api, operation, body_of(operation, **changes))
    assert answer.status_code == operation.success, answer.text
    found = list(urls(poll(api, operation, str(at(rule(operation)["id"], answer.json()))).json()))
    for echo in {*found} & {value for value in changes.values() if isinstance(value, str)}:
        found.remove(echo)  # what went in is told as well
    assert found
    return found


def fetch(url: str) -> Image.Image:
    answer = ask("GET", url)
    assert answer.status_code == 200, answer.text
    image = Image.open(io.BytesIO(answer.content))
    image.load()
    assert image.format == TYPES[url.rpartition(".")[2]]
    assert answer.headers["content-type"] == image.get_format_mimetype()
    return image


@EACH
def test_every_result_is_an_image_without_a_key(operation: Operation, mock_api: MockApi) -> None:
    for url in results_of(mock_api, operation):
        assert url.startswith(mock_api.url)
        image = fetch(url)
        if operation not in SCALED:
            assert image.size == (1024, 1024)
        colours = image.convert("RGB").resize((64, 64)).getcolors(4096)
        assert colours is not None
        assert len(colours) > 1, "nothing is drawn on it"


@EACH_SCALED
def test_its_size_is_that_of_the_input_times_the_factor(operation: Operation, mock_api: MockApi) -> None:
    scale, source = field(operation, "scale"), field(operation, "input")
    factors = schema(operation, "scale")
    for factor in factors.get("enum", [factors.get("minimum")]):
        for url, (width, height) in {
            "https://example.com/portrait-60x40.jpg": (60, 40),
            "https://example.com/portrait.jpg?size=40X60": (40, 60),
            "https://example.com/portrait.jpg": (512, 512),
            "https://example.com/0x40.jpg": (512, 512),
            "https://example.com/99999x99999.jpg": (512, 512),
        }.items():
            if (width, factor) == (512, 8):
                continue  # seconds to draw, and nothing else in it
            (result,) = results_of(mock_api, operation, **{scale: factor, source: url})
            assert fetch(result).size == (width * factor, height * factor)


@EACH_SCALED
def test_without_a_factor_it_is_the_default(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    body = body_of(operation, **{field(operation, "input"): "https://example.com/30x20.png"})
    body.pop(field(operation, "scale"))
    answer = send(mock_api, operation, body)
    if answer.status_code != operation.success:
        assert field(operation, "scale") in answer.text, "it has to be given"
        return
    (url,) = urls(poll(mock_api, operation, str(at(rule(operation)["id"], answer.json()))).json())
    default = schema(operation, "scale")["default"]
    assert fetch(url).size == (30 * default, 20 * default)


@EACH_SCALED
def test_a_result_can_go_in_again(operation: Operation, mock_api: MockApi) -> None:
    scale, source = field(operation, "scale"), field(operation, "input")
    (first,) = results_of(mock_api, operation, **{scale: 2, source: "https://example.com/30x20.png"})
    (second,) = results_of(mock_api, operation, **{scale: 2, source: first})
    assert fetch(second).size == (120, 80)


@EACH_SCALED
def test_an_image_that_is_made_of_itself_has_a_size(operation: Operation, mock_api: MockApi) -> None:
    scale, source = field(operation, "scale"), field(operation, "input")
    (first,) = results_of(mock_api, operation, **{scale: 2, source: "https://example.com/30x20.png"})
    mock_api.reset()
    (again,) = results_of(mock_api, operation, **{scale: 2, source: first})
    assert again == first
    assert fetch(again).size == (1024, 1024)


@pytest.mark.parametrize("operation", [each for each in SCALED if "format" in each.definition["x-result"]], ids=str)
def test_it_has_the_format_that_was_asked_for(operation: Operation, mock_api: MockApi) -> None:
    formats = schema(operation, "format")["enum"]
    assert len(formats) > 1
    for name in formats:
        changes = {field(operation, "format"): name, field(operation, "input"): "https://example.com/30x20.png"}
        (url,) = results_of(mock_api, operation, **changes)
        assert fetch(url).format == TYPES.get(name, "WEBP")


@EACH
def test_the_same_job_has_the_same_bytes_and_another_has_others(operation: Operation, mock_api: MockApi) -> None:
    changes: dict[str, Any] = {}
    if operation in SCALED:
        changes = {field(operation, "input"): "https://example.com/300x200.png"}
    (url, *_), (other, *_) = (results_of(mock_api, operation, **changes) for _ in range(2))
    content = ask("GET", url).content
    assert ask("GET", url).content == content
    assert ask("GET", other).content != content


@EACH
def test_a_job_that_failed_or_goes_on_has_none(operation: Operation, mock_api: MockApi) -> None:
    """Neither a URL, nor an image where its URL would be."""
    (url, *_) = results_of(mock_api, operation)
    assert ask("GET", url).status_code == 200
    mock_api.reset()
    assert ask("GET", url).status_code == 404, "the job is forgotten"
    mock_api.settings(job_seconds=0)
    failed = submit(mock_api, operation, prefer=f"outcome={rule(operation)['states']['failed'][0]}")
    assert list(urls(poll(mock_api, operation, failed).json())) == []
    assert ask("GET", url).status_code == 404
    if operation not in ASYNC_JOBS:
        return
    mock_api.reset()
    mock_api.settings(job_seconds=60)
    going_on = submit(mock_api, operation)
    assert going_on == failed, "it has the id, and so the URL, of the others"
    assert list(urls(poll(mock_api, operation, going_on).json())) == []
    assert ask("GET", url).status_code == 404
    mock_api.advance(60)
    assert url in urls(poll(mock_api, operation, going_on).json())
    assert ask("GET", url).status_code == 200


@pytest.mark.parametrize("operation", [each for each in WITH_CALLBACK if each in WITH_IMAGES], ids=str)
def test_a_callback_carries_the_same_urls(operation: Operation, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=0)
    with receiving() as receiver:
        job = submit(mock_api, operation, callback=receiver.url)
        told = list(urls(receiver.next().body))
    assert told
    assert told == list(urls(poll(mock_api, operation, job).json()))


@EACH
def test_what_is_no_image_of_a_job_is_404(operation: Operation, mock_api: MockApi) -> None:
    (url, *_) = results_of(mock_api, operation)
    name, _, suffix = url.rpartition(".")
    other = next(each for each in TYPES if each != suffix)
    for wrong in (f"{name}.{other}", f"{name}0.{suffix}", f"{name}.{suffix}x", url.rpartition("/")[0] + "/-1.png"):
        answer = ask("GET", wrong)
        assert answer.status_code == 404
        assert "No job that succeeded" in answer.text


def test_no_url_tells_the_key(mock_api: MockApi) -> None:
    for operation in WITH_IMAGES:
        assert mock_api.key not in "".join(results_of(mock_api, operation))
