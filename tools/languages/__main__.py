"""Generates clients in another language: `python -m tools.languages go`; alone, lists the languages."""

import sys

from tools.languages.make_client import main

sys.exit(main())
