"""These tests run without a network, where the system allows it."""

from __future__ import annotations

import socket

import pytest


def test_nothing_but_loopback_can_be_reached(without_network: str | None) -> None:
    if without_network is not None:
        pytest.skip(f"the network is still there: {without_network}")
    with pytest.raises(OSError, match="unreachable"):
        socket.create_connection(("192.0.2.1", 80), timeout=5)  # an address for documentation
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
