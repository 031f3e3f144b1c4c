# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""What the vendor posts to the caller. Nothing shows who posted it: `confirm` an event before you act on it.

- `upscalingFinished`: An upscaling has ended (started by `createUpscaling`).
- `artworkFinished`: An artwork has ended (started by `createDetailerUpscaler`).
"""

from typing import Any

from image_api_core.callbacks.event import CallbackEvent
from image_api_core.callbacks.reader import CallbackSpec, read_callback
from image_api_core.errors import InvalidCallback

from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
from .models.upscaling_artwork import UpscalingArtwork

__all__ = ("CALLBACKS", "CallbackEvent", "InvalidCallback", "parse")


def _read_upscaling_finished(data: Any) -> UpscalingArtwork:
    body = UpscalingArtwork.from_dict(data)

    return body


def _read_artwork_finished(data: Any) -> DetailerUpscalerArtwork:
    body = DetailerUpscalerArtwork.from_dict(data)

    return body


_SCHEMAS: dict[str, Any] = {
    "#/components/schemas/UpscalingArtwork": {
        "type": "object",
        "required": ["id", "artworkType", "parameters", "duration", "results", "status", "createdAt"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "artworkType": {"type": "string", "enum": ["upscaling_v2"]},
            "parameters": {"$ref": "#/components/schemas/UpscalingParameters"},
            "duration": {"type": "number"},
            "results": {"type": "array", "items": {"type": "string"}},
            "status": {"$ref": "#/components/schemas/ArtworkStatus"},
            "createdAt": {"type": "string", "format": "date-time"},
        },
    },
    "#/components/schemas/UpscalingParameters": {
        "type": "object",
        "properties": {
            "imageUrl": {"type": "string"},
            "scaleFactor": {"$ref": "#/components/schemas/ScaleFactor"},
            "webhook": {"type": "string"},
        },
    },
    "#/components/schemas/ArtworkStatus": {"type": "string"},
    "#/components/schemas/ScaleFactor": {"type": "integer"},
    "#/components/schemas/DetailerUpscalerArtwork": {
        "type": "object",
        "required": ["id", "artworkType", "parameters", "duration", "results", "status", "createdAt"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "artworkType": {"type": "string", "enum": ["detailer_upscaler"]},
            "parameters": {"$ref": "#/components/schemas/DetailerUpscalerParameters"},
            "duration": {"type": "number"},
            "results": {"type": "array", "items": {"type": "string"}},
            "status": {"$ref": "#/components/schemas/ArtworkStatus"},
            "createdAt": {"type": "string", "format": "date-time"},
        },
    },
    "#/components/schemas/DetailerUpscalerParameters": {
        "type": "object",
        "properties": {
            "imageUrl": {"type": "string"},
            "scaleFactor": {"$ref": "#/components/schemas/DetailerScaleFactor"},
            "details": {"$ref": "#/components/schemas/Details"},
            "modification": {"$ref": "#/components/schemas/Modification"},
            "seed": {"$ref": "#/components/schemas/Seed"},
            "webhook": {"type": "string"},
            "outputFormat": {"$ref": "#/components/schemas/OutputFormat"},
        },
    },
    "#/components/schemas/DetailerScaleFactor": {"type": "integer"},
    "#/components/schemas/Details": {"type": "integer"},
    "#/components/schemas/Modification": {"type": "integer"},
    "#/components/schemas/Seed": {"type": "integer"},
    "#/components/schemas/OutputFormat": {"type": "string"},
}

CALLBACKS: tuple[CallbackSpec[Any], ...] = (
    CallbackSpec(
        name="upscalingFinished",
        schema={"$ref": "#/components/schemas/UpscalingArtwork"},
        schemas=_SCHEMAS,
        read=_read_upscaling_finished,
        job_id=("id",),
        status=("status",),
        caller_id=None,
        succeeded=frozenset(["succeeded"]),
        failed=frozenset(["failed", "canceled"]),
    ),
    CallbackSpec(
        name="artworkFinished",
        schema={"$ref": "#/components/schemas/DetailerUpscalerArtwork"},
        schemas=_SCHEMAS,
        read=_read_artwork_finished,
        job_id=("id",),
        status=("status",),
        caller_id=None,
        succeeded=frozenset(["succeeded"]),
        failed=frozenset(["failed", "canceled"]),
    ),
)


def parse(
    payload: bytes | str | dict[str, Any],
) -> CallbackEvent[UpscalingArtwork] | CallbackEvent[DetailerUpscalerArtwork]:
    """Read what was posted.

    New fields are kept, and new members of an enum pass.

    Args:
        payload: The body as it came (at most 1 MiB), or the JSON object in it.

    Returns:
        The event: `job_id`, `status`, `caller_id`, `ended`, `succeeded`, and the typed `payload`.

    Raises:
        InvalidCallback: It is not what the contract describes: not JSON, no object, too large, nested too deeply, a
            required field missing, or one of a wrong type.

    """
    event: CallbackEvent[UpscalingArtwork] | CallbackEvent[DetailerUpscalerArtwork] = read_callback(CALLBACKS, payload)
    return event
