"""A request is tried in the reference: it reaches the mock, and what comes back is on the screen."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, expect

from image_api_mocks.pytest_plugin import MockApi
from tests.browser.watch import Watched
from tests.mocks.jobs_of import JOBS, body_of
from tools.judges.contracts import CONTRACTS, OPERATIONS, Operation

ONE_OF_EACH = [next(job for job in JOBS if job.document is document) for document in CONTRACTS.values()]
BYTES = [operation for operation in OPERATIONS if operation.definition.get("servers")]
assert BYTES


def open_try_it(watched: Watched, operation: Operation) -> Locator:
    name = next(name for name, document in CONTRACTS.items() if document is operation.document)
    watched.page.goto(f"/#{name}/tag/{operation.definition['tags'][0]}/{operation}")
    watched.page.get_by_role("button", name=f"Test Request ({operation.method} {operation.path})").click()
    return watched.page.get_by_role("dialog")


def send(dialog: Locator) -> None:
    dialog.get_by_role("button", name=re.compile("^Send ")).first.click()


@pytest.mark.parametrize("operation", ONE_OF_EACH, ids=str)
def test_a_request_succeeds_as_it_stands_there_and_a_wrong_one_shows_why(
    operation: Operation, watched: Watched
) -> None:
    watched.refusals.append(operation.path)
    dialog = open_try_it(watched, operation)
    with watched.page.expect_response(f"**{operation.path}") as answered:
        send(dialog)
    assert answered.value.status == operation.success
    expect(dialog.get_by_text(re.compile(rf"^{operation.success} "))).to_be_visible()
    assert watched.complaints == []

    dialog.locator(".cm-content[contenteditable=true]").first.click()
    watched.page.keyboard.press("ControlOrMeta+A")
    watched.page.keyboard.insert_text(json.dumps(body_of(operation) | {"no_such_field": 1}))
    send(dialog)
    expect(dialog.get_by_text(re.compile("^400 "))).to_be_visible()
    reason = dialog.get_by_text("must NOT have additional properties; found 'no_such_field'").first
    expect(reason).to_be_in_viewport(ratio=1)


def test_an_operation_with_a_host_of_its_own_goes_to_the_mock(watched: Watched, mock_api: MockApi) -> None:
    """Its file is left out: what counts here is who is asked."""
    operation = BYTES[0]
    watched.refusals.append(operation.path)
    dialog = open_try_it(watched, operation)
    with watched.page.expect_request(f"**{operation.path}") as asked:
        send(dialog)
    assert asked.value.url == f"{mock_api.url}{operation.path}"
