"""Chromium, for the tests of the mock's pages."""

from __future__ import annotations

import shutil

from tools.install import debian

# Debian's name, and those that other systems use.
COMMANDS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without fonts a page has no text.
PACKAGES = ("chromium", "fonts-dejavu-core")


def find() -> str | None:
    """Return the program; None if it is not here."""
    return next((path for command in COMMANDS if (path := shutil.which(command))), None)


def install() -> None:
    """Install Chromium if it is not here, and print what came of it."""
    path = find()
    if path is not None:
        print(f"Chromium is here: {path}")
        return
    print(f"Installing {', '.join(PACKAGES)} from Debian's packages ...", flush=True)
    reason = debian.hindrance() or debian.install(PACKAGES)
    if reason is None:
        print(f"Chromium is installed: {find()}")
    else:
        print(f"Chromium is not installed: {reason}. The tests of the pages are skipped without it.")
