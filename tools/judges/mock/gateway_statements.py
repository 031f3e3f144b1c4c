"""All that a contract says of an operation and that only a mock with a memory can keep."""

from __future__ import annotations

from collections.abc import Iterator

import httpx

from tools.judges.contracts import Operation
from tools.judges.mock.job_statements import JobStatements
from tools.judges.mock.list_statements import ListStatements
from tools.judges.mock.resource_statements import ResourceStatements
from tools.judges.mock.result_statements import ResultStatements
from tools.judges.mock.upload_statements import UploadStatements

KINDS = (ResourceStatements, ListStatements, UploadStatements, ResultStatements)


def gateway_complaints(operation: Operation, server: httpx.Client, admin: httpx.Client, key: str) -> Iterator[str]:
    """Yield what is wrong with a mock. `key` leads to the world that `admin` speaks of, which is reset."""
    if "x-job" in operation.definition or operation.method != "get":
        yield from JobStatements(operation).complaints(server, admin, key)
    for kind in KINDS:
        if kind.has_something_to_ask(operation):
            yield from kind(operation).complaints(server, key)
