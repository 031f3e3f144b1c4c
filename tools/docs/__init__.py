"""Writes the pages of the documentation that are generated: `python -m tools.docs`."""
