# Made from tengr.openapi.json by 'make generate'. Do not edit.
"""What the image behind each URL field must be. `check("photo.jpg", ...)` says so of a file on this machine:

- `CREATE_UPSCALING_V1_IMAGE_URL`: `imageUrl` of `createUpscalingV1`
- `CREATE_UPSCALING_IMAGE_URL`: `imageUrl` of `createUpscaling`
- `CREATE_DETAILER_UPSCALER_IMAGE_URL`: `imageUrl` of `createDetailerUpscaler`
"""

from image_api_core.images import ImageInfo, ImageLimit, check

__all__ = (
    "ImageInfo",
    "ImageLimit",
    "check",
    "CREATE_UPSCALING_V1_IMAGE_URL",
    "CREATE_UPSCALING_IMAGE_URL",
    "CREATE_DETAILER_UPSCALER_IMAGE_URL",
)

CREATE_UPSCALING_V1_IMAGE_URL = ImageLimit(
    field="imageUrl",
    max_pixels=1478656,
    media_types=(
        "image/jpeg",
        "image/png",
        "image/webp",
    ),
)
CREATE_UPSCALING_IMAGE_URL = ImageLimit(
    field="imageUrl",
    max_pixels=1478656,
    media_types=(
        "image/jpeg",
        "image/png",
        "image/webp",
    ),
)
CREATE_DETAILER_UPSCALER_IMAGE_URL = ImageLimit(
    field="imageUrl",
    max_pixels=1478656,
    media_types=(
        "image/jpeg",
        "image/png",
        "image/webp",
    ),
)
