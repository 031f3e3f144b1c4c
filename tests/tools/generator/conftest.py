"""The zoo, generated once for all tests of this folder."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.tools.generator.keeper import Zoo, happy
from tests.tools.generator.zoo import ZOO, with_servers
from tools.judges.client.server import Server
from tools.judges.contracts import ROOT


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zoo]:
    """The clients of the zoo, and two servers: the API's, and the one that an upload has for itself."""
    folder = tmp_path_factory.mktemp("zoo")
    with Server(happy) as main, Server(happy) as other:
        contracts = ZOO | {"a_server_of_its_own": with_servers(main.url, other.url)}
        (folder / "dist").mkdir()
        for name, contract in contracts.items():
            (folder / "dist" / f"{name}.openapi.json").write_text(json.dumps(contract), encoding="utf-8")
        command = [sys.executable, "-m", "tools.generator.generate"]
        command += ["--dist", str(folder / "dist"), "--output", str(folder / "clients")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        sys.path.insert(0, str(folder / "clients"))
        yield Zoo(folder / "clients", main, other)
        sys.path.remove(str(folder / "clients"))
