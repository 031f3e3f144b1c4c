"""What a failure without a response means: whether the request was delivered, and whether it may work later."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from typing import cast

import httpx

from .errors import APIConnectionError, APITimeoutError
from .network import NetworkAttempt

NO_RESPONSE = (httpx.HTTPError, TimeoutError, OSError)
"""What is raised when there is no response, or only a part of one."""

TIMEOUTS = (httpx.TimeoutException, TimeoutError)

# Raised before a byte of the request is sent, whatever the transport is. Everything else may come after.
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
# The connection ended in the middle of the handshake, as it may at any time. asyncio waits for data in the handling of
# the two "want" errors, so that they are in the context of whatever happens then.
_PASSING_TLS = (
    ssl.SSLEOFError,
    ssl.SSLZeroReturnError,
    ssl.SSLSyscallError,
    ssl.SSLWantReadError,
    ssl.SSLWantWriteError,
)
_UNKNOWN = "It may have been carried out: look before you send it again."
_PASSING_LOOKUPS = {socket.EAI_AGAIN}


def connection_error(error: Exception, attempt: NetworkAttempt, *, line: str, elapsed: float) -> APIConnectionError:
    """Return the exception for an attempt that got no response.

    Args:
        error: What httpx raised.
        attempt: The attempt.
        line: Method and URL of the request.
        elapsed: Seconds since the attempt started.

    """
    never = isinstance(error, _NEVER_SENT) or attempt.is_never_sent
    delivered = False if never else None
    reason = _lasting_reason(error)
    known = "It never reached the server." if never else _UNKNOWN
    if isinstance(error, TIMEOUTS):
        text = f"{line} got no response within {elapsed:.3g} s. {known}"
        return APITimeoutError(text, delivered=delivered, temporary=True, request=line)
    what = reason or str(error) or type(error).__name__
    return APIConnectionError(
        f"{line} failed: {what}. {known}", delivered=delivered, temporary=reason is None, request=line
    )


def _lasting_reason(error: Exception) -> str | None:
    """Return why the same request would fail in the same way later; None if it may work."""
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return str(error)
    if isinstance(error, httpx.ProxyError):
        status = re.match(r"(\d{3})\b", str(error))
        if status and status[1][0] == "4" and status[1] not in {"408", "429"}:
            return f"the proxy rejected the connection ({error}): check its URL, its credentials and its rules"
        return None
    if not isinstance(error, httpx.ConnectError):
        return None
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return (
                f"the certificate of the server is not trusted ({cause.verify_message}): check the host, the clock of "
                "this machine, and SSL_CERT_FILE if a proxy or a company has a certificate authority of its own"
            )
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, _PASSING_TLS):
            return f"TLS failed ({cause.reason or cause}): check that the server speaks https"
        if isinstance(cause, socket.gaierror) and cause.errno not in _PASSING_LOOKUPS:
            return f"the host has no address ({cause.strerror}): check base_url and the DNS of this machine"
    return None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception, what caused it, and so on. A group, as of several addresses, yields the causes of each."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        found = waiting.pop()
        if found is None or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [found.__cause__, found.__context__]
        if isinstance(found, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", found).exceptions
