"""Takes the network away from the tests, so that they show what works without one."""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 0x1


def leave() -> str | None:
    """Move this process, and what it starts from now on, to a network namespace that has only loopback.

    Returns:
        None, or the reason why this system does not allow it.
    """
    if sys.platform != "linux":
        return f"{sys.platform} has no network namespaces"
    user, group = os.geteuid(), os.getegid()
    namespaces = _NEW_NETWORK if user == 0 else _NEW_NETWORK | _NEW_USER
    if ctypes.CDLL(None, use_errno=True).unshare(namespaces) != 0:
        return f"unshare: {os.strerror(ctypes.get_errno())}"
    try:
        if user != 0:
            _keep_identity(user, group)
        _start_loopback()
    except OSError as error:
        return f"the new network namespace cannot be set up: {error}"
    return None


def _keep_identity(user: int, group: int) -> None:
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")


def _start_loopback() -> None:
    import fcntl
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        answer = fcntl.ioctl(control, _GET_FLAGS, struct.pack("16sH22x", b"lo", 0))
        _, flags = struct.unpack("16sH22x", answer)
        fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sH22x", b"lo", flags | _UP))
