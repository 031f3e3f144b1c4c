"""Loaded into Schemathesis (SCHEMATHESIS_HOOKS): keeps it on this machine."""

from __future__ import annotations

from support import egress

egress.install()
