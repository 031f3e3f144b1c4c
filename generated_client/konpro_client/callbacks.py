# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""What the vendor posts to the caller. Nothing shows who posted it: `confirm` an event before you act on it.

- `photoAvatarGenerationFinished`: A photo avatar generation has ended (started by `generatePhotoAvatar`).
"""

from typing import Any

from image_api_core.callbacks.checks import json_type
from image_api_core.callbacks.event import CallbackEvent
from image_api_core.callbacks.reader import CallbackSpec, read_callback
from image_api_core.errors import InvalidCallback
from image_api_core.limits import is_array, is_object

from .models.photo_avatar_generation_event import PhotoAvatarGenerationEvent

__all__ = ("CALLBACKS", "CallbackEvent", "InvalidCallback", "parse")


def _validate_photo_avatar_generation_finished(body: Any) -> None:
    """Raise InvalidCallback if the payload of photoAvatarGenerationFinished does not have the documented shape."""
    if not is_object(body):
        raise InvalidCallback("", "must be an object, not " + json_type(body))
    if "event_type" not in body:
        raise InvalidCallback("event_type", "is missing")
    if "event_data" not in body:
        raise InvalidCallback("event_data", "is missing")
    value_0 = body["event_type"]
    if not isinstance(value_0, str):
        raise InvalidCallback("event_type", "must be a string, not " + json_type(value_0))
    value_0 = body["event_data"]
    if not is_object(value_0):
        raise InvalidCallback("event_data", "must be an object, not " + json_type(value_0))
    if "generation_id" not in value_0:
        raise InvalidCallback("event_data.generation_id", "is missing")
    if "status" not in value_0:
        raise InvalidCallback("event_data.status", "is missing")
    value_1 = value_0["generation_id"]
    if not isinstance(value_1, str):
        raise InvalidCallback("event_data.generation_id", "must be a string, not " + json_type(value_1))
    if "callback_id" in value_0:
        value_1 = value_0["callback_id"]
        if not isinstance(value_1, str):
            raise InvalidCallback("event_data.callback_id", "must be a string, not " + json_type(value_1))
    value_1 = value_0["status"]
    if not isinstance(value_1, str):
        raise InvalidCallback("event_data.status", "must be a string, not " + json_type(value_1))
    if "images" in value_0:
        value_1 = value_0["images"]
        if not is_array(value_1):
            raise InvalidCallback("event_data.images", "must be a list, not " + json_type(value_1))
        for index_2, item_2 in enumerate(value_1):
            if not is_object(item_2):
                raise InvalidCallback(
                    "event_data.images[" + str(index_2) + "]", "must be an object, not " + json_type(item_2)
                )
            if "url" not in item_2:
                raise InvalidCallback("event_data.images[" + str(index_2) + "]" + ".url", "is missing")
            value_3 = item_2["url"]
            if not isinstance(value_3, str):
                raise InvalidCallback(
                    "event_data.images[" + str(index_2) + "]" + ".url", "must be a string, not " + json_type(value_3)
                )
            if "type" in item_2:
                value_3 = item_2["type"]
                if not isinstance(value_3, str):
                    raise InvalidCallback(
                        "event_data.images[" + str(index_2) + "]" + ".type",
                        "must be a string, not " + json_type(value_3),
                    )


def _read_photo_avatar_generation_finished(data: Any) -> PhotoAvatarGenerationEvent:
    body = PhotoAvatarGenerationEvent.from_dict(data)

    return body


CALLBACKS: tuple[CallbackSpec[Any], ...] = (
    CallbackSpec(
        name="photoAvatarGenerationFinished",
        vendor="konpro",
        operation="generate_photo_avatar",
        check=_validate_photo_avatar_generation_finished,
        tags={},
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
        The event: `job`, `job_id`, `status`, `caller_id`, `ended`, `succeeded`, and the typed `payload`.

    Raises:
        InvalidCallback: It is not what the contract describes: not JSON, no object, too large, nested too deeply, a
            required field missing, or one of a wrong type.

    """
    event: CallbackEvent[PhotoAvatarGenerationEvent] = read_callback(CALLBACKS, payload)
    return event
