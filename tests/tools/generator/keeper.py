"""How the tests call the clients of the zoo: the blocking and the awaiting one, and the low-level functions."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.tools.generator.zoo import Document
from tools.generator.generate import generate
from tools.judges.client.server import Answer, Seen, Server

KEY = "zoo-key-4711"
SHELLS = ("sync", "async")


def happy(_: Seen) -> Answer:
    """Answer what most operations of the zoo answer."""
    return Answer(200, {"ok": True})


@contextlib.contextmanager
def imported(name: str, folder: Path) -> Iterator[ModuleType]:
    """Import a package from a folder, whatever package of this name was imported before, and drop it at the end."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.syspath_prepend(str(folder))
        _forget(name)
        yield importlib.import_module(name)
        _forget(name)


def _forget(package: str) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]


@dataclass
class Zoo:
    """The clients of small contracts, each generated when it is asked for, and the servers that they talk to."""

    folder: Path
    contracts: dict[str, Document]
    main: Server
    other: Server

    def generated(self, name: str) -> Path:
        """Return the folder of the package of a contract."""
        package = self.folder / f"{name}_client"
        if not package.exists():
            bundle = self.folder / f"{name}.openapi.json"
            bundle.write_text(json.dumps(self.contracts[name]), encoding="utf-8")
            generate(bundle, package)
            importlib.invalidate_caches()
        return package

    def package(self, name: str) -> ModuleType:
        """Return the package of a contract."""
        return importlib.import_module(self.generated(name).name)

    def module(self, name: str, path: str) -> Any:
        """Return a module of the package of a contract."""
        return importlib.import_module(f"{self.generated(name).name}.{path}")

    def call(
        self,
        name: str,
        operation: str,
        *arguments: Any,
        shell: str = "sync",
        url: str | None = None,
        tag: str = "things",
        settings: dict[str, Any] | None = None,
        **keywords: Any,
    ) -> Any:
        """Call an operation through the facade of a contract; without `url`, at the main server."""
        return self.use(
            name,
            lambda client: getattr(getattr(client, tag), operation)(*arguments, **keywords),
            shell=shell,
            base_url=self.main.url if url is None else url,
            **(settings or {}),
        )

    def use(self, name: str, action: Callable[[Any], Any], *, shell: str = "sync", **settings: Any) -> Any:
        """Let `action` use a client of a contract. It may return an awaitable."""
        class_name = "".join(part.title() for part in name.split("_"))
        make = getattr(self.package(name), class_name if shell == "sync" else f"Async{class_name}")
        if shell == "sync":
            with make(api_key=KEY, **settings) as client:
                return action(client)

        async def run() -> Any:
            async with make(api_key=KEY, **settings) as client:
                found = action(client)
                return await found if inspect.isawaitable(found) else found

        return asyncio.run(run())

    def low(self, name: str, module: str, function: str, url: str, /, *arguments: Any, **keywords: Any) -> Any:
        """Call a low-level function of a contract, blocking or awaiting as its name says."""
        call = getattr(self.module(name, f"api.{module}"), function)
        client = self.package(name).AuthenticatedClient(base_url=url, token=KEY)
        if not function.startswith("asyncio"):
            with client:
                return call(*arguments, client=client, **keywords)

        async def run() -> Any:
            async with client:
                return await call(*arguments, client=client, **keywords)

        return asyncio.run(run())
