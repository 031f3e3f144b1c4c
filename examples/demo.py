"""Make every documented request of both vendors through the generated clients, on the offline mock: `make demo`.

Read it from the top: the calls to one vendor, the calls to the other, a request that is rejected; then how they are
shown. Nothing leaves this machine, no key is needed, and nothing is charged. The exit code is 0, or 1 if a response is
not what the contract documents.
"""

import base64
import json
import sys
from http import HTTPStatus
from typing import Any, TypeVar

import httpx
from rich.console import Console
from rich.highlighter import JSONHighlighter, ReprHighlighter
from rich.pretty import pretty_repr
from rich.rule import Rule
from rich.text import Text

import konpro_client.models as konpro_models
import tengr_client.models as tengr_models
from image_api_contracts import Document, load_all, resolve, schemas
from image_api_contracts.operations import Operation, operations
from image_api_core.api_key import MASK
from image_api_core.errors import APIStatusError
from image_api_mocks.errors import MockError
from image_api_mocks.mock import Mock
from image_api_mocks.signals import end_on_signal
from konpro_client import DetailedResponse, Konpro
from tengr_client import Tengr

T = TypeVar("T")
KEY = "mock-key"
MARGIN = 9  # columns for the labels
READ = "The id is the one of the response above. The job has ended: jobs of this mock take no time."
MADE = "The ids and keys are those of the responses above."
KEPT = "The mock is stateful: this is what was made and changed above."
# One white pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)


def konpro(demo: "Demo", url: str) -> None:
    """Tell the story of a photo avatar: from an image to an avatar that moves, and away with it."""
    m = konpro_models
    with demo.http_client() as http, Konpro(api_key=KEY, base_url=url, http_client=http) as client:
        call = client.with_response  # each operation, with the status of its response
        asset = demo.show(m.Asset, call.upload_asset(content=PNG, content_type="image/png"), note="One white pixel.")
        job = demo.show(
            m.GeneratePhotoAvatarResponse,
            call.generate_photo_avatar(
                name="John Doe",
                age="Young Adult",
                gender="Man",
                ethnicity="East Asian",
                orientation="square",
                pose="close_up",
                style="Realistic",
                appearance="A confident young man with short black hair and brown eyes",
                callback_url="https://example.com/callback",
                callback_id="avatarGen123",
            ),
        )
        demo.show(m.Generation, call.get_generation(job.job_id), note=READ)

        key = str(asset.image_key)
        group = demo.show(
            m.CreateAvatarGroupResponse,
            call.create_avatar_group(name="Team Photos", image_key=key, generation_id=job.job_id),
            note=MADE,
        )
        group_id = group.group_id
        demo.show(
            m.AddLooksToAvatarGroupResponse,
            call.add_looks_to_avatar_group(group_id=group_id, image_keys=[key], name="Winter Collection"),
            note=MADE,
        )
        demo.show(m.TrainAvatarGroupResponse, call.train_avatar_group(group_id=group_id), note=MADE)
        demo.show(m.Training, call.get_training_status(group_id), note=READ)

        demo.show(
            m.GenerateLooksResponse,
            call.generate_looks(
                group_id="avatarGroup123",
                prompt="Create vibrant summer looks with bright colors and floral patterns",
                orientation="square",
                pose="half_body",
                style="Realistic",
            ),
        )

        moving = demo.show(
            m.AddMotionResponse,
            call.add_motion(
                id="photoAvatar123", prompt="Smooth walking motion with head tilt", motion_type="consistent"
            ),
        )
        moving_id = moving.animated_avatar_id
        demo.show(m.AddSoundEffectResponse, call.add_sound_effect(id=moving_id), note=MADE)
        larger = demo.show(m.UpscalePhotoAvatarResponse, call.upscale_photo_avatar(id=moving_id), note=MADE)
        avatar_id = larger.upscaled_avatar_id
        demo.show(m.PhotoAvatar, call.get_photo_avatar(avatar_id), note=KEPT)
        demo.show(m.DeletePhotoAvatarResponse, call.delete_photo_avatar(avatar_id), note=MADE)
        demo.show(m.DeleteAvatarGroupResponse, call.delete_avatar_group(group_id), note=MADE)


def tengr(demo: "Demo", url: str) -> None:
    """Tell the story of artworks: upscaled at once and as jobs, read, and listed. The pages show no request."""
    m = tengr_models
    image = "https://example.com/portrait.jpg"
    webhook = "https://example.com/webhook"
    with demo.http_client() as http, Tengr(api_key=KEY, base_url=url, http_client=http) as client:
        call = client.with_response
        demo.show(
            m.WebhookSecret,
            call.rotate_webhook_secret("507f1f77bcf86cd799439011"),
            note="There is no body. The secret is masked here, as it is wherever the client shows it.",
        )
        first = demo.show(m.UpscalingArtworkV1, call.create_upscaling_v1(image_url=image, scale_factor=4))
        demo.show(m.UpscalingArtworkV1, call.get_artwork_v1(first.id), note=READ)
        demo.show(list, call.list_artworks_v1(), note=KEPT)

        demo.show(m.UpscalingArtwork, call.create_upscaling(image_url=image, scale_factor=4, webhook=webhook))
        second = demo.show(
            m.DetailerUpscalerArtwork,
            call.create_detailer_upscaler(image_url=image, scale_factor=4, details=2, modification=2, webhook=webhook),
        )
        demo.show(m.DetailerUpscalerArtwork, call.get_artwork(second.id), note=READ)
        demo.show(list, call.list_artworks(), note=KEPT)


def too_large(demo: "Demo", url: str) -> None:
    """Ask for more than is documented: version 1 upscales by 2 to 8. By default, the client would not send it."""
    with demo.http_client() as http, Tengr(api_key=KEY, base_url=url, http_client=http) as client:
        try:
            client.artworks.create_upscaling_v1(
                image_url="https://example.com/portrait.jpg", scale_factor=9, unchecked=True
            )
        except APIStatusError as error:
            demo.show_rejected(tengr_models.Error, error, "scaleFactor 9, where 2 to 8 are documented")


class DemoError(Exception):
    """A request or a response is not what the contract documents."""


class Demo:
    """Shows each call: the request, the response, and what the client made of it."""

    def __init__(self, console: Console, contracts: dict[str, Document]) -> None:
        """Take where to print, and the contracts of the vendors by name."""
        self.answered = 0
        self._console = console
        self._operations = [operation for contract in contracts.values() for operation in operations(contract)]
        self._requests: list[httpx.Request] = []

    def http_client(self) -> httpx.Client:
        """Return an httpx client that lets the demo see each request. The key in it is masked."""
        return httpx.Client(event_hooks={"request": [self._requests.append]})

    def show(self, model: type[object], response: DetailedResponse[T], *, note: str = "") -> T:
        """Show the last call, which must have returned `model`, and return what it returned."""
        request, result = self._requests[-1], response.result
        operation = self._operation(request)
        self.answered += 1
        count = f"{self.answered} of {len(self._operations)}"
        self._heading(f"{count}  {operation.document['info']['title']}: {operation.definition['summary']}")
        self._part("Page", Text(operation.definition["externalDocs"]["url"], style="dim"))
        self._show_request(request, note or _origin(operation, request))
        if not isinstance(result, model):
            raise DemoError(f"{operation.id} did not return a {model.__name__}, but {result!r}.")
        self._show_response(response.status_code, _as_json(result), _secrets(operation))
        self._part("Typed", self._laid_out(result))
        if operation.job is not None:
            self._show_job(result)
        return result

    def show_rejected(self, model: type[object], error: APIStatusError, what: str) -> None:
        """Show the last call, which must have been rejected, and the reasons that the mock gives."""
        request = self._requests[-1]
        operation = self._operation(request)
        self._heading(f"Rejected  {operation.document['info']['title']}: {what}")
        self._show_request(request)
        self._show_response(error.status_code, json.loads(error.response.content))
        if error.status_code != HTTPStatus.BAD_REQUEST or not isinstance(error.body, model):
            raise DemoError(f"{operation.id} was not rejected with 400, but answered as shown above.")
        self._part("Typed", self._laid_out(error.body))
        for violation in json.loads(error.response.headers["sl-violations"]):
            self._part("Reason", Text(f"{'.'.join(violation['location'])}: {violation['message']}", style="bold"))
        self._part("", Text("from the header sl-violations, in which the mock lists all reasons", style="dim italic"))

    def show_summary(self) -> None:
        """Show what has been seen, and where to go next. Raises DemoError if an operation has been left out."""
        if self.answered != len(self._operations):
            raise DemoError(f"{self.answered} of {len(self._operations)} operations have been called: add the others.")
        self._heading("That was it")
        self._console.print(
            f"{self.answered} operations answered as documented, 1 request rejected with its reason, nothing left this "
            "machine, and the mock has been stopped."
        )
        self._console.print()
        for what, why in {
            "make mock": "the same mock for your own requests, at http://127.0.0.1:4010",
            "make test": "what proves that contract, clients and mock fit each other",
            "examples/demo.py": "how the calls above are written",
            "README.md": "what the vendors document, and what is assumed",
        }.items():
            self._console.print(Text.assemble((f"{what:18}", "bold"), why))

    def _operation(self, request: httpx.Request) -> Operation:
        """Return the operation that a request calls."""
        parts = request.url.path.split("/")
        for operation in self._operations:
            names = operation.path.split("/")
            fits = all(name.startswith("{") or name == part for name, part in zip(names, parts, strict=False))
            if operation.method == request.method and len(names) == len(parts) and fits:
                return operation
        raise DemoError(f"{request.method} {request.url.path} is no operation of the contracts.")

    def _heading(self, text: str) -> None:
        self._console.print()
        self._console.print(Rule(Text(text, style="bold cyan"), align="left", style="cyan"))

    def _show_request(self, request: httpx.Request, note: str = "") -> None:
        headers = [f"{name}: {value}" for name, value in request.headers.items() if MASK in value]
        if request.content:
            headers.append(f"content-type: {request.headers['content-type']}")
        self._part("Request", Text(f"{request.method} {request.url.path}", style="bold"))
        self._part("", Text("\n".join(headers), style="dim"))
        if request.headers.get("content-type") == "application/json":
            self._part("", self._json(json.loads(request.content)))
        elif request.content:
            self._part("", Text(f"({len(request.content)} bytes)"))
        if note:
            self._part("", Text(note, style="dim italic"))

    def _show_response(self, status: int, body: Any, secrets: tuple[str, ...] = ()) -> None:
        style = "bold green" if status < HTTPStatus.BAD_REQUEST else "bold red"
        self._part("Answer", Text(f"{status} {HTTPStatus(status).phrase}", style=style))
        self._part("", self._json(body | dict.fromkeys(secrets, MASK) if secrets else body))

    def _show_job(self, started: Any) -> None:
        self._part("Job", Text(str(started.job), style="bold"))
        self._part("", Text("Store this text, and pass it to wait(...) in any process.", style="dim italic"))

    def _part(self, label: str, content: Text) -> None:
        """Print one part of a call beside its label. A line that is too long goes on below, further to the right."""
        for line in content.split("\n"):
            indent = MARGIN + len(line.plain) - len(line.plain.lstrip(" "))
            pieces = line[indent - MARGIN :].wrap(self._console, self._console.width - indent - 4)
            for number, piece in enumerate(pieces):
                piece.rstrip()
                lead = f"{label:{indent}}" if number == 0 else " " * (indent + 4)
                self._console.print(Text.assemble((lead, "cyan"), piece), soft_wrap=True)
                label = ""

    def _json(self, value: object) -> Text:
        return JSONHighlighter()(Text(json.dumps(value, indent=2, ensure_ascii=False)))

    def _laid_out(self, model: object) -> Text:
        return ReprHighlighter()(Text(pretty_repr(model, max_width=self._console.width - MARGIN, expand_all=True)))


def _as_json(result: Any) -> Any:
    if hasattr(result, "to_dict"):
        return result.to_dict()
    return [_as_json(item) for item in result]  # a list


def _secrets(operation: Operation) -> tuple[str, ...]:
    """Return the fields of the answer that the contract calls a password."""
    parts = schemas.properties(operation.document, operation.success.json.schema, {})
    return tuple(name for name, part in parts.items() if part.get("format") == "password")


def _origin(operation: Operation, request: httpx.Request) -> str:
    """Return which example of the contract the body of a request is. Raises DemoError if it is none."""
    (media,) = operation.request.definition["content"].values()
    for reference in media["examples"].values():
        example = resolve(operation.document, reference)
        if example["value"] == json.loads(request.content):
            summary: str = example["summary"]
            return f"Example of the contract: {summary[0].lower()}{summary[1:]}"
    raise DemoError(f"The body sent to {operation.id} is none of the contract's examples.")


def main() -> int:
    """Run the demo. Returns the exit code."""
    end_on_signal()
    console = Console(highlight=False)
    try:
        contracts = load_all()
        demo = Demo(console, contracts)
        console.print("Starting the mock on this machine ...")
        with Mock(contracts, job_seconds=0) as mock:
            console.print(f"Ready at {mock.url}. Each request below goes to it through a generated client.")
            konpro(demo, mock.url)
            tengr(demo, mock.url)
            too_large(demo, mock.url)
        demo.show_summary()
    except (MockError, DemoError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped, and the mock with it.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
