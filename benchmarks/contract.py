"""What is asked and answered: the samples of the bundle, and answers for peers that know other APIs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "openapi/dist/konpro.openapi.json"

SUBMIT = "/v1/photo_avatar/photo/generate"
POLL = "/v1/photo_avatar/generation/"

_DOCUMENT: dict[str, Any] = json.loads(BUNDLE.read_text(encoding="utf-8"))


def _resolved(node: Any) -> Any:
    while "$ref" in node:
        target = _DOCUMENT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _sample(node: Any) -> Any:
    content = _resolved(node)["content"]["application/json"]
    return _resolved(next(iter(content["examples"].values())))["value"]


_SUBMIT = _DOCUMENT["paths"][SUBMIT]["post"]
REQUEST: dict[str, Any] = _sample(_SUBMIT["requestBody"])
"""The page's sample request: ten fields, of which eight have a documented limit."""

ANSWER: dict[str, Any] = _sample(_SUBMIT["responses"]["200"])
JOB_ID: str = ANSWER["job_id"]

FINISHED: dict[str, Any] = _sample(_DOCUMENT["paths"][POLL + "{generation_id}"]["get"]["responses"]["200"])

IMAGE_URL = f"https://example.com/images/{JOB_ID}.png"

ANSWERS: dict[str, Any] = {
    SUBMIT: ANSWER,
    POLL: FINISHED,
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
