# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""A client of Konpro photo avatars, made from version 0.2.0 of its contract.

A contract for Konpro's photo avatar API, written by hand from the vendor's prose documentation. Konpro does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

A generation is a job, and so is the training of a group: submit it, keep the id, and read its state until it
is `completed` or `failed`.

Documented at https://docs.konpro.ai/api
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import callbacks, errors
    from ._facade import AsyncKonpro, Konpro
    from .client import AuthenticatedClient, Client

__all__ = (
    "AsyncKonpro",
    "AuthenticatedClient",
    "Client",
    "Konpro",
    "callbacks",
    "errors",
)

# Loaded when they are asked for: whoever imports the package for its models or errors does not load an HTTP library.
_HOMES = {
    "AsyncKonpro": "_facade",
    "AuthenticatedClient": "client",
    "Client": "client",
    "Konpro": "_facade",
}
_MODULES = ["callbacks", "errors"]


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
