"""The contracts as the API reference shows them: what is tried there goes to this mock, with a key that it accepts."""

import copy
from collections.abc import Mapping
from typing import Any

from image_api_contracts import Document, resolve
from image_api_contracts.operations import operations
from image_api_mocks.http.authentication import KEY

LIST = "/_mock/contracts/"

# Relative: whatever name, port and scheme the page was reached by.
_SERVERS = [{"url": "/", "description": "This mock. Nothing is charged."}]


def path(name: str) -> str:
    """Return where the contract of this name is served."""
    return f"{LIST}{name}.openapi.json"


def sources(documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """Return what the page has to know of each contract: where it is, its title, and a key for each of its schemes."""
    return [
        {
            "slug": name,
            "title": document.get("info", {}).get("title", name),
            "url": path(name),
            "schemes": {scheme: _filled(part) for scheme, part in _schemes(document).items()},
        }
        for name, document in documents.items()
    ]


def shown(document: Document) -> Document:
    """Return a contract whose operations are served by this mock, those with a host of their own too."""
    document = copy.deepcopy(document)
    document["servers"] = _SERVERS
    for operation in operations(document):
        operation.item.pop("servers", None)
        operation.definition.pop("servers", None)
    return document


def _schemes(document: Document) -> dict[str, Document]:
    schemes = document.get("components", {}).get("securitySchemes", {})
    return {name: resolve(document, scheme) for name, scheme in schemes.items()}


def _filled(scheme: Document) -> dict[str, str]:
    """Return a key in the form that Scalar takes for a scheme."""
    if scheme["type"] == "apiKey":
        return {"value": KEY}
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        return {"username": KEY, "password": ""}
    return {"token": KEY}
