"""The plugin in a project of somebody else: fixtures by contract, one mock for the run, also under pytest-xdist."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.pytest_runs import WITHOUT_TOOLS
from tools.judges.contracts import CONTRACTS

pytest_plugins = ["pytester"]

TESTS = """
import urllib.request
import json
import pytest

@pytest.mark.parametrize("number", range(4))
def test_mock(number, mock_api, mock_url, {urls}, request):
    assert len({{mock_url, mock_api.url, {urls}}}) == 1
    with urllib.request.urlopen(mock_url + "/_mock/health") as answer:
        assert json.load(answer)["status"] == "ok"
    mock_api.settings(credits=number)
    mock_api.advance(number)
    assert mock_api.jobs() == mock_api.requests() == mock_api.charges() == mock_api.callbacks() == []
    with open("{seen}", "a") as seen:
        seen.write(mock_url + " " + mock_api.world + "\\n")
"""


@pytest.mark.parametrize("workers", [pytest.param(0, marks=pytest.mark.full), 2])
def test_one_mock_serves_the_run_and_each_test_has_a_world(
    workers: int, pytester: pytest.Pytester, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    urls = ", ".join(f"{name}_url" for name in CONTRACTS)
    pytester.makepyfile(TESTS.format(urls=urls, seen=seen))
    result = pytester.runpytest_subprocess(
        "-p", "no:cacheprovider", *WITHOUT_TOOLS, *(["-n", str(workers)] if workers else [])
    )
    result.assert_outcomes(passed=4)
    mocks, worlds = zip(*(line.split() for line in seen.read_text(encoding="utf-8").splitlines()), strict=True)
    assert len(set(mocks)) == 1
    assert len(set(worlds)) == 4


def test_a_run_that_asks_for_no_mock_starts_none(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import psutil

        def test_nothing():
            assert psutil.Process().children(recursive=True) == []
    """)
    pytester.runpytest_subprocess(*WITHOUT_TOOLS).assert_outcomes(passed=1)
