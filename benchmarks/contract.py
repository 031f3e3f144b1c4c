"""What is asked and answered: the samples of the bundle, and answers for peers that know other APIs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from image_api_contracts import load, path
from image_api_contracts.operations import operations

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = path("konpro")

SUBMIT = "/v1/photo_avatar/photo/generate"
POLL = "/v1/photo_avatar/generation/"

_OPERATIONS = {(operation.method, operation.path): operation for operation in operations(load("konpro"))}
_SUBMIT = _OPERATIONS["POST", SUBMIT]

REQUEST: dict[str, Any] = _SUBMIT.request.json.example
"""The page's sample request: ten fields, of which eight have a documented limit."""

ANSWER: dict[str, Any] = _SUBMIT.success.json.example
JOB_ID: str = ANSWER["job_id"]

FINISHED: dict[str, Any] = _OPERATIONS["GET", POLL + "{generation_id}"].success.json.example

IMAGE_URL = f"https://example.com/images/{JOB_ID}.png"

ANSWERS: dict[str, Any] = {
    SUBMIT: ANSWER,
    POLL: FINISHED | {"generation_id": JOB_ID},  # the id of each submitted job
    # What the SDKs of other vendors ask for. The answers have what those SDKs read, and are about as long.
    "/v1/text_to_image": {"id": JOB_ID, "estimatedCost": {"credits": 5}},
    "/generations/image": {
        "id": JOB_ID,
        "generation_type": "image",
        "state": "queued",
        "created_at": "2026-01-15T10:30:00Z",
        "model": "photon-1",
    },
    "/images/generations": {"created": 1768473000, "data": [{"url": IMAGE_URL}]},
}
"""Answers by path; one that ends in a slash stands for all paths under it."""
