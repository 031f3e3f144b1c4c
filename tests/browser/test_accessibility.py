"""The pages can be read and used by everybody, on a wide screen and on a narrow one, in the light and in the dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from image_api_mocks.pytest_plugin import MockApi
from tests.browser.watch import Watched
from tests.mocks.jobs_of import ASYNC_JOBS, ask, body_of, send, submit
from tools.judges.contracts import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# What fades in, or from one colour scheme to the other, is too pale at first. Without transitions it is there at once;
# a change shows two frames later. A sheet that is made by a script is no inline style, which the policy would refuse.
SETTLED = """async () => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
    await new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)));
}"""
SCREENS = pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])


def violations(page: Page, where: str = "html", *, but: tuple[str, ...] = ()) -> list[str]:
    """Return what axe finds in an element, by its selector, by all its rules but these."""
    page.wait_for_load_state("networkidle")
    page.evaluate(SETTLED)
    page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script of the page, which its policy would refuse
    # All that axe finds is much more than is read here, and slow to hand over.
    passed, found = page.evaluate(
        """async ([where, rules]) => {
            const {passes, violations} = await axe.run(where, {rules});
            return [passes.length, violations.flatMap(({id, nodes}) =>
                nodes.map(({html, failureSummary}) => `${id}: ${html.slice(0, 120)} (${failureSummary})`))];
        }""",
        [where, {rule: {"enabled": False} for rule in but}],
    )
    assert passed
    return list(found)


@SCREENS
def test_the_live_page(width: int, scheme: str, console: Page, mock_api: MockApi) -> None:
    console.set_viewport_size({"width": width, "height": 900})
    console.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    mock_api.settings(job_seconds=0)
    ask("GET", f"{mock_api.url}/nothing", headers={"Mock-World": "w" * 100})  # is one to choose, then
    submit(mock_api, ASYNC_JOBS[0])
    send(mock_api, ASYNC_JOBS[0], body_of(ASYNC_JOBS[0]) | {"no_such_field": 1})
    mock_api.fault("job_fails")
    submit(mock_api, ASYNC_JOBS[0], callback="http://192.0.2.1/")
    mock_api.fault("status", status=503)
    expect(console.locator("#requests tbody tr")).to_have_count(3)
    expect(console.locator("#callbacks tbody tr")).to_contain_text("refused")
    console.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert violations(console) == []
    assert console.evaluate("document.documentElement.scrollWidth") <= width
    console.get_by_role("button", name="Forget everything").click()
    assert violations(console) == []


@SCREENS
def test_the_reference(width: int, scheme: str, watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/")
    expect(page.get_by_role("heading", level=1).first).to_be_visible()
    expect(page.locator("body")).to_contain_class(f"{scheme}-mode")
    assert violations(page) == []
    page.get_by_role("button", name="Test Request").first.click()
    expect(page.get_by_role("dialog").locator(".cm-content")).to_be_visible()
    # The dialog has a <main> of its own, and no other role is allowed to that element. The one behind it is out of
    # reach as long as the dialog is open.
    assert violations(page, "[role=dialog]", but=("landmark-no-duplicate-main",)) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_what_is_wrong(console: Page) -> None:
    console.evaluate("document.querySelector('label[for=world]').remove()")
    assert any(found.startswith("select-name") for found in violations(console))


def test_who_listens_hears_what_was_asked_for_and_no_chatter(console: Page, mock_api: MockApi) -> None:
    """One region is read out, and it changes only when the person did something."""
    regions = console.locator("[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output")
    expect(regions).to_have_count(1)
    console.evaluate(
        "new MutationObserver(() => window.heard = (window.heard ?? 0) + 1)"
        ".observe(document.querySelector('[role=status]'), {childList: true, characterData: true, subtree: true})"
    )
    submit(mock_api, ASYNC_JOBS[0])
    expect(console.locator("#requests tbody tr")).to_have_count(1)
    assert console.evaluate("window.heard") is None
    console.get_by_role("button", name="Next call: 503").click()
    expect(console.get_by_role("status")).to_contain_text("503")
    assert console.evaluate("window.heard") == 1
