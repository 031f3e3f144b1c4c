"""Runs the command `image-api-mocks` as `python -m image_api_mocks`."""

import sys

from image_api_mocks.cli import main

if __name__ == "__main__":
    sys.exit(main())
