"""The generated pages say what the contracts, the languages and the scenarios say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.ledger import OPENAPI, VENDORS, read_bundle
from tools.docs.__main__ import PAGES, ROOT, main
from tools.judges.contract.outline import operations

README = OPENAPI.parent / "README.md"


def test_the_pages_are_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0, capsys.readouterr().err


@pytest.mark.full
def test_a_stale_page_is_named_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in PAGES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    stale = tmp_path / "docs" / "scenarios.md"
    stale.write_text("old", encoding="utf-8")
    assert main(["--check"], tmp_path) == 1
    assert "docs/scenarios.md" in capsys.readouterr().err
    assert stale.read_text(encoding="utf-8") == "old"
    assert main([], tmp_path) == 0
    assert main(["--check"], tmp_path) == 0


def test_a_readme_without_marks_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("# Mine", encoding="utf-8")
    assert main([], tmp_path) == 1
    assert "it needs these two lines" in capsys.readouterr().err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "# Mine"


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_table_names_every_operation(vendor: str) -> None:
    lines = README.read_text(encoding="utf-8").splitlines()
    found = list(operations(read_bundle(vendor)))
    assert found
    for path, method, operation in found:
        rows = [line for line in lines if line.startswith(f"| `{operation['operationId']}` |")]
        assert len(rows) == 1, operation["operationId"]
        assert method.upper() in rows[0]
        assert f"{path}`" in rows[0]
        assert operation["externalDocs"]["url"] in rows[0]
