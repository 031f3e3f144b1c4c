"""Make every documented request of both vendors through the generated clients, on the offline mock: `make demo`.

Read it from the top: the calls to one vendor, the calls to the other, a request that is refused; then how they are
shown. Nothing leaves this machine, no key is needed, and nothing is charged. The exit code is 0, or 1 if an answer is
not what the contract documents.
"""

import base64
import io
import json
import sys
from http import HTTPStatus
from typing import Any, Protocol, TypeVar

import httpx
from rich.console import Console
from rich.highlighter import JSONHighlighter, ReprHighlighter
from rich.pretty import pretty_repr
from rich.rule import Rule
from rich.text import Text

import konpro_client
import konpro_client.models as konpro_models
import tengr_client
import tengr_client.models as tengr_models
from image_api_contracts import Document, load_all, resolve, schemas
from image_api_contracts.operations import Operation, operations
from image_api_core.api_key import MASK
from image_api_mocks.errors import MockError
from image_api_mocks.mock import Mock
from image_api_mocks.signals import end_on_signal
from konpro_client.api.assets import upload_asset
from konpro_client.api.photo_avatars import (
    add_looks_to_avatar_group,
    add_motion,
    add_sound_effect,
    create_avatar_group,
    delete_avatar_group,
    delete_photo_avatar,
    generate_looks,
    generate_photo_avatar,
    get_generation,
    get_photo_avatar,
    get_training_status,
    train_avatar_group,
    upscale_photo_avatar,
)
from konpro_client.types import File
from tengr_client.api.artworks import (
    create_detailer_upscaler,
    create_upscaling,
    create_upscaling_v1,
    get_artwork,
    get_artwork_v1,
    list_artworks,
    list_artworks_v1,
)
from tengr_client.api.organizations import rotate_webhook_secret

T = TypeVar("T")
KEY = "mock-key"
MARGIN = 9  # columns for the labels
READ = "The id is the one of the answer above. The job has ended: this mock was told that a job takes no time."
MADE = "The ids and keys are those of the answers above."
KEPT = "The mock remembers: this is what was made and changed above."
# One white pixel.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=="
)


def konpro(demo: "Demo", url: str) -> None:
    """Tell the story of a photo avatar: from an image to an avatar that moves, and away with it."""
    m = konpro_models
    with konpro_client.AuthenticatedClient(base_url=url, token=KEY, httpx_args=demo.recorder) as client:
        file = File(payload=io.BytesIO(PNG), mime_type="image/png")
        asset = demo.show(m.Asset, upload_asset.sync_detailed(client=client, body=file), note="One white pixel.")
        avatar_request = m.GeneratePhotoAvatarRequest(
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
        )
        job = demo.show(
            m.GeneratePhotoAvatarResponse, generate_photo_avatar.sync_detailed(client=client, body=avatar_request)
        )
        demo.show(m.Generation, get_generation.sync_detailed(job.job_id, client=client), note=READ)

        key = str(asset.image_key)
        group_request = m.CreateAvatarGroupRequest(name="Team Photos", image_key=key, generation_id=job.job_id)
        group = demo.show(
            m.CreateAvatarGroupResponse, create_avatar_group.sync_detailed(client=client, body=group_request), note=MADE
        )
        add_request = m.AddLooksToAvatarGroupRequest(
            group_id=group.group_id, image_keys=[key], name="Winter Collection"
        )
        demo.show(
            m.AddLooksToAvatarGroupResponse,
            add_looks_to_avatar_group.sync_detailed(client=client, body=add_request),
            note=MADE,
        )
        train_request = m.TrainAvatarGroupRequest(group_id=group.group_id)
        demo.show(
            m.TrainAvatarGroupResponse, train_avatar_group.sync_detailed(client=client, body=train_request), note=MADE
        )
        demo.show(m.Training, get_training_status.sync_detailed(group.group_id, client=client), note=READ)

        looks_request = m.GenerateLooksRequest(
            group_id="avatarGroup123",
            prompt="Create vibrant summer looks with bright colors and floral patterns",
            orientation="square",
            pose="half_body",
            style="Realistic",
        )
        demo.show(m.GenerateLooksResponse, generate_looks.sync_detailed(client=client, body=looks_request))

        motion_request = m.AddMotionRequest(
            id="photoAvatar123", prompt="Smooth walking motion with head tilt", motion_type="consistent"
        )
        moving = demo.show(m.AddMotionResponse, add_motion.sync_detailed(client=client, body=motion_request))
        sound_request = m.AddSoundEffectRequest(id=moving.animated_avatar_id)
        demo.show(
            m.AddSoundEffectResponse, add_sound_effect.sync_detailed(client=client, body=sound_request), note=MADE
        )
        upscale_request = m.UpscalePhotoAvatarRequest(id=moving.animated_avatar_id)
        larger = demo.show(
            m.UpscalePhotoAvatarResponse,
            upscale_photo_avatar.sync_detailed(client=client, body=upscale_request),
            note=MADE,
        )
        avatar_id = larger.upscaled_avatar_id
        demo.show(m.PhotoAvatar, get_photo_avatar.sync_detailed(avatar_id, client=client), note=KEPT)
        demo.show(m.DeletePhotoAvatarResponse, delete_photo_avatar.sync_detailed(avatar_id, client=client), note=MADE)
        demo.show(
            m.DeleteAvatarGroupResponse, delete_avatar_group.sync_detailed(group.group_id, client=client), note=MADE
        )


def tengr(demo: "Demo", url: str) -> None:
    """Tell the story of artworks: upscaled at once and as jobs, read, and listed. The pages show no request."""
    m = tengr_models
    image = "https://example.com/portrait.jpg"
    webhook = "https://example.com/webhook"
    with tengr_client.AuthenticatedClient(base_url=url, token=KEY, httpx_args=demo.recorder) as client:
        demo.show(
            m.WebhookSecret,
            rotate_webhook_secret.sync_detailed("507f1f77bcf86cd799439011", client=client),
            note="There is no body. The secret is masked here, as it is wherever the client shows it.",
        )
        at_once = m.CreateUpscalingV1Request(image_url=image, scale_factor=4)
        first = demo.show(m.UpscalingArtworkV1, create_upscaling_v1.sync_detailed(client=client, body=at_once))
        demo.show(m.UpscalingArtworkV1, get_artwork_v1.sync_detailed(str(first.id), client=client), note=READ)
        demo.show(list, list_artworks_v1.sync_detailed(client=client), note=KEPT)

        upscaling = m.CreateUpscalingRequest(image_url=image, scale_factor=4, webhook=webhook)
        demo.show(m.UpscalingArtwork, create_upscaling.sync_detailed(client=client, body=upscaling))
        detailer = m.CreateDetailerUpscalerRequest(
            image_url=image, scale_factor=4, details=2, modification=2, webhook=webhook
        )
        second = demo.show(
            m.DetailerUpscalerArtwork, create_detailer_upscaler.sync_detailed(client=client, body=detailer)
        )
        demo.show(m.DetailerUpscalerArtwork, get_artwork.sync_detailed(str(second.id), client=client), note=READ)
        demo.show(list, list_artworks.sync_detailed(client=client), note=KEPT)


def too_large(demo: "Demo", url: str) -> None:
    """Ask for more than is documented: version 1 upscales by 2 to 8."""
    with tengr_client.AuthenticatedClient(base_url=url, token=KEY, httpx_args=demo.recorder) as client:
        upscaling = tengr_models.CreateUpscalingV1Request(image_url="https://example.com/portrait.jpg", scale_factor=9)
        response = create_upscaling_v1.sync_detailed(client=client, body=upscaling)
        demo.show_refused(tengr_models.Error, response, "scaleFactor 9, where 2 to 8 are documented")


class DemoError(Exception):
    """A request or an answer is not what the contract documents."""


class TypedResponse(Protocol):
    """What the `*_detailed` functions of every generated client return, as far as it is needed here."""

    @property
    def parsed(self) -> object:
        """The body as a model, or None if the status is not documented."""


class Demo:
    """Shows each call: the request, the answer, and what the client made of it."""

    def __init__(self, console: Console, contracts: dict[str, Document]) -> None:
        """Take where to print, and the contracts of the vendors by name."""
        self.answered = 0
        self._console = console
        self._operations = [operation for contract in contracts.values() for operation in operations(contract)]
        self._responses: list[httpx.Response] = []

    @property
    def recorder(self) -> dict[str, Any]:
        """Arguments for httpx that let the demo see what goes over the wire. The key is masked by then."""
        return {"event_hooks": {"response": [self._responses.append]}}

    def show(self, model: type[T], response: TypedResponse, *, note: str = "") -> T:
        """Show the last call, which must have been answered with `model`, and return what it was answered with."""
        http = self._responses[-1]
        operation = self._operation(http.request)
        self.answered += 1
        count = f"{self.answered} of {len(self._operations)}"
        self._heading(f"{count}  {operation.document['info']['title']}: {operation.definition['summary']}")
        self._part("Page", Text(operation.definition["externalDocs"]["url"], style="dim"))
        self._show_call(http, note or _origin(operation, http.request), _secrets(operation))
        if not isinstance(response.parsed, model):
            raise DemoError(f"{operation.id} was not answered with a {model.__name__}, but as shown above.")
        self._part("Typed", self._laid_out(response.parsed))
        return response.parsed

    def show_refused(self, error: type[object], response: TypedResponse, what: str) -> None:
        """Show the last call, which must have been refused, and the reasons that the mock gives."""
        http = self._responses[-1]
        operation = self._operation(http.request)
        self._heading(f"Refused  {operation.document['info']['title']}: {what}")
        self._show_call(http)
        if http.status_code != HTTPStatus.BAD_REQUEST or not isinstance(response.parsed, error):
            raise DemoError(f"{operation.id} was not refused with 400, but answered as shown above.")
        self._part("Typed", self._laid_out(response.parsed))
        for violation in json.loads(http.headers["sl-violations"]):
            self._part("Reason", Text(f"{'.'.join(violation['location'])}: {violation['message']}", style="bold"))
        self._part("", Text("from the header sl-violations, in which the mock lists all reasons", style="dim italic"))

    def show_summary(self) -> None:
        """Show what has been seen, and where to go next. Raises DemoError if an operation has been left out."""
        if self.answered != len(self._operations):
            raise DemoError(f"{self.answered} of {len(self._operations)} operations have been called: add the others.")
        self._heading("That was it")
        self._console.print(
            f"{self.answered} operations answered as documented, 1 request refused with its reason, nothing left this "
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

    def _show_call(self, response: httpx.Response, note: str = "", secrets: tuple[str, ...] = ()) -> None:
        request = response.request
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
        status = f"{response.status_code} {HTTPStatus(response.status_code).phrase}"
        self._part("Answer", Text(status, style="bold green" if response.is_success else "bold red"))
        body = json.loads(response.content)
        self._part("", self._json(body | dict.fromkeys(secrets, MASK) if secrets else body))

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
