"""Puts the gateway together: contracts, worlds and Prism behind an HTTP server."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from aiohttp.web import BaseRequest, Server

from image_api_contracts import Document
from image_api_mocks.callbacks.address_policy import AddressPolicy
from image_api_mocks.faults.scenarios import Scenario
from image_api_mocks.http import server_errors
from image_api_mocks.http.handler import Handler
from image_api_mocks.http.origin_policy import OriginPolicy
from image_api_mocks.http.request_log import RequestLog
from image_api_mocks.operations.contract import Contract
from image_api_mocks.persistence.state import State
from image_api_mocks.prism.supervisor import Upstream
from image_api_mocks.state.worlds import Settings, Worlds

# Prism takes no larger body.
_LARGEST_BODY = 10 * 1024 * 1024


def make_server(
    documents: Mapping[str, Document],
    upstream: Upstream,
    log: RequestLog,
    seed: str,
    job_seconds: float,
    callbacks_to: Iterable[str],
    catalogue: Mapping[str, Scenario],
    scenario: str | None,
    origins: OriginPolicy,
    state: State | None,
) -> tuple[Server, Worlds]:
    """Return the HTTP server for contracts, the admin API's among them, and the worlds in which it remembers.

    Raises ContractError if a contract cannot be followed, and MockError if the state cannot be read.
    """
    contracts = {name: Contract(name, document) for name, document in documents.items()}
    settings = Settings(seed, job_seconds, AddressPolicy(callbacks_to), catalogue, scenario)
    worlds = Worlds(settings) if state is None else Worlds(replace(settings, salt=state.salt), state.record)
    handler = Handler(contracts, upstream, worlds, log, origins)
    if state is not None:
        for line in state.restore(worlds, handler.accepted):
            log.event(line)

    def make_request(message: Any, payload: Any, protocol: Any, writer: Any, task: asyncio.Task[None]) -> BaseRequest:
        loop = asyncio.get_running_loop()
        return BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_BODY)

    return Server(handler, request_factory=make_request, access_log=None, logger=server_errors.logger(log)), worlds
