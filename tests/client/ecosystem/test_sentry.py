"""Sentry's integration of httpx has a span and a breadcrumb for a call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope
from sentry_sdk.integrations.httpx import HttpxIntegration
from sentry_sdk.transport import Transport

from tests.client.ecosystem.every_client import (
    KEY,
    assert_received,
    assert_success,
    call_once,
    every_client,
    respond,
)
from tools.judges.client.contracts import Operation


class Collector(Transport):
    """Collects what would be sent to Sentry."""

    def __init__(self) -> None:
        super().__init__()
        self.envelopes: list[Envelope] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.envelopes.append(envelope)

    def payloads(self, kind: str) -> list[Any]:
        items = (item for envelope in self.envelopes for item in envelope.items)
        return [item.payload.json for item in items if item.type == kind]


@pytest.fixture(scope="module")
def initialized() -> Iterator[Collector]:
    """Sentry for the whole module: it patches httpx when it is first initialized, and never again in a process."""
    sends = httpx.Client.send, httpx.AsyncClient.send
    collector = Collector()
    sentry_sdk.init(
        dsn="https://public@sentry.example.invalid/1",
        transport=collector,
        integrations=[HttpxIntegration()],
        default_integrations=False,
        auto_enabling_integrations=False,
        enable_backpressure_handling=False,  # no thread of its own
        traces_sample_rate=1.0,
        trace_propagation_targets=[".*"],
    )
    yield collector
    sentry_sdk.get_client().close()
    sentry_sdk.get_global_scope().set_client(None)
    httpx.Client.send, httpx.AsyncClient.send = sends  # type: ignore[method-assign]


@pytest.fixture
def collector(initialized: Collector) -> Iterator[Collector]:
    initialized.envelopes.clear()
    with sentry_sdk.isolation_scope():
        yield initialized


@every_client
def test_a_call_is_a_span_and_a_breadcrumb(collector: Collector, operation: Operation, shell: str) -> None:
    with respond(operation) as server, sentry_sdk.start_transaction(name="job"):
        assert_success(call_once(operation, shell, server.url), operation)
        sentry_sdk.capture_message("the job has started")
    (transaction,) = collector.payloads("transaction")
    (span,) = transaction["spans"]
    assert span["op"] == "http.client"
    assert span["description"].startswith(f"{operation.method.upper()} {server.url}")
    (event,) = collector.payloads("event")
    (breadcrumb,) = event["breadcrumbs"]["values"]
    assert (breadcrumb["category"], breadcrumb["data"]["http.method"]) == ("httplib", operation.method.upper())
    (seen,) = server.seen
    assert seen.headers["sentry-trace"].startswith(f"{span['trace_id']}-{span['span_id']}")
    assert_received(server.seen, operation)


@every_client
def test_sentry_does_not_get_the_key(collector: Collector, operation: Operation, shell: str) -> None:
    with respond(operation) as server, sentry_sdk.start_transaction(name="job"):
        call_once(operation, shell, server.url)
        sentry_sdk.capture_message("the job has started")
    (transaction,) = collector.payloads("transaction")
    assert len(transaction["spans"]) == len(collector.payloads("event")) == 1
    assert KEY.encode() not in b"".join(envelope.serialize() for envelope in collector.envelopes)
    assert_received(server.seen, operation)
