"""Watches what a page does behind the back of whoever looks at it."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request


class Watched:
    """A page, whom it asked, and what it complained about."""

    def __init__(self, page: Page, home: str) -> None:
        """Watch a page that may ask nobody but `home`."""
        self.page = page
        self.home = home
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.refusals: list[str] = []
        """URLs that a test expects to be refused: the browser complains about each status of 400 and more."""
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", self._error)

    @property
    def strangers(self) -> list[str]:
        """Whom the page asked besides the mock. What it holds itself (`data:`, `blob:`) is nobody."""
        return [url for url in self.asked if not url.startswith((f"{self.home}/", "data:", "blob:"))]

    def judge(self) -> None:
        """Fail if the page asked anybody but the mock, or complained."""
        assert self.asked, "the page asked for nothing: it was not opened"
        assert self.strangers == []
        assert self.complaints == []

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        path = urlsplit(message.location["url"]).path
        if message.type in ("error", "warning") and path not in self.refusals:
            self.complaints.append(f"{message.type}: {message.text} ({path})")

    def _error(self, error: Error) -> None:
        self.complaints.append(f"error: {error.message}")
