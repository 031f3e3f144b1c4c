"""A live API as a person has access to it: the contract, and the key and the base URL of the environment."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from image_api_contracts import Document, load
from image_api_contracts.operations import Operation


class TargetError(Exception):
    """A live API cannot be called. The message says what to do."""


@dataclass(frozen=True)
class Target:
    """A live API."""

    name: str
    """The name of its contract."""
    document: Document = field(repr=False)
    base_url: str
    """Without a slash at the end."""
    key: str = field(repr=False)


def variable(name: str, setting: str) -> str:
    """Return the environment variable of a contract for a setting: `<NAME>_API_KEY` or `<NAME>_BASE_URL`."""
    return f"{name.upper().replace('-', '_')}_{setting}"


def target_of(name: str, environment: Mapping[str, str], *, needs_key: bool = True) -> Target:
    """Return the live API of a contract, with the key and the base URL of the environment.

    The base URL may be left out where the contract documents it, and the key where nothing is sent.

    Raises:
        ContractError: There is no contract of this name.
        TargetError: The API cannot be called.
    """
    document = load(name)
    key_variable, url_variable = variable(name, "API_KEY"), variable(name, "BASE_URL")
    key = environment.get(key_variable, "")
    if needs_key and not key:
        raise TargetError(f"{key_variable} is not set: export {key_variable}=<your key>")
    url = environment.get(url_variable) or next(iter(_fixed(document)), "")
    if not url:
        raise TargetError(
            f"the contract documents no base URL: export {url_variable}=<the origin that the vendor gave you>"
        )
    return Target(name, document, checked(url, url_variable), key)


def server_of(operation: Operation, base_url: str) -> str:
    """Return where an operation is called: at its own documented server, unless the base URL is not a documented one.

    Another base URL replaces all servers, as it does in the clients.
    """
    own = [url.rstrip("/") for url in operation.servers if "{" not in url]
    return own[0] if own and base_url.rstrip("/") in _fixed(operation.document) else base_url


def checked(url: str, called: str) -> str:
    """Return a URL to which a key may go, without a slash at the end.

    Args:
        url: The URL.
        called: The name of the setting, for the message.

    Raises:
        TargetError: The URL is of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise TargetError(f"{called} is no URL such as https://api.example.com: {url!r}")
    if parts.username or parts.query or parts.fragment:
        raise TargetError(f"{called} must be an origin, and a path at most: no user, no query, no fragment")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise TargetError(f"{called} is not https, and the key would travel in the clear: {url}")
    return url.rstrip("/")


def _fixed(document: Document) -> list[str]:
    """Return the documented servers without variables."""
    return [server["url"].rstrip("/") for server in document.get("servers", []) if "{" not in server["url"]]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
