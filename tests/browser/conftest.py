"""A page in headless Chromium that may contact nobody but the mock, and may have nothing to complain about."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from image_api_mocks.pytest_plugin import MockApi
from tests.browser.watch import Watched
from tools.install import chromium

# Deadlines for a machine under load: what comes sooner is seen sooner.
DEADLINE_MILLISECONDS = 30_000
WIDE = {"width": 1280, "height": 900}


# While it runs, no test of this process can have an event loop of its own: it ends with the file.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium.find()
    if program is None:
        pytest.skip("Chromium is not here. Install it: python -m tools.install chromium")
    # No name leads anywhere: what a page tries fails, and shows.
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--disable-dev-shm-usage"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments, env=dict(os.environ))
        yield browser
        browser.close()


@pytest.fixture
def watched(browser: Browser, mock_url: str) -> Iterator[Watched]:
    """A page, and all that it did. It fails the test at the end if it did what it may not."""
    context = browser.new_context(viewport=WIDE, base_url=mock_url, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(DEADLINE_MILLISECONDS)
    expect.set_options(timeout=DEADLINE_MILLISECONDS)
    page = context.new_page()
    watched = Watched(page, mock_url)
    yield watched
    context.close()
    watched.judge()


@pytest.fixture
def page(watched: Watched) -> Page:
    """The page by itself."""
    return watched.page


@pytest.fixture
def console(page: Page, mock_api: MockApi) -> Page:
    """The page `/_mock/`, which shows the world of the test."""
    page.goto(f"/_mock/?world={mock_api.world}")
    expect(page.get_by_label("World", exact=True)).to_have_value(mock_api.world)
    return page
