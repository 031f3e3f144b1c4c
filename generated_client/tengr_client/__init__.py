# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""A client of Tengr.ai artworks, made from version 0.1.0 of its contract.

A contract for Tengr.ai's artwork API, written by hand from the vendor's prose documentation. Tengr.ai does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

Version 1 answers with the finished artwork. Version 2 starts a job: poll the artwork by its id, or name a
`webhook`.

Documented at https://docs.tengr.ai/v2/introduction
"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
