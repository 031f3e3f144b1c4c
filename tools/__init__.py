"""Tools for contributors. They are not distributed."""
