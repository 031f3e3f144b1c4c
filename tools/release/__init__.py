"""Builds the two distributions and rehearses a release. Run `python -m tools.release` (`make release`)."""
