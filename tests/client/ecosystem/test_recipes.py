"""The recipes of docs/observability.md work as they are printed there."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from opentelemetry import trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pytest_httpx import HTTPXMock

from tests.client.ecosystem.every_client import KEY, PAID, assert_received, respond
from tools.judges.client.contracts import OPERATIONS, Operation
from tools.judges.client.server import Answer, Seen, Server
from tools.judges.contracts import ROOT

POLL = next(operation for operation in OPERATIONS if repr(operation) == "konpro.getGeneration")

pytestmark = pytest.mark.usefixtures("no_proxy_variables")


def recipes() -> dict[str, str]:
    """Return the Python code of the page by the heading of its section. A section has one block."""
    page = (ROOT / "docs" / "observability.md").read_text(encoding="utf-8")
    assert page.count("\n```python\n") == page.count("\n## ")
    return dict(re.findall(r"\n## ([^\n]+)\n.*?\n```python\n(.*?)```", page, re.DOTALL))


def execute(tool: str) -> dict[str, Any]:
    """Run a recipe and return its names."""
    names: dict[str, Any] = {}
    exec(recipes()[tool], names)  # noqa: S102 - our own
    return names


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONPRO_API_KEY", KEY)
    monkeypatch.delenv("KONPRO_BASE_URL", raising=False)


def respond_to(operation: Operation, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Return a server for the operation, and name it in the environment, where the recipe finds it."""
    server = respond(operation)
    monkeypatch.setenv("KONPRO_BASE_URL", server.url)
    return server


@pytest.fixture
def exporter(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemorySpanExporter]:
    """Collects the spans of the global tracer provider.

    OpenTelemetry does not allow a second global provider in a process, so this replaces the function that returns it.
    """
    exporter = InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    yield exporter
    HTTPXClientInstrumentor().uninstrument()
    provider.shutdown()


def test_the_span_of_a_job_contains_its_requests_and_updates(
    exporter: InMemorySpanExporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, ended = PAID.success(), POLL.success()
    job_id = started.value["job_id"]

    def respond_by_method(seen: Seen) -> Answer:
        if seen.method == "POST":
            return Answer(started.status, started.value)
        return Answer(ended.status, {**ended.value, "generation_id": job_id})

    with Server(respond_by_method) as server:
        monkeypatch.setenv("KONPRO_BASE_URL", server.url)
        execute("OpenTelemetry")
    submission, poll, whole = exporter.get_finished_spans()
    assert (submission.name, poll.name) == ("POST", "GET")
    assert submission.parent == poll.parent == whole.get_span_context()
    assert whole.attributes == {"job.operation": "generate_photo_avatar", "job.id": job_id}
    (event,) = whole.events
    assert (event.name, dict(event.attributes or {})) == ("update", {"job.status": ended.value["status"]})
    assert_received(server.seen, PAID, count=2)


@pytest.mark.full
def test_sentry_finds_httpx_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own, since what Sentry patches by default stays patched."""
    with respond_to(POLL, monkeypatch) as server, Server(Answer(200, {})) as sentry:
        monkeypatch.setenv("SENTRY_DSN", f"{sentry.url.replace('://', '://public@')}/1")
        guarded = f"from tools.judges import egress\negress.install()\n{recipes()['Sentry']}"
        subprocess.run([sys.executable, "-c", guarded], cwd=ROOT, check=True, timeout=60)
    sent = b"".join(gzip.decompress(seen.body) for seen in sentry.seen)
    assert b'"op":"http.client"' in sent
    assert f"{server.url}{POLL.path.partition('{')[0]}".encode() in sent
    assert KEY.encode() not in sent
    assert_received(server.seen, POLL)


def test_a_test_with_vcrpy_needs_the_server_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with respond_to(POLL, monkeypatch) as server:
        execute("vcrpy")["test_generation"]()
    execute("vcrpy")["test_generation"]()
    assert_received(server.seen, POLL)
    assert KEY not in Path("cassettes", "generation.yaml").read_text(encoding="utf-8")


def test_a_test_with_pytest_httpx_needs_no_server(httpx_mock: HTTPXMock) -> None:
    execute("pytest-httpx")["test_submission"](httpx_mock)


def test_a_test_with_respx_needs_no_server() -> None:
    execute("respx")["test_lookup"]()


def test_every_recipe_is_run() -> None:
    assert set(recipes()) == {"OpenTelemetry", "Sentry", "vcrpy", "pytest-httpx", "respx"}
