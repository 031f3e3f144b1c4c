"""The description of image-api-contracts on a package index: README.md with absolute links."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

# A Markdown link or image whose target is a path: [text](docs/mock.md#faults), ![text](docs/images/mock.png).
_RELATIVE = re.compile(r"(!?)(\[(?:[^\[\]]|\[[^\]]*\])*\])\((?![a-z]+:|#|/)([^)\s]+)\)")


class Readme(MetadataHookInterface):
    """Makes the links of README.md absolute, so that they work outside the repository too.

    A source distribution carries the result in its PKG-INFO, so hatchling does not call this hook there.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `readme`."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        home, tag = metadata["urls"]["Homepage"], f"v{metadata['version']}"
        metadata["readme"] = {"content-type": "text/markdown", "text": absolute_links(text, home, tag)}


def absolute_links(text: str, home: str, tag: str) -> str:
    """Return Markdown with relative links and images made absolute.

    Args:
        text: Markdown as it stands in the root of the repository.
        home: The URL of the repository.
        tag: The git tag that the links lead to.
    """
    return _RELATIVE.sub(
        lambda link: f"{link[1]}{link[2]}({home}/{'raw' if link[1] else 'blob'}/{tag}/{link[3]})", text
    )
