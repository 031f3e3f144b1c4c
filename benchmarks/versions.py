"""The versions of the contenders, and why one is missing."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, version

from .contract import ROOT

SKIPPED = ROOT / "build/bench/skipped.json"


def version_of(distribution: str | None) -> str:
    """Return the version of a distribution; empty for a part of Python.

    Ours is read from its source. openapi-python-client is installed beside the project's tools and not here.
    """
    if distribution is None:
        return ""
    if distribution == "image-api-contracts":
        text = (ROOT / "client_core/image_api_core/version.py").read_text(encoding="utf-8")
        return _first(r'__version__ = "(.+)"', text)
    if distribution == "openapi-python-client":
        text = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
        return _first(r"^openapi-python-client==(\S+)", text)
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def reason_to_skip(distribution: str | None, otherwise: str) -> str:
    """Return why a distribution is missing, as the set-up recorded it, or `otherwise`."""
    reasons: dict[str, str] = json.loads(SKIPPED.read_text(encoding="utf-8"))
    return reasons.get(distribution or "", otherwise)


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""
