"""Delivers callbacks once their jobs have ended: in order, again when the receiver fails, only to whom it may call."""

import asyncio
import contextlib
import heapq
import itertools
import json
import socket
from collections import deque
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from image_api_mocks.callbacks.address_policy import AddressPolicy, AddressRejected, Target
from image_api_mocks.callbacks.delivery import Delivery
from image_api_mocks.errors import StateFailed
from image_api_mocks.faults.faults import Faults, Stage
from image_api_mocks.persistence.recorder import Recorder
from image_api_mocks.state.clock import Clock
from image_api_mocks.state.journal import Journal

ATTEMPTS = 5
# Seconds of the mock's clock after each failed attempt; the time doubles from one to the next.
_FIRST_BACKOFF = 1.0
# How long a callback that is to be late, or out of order, is held back unless the fault says otherwise.
_HELD_BACK = 60.0
# A receiver answers at once: it is on this machine.
_TIMEOUT = ClientTimeout(total=10)

_HEADERS = {"Content-Type": "application/json", "User-Agent": "image-api-mocks"}


class Callbacks:
    """The callbacks of one world. All its times are those of the world's clock."""

    def __init__(self, clock: Clock, faults: Faults, journal: Journal, policy: AddressPolicy, record: Recorder) -> None:
        """Take the clock, what is to go wrong, where each attempt is entered, whom it may call, and who is told."""
        self._clock = clock
        self._faults = faults
        self._journal = journal
        self._policy = policy
        self._record = record
        self._order = itertools.count()
        self._due: list[tuple[float, int, Delivery]] = []
        self._held: list[Delivery] = []
        self._queues: dict[str, deque[Delivery]] = {}  # by receiver
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def pending(self) -> int:
        """How many wait for their time."""
        return len(self._due)

    @property
    def sending(self) -> int:
        """How many are on their way to a receiver."""
        return sum(map(len, self._queues.values()))

    def schedule(self, delivery: Delivery, due: float) -> None:
        """Send a callback at a time (seconds since 1970)."""
        self._plan(delivery, due)
        self._record.delivery(delivery)
        self.wake()

    def resume(self, delivery: Delivery) -> None:
        """Take up a callback that was on its way when the mock ended. It is sent when `wake` is called, if it is due.

        What was on its way to the receiver may have arrived; it is sent again.
        """
        for _ in range(delivery.sends):
            self._plan(delivery, delivery.due)
        if delivery.is_held:
            self._held.append(delivery)

    def wake(self) -> None:
        """Send what is due by now, and come back when the next one is. To be called when the clock has been moved."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        now = self._clock.now()
        while self._due and self._due[0][0] <= now:
            _, _, delivery = heapq.heappop(self._due)
            self._send(delivery)
        if self._due:
            self._timer = asyncio.get_running_loop().call_later(self._due[0][0] - now, self.wake)

    def stop(self) -> None:
        """Send nothing any more, neither what is on its way."""
        if self._timer is not None:
            self._timer.cancel()
        self._due.clear()
        self._held.clear()
        self._queues.clear()
        for task in self._tasks:
            task.cancel()

    def _plan(self, delivery: Delivery, due: float) -> None:
        delivery.due = due
        heapq.heappush(self._due, (due, next(self._order), delivery))

    def _send(self, delivery: Delivery) -> None:
        """Put a callback into the queue of its receiver, unless it is to be held back."""
        if delivery.is_held:
            delivery.is_held = False
            self._held.remove(delivery)
        if not delivery.behaves:
            delivery.behaves = True
            fault = self._faults.take(Stage.CALLBACK, delivery.job.operation)
            if fault is None and delivery.play is not None:
                fault = delivery.play.take(Stage.CALLBACK, "start")
            kind = None if fault is None else fault.fault
            seconds = (None if fault is None else fault.delay_seconds) or _HELD_BACK
            if kind == "callback_never":
                self._enter(delivery, "withheld", reason="never, as asked for")
                self._settle(delivery)
                return
            if kind == "callback_out_of_order":
                delivery.is_held = True
                self._held.append(delivery)
            if kind in ("callback_late", "callback_out_of_order"):
                self._plan(delivery, delivery.due + seconds)
                self._record.delivery(delivery)
                return
            if kind == "callback_twice":
                delivery.sends = 2
            for _ in range(delivery.sends):
                self._enqueue(delivery)
            self._release()
            self._record.delivery(delivery)
            return
        self._enqueue(delivery)

    def _release(self) -> None:
        """Send those that waited for another to go first."""
        held, self._held = self._held, []
        self._due = [entry for entry in self._due if not any(entry[2] is delivery for delivery in held)]
        heapq.heapify(self._due)
        for delivery in held:
            delivery.is_held = False
            delivery.due = self._clock.now()
            self._enqueue(delivery)
            self._record.delivery(delivery)

    def _enqueue(self, delivery: Delivery) -> None:
        # One at a time to each receiver: they arrive in the order in which the jobs ended.
        receiver = _receiver(delivery.url)
        if receiver in self._queues:
            self._queues[receiver].append(delivery)
            return
        self._queues[receiver] = deque([delivery])
        task = asyncio.get_running_loop().create_task(self._drain(receiver))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, receiver: str) -> None:
        queue = self._queues[receiver]
        # Nobody is told of a job that could not be kept; the mock is about to end.
        with contextlib.suppress(StateFailed):
            while queue:
                await self._attempt(queue[0])
                queue.popleft()
        self._queues.pop(receiver, None)

    async def _attempt(self, delivery: Delivery) -> None:
        try:
            target = await self._policy.check(delivery.url)
        except AddressRejected as refused:
            self._enter(delivery, "refused", reason=str(refused))
            self._settle(delivery)
            return
        self._record.save()
        delivery.attempt += 1
        status, reason = await _post(target, delivery.method, delivery.payload())
        if status is not None and 200 <= status < 300:
            self._enter(delivery, "delivered", status=status)
            self._settle(delivery)
            return
        self._enter(delivery, "failed", status=status, reason=reason)
        if delivery.attempt < ATTEMPTS:
            backoff = _FIRST_BACKOFF * 2 ** (delivery.attempt - 1)
            self.schedule(delivery, self._clock.now() + backoff)
        else:
            self._settle(delivery)

    def _settle(self, delivery: Delivery) -> None:
        delivery.sends -= 1
        self._record.delivery(delivery)

    def _enter(self, delivery: Delivery, outcome: str, *, status: int | None = None, reason: str | None = None) -> None:
        self._journal.add_callback(
            time=self._clock.now(),
            job=delivery.job.id,
            operation=delivery.job.operation,
            url=delivery.url,
            attempt=delivery.attempt,
            outcome=outcome,
            status=status,
            reason=reason,
            payload=delivery.payload(),
        )


class _Fixed(AbstractResolver):
    """Answers every question for an address with those that were checked: what is connected to is what was checked."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self._addresses
        ]

    async def close(self) -> None:
        """Nothing to close."""


async def _post(target: Target, method: str, payload: dict[str, Any]) -> tuple[int | None, str | None]:
    """Post a payload. Returns the status of the answer (None if there was none), and why it does not count."""
    connector = TCPConnector(resolver=_Fixed(target.addresses), use_dns_cache=False, force_close=True)
    try:
        async with (
            ClientSession(connector=connector, cookie_jar=DummyCookieJar(), timeout=_TIMEOUT) as session,
            session.request(
                method, target.url, data=json.dumps(payload).encode(), headers=_HEADERS, allow_redirects=False
            ) as answer,
        ):
            if 300 <= answer.status < 400:
                return answer.status, f"redirects are not followed: {answer.headers.get('Location', 'nowhere')}"
            return answer.status, None if 200 <= answer.status < 300 else f"the receiver answered {answer.status}"
    except TimeoutError:
        return None, f"no answer within {_TIMEOUT.total:.0f} seconds"
    except (ClientError, OSError, ValueError) as error:
        return None, f"{type(error).__name__}: {error}"


def _receiver(url: str) -> str:
    try:
        return str(URL(url).origin())
    except ValueError:
        return url
