"""Every page is there with nobody to ask but the mock."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from image_api_mocks.mock import Mock
from image_api_mocks.prism import node
from tests.browser.watch import Watched
from tools.judges.contracts import CONTRACTS, OPERATIONS


@pytest.mark.parametrize("name", CONTRACTS)
def test_the_reference_shows_every_operation_of_every_contract(name: str, page: Page) -> None:
    """The judge at the end of `page` sees whom it asked, and what it complained about."""
    document = CONTRACTS[name]
    page.goto(f"/#{name}")
    expect(page.get_by_role("heading", level=1, name=document["info"]["title"])).to_be_visible()
    for operation in OPERATIONS:
        if operation.document is document:
            page.goto(f"/#{name}/tag/{operation.definition['tags'][0]}/{operation}")
            expect(page.get_by_role("heading", name=operation.definition["summary"], exact=True)).to_be_visible()


def test_the_live_page_is_there(console: Page) -> None:
    expect(console.get_by_role("heading", level=1, name="Mock")).to_be_visible()
    for title in ("Jobs", "Requests", "Callbacks", "Charges", "Trouble", "Scenario", "Clock"):
        expect(console.get_by_role("heading", name=title)).to_be_visible()


def test_one_page_leads_to_the_other(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="What happens in it").click()
    page.get_by_role("link", name="API reference").click()
    expect(page.get_by_role("heading", level=1).first).to_be_visible()


def test_what_was_not_installed_is_said(watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "api_reference", lambda: None)
    with Mock() as gateway:
        watched.home = gateway.url
        watched.page.goto(gateway.url)
        expect(watched.page.get_by_text("make setup")).to_be_visible()


def test_the_judge_sees_who_is_asked_besides_the_mock(page: Page) -> None:
    other = Watched(page, "http://127.0.0.1:1")
    page.goto("/_mock/")
    assert other.strangers
    with pytest.raises(AssertionError):
        other.judge()


def test_the_judge_sees_complaints(watched: Watched) -> None:
    watched.page.goto("/_mock/")
    watched.page.evaluate("fetch('https://example.com/').catch(() => undefined)")
    assert [complaint for complaint in watched.complaints if "Content Security Policy" in complaint]
    watched.complaints.clear()


def test_a_browser_is_told_to_ask_nobody_else(mock_url: str) -> None:
    for path in ("/", "/_mock/"):
        policy = httpx.get(mock_url + path).headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "http" not in policy
        assert "'unsafe-eval'" not in policy
        assert "frame-ancestors 'none'" in policy
