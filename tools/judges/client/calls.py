"""The four functions of a generated operation behind one signature, so that each test judges all of them."""

from __future__ import annotations

import asyncio
import ssl
from typing import Any

from tools.judges.client.contracts import Operation

KEY = "mock-key.4711"

DETAILED = ("sync_detailed", "asyncio_detailed")
PLAIN = ("sync", "asyncio")

# Made once: each takes some 20 ms, and nothing here speaks TLS.
TLS = ssl.create_default_context()


def authenticated(operation: Operation, base_url: str, *, token: str = KEY, **settings: Any) -> Any:
    """Return a client of the operation's package, made in the one way that is right for every vendor."""
    settings.setdefault("verify_ssl", TLS)
    return operation.contract.package.AuthenticatedClient(base_url=base_url, token=token, **settings)


def call(operation: Operation, function: str, client: Any, arguments: dict[str, Any] | None = None) -> Any:
    """Call one of the operation's functions with the first request of the contract, or the one given."""
    run = getattr(operation.module, function)
    arguments = operation.arguments() if arguments is None else arguments
    for argument in arguments.values():
        if hasattr(argument, "payload"):  # a file, which another call has read to its end
            argument.payload.seek(0)
    if not function.startswith("asyncio"):
        with client:
            return run(client=client, **arguments)

    async def run_async() -> Any:
        async with client:
            return await run(client=client, **arguments)

    return asyncio.run(run_async())
