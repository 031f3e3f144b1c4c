"""Which key a request brings along, and whether it is one that the mock accepts."""

import base64
import binascii
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from image_api_contracts import Document

KEY = "mock-key"
_WORLD_MARK = KEY + "."


def accepted(security: list[dict[str, Document]], headers: Mapping[str, str], query: Mapping[str, str]) -> str | None:
    """Return the key of a request if it is accepted: `mock-key`, or `mock-key.` and anything after it.

    Takes the ways to authenticate, as `Operation.security` lists them. Returns the empty string if none is needed and
    no key was sent, and None if the request has to be refused.
    """
    if not security:
        return ""
    for choice in security:
        keys = [_key(scheme, headers, query) for scheme in choice.values()]
        if all(key is not None and is_key(key) for key in keys):
            return keys[0] or "" if keys else ""
    return None


def is_key(text: str) -> bool:
    """Return whether the mock accepts a key."""
    return text == KEY or text.startswith(_WORLD_MARK)


def world_of(key: str) -> str:
    """Return the name of the world that a key leads to: what follows `mock-key.`, else the empty string."""
    return key.removeprefix(_WORLD_MARK) if key.startswith(_WORLD_MARK) else ""


def scenario_of(key: str) -> str:
    """Return the name of a scenario that a key may lead to: what follows `mock-key.`, up to the next full stop."""
    return world_of(key).partition(".")[0]


def _key(scheme: Document, headers: Mapping[str, str], query: Mapping[str, str]) -> str | None:
    if scheme["type"] == "apiKey":
        if scheme["in"] == "header":
            return headers.get(scheme["name"])
        if scheme["in"] == "query":
            return query.get(scheme["name"])
        return _cookie(headers.get("Cookie", ""), scheme["name"])
    kind, _, credentials = headers.get("Authorization", "").partition(" ")
    if scheme["type"] == "http" and scheme["scheme"].lower() == "basic":
        return _basic(credentials) if kind.lower() == "basic" else None
    # Bearer tokens, and what OAuth 2 and OpenID Connect hand out.
    return credentials.strip() if kind.lower() == "bearer" else None


def _cookie(header: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return None if morsel is None else morsel.value


def _basic(credentials: str) -> str | None:
    """Return the user name or the password, whichever is a key."""
    try:
        parts = base64.b64decode(credentials, validate=True).decode().split(":", 1)
    except (binascii.Error, UnicodeDecodeError):
        return None
    return next((part for part in parts if is_key(part)), None)
