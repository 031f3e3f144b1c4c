"""The pages for a person: the API reference at `/`, and what happens in the mock at `/_mock/`."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from aiohttp.web import Response

from image_api_contracts import Document
from image_api_mocks.http import api_reference
from image_api_mocks.prism import node

_FOLDER = Path(__file__).absolute().parent / "web"
_FILES = "/_mock/web/"
_SCALAR = _FILES + "scalar.js"
REFERENCE = "/"
CONSOLE = "/_mock/"
_CONSOLE_BESIDE = "/_mock"

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

# Nothing but the mock is loaded or called, nothing is run that is not a file of it, and no other page shows it in a
# frame, where a click could be led astray.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# Scalar writes styles into the page, and shows icons and answers that it holds in memory.
_REFERENCE_POLICY = _POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "img-src 'self'", "img-src 'self' data: blob:"
)
_HEADERS = {
    "Server": "image-api-mocks",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class WebPages:
    """The pages, their files, and the contracts as the reference shows them. Read once, at the start."""

    def __init__(self, documents: Mapping[str, Document], taken: Callable[[str], object]) -> None:
        """Take the contracts by name, in the order in which the reference lists them, and what finds their paths:
        an operation goes before a page.
        """
        self._pages: dict[str, tuple[bytes, str, str]] = {}
        for file in sorted(_FOLDER.iterdir()):
            self._add(_FILES + file.name, file.read_bytes(), _TYPES[file.suffix])
        self._add(CONSOLE, (_FOLDER / "console.html").read_bytes(), "text/html")
        self._scalar = node.api_reference()
        index = "reference.html" if self._scalar is not None else "no-reference.html"
        self._add(REFERENCE, (_FOLDER / index).read_bytes(), "text/html", _REFERENCE_POLICY)
        for name, document in documents.items():
            shown = json.dumps(api_reference.shown(document)).encode()
            self._add(api_reference.path(name), shown, "application/json")
        self._add(api_reference.LIST, json.dumps(api_reference.sources(documents)).encode(), "application/json")

        if self._scalar is not None:
            self._pages[_SCALAR] = (b"", "text/javascript", _POLICY)
        self._pages = {path: page for path, page in self._pages.items() if taken(path) is None}

    def __contains__(self, path: str) -> bool:
        """Return whether something is shown at a path."""
        return path in self._pages or path == _CONSOLE_BESIDE

    def answer(self, method: str, path: str) -> Response:
        """Return what a path shows, which is one of them."""
        if method not in ("GET", "HEAD"):
            text = f"{method} is not possible at {path}; possible: GET, HEAD\n"
            return Response(status=405, text=text, headers=_HEADERS | {"Allow": "GET, HEAD"})
        if path == _CONSOLE_BESIDE:
            return Response(status=308, headers=_HEADERS | {"Location": CONSOLE})
        content, media_type, policy = self._pages[path]
        if path == _SCALAR and self._scalar is not None:
            # Read when it is asked for: it is large, and most mocks are never looked at.
            content = self._scalar.read_bytes()
        headers = _HEADERS | {"Content-Security-Policy": policy}
        return Response(body=content, headers=headers, content_type=media_type, charset="utf-8")

    def _add(self, path: str, content: bytes, media_type: str, policy: str = _POLICY) -> None:
        self._pages[path] = (content, media_type, policy)
