"""The body of a response, decompressed while it comes in, up to a limit."""

from __future__ import annotations

import json
import zlib
from typing import Any, NoReturn

MAX_RESPONSE_BYTES = 16 * 1024 * 1024
"""The largest body that is read, counted after decompression. Responses of image job APIs are a few kilobytes; images
come by URL.
"""

ACCEPT_ENCODING = "gzip, deflate"
"""What is asked for. Other encodings would need libraries that cannot stop at a limit."""

TOO_LARGE = f"it is larger than {MAX_RESPONSE_BYTES} bytes"


class Content:
    """The content of one response.

    Args:
        encoding: The `Content-Encoding` header; empty if there is none.

    Attributes:
        problem: Why the content is not complete, once that is known; None if nothing is wrong so far.

    """

    def __init__(self, encoding: str) -> None:
        self.problem: str | None = None
        self._content = bytearray()
        self._received = 0
        self._inflate: Any = None
        coding = encoding.strip().lower()
        if coding in {"gzip", "x-gzip"}:
            self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif coding == "deflate":
            self._inflate = zlib.decompressobj()
        elif coding not in {"", "identity"}:
            # More than one coding is how a few bytes become gigabytes.
            self.problem = f"its Content-Encoding is {coding[:40]!r}, and the client asked for one of {ACCEPT_ENCODING}"
        self._start: bytes | None = b"" if coding == "deflate" else None

    def add(self, part: bytes) -> bool:
        """Take in a part as it was received. Returns whether further parts are needed."""
        if self.problem is None:
            self._received += len(part)
            try:
                self._content += part if self._inflate is None else self._inflated(part)
            except zlib.error as error:
                self.problem = f"it cannot be decompressed ({error})"
            if max(len(self._content), self._received) > MAX_RESPONSE_BYTES:
                self.problem = TOO_LARGE
        return self.problem is None

    def _inflated(self, part: bytes) -> bytes:
        room = MAX_RESPONSE_BYTES + 1 - len(self._content)
        if self._start is not None:
            # Some servers send "deflate" without the zlib header of two bytes that the specification asks for.
            part = self._start + part
            self._start = part
            if len(part) < 2:
                return b""
            if not _is_zlib_header(part):
                self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            self._start = None
        inflated: bytes = self._inflate.decompress(part, room)
        return inflated

    def end(self) -> bytes:
        """Return the content, as far as it came, once the body has ended."""
        if self.problem is None and self._received and self._inflate is not None and not self._inflate.eof:
            self.problem = "its compressed data is cut off"
        return bytes(self._content)


def _is_zlib_header(start: bytes) -> bool:
    return start[0] & 15 == zlib.DEFLATED and int.from_bytes(start[:2]) % 31 == 0


def read_json(content: bytes | bytearray) -> Any:
    """Read JSON as RFC 8259 has it, in UTF-8: without NaN and infinities, which Python takes too. A BOM is ignored.

    Raises:
        ValueError: It is not JSON, or not UTF-8.
        RecursionError: It is nested too deeply.

    """
    return json.loads(content.decode("utf-8-sig"), parse_constant=_reject_constant)


def _reject_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")
