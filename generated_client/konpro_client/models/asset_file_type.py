# Made from konpro.openapi.json by 'make generate'. Do not edit.
"""The values of `AssetFileType`."""

from typing import Literal, cast

AssetFileType = Literal["audio", "image", "video"]

ASSET_FILE_TYPE_VALUES: set[AssetFileType] = {
    "audio",
    "image",
    "video",
}


def check_asset_file_type(value: object) -> AssetFileType:
    """Return `value`, also if it is not listed: what a response holds may grow.

    Raises:
        TypeError: It is not even of type str.
    """
    if isinstance(value, str):
        return cast(AssetFileType, value)
    raise TypeError(f"unexpected value {value!r}, expected one of {sorted(ASSET_FILE_TYPE_VALUES)!r}")
