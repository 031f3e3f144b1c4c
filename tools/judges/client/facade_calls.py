"""The facades behind one signature, so that each test judges the blocking and the awaiting one."""

from __future__ import annotations

import asyncio
import importlib
import inspect
from collections.abc import Callable
from typing import Any

from tools.judges.client.calls import KEY
from tools.judges.client.contracts import Contract, Operation, python_name
from tools.judges.contracts import CONTENT

SHELLS = ("sync", "async")


def facade_class(contract: Contract, shell: str) -> Any:
    """Return the vendor's client class."""
    name = "".join(part.title() for part in contract.name.split("_"))
    return getattr(contract.package, name if shell == "sync" else f"Async{name}")


def method_of(client: Any, operation: Operation) -> Any:
    """Return the facade's method for an operation."""
    return getattr(getattr(client, operation.data["tags"][0]), operation.module_name)


def arguments_of(operation: Operation, body: dict[str, Any] | None = None, answer: Any = None) -> dict[str, Any]:
    """Return the arguments of the method for a body of the contract, and the examples of the parameters.

    Parameters that the response repeats are those of `answer`; of the first documented one if it is left out.
    """
    arguments = {
        python_name(parameter["name"]): parameter["example"] for parameter in operation.data.get("parameters", [])
    }
    for name, expression in operation.data.get("x-echo", {}).items():
        arguments[python_name(name)] = value_at(operation.success().value if answer is None else answer, expression)
    if operation.takes_bytes:
        return arguments | {"content": CONTENT, "content_type": operation.bundled.media_types[0]}
    if "requestBody" not in operation.data:
        return arguments
    value = operation.examples(operation.data["requestBody"])[0].value if body is None else body
    return arguments | {python_name(name): content for name, content in value.items()}


def value_at(value: Any, expression: str) -> Any:
    """Return the part of a body that an expression such as `$response.body#/job/id` names; None if it is not there."""
    for part in expression.partition("#/")[2].split("/"):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def run(contract: Contract, shell: str, base_url: str, action: Callable[[Any], Any], **settings: Any) -> Any:
    """Make a client, let `action` use it, close it. The action may return an awaitable."""
    settings.setdefault("api_key", KEY)
    if shell == "sync":
        with facade_class(contract, shell)(base_url=base_url, **settings) as client:
            return action(client)

    async def run_async() -> Any:
        async with facade_class(contract, shell)(base_url=base_url, **settings) as client:
            result = action(client)
            return await result if inspect.isawaitable(result) else result

    return asyncio.run(run_async())


def call(operation: Operation, shell: str, base_url: str, **settings: Any) -> Any:
    """Call an operation with its first request."""
    return run(
        operation.contract,
        shell,
        base_url,
        lambda client: method_of(client, operation)(**arguments_of(operation)),
        **settings,
    )


def errors_of(contract: Contract) -> Any:
    """Return the module with the vendor's exceptions."""
    return importlib.import_module(f"{contract.package.__name__}.errors")
