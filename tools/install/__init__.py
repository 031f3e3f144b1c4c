"""Installs what some tests need and a package registry has."""
