"""An example request for a person to type."""

import json
import shlex
from typing import Any

from image_api_contracts import Document
from image_api_contracts.operations import Operation, operations
from image_api_mocks.http.authentication import KEY


def example(document: Document, url: str) -> str | None:
    """Return a curl command, sent to `url`, for the first operation whose request has an example; None if none has."""
    for operation in operations(document):
        for body in operation.request.json.examples.values():
            return _command(operation, url + operation.path, body)
    return None


def _command(operation: Operation, url: str, body: Any) -> str:
    headers = [f"{header}: {prefix}{KEY}" for header, prefix in operation.key_headers.items()]
    parts = [f"curl --request {operation.method} {shlex.quote(url)}"]
    parts += [f"--header {shlex.quote(header)}" for header in [*headers, "content-type: application/json"]]
    parts.append(f"--data {shlex.quote(json.dumps(body, ensure_ascii=False))}")
    return " \\\n  ".join(parts)
