"""vcrpy records a call and replays it without the server."""

from __future__ import annotations

from pathlib import Path

import vcr  # type: ignore[import-untyped]
import yaml

from tests.client.ecosystem.every_client import (
    KEY,
    assert_masked,
    assert_received,
    assert_success,
    call_once,
    every_client,
    respond,
)
from tools.judges.client.contracts import Operation


@every_client
def test_vcrpy_records_and_replays_the_call(tmp_path: Path, operation: Operation, shell: str) -> None:
    cassette = tmp_path / "cassette.yaml"
    with respond(operation) as server, vcr.use_cassette(str(cassette), record_mode="once"):
        assert_success(call_once(operation, shell, server.url), operation)
    with vcr.use_cassette(str(cassette), record_mode="none") as replayed:
        assert_success(call_once(operation, shell, server.url), operation)
    assert replayed.play_count == 1
    assert_received(server.seen, operation)


@every_client
def test_the_cassette_does_not_hold_the_key(tmp_path: Path, operation: Operation, shell: str) -> None:
    cassette = tmp_path / "cassette.yaml"
    with respond(operation) as server, vcr.use_cassette(str(cassette)):
        call_once(operation, shell, server.url)
    text = cassette.read_text(encoding="utf-8")
    assert KEY not in text
    (interaction,) = yaml.safe_load(text)["interactions"]
    headers = interaction["request"]["headers"].items()
    assert_masked([(name, value) for name, values in headers for value in values], operation)
    assert_received(server.seen, operation)
