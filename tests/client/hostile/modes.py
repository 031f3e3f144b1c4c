"""The ways in which calls reach the network: the default client, through proxies, and through the user's own client.

Each has the same promises: one deadline for an attempt, and a certain "never delivered".
"""

from __future__ import annotations

import asyncio
import importlib.util
import inspect
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.client.hostile.proxy import Proxy
from tests.client.hostile.raw_server import WARM_UP
from tools.judges.client.calls import KEY
from tools.judges.client.contracts import Contract
from tools.judges.client.facade_calls import facade_class, run

CERTIFICATE = Path(__file__).parents[2] / "support" / "localhost.pem"
"""A certificate of 127.0.0.1 and localhost, with its key. Trusted where SSL_CERT_FILE names it."""

PROXY_VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


def server_tls() -> ssl.SSLContext:
    """Return what a server with the certificate of loopback needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


@dataclass(frozen=True)
class Mode:
    """One way to reach the network.

    Attributes:
        name: Its name.
        proxy: The variable of the environment that names a proxy.
        client: Returns the settings of the user's own httpx client; None for the default client.
        is_used: Whether the own client has a connection to the server from before.

    """

    name: str
    proxy: str | None = None
    client: Callable[[str], dict[str, Any]] | None = None
    is_used: bool = False

    def __str__(self) -> str:
        return self.name

    @property
    def is_https(self) -> bool:
        """Whether the server speaks https: CONNECT is for that."""
        return self.proxy == "HTTPS_PROXY"

    @property
    def tls(self) -> ssl.SSLContext | None:
        """What the server needs to be reached in this mode."""
        return server_tls() if self.is_https else None

    @contextmanager
    def environment(self) -> Iterator[None]:
        """Set the environment of the mode, with its proxy running."""
        with pytest.MonkeyPatch.context() as patch:
            for name in PROXY_VARIABLES:
                patch.delenv(name, raising=False)
                patch.delenv(name.lower(), raising=False)
            patch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
            if self.name == "NO_PROXY":
                patch.setenv("NO_PROXY", "example.com,10.0.0.0/8")
            if self.proxy is None:
                yield
                return
            with Proxy() as proxy:
                patch.setenv(self.proxy, proxy.url)
                yield

    def run(self, contract: Contract, shell: str, url: str, action: Callable[[Any], Any], **settings: Any) -> Any:
        """Do what `facade_calls.run` does, in this mode; the environment has to be set."""
        if self.client is None:
            return run(contract, shell, url, action, **settings)
        if shell == "sync":
            with httpx.Client(**self.client(shell)) as own:
                if self.is_used:
                    own.get(url + WARM_UP)
                return run(contract, shell, url, action, http_client=own, **settings)
        own_settings = self.client(shell)

        async def run_async() -> Any:
            async with httpx.AsyncClient(**own_settings) as own:
                if self.is_used:
                    await own.get(url + WARM_UP)
                make = facade_class(contract, shell)
                async with make(base_url=url, http_client=own, **{"api_key": KEY, **settings}) as client:
                    result = action(client)
                    return await result if inspect.isawaitable(result) else result

        return asyncio.run(run_async())


def _transport(shell: str) -> dict[str, Any]:
    return {"transport": httpx.HTTPTransport(retries=1) if shell == "sync" else httpx.AsyncHTTPTransport(retries=1)}


def _limits(_shell: str) -> dict[str, Any]:
    return {"limits": httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)}


DEFAULT = Mode("default")
OWN = Mode("own client", client=lambda _shell: {})
OTHERS = [
    Mode("HTTP_PROXY", proxy="HTTP_PROXY"),
    Mode("HTTPS_PROXY", proxy="HTTPS_PROXY"),
    Mode("NO_PROXY"),
    OWN,
    Mode("own client, used before", client=lambda _shell: {}, is_used=True),
    Mode("own client with a transport", client=_transport),
    Mode("own client with limits", client=_limits),
]
MODES = [DEFAULT, *OTHERS]

SOCKS_IS_INSTALLED = importlib.util.find_spec("socksio") is not None
