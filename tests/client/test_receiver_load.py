"""Many deliveries at once, failing handlers, and a shutdown with a queue: no acknowledged job is forgotten silently."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from typing import Any

import aiohttp
import httpx
import pytest

from tests.client.serving import Served
from tests.client.test_receiver import PATIENCE, event_of, job_of, not_handled, receiver_of

CONCURRENCY = 50
REPEATED = 7  # the deliveries of each seventh job are repeated
FAILING = 10  # the handler of each tenth job fails once


@pytest.mark.parametrize("deliveries", [300, pytest.param(10_000, marks=pytest.mark.full)])
def test_each_acknowledged_job_is_handled_or_logged(deliveries: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    numbers = [number for number in range(deliveries) for _ in range(1 if number % REPEATED else 2)][:deliveries]
    jobs = {number: job_of(event_of(number)) for number in numbers}
    failing = {job for number, job in jobs.items() if number % FAILING == 0}
    endless = {jobs[number] for number in numbers[-deliveries // 20 :]}  # so that a queue builds up
    last = deliveries - deliveries // 40  # the receiver closes after this delivery, while others are sent
    handled: list[str] = []
    failed: set[str] = set()
    statuses: list[tuple[str, int]] = []

    async def handle(event: Any) -> None:
        if event.job_id in endless:
            await asyncio.Event().wait()
        if event.job_id in failing - failed:
            failed.add(event.job_id)
            raise ValueError
        handled.append(event.job_id)

    async def deliver(served: Served) -> None:
        rest = iter(enumerate(numbers))

        async def send(client: aiohttp.ClientSession) -> None:
            for position, number in rest:
                async with client.post(served.url, json=event_of(number)) as response:
                    statuses.append((jobs[number], response.status))
                if position == last:
                    await asyncio.to_thread(served.run, receiver.aclose())

        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(PATIENCE)) as client:
            await asyncio.gather(*(send(client) for _ in range(CONCURRENCY)))

    receiver = receiver_of(handle, shutdown_timeout=0)
    with Served(receiver) as served:
        asyncio.run(deliver(served))
        assert httpx.post(served.url, json=event_of(deliveries)).status_code == 503
    assert len(statuses) == deliveries
    assert {status for _, status in statuses} <= {200, 503}
    acknowledged = Counter(job for job, status in statuses if status == 200)
    cancelled = set(not_handled(caplog, "cancelled"))
    assert acknowledged.total() >= last - CONCURRENCY
    assert len(handled) == len(set(handled))
    assert {*handled, *failed, *cancelled} == set(acknowledged)
    assert set(not_handled(caplog, "ValueError")) == failed
    assert endless & set(acknowledged) <= cancelled
    assert cancelled.isdisjoint(handled)
    assert {job for job in failed if acknowledged[job] == 2} <= {*handled, *cancelled}
