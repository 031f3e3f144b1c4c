# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""What the vendor posts to the caller. Nothing shows who posted it: `confirm` an event before you act on it.

- `upscalingFinished`: An upscaling has ended (started by `createUpscaling`).
- `artworkFinished`: An artwork has ended (started by `createDetailerUpscaler`).
"""

from typing import Any

from image_api_core.callbacks.checks import json_type
from image_api_core.callbacks.event import CallbackEvent
from image_api_core.callbacks.reader import CallbackSpec, read_callback
from image_api_core.errors import InvalidCallback
from image_api_core.limits import is_array, is_object, is_readable_time, is_uuid, is_whole

from .models.detailer_upscaler_artwork import DetailerUpscalerArtwork
from .models.upscaling_artwork import UpscalingArtwork

__all__ = ("CALLBACKS", "CallbackEvent", "InvalidCallback", "parse")


def _validate_upscaling_finished(body: Any) -> None:
    """Raise InvalidCallback if the payload of upscalingFinished does not have the documented shape."""
    if not is_object(body):
        raise InvalidCallback("", "must be an object, not " + json_type(body))
    if "id" not in body:
        raise InvalidCallback("id", "is missing")
    if "artworkType" not in body:
        raise InvalidCallback("artworkType", "is missing")
    if "parameters" not in body:
        raise InvalidCallback("parameters", "is missing")
    if "duration" not in body:
        raise InvalidCallback("duration", "is missing")
    if "results" not in body:
        raise InvalidCallback("results", "is missing")
    if "status" not in body:
        raise InvalidCallback("status", "is missing")
    if "createdAt" not in body:
        raise InvalidCallback("createdAt", "is missing")
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise InvalidCallback("id", "must be a string, not " + json_type(value_0))
    if not is_uuid(value_0):
        raise InvalidCallback("id", "must be a UUID")
    value_0 = body["artworkType"]
    if value_0 not in ["upscaling_v2"]:
        raise InvalidCallback("artworkType", "must be 'upscaling_v2'")
    value_0 = body["parameters"]
    if not is_object(value_0):
        raise InvalidCallback("parameters", "must be an object, not " + json_type(value_0))
    if "imageUrl" in value_0:
        value_1 = value_0["imageUrl"]
        if not isinstance(value_1, str):
            raise InvalidCallback("parameters.imageUrl", "must be a string, not " + json_type(value_1))
    if "scaleFactor" in value_0:
        value_1 = value_0["scaleFactor"]
        if not is_whole(value_1):
            raise InvalidCallback("parameters.scaleFactor", "must be a whole number, not " + json_type(value_1))
    if "webhook" in value_0:
        value_1 = value_0["webhook"]
        if not isinstance(value_1, str):
            raise InvalidCallback("parameters.webhook", "must be a string, not " + json_type(value_1))
    value_0 = body["duration"]
    if not (isinstance(value_0, int | float) and not isinstance(value_0, bool)):
        raise InvalidCallback("duration", "must be a number, not " + json_type(value_0))
    value_0 = body["results"]
    if not is_array(value_0):
        raise InvalidCallback("results", "must be a list, not " + json_type(value_0))
    for index_1, item_1 in enumerate(value_0):
        if not isinstance(item_1, str):
            raise InvalidCallback("results[" + str(index_1) + "]", "must be a string, not " + json_type(item_1))
    value_0 = body["status"]
    if not isinstance(value_0, str):
        raise InvalidCallback("status", "must be a string, not " + json_type(value_0))
    value_0 = body["createdAt"]
    if not isinstance(value_0, str):
        raise InvalidCallback("createdAt", "must be a string, not " + json_type(value_0))
    if not is_readable_time(value_0):
        raise InvalidCallback("createdAt", "must be a time such as 2024-01-15T11:30:00Z")


def _read_upscaling_finished(data: Any) -> UpscalingArtwork:
    body = UpscalingArtwork.from_dict(data)

    return body


def _validate_artwork_finished(body: Any) -> None:
    """Raise InvalidCallback if the payload of artworkFinished does not have the documented shape."""
    if not is_object(body):
        raise InvalidCallback("", "must be an object, not " + json_type(body))
    if "id" not in body:
        raise InvalidCallback("id", "is missing")
    if "artworkType" not in body:
        raise InvalidCallback("artworkType", "is missing")
    if "parameters" not in body:
        raise InvalidCallback("parameters", "is missing")
    if "duration" not in body:
        raise InvalidCallback("duration", "is missing")
    if "results" not in body:
        raise InvalidCallback("results", "is missing")
    if "status" not in body:
        raise InvalidCallback("status", "is missing")
    if "createdAt" not in body:
        raise InvalidCallback("createdAt", "is missing")
    value_0 = body["id"]
    if not isinstance(value_0, str):
        raise InvalidCallback("id", "must be a string, not " + json_type(value_0))
    if not is_uuid(value_0):
        raise InvalidCallback("id", "must be a UUID")
    value_0 = body["artworkType"]
    if value_0 not in ["detailer_upscaler"]:
        raise InvalidCallback("artworkType", "must be 'detailer_upscaler'")
    value_0 = body["parameters"]
    if not is_object(value_0):
        raise InvalidCallback("parameters", "must be an object, not " + json_type(value_0))
    if "imageUrl" in value_0:
        value_1 = value_0["imageUrl"]
        if not isinstance(value_1, str):
            raise InvalidCallback("parameters.imageUrl", "must be a string, not " + json_type(value_1))
    if "scaleFactor" in value_0:
        value_1 = value_0["scaleFactor"]
        if not is_whole(value_1):
            raise InvalidCallback("parameters.scaleFactor", "must be a whole number, not " + json_type(value_1))
    if "details" in value_0:
        value_1 = value_0["details"]
        if not is_whole(value_1):
            raise InvalidCallback("parameters.details", "must be a whole number, not " + json_type(value_1))
    if "modification" in value_0:
        value_1 = value_0["modification"]
        if not is_whole(value_1):
            raise InvalidCallback("parameters.modification", "must be a whole number, not " + json_type(value_1))
    if "seed" in value_0:
        value_1 = value_0["seed"]
        if not is_whole(value_1):
            raise InvalidCallback("parameters.seed", "must be a whole number, not " + json_type(value_1))
    if "webhook" in value_0:
        value_1 = value_0["webhook"]
        if not isinstance(value_1, str):
            raise InvalidCallback("parameters.webhook", "must be a string, not " + json_type(value_1))
    if "outputFormat" in value_0:
        value_1 = value_0["outputFormat"]
        if not isinstance(value_1, str):
            raise InvalidCallback("parameters.outputFormat", "must be a string, not " + json_type(value_1))
    value_0 = body["duration"]
    if not (isinstance(value_0, int | float) and not isinstance(value_0, bool)):
        raise InvalidCallback("duration", "must be a number, not " + json_type(value_0))
    value_0 = body["results"]
    if not is_array(value_0):
        raise InvalidCallback("results", "must be a list, not " + json_type(value_0))
    for index_1, item_1 in enumerate(value_0):
        if not isinstance(item_1, str):
            raise InvalidCallback("results[" + str(index_1) + "]", "must be a string, not " + json_type(item_1))
    value_0 = body["status"]
    if not isinstance(value_0, str):
        raise InvalidCallback("status", "must be a string, not " + json_type(value_0))
    value_0 = body["createdAt"]
    if not isinstance(value_0, str):
        raise InvalidCallback("createdAt", "must be a string, not " + json_type(value_0))
    if not is_readable_time(value_0):
        raise InvalidCallback("createdAt", "must be a time such as 2024-01-15T11:30:00Z")


def _read_artwork_finished(data: Any) -> DetailerUpscalerArtwork:
    body = DetailerUpscalerArtwork.from_dict(data)

    return body


CALLBACKS: tuple[CallbackSpec[Any], ...] = (
    CallbackSpec(
        name="upscalingFinished",
        vendor="tengr",
        operation="create_upscaling",
        check=_validate_upscaling_finished,
        tags={"artworkType": "upscaling_v2"},
        read=_read_upscaling_finished,
        job_id=("id",),
        status=("status",),
        caller_id=None,
        succeeded=frozenset(["succeeded"]),
        failed=frozenset(["failed", "canceled"]),
    ),
    CallbackSpec(
        name="artworkFinished",
        vendor="tengr",
        operation="create_detailer_upscaler",
        check=_validate_artwork_finished,
        tags={"artworkType": "detailer_upscaler"},
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
        The event: `job`, `job_id`, `status`, `caller_id`, `ended`, `succeeded`, and the typed `payload`.

    Raises:
        InvalidCallback: It is not what the contract describes: not JSON, no object, too large, nested too deeply, a
            required field missing, or one of a wrong type.

    """
    event: CallbackEvent[UpscalingArtwork] | CallbackEvent[DetailerUpscalerArtwork] = read_callback(CALLBACKS, payload)
    return event
