"""Generates the Python clients from the bundles: `make generate`."""
