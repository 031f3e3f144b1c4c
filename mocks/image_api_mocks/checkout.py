"""Where the mock finds what it runs on: the contracts and the Node tools of the checkout."""

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


def node_project() -> Path:
    """Return the folder whose `node_modules` holds Prism.

    Raises MockError if Prism is not installed there.
    """
    if not (ROOT / "node_modules" / ".bin" / "prism").exists():
        raise MockError(
            f"Prism is not installed in {ROOT / 'node_modules'}. "
            "The mock runs from a checkout of the project; there, set it up: make setup"
        )
    return ROOT
