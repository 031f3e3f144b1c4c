"""Runs the command `image-api-mocks` as `python -m image_api_mocks`."""

import sys

from image_api_mocks.cli import main

sys.exit(main())
