"""A live API as a person has access to it: the contract, and the key and the base URL of the environment."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tools.judges.contracts import CONTRACTS, Document, Operation


class TargetError(Exception):
    """A live API cannot be called; the message says what to do."""


@dataclass(frozen=True)
class Target:
    """A live API."""

    name: str
    """The name of its contract."""
    document: Document = field(repr=False)
    base_url: str
    """Without a slash at the end."""
    key: str = field(repr=False)


def target_of(name: str, environment: Mapping[str, str]) -> Target:
    """Return the live API of a contract, with `<NAME>_API_KEY` and `<NAME>_BASE_URL` of the environment.

    The base URL may be left out where the contract documents it. Raises TargetError if it cannot be called.
    """
    if name not in CONTRACTS:
        raise TargetError(f"there is no contract {name!r}; TARGET may be {' or '.join(CONTRACTS)}")
    document, prefix = CONTRACTS[name], name.upper().replace("-", "_")
    key = environment.get(f"{prefix}_API_KEY", "")
    if not key:
        raise TargetError(f"{prefix}_API_KEY is not set: export {prefix}_API_KEY=<your key>")
    documented = [server["url"] for server in document.get("servers", []) if "{" not in server["url"]]
    url = environment.get(f"{prefix}_BASE_URL") or next(iter(documented), "")
    if not url:
        raise TargetError(
            f"the contract documents no base URL: export {prefix}_BASE_URL=<the origin that the vendor gave you>"
        )
    return Target(name, document, checked(url, f"{prefix}_BASE_URL"), key)


def server_of(operation: Operation, base_url: str) -> str:
    """Return where an operation is called: at its own documented server, unless the base URL is not a documented one.

    Another base URL replaces all servers, as it does in the clients.
    """
    own = [str(server["url"]) for server in operation.definition.get("servers", []) if "{" not in server["url"]]
    documented = [str(server["url"]).rstrip("/") for server in operation.document.get("servers", [])]
    return own[0].rstrip("/") if own and base_url.rstrip("/") in documented else base_url


def checked(url: str, called: str) -> str:
    """Return a URL to which a key may go, without a slash at the end. Raises TargetError for any other."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise TargetError(f"{called} is no URL such as https://api.example.com: {url!r}")
    if parts.username or parts.query or parts.fragment:
        raise TargetError(f"{called} must be an origin, and a path at most: no user, no query, no fragment")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise TargetError(f"{called} is not https, and the key would travel in the clear: {url}")
    return url.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
