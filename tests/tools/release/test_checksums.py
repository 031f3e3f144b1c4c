"""The files of a release and their checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tools.release.__main__ import BUNDLES, CHECKSUMS, add_bundles, write_checksums


def test_every_published_file_has_its_checksum(tmp_path: Path) -> None:
    packages = [tmp_path / "a-1.0-py3-none-any.whl", tmp_path / "a-1.0.tar.gz"]
    for file in packages:
        file.write_bytes(file.name.encode())
    assets = add_bundles(tmp_path)
    assert {file.name for file in assets} == {*(file.name for file in [*packages, *BUNDLES.iterdir()])}
    write_checksums(tmp_path, assets)
    lines = (tmp_path / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in assets]
