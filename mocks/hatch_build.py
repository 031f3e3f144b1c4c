"""What hatchling cannot read from pyproject.toml when it builds image-api-mocks."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

_NODE_BUNDLE = ("prism.cjs", "api-reference.js", "LICENSES.txt")


class Dependencies(MetadataHookInterface):
    """Adds image-api-contracts of the version that is being built to the dependencies of pyproject.toml.

    The version then stands in one file, version.py of the client core. A source distribution carries the result in
    its PKG-INFO, so hatchling does not call this hook there.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set `dependencies`."""
        metadata["dependencies"] = [f"image-api-contracts=={metadata['version']}", *self.config["requires"]]


class NodeBundle(BuildHookInterface[Any]):
    """Rejects a build without the JavaScript files of Prism and of the API reference, which git does not track."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Check that the files exist.

        Raises:
            FileNotFoundError: A file is missing, and this is no editable installation.
        """
        folder = Path(self.root) / "image_api_mocks" / "node"
        missing = [name for name in _NODE_BUNDLE if not (folder / name).is_file()]
        if missing and version != "editable":
            raise FileNotFoundError(
                f"image-api-mocks is not built: {folder} has no {', '.join(missing)}. "
                "In the checkout, build these files first: make setup"
            )
