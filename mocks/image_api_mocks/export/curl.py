"""An example request for a person to type."""

import json
import shlex
from typing import Any

from image_api_contracts import METHODS, Document, resolve
from image_api_mocks.http.authentication import KEY


def example(document: Document, url: str) -> str | None:
    """Return a curl command, sent to `url`, for the first operation whose request has an example; None if none has."""
    for path, item in document["paths"].items():
        for method in METHODS:
            media = item.get(method, {}).get("requestBody", {}).get("content", {}).get("application/json", {})
            for named in media.get("examples", {}).values():
                return _command(document, item[method], method, url + path, resolve(document, named)["value"])
    return None


def _command(document: Document, operation: Document, method: str, url: str, body: Any) -> str:
    headers = [*_key_headers(document, operation), "content-type: application/json"]
    parts = [f"curl --request {method.upper()} {shlex.quote(url)}"]
    parts += [f"--header {shlex.quote(header)}" for header in headers]
    parts.append(f"--data {shlex.quote(json.dumps(body, ensure_ascii=False))}")
    return " \\\n  ".join(parts)


def _key_headers(document: Document, operation: Document) -> list[str]:
    """Return the headers that the first way to authenticate asks for."""
    headers = []
    for name in next(iter(operation.get("security", [])), {}):
        scheme = resolve(document, document["components"]["securitySchemes"][name])
        if scheme["type"] == "apiKey" and scheme["in"] == "header":
            headers.append(f"{scheme['name']}: {KEY}")
        elif scheme["type"] == "http":
            headers.append(f"authorization: {scheme['scheme'].capitalize()} {KEY}")
    return headers
