"""OpenTelemetry's instrumentation of httpx has a span for each attempt of a call."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind

from image_api_core.api_key import MASK
from tests.client.ecosystem.every_client import (
    KEY,
    READ,
    assert_received,
    assert_success,
    call_once,
    call_with_retry,
    every_client,
    key_header,
    respond,
)
from tools.judges.client.contracts import Operation
from tools.judges.client.facade_calls import SHELLS
from tools.judges.client.server import Seen

STATUS = "http.status_code"


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Collects the spans of an instrumentation that also captures every request header."""
    monkeypatch.setenv("OTEL_INSTRUMENTATION_HTTP_CAPTURE_HEADERS_CLIENT_REQUEST", ".*")
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    instrumentor = HTTPXClientInstrumentor()
    instrumentor.instrument(tracer_provider=provider)
    yield exporter
    instrumentor.uninstrument()
    provider.shutdown()


def assert_propagated(spans: list[ReadableSpan], requests: list[Seen]) -> None:
    """Check that each request names its span, which is how a trace goes on at the server."""
    contexts = [span.get_span_context() for span in spans]
    expected = [f"00-{context.trace_id:032x}-{context.span_id:016x}" for context in contexts if context]
    assert [seen.headers["traceparent"].rpartition("-")[0] for seen in requests] == expected  # flags come last


@every_client
def test_a_call_has_a_client_span(exporter: InMemorySpanExporter, operation: Operation, shell: str) -> None:
    with respond(operation) as server:
        assert_success(call_once(operation, shell, server.url), operation)
    (span,) = exporter.get_finished_spans()
    assert (span.kind, span.name) == (SpanKind.CLIENT, operation.method.upper())
    assert span.attributes is not None
    assert span.attributes[STATUS] == operation.success().status
    assert_propagated([span], server.seen)
    assert_received(server.seen, operation)


@pytest.mark.usefixtures("proxy_variables")
@pytest.mark.parametrize("shell", SHELLS)
def test_each_attempt_has_a_span_of_its_own(exporter: InMemorySpanExporter, shell: str) -> None:
    with respond(READ, 503) as server:
        assert_success(call_with_retry(READ, shell, server.url), READ)
    spans = list(exporter.get_finished_spans())
    assert [(span.attributes or {})[STATUS] for span in spans] == [503, 200]
    assert_propagated(spans, server.seen)
    assert_received(server.seen, READ, count=2)


@every_client
def test_a_span_does_not_hold_the_key(exporter: InMemorySpanExporter, operation: Operation, shell: str) -> None:
    with respond(operation) as server:
        call_once(operation, shell, server.url)
    (span,) = exporter.get_finished_spans()
    name, value = key_header(operation, MASK)
    assert span.attributes is not None
    assert span.attributes[f"http.request.header.{name.replace('-', '_')}"] == (value,)
    assert KEY not in span.to_json()
    assert_received(server.seen, operation)
