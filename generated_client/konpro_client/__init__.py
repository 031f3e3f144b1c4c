# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""A client of Konpro photo avatars, made from version 0.1.0 of its contract.

A contract for Konpro's photo avatar API, written by hand from the vendor's prose documentation. Konpro does
not publish it and does not stand behind it. What the pages state is listed in `facts.yaml`, what they leave
open in `assumptions.yaml`.

A generation is a job: submit it, keep the id, and read its state until it is `completed` or `failed`.

Documented at https://docs.konpro.ai/api
"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
