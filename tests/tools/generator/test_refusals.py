"""What no client can be made of is refused by name, with what to do; and nothing is left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.generator.zoo import REFUSED, Document
from tools.generator.generate import GenerationError, config_file, generate_all
from tools.judges.contracts import ROOT


@pytest.mark.parametrize(("document", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused(tmp_path: Path, document: Document, reason: str) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "bad.openapi.json").write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(GenerationError) as caught:
        generate_all(tmp_path / "dist", tmp_path / "clients")
    assert reason in str(caught.value)
    assert "object at 0x" not in str(caught.value)
    assert not (tmp_path / "clients").exists()


def test_a_setting_that_is_misspelt_is_refused() -> None:
    assert config_file(literal_enums=True).literal_enums is True
    with pytest.raises(GenerationError, match="no setting literal_enum: use one of class_overrides, "):
        config_file(literal_enum=True)


def test_ruff_is_pinned_and_told_what_to_do() -> None:
    """Another ruff, or another configuration, would write other bytes."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (pinned,) = [line.strip(' ",') for line in project.splitlines() if line.strip().startswith('"ruff')]
    name, _, version = pinned.partition("==")
    installed = subprocess.run([sys.executable, "-m", name, "--version"], capture_output=True, text=True, check=True)
    assert installed.stdout.split() == [name, version]
    assert 'select = ["F", "I", "UP"]' in (ROOT / "tools" / "generator" / "ruff.toml").read_text(encoding="utf-8")
