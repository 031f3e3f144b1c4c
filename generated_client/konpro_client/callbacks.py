# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""What the vendor posts to the caller. Nothing shows who posted it: `confirm` an event before you act on it.

- `photoAvatarGenerationFinished`: A photo avatar generation has ended (started by `generatePhotoAvatar`).
"""

from typing import Any

from image_api_core.callbacks.event import CallbackEvent
from image_api_core.callbacks.reader import CallbackSpec, read_callback
from image_api_core.errors import InvalidCallback

from .models.photo_avatar_generation_event import PhotoAvatarGenerationEvent

__all__ = ("CALLBACKS", "CallbackEvent", "InvalidCallback", "parse")


def _read_photo_avatar_generation_finished(data: Any) -> PhotoAvatarGenerationEvent:
    body = PhotoAvatarGenerationEvent.from_dict(data)

    return body


_SCHEMAS: dict[str, Any] = {
    "#/components/schemas/PhotoAvatarGenerationEvent": {
        "type": "object",
        "required": ["event_type", "event_data"],
        "properties": {
            "event_type": {"type": "string"},
            "event_data": {"$ref": "#/components/schemas/PhotoAvatarGenerationEventData"},
        },
    },
    "#/components/schemas/PhotoAvatarGenerationEventData": {
        "type": "object",
        "required": ["generation_id", "status"],
        "properties": {
            "generation_id": {"type": "string"},
            "callback_id": {"type": "string"},
            "status": {"$ref": "#/components/schemas/GenerationStatus"},
            "images": {"type": "array", "items": {"$ref": "#/components/schemas/GenerationImage"}},
        },
    },
    "#/components/schemas/GenerationStatus": {"type": "string"},
    "#/components/schemas/GenerationImage": {
        "type": "object",
        "required": ["url"],
        "properties": {"url": {"type": "string"}, "type": {"type": "string"}},
    },
}

CALLBACKS: tuple[CallbackSpec[Any], ...] = (
    CallbackSpec(
        name="photoAvatarGenerationFinished",
        schema={"$ref": "#/components/schemas/PhotoAvatarGenerationEvent"},
        schemas=_SCHEMAS,
        read=_read_photo_avatar_generation_finished,
        job_id=(
            "event_data",
            "generation_id",
        ),
        status=(
            "event_data",
            "status",
        ),
        caller_id=(
            "event_data",
            "callback_id",
        ),
        succeeded=frozenset(["completed"]),
        failed=frozenset(["failed"]),
    ),
)


def parse(payload: bytes | str | dict[str, Any]) -> CallbackEvent[PhotoAvatarGenerationEvent]:
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
    event: CallbackEvent[PhotoAvatarGenerationEvent] = read_callback(CALLBACKS, payload)
    return event
