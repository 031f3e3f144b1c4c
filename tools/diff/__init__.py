"""Compares contracts with the baseline and says whom a change breaks: `make diff`."""
