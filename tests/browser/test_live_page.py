"""The page `/_mock/` shows what happens while it happens, and lets things happen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from image_api_mocks.pytest_plugin import MockApi
from tests.browser.watch import Watched
from tests.mocks.jobs_of import ASYNC_JOBS, JOBS, WITH_CALLBACK, body_of, poll, rule, send, state, submit
from tests.mocks.receiver import receiving
from tools.judges.contracts import OPERATIONS

JOB = ASYNC_JOBS[0]
PAID = next(job for job in JOBS if "x-billing" in job.definition)


@pytest.fixture
def loaded_once(console: Page) -> Callable[[], None]:
    """What fails if the page has been loaded anew since."""
    console.evaluate("window.loadedOnce = true")
    return lambda: expect(console.locator("html")).to_have_js_property("ownerDocument.defaultView.loadedOnce", True)


def test_a_job_is_seen_to_finish_without_a_reload(
    console: Page, loaded_once: Callable[[], None], mock_api: MockApi
) -> None:
    mock_api.settings(job_seconds=3600)
    job = submit(mock_api, JOB)
    row = console.locator("#jobs tbody tr").filter(has_text=job)
    pending, done = state(mock_api, JOB, job), rule(JOB)["states"]["succeeded"][0]
    expect(row).to_contain_text(pending)
    expect(row.get_by_role("img")).to_have_count(0)
    mock_api.advance(3600)
    expect(row).to_contain_text(done)
    image = row.get_by_role("img").first
    expect(image).to_have_accessible_name(f"Image 1 of job {job}")
    expect(image).not_to_have_js_property("naturalWidth", 0)
    loaded_once()


@pytest.mark.parametrize(("outcome", "kind"), [("succeeded", "good"), ("failed", "bad")])
@pytest.mark.parametrize("operation", ASYNC_JOBS, ids=str)
def test_how_a_job_ended_is_seen_by_its_colour(
    console: Page, mock_api: MockApi, operation: Any, outcome: str, kind: str
) -> None:
    mock_api.settings(job_seconds=3600)
    job = submit(mock_api, operation, prefer=f"outcome={rule(operation)['states'][outcome][-1]}")
    cell = console.locator("#jobs tbody tr").filter(has_text=job).locator("td").nth(1)
    expect(cell).to_contain_class("wait")
    mock_api.advance(3600)
    expect(cell).to_contain_class(kind)


def test_a_fault_injected_by_a_click_shows_in_the_next_call(console: Page, mock_api: MockApi) -> None:
    console.get_by_role("button", name="Next call: 503").click()
    expect(console.get_by_role("status")).to_have_text("Waits to go wrong: Next call: 503.")
    expect(console.get_by_role("list", name="Waiting to go wrong")).to_contain_text("error status, 503: any operation")
    assert send(mock_api, JOB, body_of(JOB)).status_code == 503
    row = console.locator("#requests tbody tr").first
    expect(row).to_contain_text("503")
    expect(row).to_contain_text("fault: status")
    expect(console.get_by_role("list", name="Waiting to go wrong")).to_have_text("nothing")
    assert send(mock_api, JOB, body_of(JOB)).status_code == JOB.success


def test_any_fault_can_be_injected(console: Page, mock_api: MockApi) -> None:
    console.get_by_text("Anything else", exact=True).click()
    console.get_by_label("What", exact=True).select_option("error status")
    console.get_by_label("Operation").select_option(str(JOB))
    console.get_by_label("How often").fill("2")
    console.get_by_label("Status", exact=True).fill("429")
    console.get_by_label("Retry-After, seconds").fill("7")
    console.get_by_role("button", name="Let it go wrong").click()
    waiting = console.get_by_role("list", name="Waiting to go wrong")
    expect(waiting).to_have_text(f"error status, 429, retry after 7 s: {JOB}, 2 times")
    answer = send(mock_api, JOB, body_of(JOB))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    console.get_by_role("button", name="Call it all off").click()
    expect(waiting).to_have_text("nothing")
    assert send(mock_api, JOB, body_of(JOB)).status_code == JOB.success


def test_what_the_mock_refuses_is_said(console: Page, watched: Watched) -> None:
    watched.refusals.append("/_mock/faults")
    console.get_by_role("button", name="Next job: fails").evaluate(
        "button => button.dataset.fault = JSON.stringify({fault: 'job_fails', operation: 'noSuchOperation'})"
    )
    with console.expect_response("**/_mock/faults"):
        console.get_by_role("button", name="Next job: fails").click()
    expect(console.get_by_role("status")).to_contain_text("No operation is called 'noSuchOperation'")


def test_callbacks_are_shown_with_their_attempts(console: Page, mock_api: MockApi) -> None:
    operation = WITH_CALLBACK[0]
    mock_api.settings(job_seconds=0)
    with receiving(500, 200) as receiver:
        submit(mock_api, operation, callback=receiver.url)
        rows = console.locator("#callbacks tbody tr")
        expect(rows.first).to_contain_text("failed (500)")
        mock_api.advance(60)
        expect(rows.first).to_contain_text("delivered (200)")
        expect(rows).to_have_count(2)


def test_charges_are_shown_with_their_sum(console: Page, mock_api: MockApi) -> None:
    price, unit = PAID.definition["x-billing"]["amount"], PAID.definition["x-billing"]["unit"]
    submit(mock_api, PAID)
    submit(mock_api, PAID)
    total = f"{2 * price:g} {unit}{'' if 2 * price == 1 else 's'}"
    expect(console.get_by_role("heading", name="Charges")).to_have_text(f"Charges 2, in all {total}")
    expect(console.locator("#charges tbody tr").first).to_contain_text(str(PAID))


def test_a_scenario_is_chosen_and_left_again(console: Page, mock_api: MockApi) -> None:
    console.get_by_label("Played where").select_option("vendor-down")
    console.get_by_role("button", name="Play it").click()
    expect(console.get_by_role("status")).to_have_text("Played from its beginning: vendor-down.")
    assert send(mock_api, JOB, body_of(JOB)).status_code >= 500
    console.get_by_role("button", name="Back to how the mock was started").click()
    expect(console.get_by_role("status")).to_contain_text("started with")
    assert send(mock_api, JOB, body_of(JOB)).status_code == JOB.success


def test_the_clock_is_moved(console: Page, mock_api: MockApi) -> None:
    mock_api.settings(job_seconds=3000)
    job = submit(mock_api, JOB)
    console.get_by_role("button", name="+ 1 h").click()
    expect(console.locator("#clock")).to_contain_text("moved forward by 3600 s")
    assert state(mock_api, JOB, job) == rule(JOB)["states"]["succeeded"][0]


def test_everything_is_forgotten_only_by_who_is_sure(console: Page, mock_api: MockApi) -> None:
    job = submit(mock_api, JOB)
    row = console.locator("#jobs tbody tr").filter(has_text=job)
    for answer, left in (("Keep it", 1), ("Forget it", 0)):
        console.get_by_role("button", name="Forget everything").click()
        console.get_by_role("dialog").get_by_role("button", name=answer).click()
        expect(console.get_by_role("dialog")).to_have_count(0)
        expect(row).to_have_count(left)
    assert poll(mock_api, JOB, job).status_code == 404


def test_what_a_request_brings_along_stays_text(console: Page, mock_api: MockApi) -> None:
    bait = '<img src=x onerror="window.caught = true">'
    name = next(name for name, value in body_of(JOB).items() if isinstance(value, str))
    send(mock_api, JOB, body_of(JOB) | {name: bait, bait: bait})
    row = console.locator("#requests tbody tr").first
    row.get_by_text("request and answer").click()
    expect(row.locator("pre")).to_contain_text("window.caught")
    assert console.locator("#requests img").count() == 0
    assert console.evaluate("window.caught") is None


def test_what_is_open_stays_open_while_more_comes(console: Page, mock_api: MockApi) -> None:
    submit(mock_api, JOB)
    row = console.locator("#requests tbody tr").first
    summary = row.get_by_text("request and answer")
    summary.click()
    opened = console.locator("#requests details[open]")
    expect(opened).to_have_count(1)
    submit(mock_api, JOB)
    expect(console.locator("#requests tbody tr")).to_have_count(2)
    expect(opened).to_have_count(1)
    expect(opened.locator("summary")).to_be_focused()


def test_the_page_stands_still_when_it_is_told_to(page: Page, mock_api: MockApi) -> None:
    page.clock.install()  # what the page would do in time it does at once, or never
    page.goto(f"/_mock/?world={mock_api.world}")
    rows, live = page.locator("#requests tbody tr"), page.get_by_role("button", name="Live")
    expect(rows).to_contain_text("No request has come in this world.")
    with page.expect_response("**/_mock/overview"):
        page.clock.run_for(2000)
    live.click()
    expect(live).to_have_attribute("aria-pressed", "false")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    submit(mock_api, JOB)
    page.clock.run_for(60_000)
    assert asked == []
    expect(rows).to_contain_text("No request has come in this world.")
    live.click()
    expect(rows).to_contain_text(JOB.path)


def test_a_mock_that_has_gone_is_said_and_noticed_when_it_is_back(console: Page, watched: Watched) -> None:
    watched.refusals.append("/_mock/overview")
    console.route("**/_mock/overview", lambda route: route.fulfill(status=503, json={"message": "It is starting."}))
    expect(console.locator("#connection")).to_have_text("It is starting.")
    console.unroute("**/_mock/overview")
    expect(console.locator("#connection")).to_be_empty()


def test_another_world_is_shown_when_it_is_chosen(console: Page, mock_api: MockApi) -> None:
    submit(mock_api, JOB)
    expect(console.locator("#requests tbody tr")).to_have_count(1)
    world = f"{mock_api.world}-other"
    send(mock_api, JOB, body_of(JOB), key=f"mock-key.{world}")
    send(mock_api, JOB, body_of(JOB), key=f"mock-key.{world}")
    console.get_by_label("World", exact=True).select_option(world)
    expect(console.locator("#requests tbody tr")).to_have_count(2)


def test_the_keyboard_is_enough(console: Page, mock_api: MockApi) -> None:
    """From the top of the page, with Tab and Enter alone: a fault, the details of a request, a reset."""

    def go_to(name: str, role: str = "button") -> None:
        wanted = console.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        for _ in range(200):
            console.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                ring = wanted.evaluate("element => getComputedStyle(element).outlineStyle")
                assert ring != "none", f"{name} does not show that it has the focus"
                return
        raise AssertionError(f"Tab never comes to {name}")

    console.locator("body").evaluate("body => { body.tabIndex = -1; body.focus(); }")
    console.keyboard.press("Tab")
    expect(console.get_by_role("link", name="Skip to what is to happen")).to_be_focused()
    console.keyboard.press("Enter")
    go_to("Next call: 503")
    console.keyboard.press("Enter")
    expect(console.get_by_role("list", name="Waiting to go wrong")).to_contain_text("503")
    assert send(mock_api, JOB, body_of(JOB)).status_code == 503
    row = console.locator("#requests tbody tr").first
    expect(row).to_contain_text("503")
    summary = row.locator("summary")
    summary.focus()
    console.keyboard.press("Enter")
    expect(row.locator("pre")).to_be_visible()
    go_to("Forget everything")
    console.keyboard.press("Enter")
    expect(console.get_by_role("button", name="Keep it")).to_be_focused()
    console.keyboard.press("Tab")
    console.keyboard.press("Enter")
    expect(console.get_by_role("status")).to_have_text("All forgotten.")
    expect(row).to_contain_text("No request has come in this world.")


def test_every_kind_of_fault_has_a_name(console: Page) -> None:
    """The page lists what the contract of the admin API lists."""
    shown = console.locator("#kind option").evaluate_all("options => options.map(option => option.value)")
    contract = json.loads(console.request.get("/_mock/openapi.json").text())
    assert shown == contract["components"]["schemas"]["NewFault"]["properties"]["fault"]["enum"]
    operations = console.locator("#operation option").evaluate_all("options => options.map(option => option.value)")
    assert sorted(operations) == sorted(["*", *map(str, OPERATIONS)])
    assert not re.search("undefined", console.locator("body").inner_text())
