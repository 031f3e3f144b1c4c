"""Clients in other languages: what makes them of the bundles, one folder per language."""
