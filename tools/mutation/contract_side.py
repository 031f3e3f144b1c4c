"""A mutant is held against itself, and its callbacks against our receiver: for what only tools read, and receivers."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Iterator

import httpx

from image_api_core.callbacks.asgi import CallbackReceiver
from tools.judges.client.callbacks import CALLBACKS
from tools.judges.contract import coherence
from tools.judges.contract.outline import callback_operations
from tools.judges.contracts import Document
from tools.mutation.verdicts import Verdict


def judge(name: str, mutated: Document) -> Verdict:
    """Judge a mutant, by the first complaint of it."""
    try:
        complaint = next(complaints(mutated), None)
    except Exception as error:  # a test would fail with this very error
        complaint = f"{type(error).__name__}: {error}"
    return Verdict(name, "contract", "killed" if complaint else "unread", (complaint or "")[:500])


def complaints(document: Document) -> Iterator[str]:
    """Yield what a contract contradicts itself in, and what our receiver of its callbacks replies otherwise."""
    yield from coherence.complaints(document)
    for expression, method, operation in callback_operations(document):
        documented, replies = {int(status) for status in operation["responses"]}, _replies()
        if documented != replies:
            yield f"{method} {expression}: our receiver replies {sorted(replies)}, documented is {sorted(documented)}"


@functools.cache
def _replies() -> set[int]:
    """Ask our receiver what it replies to a callback that it can read, and to one that it cannot."""
    callback = CALLBACKS[0]

    async def ask() -> set[int]:
        async with CallbackReceiver(parse=callback.module.parse, handle=lambda _: None) as receiver:
            transport = httpx.ASGITransport(receiver)
            async with httpx.AsyncClient(transport=transport, base_url="http://receiver.invalid") as sender:
                answers = [await sender.post("/", json=payload) for payload in (callback.payload, None)]
        return {answer.status_code for answer in answers}

    return asyncio.run(ask())
