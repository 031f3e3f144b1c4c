# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""A client of Tengr.ai artworks, made from version 0.3.0 of its contract.

A contract for Tengr.ai's artwork API, written by hand from the vendor's prose documentation. Tengr.ai does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

Version 1 answers with the finished artwork. Version 2 starts a job: poll the artwork by its id, or name a
`webhook`. The vendor's newest site labels version 1 as deprecated, without a date.

Documented at https://docs.tengr.ai/v2/introduction
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import callbacks, errors, images
    from ._facade import AsyncTengr, Tengr
    from .client import AuthenticatedClient, Client

__all__ = (
    "AsyncTengr",
    "AuthenticatedClient",
    "Client",
    "Tengr",
    "callbacks",
    "errors",
    "images",
)

# Loaded when they are asked for: whoever imports the package for its models or errors does not load an HTTP library.
_HOMES = {
    "AsyncTengr": "_facade",
    "AuthenticatedClient": "client",
    "Client": "client",
    "Tengr": "_facade",
}
_MODULES = ["callbacks", "errors", "images"]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
