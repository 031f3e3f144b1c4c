"""Generates the Python clients: `python -m tools.generator --dist openapi/dist --output generated_client`."""

import sys

from tools.generator.generate import main

sys.exit(main())
