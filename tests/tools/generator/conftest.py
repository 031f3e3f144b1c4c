"""The zoo, for all tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.tools.generator.keeper import Zoo, happy
from tests.tools.generator.zoo import ZOO, with_servers
from tools.judges.client.server import Server


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Zoo]:
    """The clients of the zoo, and two servers: the API's, and the one that an upload has for itself."""
    folder = tmp_path_factory.mktemp("zoo")
    with Server(happy) as main, Server(happy) as other:
        contracts = ZOO | {"a_server_of_its_own": with_servers(main.url, other.url)}
        sys.path.insert(0, str(folder))
        yield Zoo(folder, contracts, main, other)
        sys.path.remove(str(folder))
