"""Where Chromium is on this machine, and how it gets here: `python -m tools.install.chromium` (`make browser`)."""

from __future__ import annotations

import shutil
import sys

from tools.languages import debian

# Debian's name, and those that other systems use.
COMMANDS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Without fonts a page has no text.
PACKAGES = ("chromium", "fonts-dejavu-core")


def find() -> str | None:
    """Return the program; None if it is not here."""
    return next((path for command in COMMANDS if (path := shutil.which(command))), None)


def main() -> int:
    """Install Chromium if it is not here, and say so. Returns 0, also where it cannot be: its tests are skipped."""
    path = find()
    if path is not None:
        print(f"Chromium is here: {path}")
        return 0
    print(f"Installing {', '.join(PACKAGES)} from Debian's packages ...", flush=True)
    reason = debian.hindrance("browser") or debian.install(PACKAGES)
    if reason is None:
        print(f"Chromium is installed: {find()}")
    else:
        print(f"Chromium is not installed, {reason}. The tests of the pages are skipped without it.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
