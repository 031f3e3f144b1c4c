"""Compressed responses: read, or rejected with a reason, and never larger in memory than the limit (C4)."""

from __future__ import annotations

import functools
import gzip
import json
import tracemalloc
import zlib
from typing import Any

import pytest

from image_api_core.content import MAX_RESPONSE_BYTES, Content
from image_api_core.errors import InvalidResponse
from tests.client.hostile.raw_server import RawServer, answer
from tools.judges.client.contracts import OPERATIONS
from tools.judges.client.facade_calls import SHELLS, call

GET = next(o for o in OPERATIONS if str(o.bundled) == "getGeneration")
BODY = json.dumps(GET.success().value).encode()
SHELL = pytest.mark.parametrize("shell", SHELLS)


def raw_deflate(content: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return compressor.compress(content) + compressor.flush()


@functools.cache
def zeros(size: int) -> bytes:
    """Return gzip of so many bytes, made without having them in memory."""
    compressor = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    megabyte = bytes(2**20)
    parts = [compressor.compress(megabyte) for _ in range(size // 2**20)]
    return b"".join(parts) + compressor.flush()


def get(shell: str, body: bytes, coding: str) -> Any:
    with RawServer(answer(200, body, [f"content-encoding: {coding}"])) as server:
        return call(GET, shell, server.url, retries=0)


READABLE = {
    "gzip": ("gzip", gzip.compress(BODY)),
    "x-gzip": ("x-gzip", gzip.compress(BODY)),
    "in upper case": (" GZIP ", gzip.compress(BODY)),
    "deflate": ("deflate", zlib.compress(BODY)),
    "raw deflate": ("deflate", raw_deflate(BODY)),
    "identity": ("identity", BODY),
}
UNREADABLE = {
    "gzip in gzip": ("gzip, gzip", gzip.compress(gzip.compress(BODY)), "gzip, gzip"),
    "gzip in deflate": ("gzip, deflate", zlib.compress(gzip.compress(BODY)), "gzip, deflate"),
    "a bomb in two codings": ("gzip, gzip", gzip.compress(zeros(2**28)), "gzip, gzip"),
    "a bomb in one coding": ("gzip", zeros(2**28), "larger than"),
    "unknown": ("br", BODY, "'br'"),
    "a long name": ("x" * 5000, BODY, "xxx"),
    "cut gzip": ("gzip", gzip.compress(BODY)[:-9], "cut off"),
    "cut raw deflate": ("deflate", raw_deflate(BODY)[:-9], "cut off"),
    "only the first byte": ("deflate", b"\x78", "cut off"),
    "no gzip": ("gzip", BODY, "cannot be decompressed"),
    "no deflate": ("deflate", BODY, "cannot be decompressed"),
}


@SHELL
@pytest.mark.parametrize("case", READABLE)
def test_a_coding_that_was_asked_for_is_read(case: str, shell: str) -> None:
    coding, body = READABLE[case]
    assert get(shell, body, coding).to_dict() == GET.success().value


@SHELL
@pytest.mark.parametrize("case", UNREADABLE)
def test_another_coding_is_rejected_with_its_reason(case: str, shell: str) -> None:
    coding, body, reason = UNREADABLE[case]
    with pytest.raises(InvalidResponse) as caught:
        get(shell, body, coding)
    assert reason in caught.value.reason
    assert len(str(caught.value)) < 1000
    assert len(caught.value.response.content) <= MAX_RESPONSE_BYTES + 1


@SHELL
def test_two_headers_are_two_codings(shell: str) -> None:
    body = gzip.compress(gzip.compress(BODY))
    headers = ["content-encoding: gzip", "content-encoding: gzip"]
    with RawServer(answer(200, body, headers)) as server, pytest.raises(InvalidResponse, match="Content-Encoding"):
        call(GET, shell, server.url, retries=0)


@SHELL
@pytest.mark.parametrize("size", [MAX_RESPONSE_BYTES, MAX_RESPONSE_BYTES + 1])
def test_the_limit_counts_what_was_inflated(size: int, shell: str) -> None:
    compressor = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    body = compressor.compress(BODY) + compressor.compress(b" " * (size - len(BODY))) + compressor.flush()
    if size > MAX_RESPONSE_BYTES:
        with pytest.raises(InvalidResponse, match="larger than"):
            get(shell, body, "gzip")
    else:
        assert get(shell, body, "gzip").to_dict() == GET.success().value


@SHELL
@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"])
def test_a_bomb_takes_no_more_memory_than_the_limit(coding: str, shell: str) -> None:
    bomb = zeros(2**28)
    if coding == "gzip, gzip":
        bomb = gzip.compress(bomb)
    tracemalloc.start()
    try:
        with pytest.raises(InvalidResponse):
            get(shell, bomb, coding)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * MAX_RESPONSE_BYTES


@pytest.mark.parametrize("case", READABLE)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_the_size_of_the_parts_makes_no_difference(size: int, case: str) -> None:
    """A server may send the two bytes that tell deflate from raw deflate one by one."""
    coding, body = READABLE[case]
    content = Content(coding)
    for start in range(0, len(body), size):
        assert content.add(body[start : start + size])
    assert content.end() == BODY
    assert content.problem is None
