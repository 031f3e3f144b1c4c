"""How long a client waits when nobody says otherwise."""

from typing import Final

import httpx

DEFAULT_TIMEOUT: Final = httpx.Timeout(60.0, connect=5.0)
"""The timeout of every generated client that is made without one: 5 s to connect, 60 s for each wait after that.

httpx counts a wait from byte to byte: 60 s is the longest silence while sending, while reading, or while queueing for
a connection. An answer that drips in can take longer as a whole. An operation that waits for its result needs tens
of seconds on the server, and one that starts a job answers at once, so 60 s of silence means that something is wrong.
"""
